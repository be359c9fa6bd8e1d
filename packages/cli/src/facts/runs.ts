import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { events, Problems, type HeaderInfo, type Run } from '@mechsym/facts';
import { commandLine } from '@mechsym/formatters';
import { SESSION_FILE, type SessionInfo } from '../record/session.ts';

/** Says of a header that names no run which one its process belongs to. */
export type RunOf = (header: HeaderInfo) => Run | undefined;

interface Lone {
  readonly file: string;
  readonly header: HeaderInfo;
}

/**
 * What counts as a run: each start of the command in a session; of other facts files those whose processes started each other, or
 * that are about the same process. Runs of one command are repeats of one workload. A file that says itself which runs it holds is
 * taken at its word.
 * @param files facts files by the path that was given for them
 * @param nameOf how a file or folder is called in what is shown
 * @returns by file; empty where there is only one run, since nothing has to be kept apart then
 */
export async function runsOf(files: ReadonlyMap<string, readonly string[]>, nameOf: (file: string) => string): Promise<ReadonlyMap<string, RunOf>> {
  const found = new Map<string, RunOf>();
  const lone: Lone[] = [];
  let sessionRuns = 0;
  for (const [path, own] of files) {
    const session = own.includes(path) ? undefined : await sessionIn(path);
    if (session !== undefined) {
      const runOf = inSession(session, nameOf(path));
      sessionRuns += Math.max(1, session.starts?.length ?? 1);
      for (const file of own) found.set(file, runOf);
      continue;
    }
    for (const file of own) {
      const header = await firstHeader(file);
      if (header !== undefined) lone.push({ file, header });
    }
  }
  const groups = started(lone);
  if (sessionRuns + groups.length <= 1) return new Map();
  for (const group of groups) {
    const first = group[0] as Lone;
    const run = { id: nameOf(first.file), workload: commandLine(first.header.command) };
    for (const { file } of group) found.set(file, () => run);
  }
  return found;
}

/** Processes that start each other, or the same process by several recorders, the first to start at the head. */
function started(files: readonly Lone[]): Lone[][] {
  const byId = new Map<string, Lone[]>();
  for (const each of files) byId.set(each.header.process.id, [...byId.get(each.header.process.id) ?? [], each]);
  const rootOf = (id: string, seen = new Set<string>()): string => {
    const parent = byId.get(id)?.[0]?.header.process.parent;
    if (parent === undefined || !byId.has(parent) || seen.has(id)) return id;
    return rootOf(parent, seen.add(id));
  };
  const groups = new Map<string, Lone[]>();
  for (const each of files) {
    const root = rootOf(each.header.process.id);
    groups.set(root, [...groups.get(root) ?? [], each]);
  }
  return [...groups].map(([root, group]) => group.sort((a, b) => Number(b.header.process.id === root) - Number(a.header.process.id === root)));
}

/** The command that made a recording, as it was typed; undefined where there are several, or nobody kept it. */
export async function commandOf(paths: readonly string[]): Promise<string | undefined> {
  const session = paths.length === 1 ? await sessionIn(paths[0] as string) : undefined;
  return session && commandLine(session.command);
}

function inSession({ command, starts = [] }: SessionInfo, name: string): RunOf {
  const workload = commandLine(command);
  if (starts.length <= 1) return () => ({ id: name, workload });
  const times = starts.map((start) => Date.parse(start));
  return ({ start }) => {
    const time = Date.parse(start);
    const run = times.findLastIndex((each) => each <= time);
    return { id: `${name}/${Math.max(0, run) + 1}`, workload };
  };
}

async function sessionIn(folder: string): Promise<SessionInfo | undefined> {
  try {
    const info = JSON.parse(await readFile(join(folder, SESSION_FILE), 'utf8')) as Partial<SessionInfo>;
    const texts = (value: unknown): value is string[] => Array.isArray(value) && value.every((each) => typeof each === 'string');
    if (!texts(info.command)) return undefined;
    return { command: info.command, start: String(info.start), exitCodes: [], ...(texts(info.starts) && { starts: info.starts }) };
  } catch {
    return undefined; // not a session, or one that was not finished: its processes say who started whom
  }
}

/** What is wrong with the file is told by whoever reads all of it. */
async function firstHeader(file: string): Promise<HeaderInfo | undefined> {
  const stream = createReadStream(file, { highWaterMark: 2 ** 16 });
  try {
    for await (const event of events(stream, { file: join(basename(dirname(file)), basename(file)) }, new Problems(file))) {
      return event.type === 'header' ? event.header : undefined;
    }
    return undefined;
  } finally {
    stream.destroy();
  }
}
