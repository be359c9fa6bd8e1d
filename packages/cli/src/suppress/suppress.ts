import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { adopted, bulkText, didYouMean, pruned, type BulkEntry, type LintResult, type SuppressInput } from '@mechsym/engine';
import { plural } from '@mechsym/formatters';
import type { SuppressOptions } from '../commands/suppress-options.ts';
import { UserError } from '../errors.ts';
import { shortName } from '../facts/load.ts';
import { writeAtomically } from '../files.ts';
import { readSuppressions } from './file.ts';

const NAME = 'mechsym-suppressions.json';

/** The suppressions of a project, as a command was asked to use and to change them. */
export interface Suppressions {
  readonly input: SuppressInput;
  /** absolute */
  readonly file: string;
  readonly entries: readonly BulkEntry[];
  readonly isThere: boolean;
  readonly options: SuppressOptions;
}

/** @param rules names of all rules */
export async function suppressionsFor(options: SuppressOptions, root: string, rules: readonly string[]): Promise<Suppressions> {
  const { suppressAll = false, suppressRule = [], suppressionsLocation, pruneSuppressions } = options;
  if (suppressAll && suppressRule.length > 0) throw new UserError('--suppress-all is about every rule: leave out --suppress-rule');
  for (const rule of suppressRule) {
    if (!rules.includes(rule)) throw new UserError(`--suppress-rule ${rule}: there is no such rule${didYouMean(rule, rules)}`);
  }
  const file = suppressionsLocation === undefined ? join(root, NAME) : resolve(suppressionsLocation);
  const read = await readSuppressions(file);
  if (read === undefined && suppressionsLocation !== undefined && !suppressAll && suppressRule.length === 0 && pruneSuppressions !== true) {
    throw new UserError(`--suppressions-location ${suppressionsLocation}: no such file; with --suppress-all it is written`);
  }
  const entries = read ?? [];
  const files = [...new Set(entries.map((entry) => entry.file))];
  return {
    file, entries, options, isThere: read !== undefined,
    input: {
      today: today(),
      bulk: { name: relative(root, file).split(sep).join('/'), entries, gone: new Set(files.filter((each) => !existsSync(join(root, each)))) },
      ...((suppressAll || suppressRule.length > 0) && { adopt: (rule: string) => suppressAll || suppressRule.includes(rule) }),
    },
  };
}

/** Writes the file anew if that was asked for. @returns what was done, as a line for a person; undefined if nothing was asked */
export async function saveSuppressions({ input, file, entries, isThere, options }: Suppressions, result: LintResult): Promise<string | undefined> {
  const adopts = input.adopt !== undefined;
  const prunes = options.pruneSuppressions === true;
  if (!adopts && !prunes) return undefined;
  const kept = prunes ? pruned(entries, result) : entries;
  const next = adopts ? adopted(kept, result) : kept;
  const text = bulkText(next);
  if (!isThere && next.length === 0) return `nothing to suppress: ${shortName(file)} is not written`;
  if (text !== bulkText(entries) || !isThere) await writeAtomically(file, text);
  const removed = sum(entries) - sum(kept);
  const done = [
    ...(adopts ? [`${plural(sum(next) - sum(kept), 'finding')} added`] : []),
    ...(prunes ? [`${plural(removed, 'unused one')} taken out`] : []),
  ];
  return `${shortName(file)}: ${done.join(', ')}; it counts ${plural(sum(next), 'finding')}`;
}

const sum = (entries: readonly BulkEntry[]) => entries.reduce((total, { count }) => total + count, 0);

/** The date where the command runs, as `until=` has it. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
