import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { plural } from '@mechsym/formatters';
import { EXIT, reasonOf, UserError } from '../errors.ts';
import { print } from '../files.ts';
import { convertNative, holdsNative } from '../record/native.ts';
import { convertRaw } from '../record/raw.ts';
import { SESSIONS } from '../record/session.ts';
import { projectRoot } from '../root.ts';
import { convertText, isText } from '../heap/text.ts';
import { rawFiles } from './load.ts';

/** The command `facts convert`. @returns 0 if facts were made of all, 2 if any could not be read */
export async function convertFolders(folders: readonly string[]): Promise<number> {
  const problems: string[] = [];
  for (const folder of folders) {
    if (await isText(folder)) {
      await print(await convertText(folder));
      continue;
    }
    const isFolder = await stat(folder).then((found) => found.isDirectory(), (error: unknown) => { throw new UserError(`${folder}: cannot be read: ${reasonOf(error)}`); });
    if (!isFolder) throw new UserError(`${folder}: is no folder; give the one that the raw recordings are in, or a profile in the text form of HPROF`);
    const own = await convertOwnFormats(folder);
    const before = (await rawFiles(folder)).length;
    problems.push(...await convertRaw(folder));
    const after = (await rawFiles(folder)).length;
    if (before > 0 || !own) await print(`${folder}: facts were made of ${plural(before - after, 'raw recording')}${after > 0 ? `; ${after} are left, of processes that still run or as said` : ''}\n`);
  }
  for (const problem of problems) process.stderr.write(`mechsym: ${problem}\n`);
  return problems.length > 0 ? EXIT.usage : EXIT.ok;
}

/** What runtimes left in formats of their own, where `record` did not wait for them. @returns whether there was any */
async function convertOwnFormats(folder: string): Promise<boolean> {
  const parent = dirname(resolve(folder));
  const root = basename(parent) === SESSIONS ? dirname(parent) : projectRoot(undefined);
  if (!(await holdsNative(folder, root))) return false;
  const running = await convertNative(folder, root);
  await print(running.length > 0 ? `${folder}: facts will be made of the rest when its processes have ended (${running.join(', ')})\n` : `${folder}: facts were made of what the runtimes left\n`);
  return true;
}
