import { basename } from 'node:path';
import { lstatSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { compileHeapRules, type CompiledHeapRule, type HeapRuleSource, type HeapRuleSpec, type Problem } from '@mechsym/engine';
import { readAsset } from '../assets.ts';
import { readText } from '../config/read.ts';
import { reasonOf, UserError } from '../errors.ts';
import { shortName } from '../facts/load.ts';

export const HEAP_RULE_FILE = 'heap-rule.yaml';
/** Folders below a folder of rules that are looked into. */
const DEEPEST = 4;

/** The built-in heap rules and those of the user, compiled. @param paths heap-rule.yaml files, or folders with some */
export async function heapRules(paths: readonly string[]): Promise<{ readonly rules: readonly CompiledHeapRule[]; readonly problems: readonly Problem[] }> {
  const builtin = JSON.parse((await readAsset('heap-rules.json')).toString('utf8')) as readonly { file: string; spec: HeapRuleSpec; page?: string }[];
  const own: HeapRuleSource[] = [];
  for (const path of paths) {
    const files = await filesOf(path);
    if (files.length === 0) throw new UserError(`${shortName(path)}: no heap rule in it: a heap rule is a ${HEAP_RULE_FILE} in a folder of its own`);
    for (const file of files) {
      const page = join(dirname(file), 'README.md');
      const hasPage = basename(file) === HEAP_RULE_FILE && lstatSync(page, { throwIfNoEntry: false })?.isFile() === true;
      own.push({ file: shortName(file), text: await readText(file), ...(hasPage && { page: await readText(page) }) });
    }
  }
  return compileHeapRules([...builtin, ...own]);
}

async function filesOf(path: string, depth = 0): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const files: string[] = [];
    for (const entry of (await readdir(path, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.isDirectory() && depth < DEEPEST && !entry.name.startsWith('.') && entry.name !== 'node_modules') files.push(...await filesOf(join(path, entry.name), depth + 1));
      else if (entry.isFile() && entry.name === HEAP_RULE_FILE) files.push(join(path, entry.name));
    }
    return files;
  } catch (error) {
    throw new UserError(`${shortName(path)}: cannot be read: ${reasonOf(error)}`);
  }
}
