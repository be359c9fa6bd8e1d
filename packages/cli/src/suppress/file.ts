import { readFile } from 'node:fs/promises';
import { BULK_SCHEMA, bulkEntries, isBulkFile, type BulkEntry, type BulkFile } from '@mechsym/engine';
import { readChecked } from '../config/read.ts';
import { reasonOf, UserError } from '../errors.ts';
import { shortName } from '../facts/load.ts';

/**
 * The entries of a suppressions file; undefined if there is no file.
 * @throws UserError if it is there and cannot be read, or holds what it must not; with file, line and column
 */
export async function readSuppressions(file: string): Promise<readonly BulkEntry[] | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UserError(`${shortName(file)}: cannot be read: ${reasonOf(error)}`);
  }
  refuseConflict(file, text);
  const value = asWritten(text) ?? (await readChecked<BulkFile>(file, text, BULK_SCHEMA))?.value;
  if (value === undefined) throw new UserError(`${shortName(file)}:1: it is empty: remove it, and mechsym lint --suppress-all writes it anew`);
  return bulkEntries(value, shortName(file));
}

/**
 * The file if it is right as this command writes it, a name a line and each once. Undefined calls for the check that says what is
 * wrong and where, or that it is right in other clothes: its libraries take 0.1 s to load, and 0.3 s a thousand entries.
 */
function asWritten(text: string): BulkFile | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isBulkFile(value) && Object.keys(value).length === text.match(/^ *"/gm)?.length ? value : undefined;
  } catch {
    return undefined;
  }
}

function refuseConflict(file: string, text: string): void {
  const at = text.search(/^(?:<{7}|={7}|>{7})(?: |\r?$)/m);
  if (at < 0) return;
  const line = text.slice(0, at).split('\n').length;
  throw new UserError(`${shortName(file)}:${line}: a merge was not finished here: keep the lines of both sides, and of two lines with one name the larger count`);
}
