import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ADAPTERS } from '@mechsym/adapters';
import { Recording, readInto, type ReadOptions } from '@mechsym/facts';
import { reasonOf, UserError } from '../errors.ts';
import { runsOf } from './runs.ts';

const FACTS_FILE = /\.facts\.jsonl(\.gz)?$/;

/** The facts files that a path stands for: itself, or those in the folder. */
export async function factsFiles(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    return (await readdir(path)).filter((name) => FACTS_FILE.test(name)).sort().map((name) => join(path, name));
  } catch (error) {
    throw new UserError(`${path}: cannot be read: ${reasonOf(error)}`);
  }
}

/** The raw recordings in a folder; none where the path is a file. */
export async function rawFiles(path: string): Promise<string[]> {
  const names = await readdir(path).catch(() => []);
  return names.filter((name) => ADAPTERS.some(({ raw }) => raw?.isRaw(name) === true)).sort().map((name) => join(path, name));
}

/**
 * Reads recordings and merges them. What is wrong in them ends up in `problems` of the result.
 * @param filter source files whose facts are wanted; the others are skipped unread
 * @throws UserError if a path cannot be read at all
 */
export async function loadRecording(paths: readonly string[], filter?: (file: string) => boolean): Promise<Recording> {
  const recording = new Recording();
  for (const path of paths) for (const file of await factsFiles(path)) await readFile(recording, file, { ...(filter && { filter }) });
  await sayRaw(recording, paths);
  return recording;
}

/** As `loadRecording`, with the samples of each run kept apart where there are several. */
export async function loadRuns(paths: readonly string[]): Promise<Recording> {
  const recording = new Recording();
  const files = new Map<string, readonly string[]>();
  for (const path of paths) files.set(path, await factsFiles(path));
  const runs = await runsOf(files, shortName);
  for (const path of paths) {
    for (const file of files.get(path) ?? []) {
      const runOf = runs.get(file);
      await readFile(recording, file, { ...(runOf && { runOf }) });
    }
  }
  await sayRaw(recording, paths);
  return recording;
}

/** Facts are not made here: it takes an interpreter, and not of whatever folder somebody hands over. */
async function sayRaw(recording: Recording, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    for (const file of await rawFiles(path)) {
      recording.problems.push({ file: shortName(file), message: `nobody has made facts of what this process left last: mechsym facts convert ${shortName(path)} does`, severity: 'warning' });
    }
  }
}

async function readFile(recording: Recording, file: string, options: Omit<ReadOptions, 'file'>): Promise<void> {
  await readInto(recording, createReadStream(file, { highWaterMark: 2 ** 20 }), { file: shortName(file), ...options });
}

/** The source files that recordings have facts about; what is wrong in them is left for `loadRecording` to say. */
export async function recordedFiles(paths: readonly string[]): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  await loadRecording(paths, (file) => {
    names.add(file);
    return false;
  });
  return names;
}

/** As the user would type it: relative where that is shorter. */
export function shortName(file: string): string {
  const near = relative(process.cwd(), file);
  return near !== '' && near.length < file.length && !near.startsWith('..') ? near : file;
}
