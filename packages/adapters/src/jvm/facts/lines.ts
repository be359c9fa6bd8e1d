import type { KindName } from '@mechsym/facts';
import { Table } from '../../table.ts';
import { calleeName } from '../names.ts';
import type { Counted, Fn } from './functions.ts';

/** What is known of the process as a whole. */
export interface Whole {
  /** Seconds of the collector, by its name, to be divided by the bytes that functions allocated. */
  readonly pauses: ReadonlyMap<string, { readonly seconds: number }>;
  /** bytes that the whole program allocated */
  readonly bytes: number;
  /** seconds that were recorded */
  readonly seconds: number;
  /** whether nothing was thrown away */
  readonly complete: boolean;
}

/** Bytes of bytecode beyond which HotSpot compiles no method (`HugeMethodLimit`), unless it is told to. */
const HUGE = 8000;

/** The line of a facts file about a function; undefined if nothing was observed. */
export function lineOf(fn: Fn, kinds: ReadonlySet<KindName>, whole: Whole): object | undefined {
  const table = new Table(kinds);
  let allocated = 0;
  for (const place of fn.places()) {
    const { self, total, selfOdd, totalOdd, site: { line, operation, name, ordinal } } = place;
    const site = place === fn.whole ? -1 : table.site(line - fn.line, -1, operation, name, ordinal);
    if (self > 0 || total > 0) table.add('cost', [site, self, total, selfOdd, totalOdd]);
    for (const [callee, samples] of place.calls) table.add('call', [site, 'sampled', ...calleeOf(callee.names, callee.fn), 'call', samples]);
    for (const counted of place.counted()) {
      addCounted(table, site, counted, whole);
      if (counted.kind === 'allocation') allocated += counted.amount;
    }
  }
  if (fn.code !== undefined && fn.code.size > HUGE && fn.whole.total > 0) {
    table.add('compilation', [-1, 'exact', 'interpreter', 'abandoned', 'budget-exhausted', `${fn.code.size} bytes of bytecode`, 1, 0]);
  }
  addPauses(table, allocated, whole);
  return table.empty ? undefined : { file: fn.file, function: fn.name, line: fn.line, ...table.fields() };
}

function calleeOf({ className, name }: { readonly className: string; readonly name: string }, fn: Fn | undefined): [string, string, number] {
  return [calleeName(className, name), fn?.file ?? '', fn?.line ?? 0];
}

function addCounted(table: Table, site: number, { kind, words, count, amount }: Counted, { seconds, complete }: Whole): void {
  switch (kind) {
    case 'deopt': case 'inlining': table.add(kind, [site, 'exact', ...words, count]); return;
    case 'counter': table.add(kind, [site, 'sampled', ...words, count, Math.round(amount)]); return;
    case 'allocation': table.add(kind, [site, 'sampled', ...words, count, Math.round(amount)]); return;
    case 'exception': table.add(kind, [site, complete ? 'exact' : 'truncated', ...words, count, tidy(seconds)]); return;
    case 'compilation': case 'contention': table.add(kind, [site, 'exact', ...words, count, tidy(amount)]);
  }
}

/** The collector's work is for those who make what it clears, by the byte. */
function addPauses(table: Table, allocated: number, { pauses, bytes }: Whole): void {
  if (allocated === 0) return;
  for (const [name, { seconds }] of pauses) table.add('pause', [-1, 'sampled', 'other', name, 0, tidy(seconds * allocated / bytes)]);
}

/** Seconds to a tenth of a microsecond. */
function tidy(seconds: number): number {
  return Math.round(seconds * 1e7) / 1e7;
}
