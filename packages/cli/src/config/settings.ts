import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { assetPath } from '../assets.ts';
import { reasonOf, UserError } from '../errors.ts';
import { shortName } from '../facts/load.ts';
import type { LintOptions } from '../commands/options.ts';
import { findConfig, loadConfig, type FoundConfig } from './find.ts';
import { readChecked } from './read.ts';
import { RULESET_SCHEMA, type Config, type Level, type Ruleset } from './schema.ts';

/** Everything that decides what a lint does: the configuration with its rulesets, under the options of the command line. */
export interface Settings {
  readonly levels: Readonly<Record<string, Level>>;
  readonly ruleOptions: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** rule files and folders, absolute */
  readonly include: readonly string[];
  readonly minImpact: number;
  readonly audience: 'developer' | 'runtime';
  readonly uncalibrated: boolean;
  /** absolute */
  readonly paths: readonly string[];
  /** facts files and folders to use where nothing is recorded, absolute */
  readonly facts: readonly string[];
  /** where each rule's level was set, for `rules list` */
  readonly sources: Readonly<Record<string, string>>;
}

/** Part of the run that a finding has to save to be shown, unless asked otherwise. */
const FLOOR = 0.01;

interface Open {
  levels: Record<string, Level>;
  ruleOptions: Record<string, Readonly<Record<string, unknown>>>;
  include: string[];
  sources: Record<string, string>;
}

/** @param paths of the command line; they replace those of the configuration */
export async function settingsFor(options: LintOptions, paths: readonly string[], cwd: string): Promise<Settings> {
  const found = await configFor(options, cwd);
  const open: Open = { levels: {}, ruleOptions: {}, include: [], sources: {} };
  const config: Config = found?.config ?? {};
  if (found !== undefined) await apply(found.file, config, open, []);
  open.include.push(...(options.rules ?? []).map((path) => resolve(cwd, path)));
  const base = found === undefined ? cwd : dirname(found.file);
  return {
    ...open,
    minImpact: options.minImpact ?? partOf(config.minImpact, found?.file) ?? FLOOR,
    uncalibrated: options.uncalibrated === true,
    audience: options.audience ?? config.audience ?? 'developer',
    facts: (config.facts ?? []).map((path) => resolve(base, path)),
    paths: paths.length > 0 ? paths.map((path) => existing(resolve(cwd, path), path)) : (config.paths ?? []).map((path) => resolve(base, path)),
  };
}

function configFor(options: LintOptions, cwd: string): Promise<FoundConfig | undefined> {
  if (options.config === false) return Promise.resolve(undefined);
  if (typeof options.config === 'string') return loadConfig(resolve(cwd, options.config));
  return findConfig(cwd);
}

function existing(path: string, asTyped: string): string {
  if (!existsSync(path)) throw new UserError(`${asTyped}: no such file or folder`);
  return path;
}

function partOf(value: string | number | undefined, file: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const match = /^(\d+(?:\.\d*)?|\.\d+)\s*(%?)$/.exec(String(value).trim());
  const part = match === null ? NaN : Number(match[1]) / (match[2] === '%' ? 100 : 1);
  if (!(part >= 0 && part <= 1)) throw new UserError(`${shortName(file ?? '')}: \`minImpact\` has to be a part of the run, such as 1% or 0.01`);
  return part;
}

/** Adds a ruleset after those that it extends, so that the nearer one has the last word. */
async function apply(file: string, ruleset: Ruleset, open: Open, chain: readonly string[]): Promise<void> {
  if (chain.includes(file)) throw new UserError(`${shortName(file)}: \`extends\` goes round in a circle: ${[...chain, file].map(shortName).join(' -> ')}`);
  const parents = ruleset.extends === undefined ? [] : typeof ruleset.extends === 'string' ? [ruleset.extends] : ruleset.extends;
  for (const name of parents) {
    const parent = rulesetFile(name, file);
    let text: string;
    try {
      text = await readFile(parent, 'utf8');
    } catch (error) {
      throw new UserError(`${shortName(file)}: \`extends: ${name}\`: ${shortName(parent)} cannot be read: ${reasonOf(error)}`);
    }
    await apply(parent, await readChecked<Ruleset>(parent, text, RULESET_SCHEMA) ?? {}, open, [...chain, file]);
  }
  open.include.push(...(ruleset.include ?? []).map((path) => existing(resolve(dirname(file), path), `${shortName(file)}: \`include: ${path}\``)));
  for (const [rule, entry] of Object.entries(ruleset.rules ?? {})) {
    const { level, options } = typeof entry === 'string' ? { level: entry, options: undefined } : entry;
    if (level !== undefined) {
      open.levels[rule] = level;
      open.sources[rule] = shortName(file);
    }
    if (options !== undefined) open.ruleOptions[rule] = { ...open.ruleOptions[rule], ...options };
  }
}

/** `recommended`: one of ours. `./team.yaml`: a file. Anything else: ruleset.yaml of a package in node_modules; no code of it runs. */
function rulesetFile(name: string, from: string): string {
  if (isAbsolute(name) || name.startsWith('.') || /\.(ya?ml|json)$/.test(name)) return resolve(dirname(from), name);
  const own = assetPath(`rulesets/${name}.yaml`);
  if (existsSync(own)) return own;
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    const file = join(folder, 'node_modules', name, 'ruleset.yaml');
    if (existsSync(file)) return file;
    if (dirname(folder) === folder) throw new UserError(`${shortName(from)}: \`extends: ${name}\`: no ruleset of mechsym and no installed package with a ruleset.yaml is called so`);
  }
}
