import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Analysis } from '@mechsym/engine';
import { writeAtomically } from '../files.ts';
import { SESSIONS, sessionsFolder } from '../record/session.ts';
import { isTrace, type Answers, type Trace } from './answers.ts';
import { isAnalysis } from './shape.ts';

/** Entries that are kept, and bytes of all and of one. A lint of a program with 30 findings takes 0.3 MB. */
const MOST_ENTRIES = 24;
const MOST_BYTES = 32 * 2 ** 20;
const LARGEST = 8 * 2 ** 20;
/** Entries of the same facts, rules and settings, with other sources, that are tried: of two branches, of index and work tree. */
const MOST_TRIED = 4;
/** Milliseconds after which what was not written to its end is taken away. */
const ABANDONED = 3_600_000;

const NAME = /^[0-9a-f]{32}-[0-9a-f]{16}$/;
const TEMPORARY = /^\.[0-9a-f]{32}-[0-9a-f]{16}\.[0-9a-f]{8}$/;
const FORMAT = 'mechsym-cache-1';

interface Entry {
  readonly file: string;
  readonly size: number;
  readonly used: number;
}

/**
 * What an earlier lint of the same came to.
 * @returns why there is none, if there is none
 */
export async function find(root: string, key: string, answers: Answers): Promise<Analysis | string> {
  const found = (await entriesIn(root) ?? []).filter(({ file }) => file.includes(`${key.slice(0, 32)}-`)).sort((a, b) => b.used - a.used);
  let why = 'nothing is kept for these facts, rules and settings';
  for (const { file, size } of found.slice(0, MOST_TRIED)) {
    const read = size > LARGEST ? undefined : await readEntry(file, key);
    if (read === undefined) { why = 'what was kept cannot be read'; continue; }
    const change = await answers.firstChange(read.trace);
    if (change !== undefined) { why = `another answer than before: ${change}`; continue; }
    const analysis: unknown = JSON.parse(read.analysis);
    if (!isAnalysis(analysis, new Set(read.trace.map(([question]) => question)))) { why = 'what was kept cannot be read'; continue; }
    await utimes(file, new Date(), new Date()).catch(() => undefined);
    return analysis;
  }
  return why;
}

/** Keeps what a lint came to. @returns why not, if that was not possible */
export async function keep(root: string, key: string, trace: Trace, analysis: Analysis): Promise<string | undefined> {
  const text = `${JSON.stringify(trace)}\n${JSON.stringify(analysis)}`;
  const entry = `${headOf(key, text)}\n${text}`;
  if (Buffer.byteLength(entry) > LARGEST) return 'too large to be kept';
  try {
    await mkdir(join(await sessionsFolder(root), 'cache'), { recursive: true });
    const others = await entriesIn(root);
    if (others === undefined) return 'the folder for it is a link';
    const file = join(folderIn(root), `${key.slice(0, 32)}-${createHash('sha256').update(JSON.stringify(trace)).digest('hex').slice(0, 16)}`);
    await writeAtomically(file, entry);
    await makeRoom(others.filter((each) => each.file !== file), Buffer.byteLength(entry));
    return undefined;
  } catch {
    return 'it cannot be written';
  }
}

/** Takes away those that were not used for longest. */
async function makeRoom(others: readonly Entry[], bytes: number): Promise<void> {
  let room = MOST_BYTES - bytes;
  for (const [i, { file, size }] of [...others].sort((a, b) => b.used - a.used).entries()) {
    room -= size;
    if (room < 0 || i + 1 >= MOST_ENTRIES) await rm(file, { force: true });
  }
}

const folderIn = (root: string) => join(root, SESSIONS, 'cache');

/** The entries that are there; undefined where the folder is a link, which may lead anywhere. */
async function entriesIn(root: string): Promise<Entry[] | undefined> {
  const folder = folderIn(root);
  const status = await lstat(folder).catch(() => undefined);
  if (status === undefined) return [];
  if (!status.isDirectory()) return undefined;
  const entries: Entry[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    if (!NAME.test(name) && !TEMPORARY.test(name)) continue;
    const file = join(folder, name);
    const each = await lstat(file).catch(() => undefined);
    if (each?.isFile() !== true) continue;
    if (NAME.test(name)) entries.push({ file, size: each.size, used: each.mtimeMs });
    else if (Date.now() - each.mtimeMs > ABANDONED) await rm(file, { force: true }).catch(() => undefined);
  }
  return entries;
}

async function readEntry(file: string, key: string): Promise<{ readonly trace: Trace; readonly analysis: string } | undefined> {
  try {
    const entry = await readFile(file, 'utf8');
    const head = entry.indexOf('\n');
    const end = entry.indexOf('\n', head + 1);
    if (head < 0 || end < 0 || entry.slice(0, head) !== headOf(key, entry.slice(head + 1))) return undefined;
    const trace: unknown = JSON.parse(entry.slice(head + 1, end));
    return isTrace(trace) ? { trace, analysis: entry.slice(end + 1) } : undefined;
  } catch {
    return undefined;
  }
}

/** The whole key, and a digest by which an entry that was damaged is known. */
function headOf(key: string, text: string): string {
  return `${FORMAT} ${key} ${createHash('sha256').update(text).digest('hex')}`;
}
