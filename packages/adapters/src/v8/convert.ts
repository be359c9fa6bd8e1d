import { createHash } from 'node:crypto';
import { SITE_COLUMNS, TOTALS, read, write, type Header, type KindName } from '@mechsym/facts';
import { Allocations } from './allocations.ts';
import { CacheSites } from './cache-sites.ts';
import { columnsFor } from '../table.ts';
import { CACHE_KINDS, FunctionLines, TIME_KINDS, UNSAMPLED_KINDS } from './facts.ts';
import { Originals, type Files } from './originals.ts';
import { Project } from './project.ts';
import { LogReader } from './reader.ts';
import type { Mapping } from './remapped.ts';

/** What the log itself does not say about the process that wrote it. */
export interface ProcessInfo {
  readonly pid: number;
  /** the same for all files about one isolate */
  readonly id: string;
  readonly parent?: string;
  readonly command: readonly string[];
  /** ISO 8601, UTC */
  readonly start: string;
  /** of Node, e.g. `22.11.0` */
  readonly node: string;
  /** seconds between two samples */
  readonly period: number;
  readonly mappings?: readonly Mapping[];
}

export interface ConvertOptions {
  readonly root: string;
  /** what the recording names as its root, if another */
  readonly rootName?: string;
  readonly files: Files;
  readonly recorder: string;
  /** what functions allocate, from runs that followed it: with it the collector's time has places */
  readonly allocations?: Allocations;
}

/** A log that was read, with what wrote it. */
export interface ReadLog {
  readonly info: ProcessInfo;
  readonly log: LogReader;
}

export async function readLog(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, info: ProcessInfo, root: string): Promise<ReadLog> {
  const project = new Project(root);
  const log = new LogReader({ own: (file) => project.owns(file), ...(info.mappings === undefined ? {} : { mappings: info.mappings }) });
  for await (const chunk of bytes) log.push(chunk);
  log.end();
  return { info, log };
}

/** Where the caches of a program are: from logs with inline caches, for those with samples. */
export function cacheSites(logs: Iterable<ReadLog>): CacheSites {
  const known = new CacheSites();
  for (const { log } of logs) for (const fn of log.functions()) known.add(fn);
  return known;
}

/** The facts of one isolate, as the text of a facts file. To be called once for a log: it gives samples their places. */
export async function convert({ info, log }: ReadLog, known: CacheSites, options: ConvertOptions): Promise<string> {
  const { root, rootName = root, files, recorder, allocations = new Allocations() } = options;
  const project = new Project(root);
  const kinds = (log.cached ? CACHE_KINDS : log.sampled ? TIME_KINDS : UNSAMPLED_KINDS)
    .filter((kind) => allocations.known || (kind !== 'allocation' && kind !== 'pause'));
  if (!log.cached) log.samples.correct(known);
  const functions = new FunctionLines(project, new Originals(files, project.root, log.counts), kinds, known, {
    allocations, collector: log.samples.collector * info.period,
  });
  const lines: object[] = [...functions.of(log.functions())];
  const header = {
    mechsym: 'facts', version: 1, recorder: { name: 'v8', version: recorder },
    runtime: { name: 'V8', version: log.version, flags: { node: info.node } },
    language: 'javascript', command: info.command,
    process: { pid: info.pid, id: info.id, ...(info.parent === undefined ? {} : { parent: info.parent }) },
    start: info.start,
    ...(kinds.includes('cost') ? { clock: { kind: 'wall', period: info.period, precision: 'operation' } } : {}),
    column: 'utf16', root: rootName, kinds, unavailable: unavailable(log, kinds),
    columns: { site: [...SITE_COLUMNS], ...columnsFor(kinds) },
  } satisfies Header;
  const head = [header, totalsOf(log, info, kinds.includes('cost')), ...functions.files.map(([source, file]) => ({ source, digest: digestOf(files.read(file)) })), ...notesOf(log, functions, allocations.known)];
  const text = [...head, ...lines].map((line) => `${JSON.stringify(line)}\n`);
  const recording = await read(text.map((line) => Buffer.from(line)), { file: info.id });
  return [...write(recording)].join('');
}

