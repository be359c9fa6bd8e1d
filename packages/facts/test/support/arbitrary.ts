import fc from 'fast-check';
import { columnsOf, KIND_NAMES, QUALITIES, type Column } from '../../src/index.ts';
import { header, text } from './lines.ts';

/*
 * Facts files over few names and places, so that the same function, site and key come often: merging is then exercised,
 * not only listing.
 */

const name = fc.constantFrom('a', 'b', '', '__proto__', 'constructor', '1', 'pkg.mod:Class.f', 'ü🙂', '\u0000', '\ud800');
const count = fc.oneof(fc.nat(5), fc.nat(1e6), fc.double({ min: 0, max: 1000, noNaN: true }), fc.constantFrom(0.1, 0.2, 0.3, 1e-12, Number.MAX_SAFE_INTEGER));
const histogram = fc.uniqueArray(fc.tuple(name, count), { selector: ([key]) => key, maxLength: 3 }).map((entries) => Object.fromEntries(entries));

function cell(column: Column, sites: number): fc.Arbitrary<unknown> {
  if (column.name === 'quality') return fc.constantFrom(...QUALITIES);
  if (column.name === 'calleeFile') return fc.constantFrom('', 'a.py', 'b/c.py');
  switch (column.type) {
    case 'site': return fc.integer({ min: -1, max: sites - 1 });
    case 'number': return column.role === 'key' ? fc.nat(2) : count;
    case 'boolean': return fc.boolean();
    case 'histogram': return histogram;
    default: return fc.constantFrom('a', 'b', '');
  }
}

const site = fc.tuple(fc.nat(3), fc.integer({ min: -1, max: 2 }), fc.nat(3), fc.integer({ min: -1, max: 2 }), fc.nat(1), fc.constantFrom('call', 'attribute'), fc.constantFrom('g', 'h'));

const functionFacts = fc.array(site, { maxLength: 4 }).chain((sites) => fc.record({
  file: fc.constantFrom('a.py', 'b/c.py'),
  function: fc.constantFrom('f', 'g', '__proto__', ''),
  line: fc.nat(2),
  endLine: fc.option(fc.integer({ min: 2, max: 9 }), { nil: undefined }),
  fingerprint: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
  sites: fc.constant(sites),
  ...Object.fromEntries(KIND_NAMES.map((kind) => [kind, fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.array(fc.tuple(...columnsOf(kind).map((column) => cell(column, sites.length))), { maxLength: 4 }) })])),
  heat: fc.option(fc.array(fc.tuple(fc.integer({ min: -1, max: sites.length - 1 }), fc.nat(3)), { maxLength: 2 }), { nil: undefined }),
}));

const source = fc.record({ source: fc.constantFrom('a.py', 'b/c.py'), digest: fc.constantFrom('', `sha256:${'0'.repeat(64)}`, `sha256:${'1'.repeat(64)}`) });
const totals = fc.record({ totals: fc.record({ samples: count, outside: count, lost: count, cpu: count, seconds: count, overhead: count }, { requiredKeys: [] }) });
const note = fc.record({ note: name, level: fc.constantFrom('info', 'warning') });

const process = fc.record({
  id: fc.constantFrom('p1', 'p2'),
  column: fc.constantFrom('utf8', 'utf16'),
  version: fc.constantFrom('3.13.1', '3.14.0'),
  clock: fc.option(fc.constant({ kind: 'cpu', period: 0.004, precision: 'loop' }), { nil: undefined }),
  start: fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'),
  run: fc.option(fc.constantFrom({ id: 'r1', workload: 'w' }, { id: 'r2', workload: 'w' }, { id: 'r3', workload: 'v' }), { nil: undefined }),
}).map(({ id, version, ...rest }) => {
  const plain = header();
  return {
    ...plain, ...rest, process: { pid: 1, id }, runtime: { name: 'CPython', version, flags: {} }, kinds: ['cost', id],
    columns: { ...(plain['columns'] as object), heat: ['site', 'level'] },
  };
});

/** The text of a facts file: a header, or two, with what may follow them. */
export const factsText: fc.Arbitrary<string> = fc.array(
  fc.tuple(process, fc.array(fc.oneof({ weight: 5, arbitrary: functionFacts }, source, totals, note), { maxLength: 6 })), { minLength: 1, maxLength: 2 },
).map((files) => files.map(([head, lines]) => text(head, ...lines)).join(''));
