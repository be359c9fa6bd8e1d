import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { write } from '@mechsym/facts';
import { problemText } from '@mechsym/formatters';
import { EXIT, reasonOf, UserError } from '../errors.ts';
import { isSpecial, temporaryFor } from '../files.ts';
import { loadRuns } from './load.ts';

/** The command `facts merge`: many recordings become one file. @returns the exit code */
export async function mergeFiles(paths: readonly string[], output: string): Promise<number> {
  const recording = await loadRuns(paths);
  for (const problem of recording.problems) process.stderr.write(`mechsym: ${problemText(problem)}\n`);
  if (recording.processes.length === 0) throw new UserError('no recording in what was given');
  const lines = Readable.from(write(recording));
  if (output === '-') {
    await pipeline(lines, process.stdout, { end: false });
    return EXIT.ok;
  }
  // A device or a pipe is written to; a file is put in the place of the old one when it is whole.
  const inPlace = await isSpecial(output);
  const target = inPlace ? output : temporaryFor(output);
  try {
    await mkdir(dirname(output), { recursive: true });
    const file = createWriteStream(target);
    if (output.endsWith('.gz')) await pipeline(lines, createGzip(), file);
    else await pipeline(lines, file);
    if (!inPlace) await rename(target, output);
  } catch (error) {
    if (!inPlace) await rm(target, { force: true });
    throw new UserError(`${output}: cannot be written: ${reasonOf(error)}`);
  }
  return EXIT.ok;
}