/** V8 samples by the wall clock a thread that has something to run: as many periods as samples are its CPU time, if the machine is not full. */
function totalsOf(log: LogReader, info: ProcessInfo, clock: boolean): object {
  const { samples } = log;
  const totals: Partial<Record<(typeof TOTALS)[number], number>> = clock
    ? { samples: samples.all, outside: Math.max(0, samples.outside), seconds: log.seconds, cpu: samples.all * info.period }
    : {};
  return { totals };
}

function digestOf(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? '' : `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

function unavailable(log: LogReader, kinds: readonly KindName[]): Record<string, string> {
  const observed = 'it takes a run that follows allocations';
  const other: Record<string, string> = {
    binding: 'not recorded', 'value-shape': 'not recorded', exception: 'not recorded', contention: 'V8 does not report it by place',
    ...(kinds.includes('allocation') ? {} : { allocation: observed }), ...(kinds.includes('pause') ? {} : { pause: observed }),
  };
  if (log.cached) return { ...other, cost: 'a run that logs inline caches says nothing about time' };
  return { ...other, ...(log.sampled ? {} : { cost: 'the log has no samples' }), 'inline-cache': 'this run did not log inline caches', specialization: 'this run did not log inline caches' };
}

/** Part of the samples whose loss a user should hear of. */
const MUCH = 0.1;

/** What could not be used, in words, each with a count. */
function notesOf(log: LogReader, functions: FunctionLines, placed: boolean): object[] {
  const info = (note: string): object => ({ note, level: 'info' });
  const warning = (note: string): object => ({ note, level: 'warning' });
  const countOf = (n: number, what: string): string => (n === 1 ? `1 ${what}` : `${n} ${what}s`);
  const notes: object[] = [];
  for (const [what, count] of log.counts.entries()) {
    if (/^unknown: /.test(what)) notes.push(warning(`${countOf(count, 'record')} of a kind unknown to this version of mechsym: ${what.slice('unknown: '.length)}`));
    else if (/^damaged: |^no record$|^cut off|^longer|^markers|^other/.test(what)) notes.push(warning(`V8's log: ${countOf(count, 'record')} could not be read (${what})`));
    else if (what === 'source maps that could not be read') notes.push(warning(`${countOf(count, 'source map')} could not be read: places there are those of the compiled text`));
    else if (what === 'sources that are not there') notes.push(info(`${countOf(count, 'source')} that source maps name ${count === 1 ? 'is' : 'are'} not there: places in ${count === 1 ? 'it' : 'them'} are those of the compiled text`));
    else notes.push(info(`V8's log: ${count} ${what}`));
  }
  const { samples } = log;
  if (functions.unmapped > 0) notes.push(info(`${functions.unmapped} places are in no source map or not in their function: their facts are told of the function`));
  if (functions.lost > 0) notes.push(info(`${functions.lost} functions have no place in the project's own files: their facts are left out`));
  if (!log.cached && samples.collector > 0 && !placed) notes.push(info(`${countOf(samples.collector, 'sample')} fell in the collector, which V8 gives no place`));
  if (!log.cached && samples.unnamed >= MUCH * samples.all) {
    notes.push(warning(`${Math.round(100 * samples.unnamed / samples.all)} % of the samples ran in code made by eval or new Function, which has no file: they are counted where the project called it`));
  }
  if (!log.cached && samples.uncertain > 0) notes.push(info(`${countOf(samples.uncertain, 'sample')} fell in the code for megamorphic caches and may belong to a function that is called where they are counted`));
  if (!log.cached && log.idle > 0) notes.push(info(`${countOf(log.idle, 'sample')} taken while the process had nothing to run: left out`));
  return notes;
}
