import { lstatSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Calibration, RuleSource, RuleSpec } from '@mechsym/engine';
import { readAsset } from '../assets.ts';
import { readText } from '../config/read.ts';
import { reasonOf, UserError } from '../errors.ts';
import { shortName } from '../facts/load.ts';

interface Digest {
  readonly rules: readonly { readonly file: string; readonly spec: RuleSpec; readonly page?: string }[];
  readonly calibration: Calibration;
}

/** The built-in rules and the savings measured for them, digested by the build into one file. */
export async function builtinRules(): Promise<{ readonly sources: RuleSource[]; readonly calibration: Calibration }> {
  const { rules, calibration } = JSON.parse((await readAsset('rules.json')).toString('utf8')) as Digest;
  return { sources: rules.map((rule) => ({ ...rule, origin: 'builtin' })), calibration };
}

/** `rule.yaml`, or `rule.LANGUAGE.yaml` where a rule has a file for each language. */
export const isRuleFile = (name: string): boolean => /^rule(\.\w+)?\.yaml$/.test(name);

/** A rule over heap dumps: `lint` leaves it to `heap`, and `heap` the others to `lint`. */
export const isHeapRuleFile = (name: string): boolean => name === 'heap-rule.yaml';

/** Which files are rules of one kind; a file that is named by itself is, unless it is one of the other kind. */
interface Kind {
  readonly is: (name: string) => boolean;
  readonly isOther: (name: string) => boolean;
}
const RULES: Kind = { is: isRuleFile, isOther: isHeapRuleFile };
const HEAP_RULES: Kind = { is: isHeapRuleFile, isOther: (name) => !isHeapRuleFile(name) };

/** Rule files of the user that are read. */
const MOST_RULES = 1000;
/** Folders below a folder of rules that are looked into. */
const DEEPEST = 4;

/** Rules of the user: a path is a rule file, or a folder with a rule.yaml somewhere in it; one with heap rules alone has none for `lint`. */
export async function userRules(paths: readonly string[]): Promise<RuleSource[]> {
  const files = await specsOf(paths, RULES, 'no rule in it: a rule is a rule.yaml in a folder of its own, or a .yaml file named as such');
  return files.map((each) => ({ ...each, origin: 'user' }));
}

interface SpecText { readonly file: string; readonly text: string; readonly page?: string }

/**
 * The texts of heap rules.
 * @param paths heap rules, or folders that have to have some
 * @param include what a configuration includes, which may have none
 */
export async function heapRuleTexts(paths: readonly string[], include: readonly string[]): Promise<readonly SpecText[]> {
  const asked = await specsOf(paths, { ...HEAP_RULES, isOther: () => false }, 'no heap rule in it: a heap rule is a heap-rule.yaml in a folder of its own');
  const known = new Set(asked.map(({ file }) => file));
  return [...asked, ...(await specsOf(include, HEAP_RULES, undefined)).filter(({ file }) => !known.has(file))];
}

/**
 * The texts of rule files, each with its page where it has one.
 * @param none what is said of a path without any rule; undefined if it may be without
 */
async function specsOf(paths: readonly string[], kind: Kind, none: string | undefined): Promise<SpecText[]> {
  const specs: SpecText[] = [];
  for (const path of paths) {
    const files = await ruleFiles(path, kind);
    if (files.length === 0 && none !== undefined && (await ruleFiles(path, { is: kind.isOther, isOther: kind.is })).length === 0) throw new UserError(`${shortName(path)}: ${none}`);
    for (const file of files) {
      if (specs.length >= MOST_RULES) throw new UserError(`${shortName(path)}: more than ${MOST_RULES} rules: at most so many are read`);
      const page = join(dirname(file), 'README.md');
      const hasPage = kind.is(basename(file)) && lstatSync(page, { throwIfNoEntry: false })?.isFile() === true;
      specs.push({ file: shortName(file), text: await readText(file), ...(hasPage && { page: await readText(page) }) });
    }
  }
  return specs;
}

/**
 * Where the savings measured for a rule are kept: `calibration/` beside the rule's folder, as with the built-in rules. Nothing outside of what is
 * included is read, so that it is in the rule's folder where that was included by itself.
 * @param path the rule file or folder that was included
 */
export function calibrationFolder(ruleFile: string, path: string): string {
  const folder = dirname(ruleFile);
  return join(ruleFile === path || folder === path ? folder : dirname(folder), 'calibration');
}

/** The rule files that a path stands for, in an order that does not depend on the file system. */
export async function ruleFiles(path: string, kind = RULES): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return kind.isOther(basename(path)) ? [] : [path];
    return await below(path, kind.is, 0);
  } catch (error) {
    throw new UserError(`${shortName(path)}: cannot be read: ${reasonOf(error)}`);
  }
}

async function below(folder: string, isSpec: (name: string) => boolean, depth: number): Promise<string[]> {
  const files: string[] = [];
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && depth < DEEPEST && !entry.name.startsWith('.') && entry.name !== 'node_modules') files.push(...await below(path, isSpec, depth + 1));
    else if (entry.isFile() && isSpec(entry.name)) files.push(path);
  }
  return files;
}
