import { read, SITE_COLUMNS, write, type Header, type KindName } from '@mechsym/facts';
import { columnsFor, Table } from '../../table.ts';
import type { NativeFile } from '../../adapter.ts';
import { CompilationLog, UNFINISHED, type JvmInfo } from '../compilation/log.ts';
import type { CompilationEvents } from '../compilation/events.ts';
import { CompilationText } from '../compilation/text.ts';
import type { Sources } from '../places.ts';
import { commandOf } from './command.ts';
import type { ConvertOptions } from './convert.ts';
import { digestOf } from './digest.ts';
import { LogFacts, type Told } from './from-log.ts';
import { Methods, type Fn } from './functions.ts';
import { LOGGED_KINDS } from './kinds.ts';
import type { ClassesOf } from './process.ts';

/** What is known of the JVM from elsewhere. */
export interface Known {
  /** as other facts about the process have it */
  readonly id: string;
  readonly flags: Readonly<Record<string, string | boolean>>;
  /** in which the JVM was started, empty if unknown: relative entries of its class path count from there */
  readonly folder: string;
}

export interface LogOptions extends Omit<ConvertOptions, 'modified'> {
  /** bytes of a file anywhere, by its absolute path */
  readonly readAny: (path: string) => Uint8Array | undefined;
  readonly told: Told;
  /** @param pid of the JVM that wrote the log */
  readonly known?: (pid: number) => Known | undefined;
}

/** What the compilers of one JVM say. */
export interface ReadLog {
  readonly info: Readonly<JvmInfo>;
  readonly facts: LogFacts;
  /** what could not be read, in words; `normal` if that is so wherever a program ends while something is compiled */
  readonly lost: readonly { readonly what: string; readonly normal: boolean }[];
}

/** Reads what one JVM logged, with the parts that it left if it was killed, or what it printed. */
export async function readCompilerLog(file: NativeFile, sources: Sources, classesOf: ClassesOf, { readAny, told, known }: LogOptions): Promise<ReadLog> {
  let facts: LogFacts | undefined;
  // The head of a log comes before all events, and tells where class files are.
  const begin = (): LogFacts => {
    const classes = classesOf(log.info.classPath.join(':'), known?.(log.info.pid)?.folder ?? '');
    return new LogFacts(new Methods(sources.startedBy(log.info.command), classes), classes, told);
  };
  const of = (): LogFacts => facts ??= begin();
  const events: CompilationEvents = {
    compilation: (event) => { of().compilation(event); }, inlining: (event) => { of().inlining(event); }, receivers: (event) => { of().receivers(event); }, trap: (event) => { of().trap(event); },
    notEntrant: (event) => { of().notEntrant(event); }, notCompilable: (event) => { of().notCompilable(event); }, method: (event) => { of().method(event); },
  };
  const log = new CompilationLog(events);
  const text = new CompilationText(events);
  let reader: CompilationLog | CompilationText | undefined;
  for await (const chunk of file.open()) {
    reader ??= chunk[0] === LESS_THAN ? log : text;
    reader.push(chunk);
  }
  reader?.end();
  const lost: { what: string; normal: boolean }[] = [];
  if (reader === log && !log.whole) lost.push({ what: readParts(log, readAny), normal: false });
  for (const [what, count] of reader?.counts.entries() ?? []) lost.push({ what: `${count} x ${what}`, normal: what === UNFINISHED });
  of().settle(log.info.args);
  return { info: log.info, facts: of(), lost };
}

const LESS_THAN = 60;

/** What compiler threads wrote before the JVM was killed lies in the temporary folder. */
function readParts(log: CompilationLog, read: (path: string) => Uint8Array | undefined): string {
  let found = 0;
  for (const part of log.parts) {
    const bytes = new RegExp(`/hs_c\\d+_pid${log.info.pid}\\.log$`).test(part) ? read(part) : undefined;
    if (bytes === undefined) continue;
    found++;
    log.push(bytes);
    log.end();
  }
  return `the JVM was killed: of ${log.parts.length} parts of its log ${found} were found`;
}

/** The facts of one log, as the text of a facts file; undefined if it says nothing of the project's code. */
export async function convertLog({ info, facts, lost }: ReadLog, options: LogOptions, modified: string): Promise<string | undefined> {
  const kinds = new Set(LOGGED_KINDS);
  const lines = [...facts.methods.functions()].flatMap((fn) => {
    const line = lineOf(fn, kinds, facts);
    return line === undefined ? [] : [{ fn, line }];
  });
  if (lines.length === 0) return undefined;
  const known = options.known?.(info.pid);
  const header = {
    mechsym: 'facts', version: 1, recorder: { name: 'jvm', version: options.recorder },
    runtime: { name: 'JVM', version: /^\d+(\.\d+)*/.exec(info.release)?.[0] ?? '', flags: known?.flags ?? {} },
    language: 'java', command: commandOf(info.command, info.classPath.join(':')),
    process: { pid: info.pid, id: known?.id ?? `${info.pid}-${info.start}` },
    start: info.start > 0 && info.start < LATEST ? new Date(info.start).toISOString() : modified,
    column: 'utf16', root: options.rootName ?? options.root, kinds: [...kinds], unavailable: UNAVAILABLE,
    columns: { site: [...SITE_COLUMNS], ...columnsFor([...kinds]) },
  } satisfies Header;
  const files = [...new Set(lines.map(({ fn }) => fn.file))].sort();
  const head = [header, { totals: {} }, ...files.map((source) => ({ source, digest: digestOf(options.read(source)) })), ...notesOf(facts, lost)];
  const text = [...head, ...lines.map(({ line }) => line)].map((line) => `${JSON.stringify(line)}\n`);
  const recording = await read(text.map((line) => Buffer.from(line)), { file: header.process.id });
  return [...write(recording)].join('');
}

/** the last millisecond that a date may have */
const LATEST = 8.64e15;

const UNAVAILABLE = {
  cost: 'a run that logs what the compilers see says nothing about time', binding: 'not recorded', 'value-shape': 'not recorded', specialization: 'the JVM does not report it',
};

function lineOf(fn: Fn, kinds: ReadonlySet<KindName>, { shapes }: LogFacts): object | undefined {
  const table = new Table(kinds);
  for (const place of fn.places()) {
    const { line, operation, name, ordinal } = place.site;
    const counted = [...place.counted()];
    const seen = shapes.get(place);
    if (counted.length === 0 && seen === undefined) continue;
    const site = place === fn.whole ? -1 : table.site(line - fn.line, -1, operation, name, ordinal);
    if (seen !== undefined) table.add('inline-cache', [site, 'lower-bound', { ...seen }, 0]);
    for (const { kind, words, count, amount } of counted) table.add(kind, [site, 'exact', ...words, count, ...(kind === 'compilation' ? [Math.round(amount * 1e6) / 1e6] : [])]);
  }
  return table.empty ? undefined : { file: fn.file, function: fn.name, line: fn.line, ...table.fields() };
}

function notesOf({ unplaced, nowhere }: LogFacts, lost: ReadLog['lost']): object[] {
  const notes = lost.map(({ what, normal }) => ({ note: `the compilers' log: ${what}`, level: normal ? 'info' : 'warning' }));
  if (unplaced > 0) notes.push({ note: `the compilers' log: ${unplaced} facts are told of the function, since no class file with lines was found for it`, level: 'info' });
  if (nowhere > 0) notes.push({ note: `the compilers' log: ${nowhere} decisions are about calls of which it does not say where they are written`, level: 'info' });
  return notes;
}
