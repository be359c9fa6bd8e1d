import { columnsOf, SITE_COLUMNS, type KindName } from '@mechsym/facts';
import type { AsciiFrame, AsciiProfile, AsciiRow } from './ascii.ts';
import { qualifiedMethod, shapeOf } from '../names.ts';

/** Seconds between samples unless the agent was told otherwise (`interval=10`); the file does not say. */
const PERIOD = 0.01;
/** Stands for the function as a whole where a line would be, and for a line that is not known. */
const WHOLE = 0;
const KINDS: readonly KindName[] = ['cost', 'allocation', 'contention'];

export interface AsciiContext {
  /** version of mechsym */
  readonly version: string;
  /** name of the file, for the recording's command */
  readonly name: string;
  /** ISO 8601, UTC: when the file was written */
  readonly modified: string;
  /** absolute */
  readonly root: string;
  /** The source of a class (`demo/Plant$Shape`) below the root; undefined if the project has none. @param sourceFile its name without folder, where that is known */
  readonly fileOf: (className: string, sourceFile: string | undefined) => string | undefined;
}

interface FunctionFacts {
  readonly file: string;
  readonly name: string;
  /** by line, or WHOLE: samples here, and with it anywhere on the stack */
  readonly cost: Map<number, { self: number; total: number }>;
  readonly allocation: Map<string, { line: number; shape: string; count: number; bytes: number }>;
  readonly contention: Map<string, { line: number; lock: string; count: number; seconds: number }>;
}

/** What a profile in text says, as a facts file: samples by line, bytes allocated, monitors waited for. */
export function asciiFacts(profile: AsciiProfile, context: AsciiContext): string {
  const functions = new Map<string, FunctionFacts>();
  const placed = new Map<AsciiFrame, FunctionFacts | undefined>();
  const place = (frame: AsciiFrame): FunctionFacts | undefined => {
    if (placed.has(frame)) return placed.get(frame);
    const file = context.fileOf(frame.class.replaceAll('.', '/'), frame.file === '' ? undefined : frame.file);
    let found: FunctionFacts | undefined;
    if (file !== undefined) {
      const name = qualifiedMethod(frame.class.replaceAll('.', '/'), frame.method);
      const key = `${file}\0${name}`;
      found = functions.get(key) ?? { file, name, cost: new Map(), allocation: new Map(), contention: new Map() };
      functions.set(key, found);
    }
    placed.set(frame, found);
    return found;
  };
  let unknown = 0;
  const framesOf = ({ trace }: AsciiRow): readonly AsciiFrame[] => {
    const frames = profile.traces.get(trace);
    if (frames === undefined) unknown++;
    return frames ?? [];
  };
  // Both tables are of the same time: who has samples needs no times.
  const isTimes = profile.samples.length === 0 && profile.times.length > 0;
  let samples = 0;
  let outside = 0;
  for (const row of isTimes ? profile.times : profile.samples) {
    const weight = isTimes ? row.amount / PERIOD : row.count;
    samples += weight;
    const frames = framesOf(row);
    const own = frames.map((frame) => [frame, place(frame)] as const).filter((each): each is readonly [AsciiFrame, FunctionFacts] => each[1] !== undefined);
    if (own.length === 0) outside += weight;
    const seen = new Set<object>();
    own.forEach(([{ line }, fn], i) => {
      for (const each of new Set([cost(fn, WHOLE), cost(fn, line)])) {
        // What the runtime's own code takes is that of the frame of the project below it.
        if (i === 0) each.self += weight;
        if (!seen.has(each)) each.total += weight;
        seen.add(each);
      }
    });
  }
  for (const row of profile.sites) {
    for (const [line, fn] of nearest(framesOf(row), place)) {
      const shape = shapeOf(row.class);
      const known = fn.allocation.get(`${line} ${shape}`) ?? { line, shape, count: 0, bytes: 0 };
      fn.allocation.set(`${line} ${shape}`, { ...known, count: known.count + row.count, bytes: known.bytes + row.amount });
    }
  }
  for (const row of profile.monitors) {
    for (const [line, fn] of nearest(framesOf(row), place)) {
      const lock = shapeOf(row.class.replace(/\s*\(Java\)$/, ''));
      const known = fn.contention.get(`${line} ${lock}`) ?? { line, lock, count: 0, seconds: 0 };
      fn.contention.set(`${line} ${lock}`, { ...known, count: known.count + row.count, seconds: known.seconds + row.amount });
    }
  }
  const kinds = KINDS.filter((kind) => (kind === 'cost' ? samples > 0 : kind === 'allocation' ? profile.sites.length > 0 : profile.monitors.length > 0));
  const notes = [...profile.lost.sentences(), ...(unknown > 0 ? [`${unknown} rows of traces that the file does not have`] : [])];
  return [
    header(profile, context, kinds),
    { totals: { samples, outside, lost: 0 } },
    ...notes.map((note) => ({ note, level: 'warning' })),
    ...[...functions.values()].map(lineOf),
  ].map((each) => `${JSON.stringify(each)}\n`).join('');
}

function cost(fn: FunctionFacts, line: number): { self: number; total: number } {
  let found = fn.cost.get(line);
  if (found === undefined) fn.cost.set(line, found = { self: 0, total: 0 });
  return found;
}

/** The first frame of the project, if there is one. */
function nearest(frames: readonly AsciiFrame[], place: (frame: AsciiFrame) => FunctionFacts | undefined): readonly (readonly [line: number, fn: FunctionFacts])[] {
  for (const frame of frames) {
    const fn = place(frame);
    if (fn !== undefined) return [[frame.line, fn]];
  }
  return [];
}

function header({ header: text }: AsciiProfile, { version, name, modified, root }: AsciiContext, kinds: readonly KindName[]): object {
  return {
    mechsym: 'facts', version: 1, recorder: { name: 'hprof text', version }, runtime: { name: 'JVM', version: '', flags: { hprof: text.slice(0, 80) } }, language: 'java', command: [name],
    process: { pid: 0, id: `hprof:${name}:${modified}` }, start: modified, ...(kinds.includes('cost') && { clock: { kind: 'cpu', period: PERIOD, precision: 'line' } }),
    column: 'utf16', root, kinds, columns: Object.fromEntries([['site', SITE_COLUMNS], ...kinds.map((kind) => [kind, columnsOf(kind).map((column) => column.name)])]) as object,
  };
}

/** A function with its facts; its first line is the first that was seen of it. */
function lineOf({ file, name, cost: costs, allocation, contention }: FunctionFacts): object {
  const lines = [...new Set([...costs.keys(), ...[...allocation.values(), ...contention.values()].map(({ line }) => line)])].filter((line) => line > 0).sort((a, b) => a - b);
  const first = lines[0] ?? 0;
  const sites = lines.map((line) => [line - first, -1, line - first, -1, 0, 'line', '']);
  const site = (line: number) => (line > 0 ? lines.indexOf(line) : -1);
  return {
    file, function: name, line: first, sites,
    ...(costs.size > 0 && { cost: [...costs].map(([line, { self, total }]) => [site(line), self, total, 0, 0]) }),
    ...(allocation.size > 0 && { allocation: [...allocation.values()].map(({ line, shape, count, bytes }) => [site(line), 'sampled', shape, count, bytes]) }),
    ...(contention.size > 0 && { contention: [...contention.values()].map(({ line, lock, count, seconds }) => [site(line), 'exact', lock, count, seconds]) }),
  };
}
