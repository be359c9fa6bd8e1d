import type { Native, NativeFile } from '../adapter.ts';
import { Allocations } from './allocations.ts';
import { CacheSites } from './cache-sites.ts';
import type { ProcessInfo } from './convert.ts';
import type { Fn } from './fn.ts';
import type { LogReader } from './reader.ts';
import { unescaped, pathOf } from './escapes.ts';
import { LineSplitter } from '../lines.ts';
import { Project } from './project.ts';

/** As V8 names the log of an isolate, and as the recorder names what it says of the process. */
const LOG = /^isolate-0x([0-9a-f]+)-(\d+)-mechsym-(light|caches)-(\d+)\.log$/;
const DESCRIPTION = /^mechsym-(light|caches)-(\d+)\.json$/;
const ALLOCATIONS = /^mechsym-allocations-(\d+)-\d+\.json$/;

interface Log {
  readonly file: NativeFile;
  readonly isolate: string;
  readonly pid: number;
  readonly level: string;
}

export const native: Native = {
  isNative: (name) => LOG.test(name) || DESCRIPTION.test(name) || ALLOCATIONS.test(name) || name === 'mechsym-v8-traces.txt',

  async wantsObservations({ files, root }) {
    const project = new Project(root);
    for (const { file } of logsOf(files)) if (await ranProject(file, project)) return true;
    return false;
  },

  /** What inline caches saw comes first: it tells where samples of the other logs belong. One log is held at a time. */
  async *convert(session) {
    const { convert, readLog } = await import('./convert.ts');
    const { root, version: recorder, read: readFile } = session;
    const project = new Project(root);
    const descriptions = await descriptionsOf(session.files);
    const known = new CacheSites();
    const allocations = new Allocations();
    const logs = logsOf(session.files).sort((a, b) => Number(b.level === 'caches') - Number(a.level === 'caches') || (a.file.name < b.file.name ? -1 : 1));
    for (const log of logs) {
      const read = await readLog(log.file.open(), infoOf(log, descriptions), root);
      const own = [...read.log.functions()].filter((fn) => fn.own);
      if (own.length === 0) continue; // a tool that ran none of the project's code
      if (read.log.cached) {
        for (const fn of read.log.functions()) known.add(fn);
        const [first, ...others] = logs.filter(({ pid, level }) => pid === log.pid && level === log.level);
        // Trees are of a thread, and only of the one thread of a process it is known which log it wrote.
        const named = others.length === 0 ? namesOf(read.log) : () => undefined;
        if (log === first) for (const head of await treesOf(session.files, log.pid)) allocations.add(head, (file) => project.owns(file), named);
      }
      yield { name: nameOf(log), text: await convert(read, known, { root, files: { read: readFile }, recorder, allocations }) };
    }
  },
};

function logsOf(files: readonly NativeFile[]): Log[] {
  return files.flatMap((file) => {
    const match = LOG.exec(file.name);
    return match === null ? [] : [{ file, isolate: match[1] as string, pid: Number(match[4]), level: match[3] as string }];
  });
}

function nameOf({ pid, isolate, level }: Log): string {
  return `${pid}-v8-${isolate}-${level}.facts.jsonl`;
}

/** Whether a script of the project was run, by the head of the log's records of sources. */
async function ranProject(file: NativeFile, project: Project): Promise<boolean> {
  let ran = false;
  const splitter = new LineSplitter((line) => {
    const name = ran ? null : /^script-source,\d+,([^,]*),/.exec(line.slice(0, 10_000));
    if (name !== null) ran = project.owns(pathOf(unescaped(name[1] as string)));
  });
  for await (const chunk of file.open()) {
    splitter.push(chunk);
    if (ran) break;
  }
  return ran;
}

async function descriptionsOf(files: readonly NativeFile[]): Promise<ReadonlyMap<string, Partial<ProcessInfo> & { ppid?: number }>> {
  const found = new Map<string, Partial<ProcessInfo>>();
  for (const file of files) {
    if (!DESCRIPTION.test(file.name)) continue;
    const described = await jsonOf(file);
    if (typeof described === 'object' && described !== null) found.set(file.name, described);
  }
  return found;
}

/** What each thread of a process allocated. */
async function treesOf(files: readonly NativeFile[], pid: number): Promise<unknown[]> {
  const trees: unknown[] = [];
  for (const file of files) if (Number(ALLOCATIONS.exec(file.name)?.[1]) === pid) trees.push(await jsonOf(file));
  return trees;
}

/** The one function of a script that bears a name. */
function namesOf(log: LogReader): (script: string, name: string) => Fn | undefined {
  const byName = new Map<string, Fn | undefined>();
  for (const fn of log.functions()) {
    const key = `${fn.script?.id} ${fn.name}`;
    byName.set(key, byName.has(key) ? undefined : fn);
  }
  return (script, name) => byName.get(`${script} ${name}`);
}

/** Undefined where the file is half written. */
async function jsonOf(file: NativeFile): Promise<unknown> {
  const parts: Uint8Array[] = [];
  for await (const part of file.open()) parts.push(part);
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** A process whose environment was cleared logs, but describes itself nowhere. */
function infoOf({ file, pid, level, isolate }: Log, descriptions: ReadonlyMap<string, Partial<ProcessInfo> & { ppid?: number }>): ProcessInfo {
  const described = descriptions.get(`mechsym-${level}-${pid}.json`) ?? {};
  const { command, start, node, period, ppid, mappings } = described;
  return {
    pid,
    id: `${pid}-${isolate}-${level}`,
    ...(typeof ppid === 'number' ? { parent: `pid:${ppid}` } : {}),
    command: Array.isArray(command) && command.every((word) => typeof word === 'string') ? command : ['node'],
    start: typeof start === 'string' ? start : file.modified,
    node: typeof node === 'string' ? node : '',
    period: typeof period === 'number' && period > 0 ? period : 0.001,
    ...(Array.isArray(mappings) ? { mappings } : {}),
  };
}
