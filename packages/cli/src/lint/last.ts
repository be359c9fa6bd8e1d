import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LintResult } from '@mechsym/engine';
import { UserError } from '../errors.ts';
import { writeAtomically } from '../files.ts';
import { SESSIONS, sessionsFolder } from '../record/session.ts';

const NAME = 'last.json';

/** Keeps the result for `explain`, which tells nothing of other linters' findings. A project that cannot be written to is linted all the same. */
export async function keepLast(root: string, { imported: _, ...result }: LintResult): Promise<void> {
  try {
    await writeAtomically(join(await sessionsFolder(root), NAME), JSON.stringify(result));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}

export async function readLast(root: string): Promise<LintResult | undefined> {
  try {
    return JSON.parse(await readFile(join(root, SESSIONS, NAME), 'utf8')) as LintResult;
  } catch {
    return undefined;
  }
}
