import { posix } from 'node:path';
import type { Native, NativeFile, NativeSession } from '../adapter.ts';
import type { Known, LogOptions } from './facts/convert-log.ts';
import type { Told } from './facts/from-log.ts';
import type { ClassesOf } from './facts/process.ts';
import { Sources } from './places.ts';

/** All that JVMs write is in this folder of the session's. */
export const FOLDER = 'jvm';
/** As a JVM names what it dumps when it ends, and the chunks that it keeps until then. */
const DUMP = /^jvm\/hotspot-pid-(\d+)-id-\d+-[\d_]+\.jfr$/;
const CHUNK = /^jvm\/[\d_]+_(\d+)\/[\d_.]+\.jfr$/;
const LOG = /^jvm\/(?:hotspot-pid|mechsym-)(\d+)\.log$/;

/** What one JVM left: its dump, or the chunks of one that was killed. */
interface Left {
  readonly pid: string;
  readonly files: readonly NativeFile[];
}

export const native: Native = {
  isNative: (name) => name.startsWith(`${FOLDER}/`),

  /** A JVM adds to its chunks and its log until it ends, and makes the dump of them then. */
  neededBy(name) {
    const pid = [CHUNK, LOG, DUMP].map((each) => each.exec(name)?.[1]).find((each) => each !== undefined);
    return pid === undefined ? undefined : Number(pid);
  },

  async wantsObservations(session) {
    const { Process } = await import('./facts/process.ts');
    const [sources, classes] = [await sourcesOf(session), await classesOf(session)];
    for (const { files } of await leftIn(session.files)) {
      const process = new Process(sources, classes);
      for (const file of files) await process.read(file.open());
      for (const fn of process.methods.functions()) if (fn.whole.total > 0) return true;
    }
    return false;
  },

  /** One file at a time, each in a stream. */
  async *convert(session) {
    const [{ convert }, { Process }] = await Promise.all([import('./facts/convert.ts'), import('./facts/process.ts')]);
    const [sources, classes] = [await sourcesOf(session), await classesOf(session)];
    const read = (file: string): Uint8Array | undefined => session.read(`${session.root}/${file}`);
    const known = new Map<number, Known>();
    let told: Told = 'all';
    /** by process: that none of the project's exceptions were seen, which is worth saying of those in `ran` */
    const quiet = new Map<string, { readonly name: string; readonly text: string }>();
    /** processes that ran code of the project, as their main class or their compilers say */
    const ran = new Set<string>();
    for (const { pid, files } of await leftIn(session.files)) {
      const process = new Process(sources, classes);
      for (const file of files) await process.read(file.open());
      const options = { root: session.root, read, recorder: session.version, modified: (files[0] as NativeFile).modified };
      const text = await convert(process, options);
      known.set(process.jvm.pid, { id: `${process.jvm.pid}-${process.jvm.started}`, flags: process.jvm.collector === '' ? {} : { collector: process.jvm.collector }, folder: process.folder });
      if (text !== undefined && !process.observed) told = 'the rest';
      const name = `${pid}-jvm-${process.jvm.started}${process.observed ? '-observations' : ''}.facts.jsonl`;
      if (text !== undefined) yield { name, text };
      else if (process.observed) quiet.set(pid, { name, text: await convert(process, { ...options, evenIfEmpty: true }) ?? '' });
      const [main = ''] = process.jvm.command.split(' ');
      if (sources.fileOf(main.replaceAll('.', '/')) !== undefined) ran.add(pid);
    }
    for await (const file of convertLogs(session, sources, classes, { told, known: (pid: number) => known.get(pid) })) {
      yield file;
      ran.add(/\d+/.exec(file.name)?.[0] ?? '');
    }
    for (const [pid, file] of quiet) if (ran.has(pid)) yield file;
  },
};

/** What the compilers of each JVM logged becomes a file of its own. */
async function* convertLogs(session: NativeSession, sources: Sources, classes: ClassesOf, more: Pick<LogOptions, 'told' | 'known'>): ReturnType<Native['convert']> {
  const logs = session.files.filter(({ name }) => LOG.test(name));
  if (logs.length === 0) return;
  const { convertLog, readCompilerLog } = await import('./facts/convert-log.ts');
  const { root, read, version } = session;
  const options = { ...more, root, read: (file: string) => read(`${root}/${file}`), readAny: read, recorder: version };
  for (const file of logs) {
    const text = await convertLog(await readCompilerLog(file, sources, classes, options), options, file.modified);
    if (text !== undefined) yield { name: `${file.name.slice(FOLDER.length + 1).replace(/\.log$/, '')}-compilers.facts.jsonl`, text };
  }
}

async function sourcesOf({ root, list, read }: NativeSession): Promise<Sources> {
  const decoder = new TextDecoder();
  return new Sources(await list(), (file) => {
    const bytes = read(`${root}/${file}`);
    return bytes === undefined ? undefined : decoder.decode(bytes);
  });
}

/** How the class files of a process are found. */
async function classesOf({ root, read }: NativeSession): Promise<ClassesOf> {
  const { ClassPath } = await import('./classfile/class-path.ts');
  return (path, folder) => new ClassPath(path.split(':').map((entry) => (entry === '' || folder === '' ? entry : posix.resolve(folder, entry))), root, read);
}

/** By process, in the order of their numbers. A dump holds what the chunks did; that of a process that was killed is empty. */
async function leftIn(files: readonly NativeFile[]): Promise<Left[]> {
  const left: Left[] = [];
  const dumped = new Set<string>();
  for (const file of files) {
    const pid = DUMP.exec(file.name)?.[1];
    if (pid === undefined || !(await holdsBytes(file))) continue;
    dumped.add(pid);
    left.push({ pid, files: [file] });
  }
  const chunks = new Map<string, NativeFile[]>();
  for (const file of files) {
    const pid = CHUNK.exec(file.name)?.[1];
    if (pid !== undefined && !dumped.has(pid)) chunks.set(pid, [...chunks.get(pid) ?? [], file]);
  }
  for (const [pid, own] of chunks) left.push({ pid, files: own.sort((a, b) => (a.name < b.name ? -1 : 1)) });
  return left.sort((a, b) => Number(a.pid) - Number(b.pid));
}

async function holdsBytes(file: NativeFile): Promise<boolean> {
  for await (const part of file.open()) if (part.length > 0) return true;
  return false;
}
