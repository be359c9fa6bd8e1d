import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding, LintResult, SuppressedFinding } from '@mechsym/engine';
import { UserError } from '../errors.ts';
import { writeAtomically } from '../files.ts';
import { SESSIONS, sessionsFolder } from '../record/session.ts';

const NAME = 'last.json';

/** A result as it is kept, with the findings that its lint has fixed: they are told and proved by their fingerprints. */
interface Last extends LintResult { readonly fixed?: readonly Finding[] }

/** Keeps the result for `explain`, which tells nothing of other linters' findings. A project that cannot be written to is linted all the same. */
export async function keepLast(root: string, { imported: _, ...result }: LintResult, fixed: readonly Finding[]): Promise<void> {
  try {
    await writeAtomically(join(await sessionsFolder(root), NAME), JSON.stringify({ ...result, fixed }));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}

export async function readLast(root: string): Promise<Last | undefined> {
  try {
    return JSON.parse(await readFile(join(root, SESSIONS, NAME), 'utf8')) as Last;
  } catch {
    return undefined;
  }
}

/** Whether an argument names a finding and not a rule: its number or the begin of its fingerprint. */
export function namesFinding(what: string): boolean {
  return isRank(what) || /^[0-9a-f]{8,}$/.test(what);
}

const isRank = (what: string) => /^\d{1,6}$/.test(what);

/**
 * A finding of the last lint by its number or fingerprint.
 * @param again the command to give after a lint, for the message
 * @throws UserError if there is none
 */
export async function findingOf(root: string, what: string, again: string): Promise<{ readonly finding: Finding | SuppressedFinding; readonly result: LintResult }> {
  const result = await readLast(root);
  if (result === undefined) throw new UserError(`nothing has been linted in ${root} yet: mechsym lint, then ${again}`);
  const finding = [...result.findings, ...result.suppressed ?? [], ...isRank(what) ? [] : result.fixed ?? []].find((each) => (isRank(what) ? each.rank === Number(what) : namesFinding(what) && each.fingerprint.startsWith(what)));
  if (finding === undefined) throw new UserError(`the last lint has no finding ${what}: it has ${result.findings.length}`);
  return { finding, result };
}
