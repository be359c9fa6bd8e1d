import type { KindName } from '@mechsym/facts';
import { Table } from '../../table.ts';
import { calleeName } from '../names.ts';
import type { Counted, Fn, LineFacts } from './functions.ts';

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

/** The line of a facts file about a function; undefined if nothing was observed. */
export function lineOf(fn: Fn, kinds: ReadonlySet<KindName>, whole: Whole): object | undefined {
  const table = new Table(kinds);
  const { line: first } = fn;
  for (const [line, facts] of fn.lines) {
    // A function of which no line is known yet is named by the one at hand.
    const site = table.site(line - first, -1, 'line', '');
    addCost(table, site, facts);
    for (const [callee, samples] of facts.calls) table.add('call', [site, 'sampled', ...calleeOf(callee.names, callee.fn), 'call', samples]);
    for (const counted of facts.counted.values()) addCounted(table, table.site(line - first, -1, counted.operation, counted.name, counted.ordinal), counted, whole);
  }
  addCost(table, -1, fn.whole);
  for (const [callee, samples] of fn.whole.calls) table.add('call', [-1, 'sampled', ...calleeOf(callee.names, callee.fn), 'call', samples]);
  for (const counted of fn.whole.counted.values()) addCounted(table, -1, counted, whole);
  addPauses(table, fn, whole);
  return table.empty ? undefined : { file: fn.file, function: fn.name, line: first, ...table.fields() };
}

function addCost(table: Table, site: number, { self, total, selfOdd, totalOdd }: LineFacts): void {
  if (self > 0 || total > 0) table.add('cost', [site, self, total, selfOdd, totalOdd]);
}

function calleeOf({ className, name }: { readonly className: string; readonly name: string }, fn: Fn | undefined): [string, string, number] {
  return [calleeName(className, name), fn?.file ?? '', fn?.line ?? 0];
}

function addCounted(table: Table, site: number, { kind, words, count, amount }: Counted, { seconds, complete }: Whole): void {
  switch (kind) {
    case 'deopt': case 'inlining': table.add(kind, [site, 'exact', ...words, count]); return;
    case 'allocation': table.add(kind, [site, 'sampled', ...words, count, Math.round(amount)]); return;
    case 'exception': table.add(kind, [site, complete ? 'exact' : 'truncated', ...words, count, tidy(seconds)]); return;
    case 'compilation': case 'contention': table.add(kind, [site, 'exact', ...words, count, tidy(amount)]);
  }
}

/** The collector's work is for those who make what it clears, by the byte. */
function addPauses(table: Table, fn: Fn, { pauses, bytes }: Whole): void {
  if (bytes === 0) return;
  let own = 0;
  for (const facts of [fn.whole, ...fn.lines.values()]) for (const { kind, amount } of facts.counted.values()) if (kind === 'allocation') own += amount;
  if (own === 0) return;
  for (const [name, { seconds }] of pauses) table.add('pause', [-1, 'sampled', 'other', name, 0, tidy(seconds * own / bytes)]);
}

/** Seconds to a tenth of a microsecond. */
function tidy(seconds: number): number {
  return Math.round(seconds * 1e7) / 1e7;
}
