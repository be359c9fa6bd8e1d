import { printable } from '../problem.ts';
import { columnsOf, type Histogram, type Row } from '../row.ts';
import { classifyShapes } from '../statistics/shapes.ts';
import type { KindName } from '../vocabulary.ts';

/** `3,212`: whole numbers with separators, others with what matters of them. */
export function number(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString('en-US') : value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}

/** `14 %`; a part below 1 % keeps a digit that matters, and no part that is there is said to be 0. */
export function percent(share: number): string {
  const value = 100 * share;
  if (value === 0 || value >= 9.95) return `${Math.round(value)} %`;
  return value < 0.05 ? 'under 0.1 %' : `${Number(value.toFixed(1))} %`;
}

export function seconds(value: number): string {
  return `${value >= 10 ? number(Math.round(value)) : Number(value.toPrecision(2))} s`;
}

/** `geometry:Circle` as a programmer says it: `Circle`. */
export function shortShape(name: string): string {
  return name.split(', ').map((part) => printable(part.slice(part.lastIndexOf(':') + 1).replace(/^.*<locals>\./, ''), 60)).join(', ');
}

const NAMED = 4;

/** `Circle 31 %, Square 24 % and 3 more`. */
export function parts(histogram: Histogram, say: (name: string) => string = (name) => printable(name, 60)): string {
  const entries = Object.entries(histogram).filter(([, count]) => count > 0).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const all = entries.reduce((sum, [, count]) => sum + count, 0);
  const named = entries.slice(0, NAMED).map(([name, count]) => (entries.length === 1 ? say(name) : `${say(name)} ${percent(count / all)}`));
  return named.join(', ') + (entries.length > NAMED ? ` and ${entries.length - NAMED} more` : '');
}

function shapes(histogram: Histogram): string {
  const { distribution, observations } = classifyShapes(histogram);
  if (distribution === 'empty') return 'no shape seen';
  return `${distribution}: ${parts(histogram, shortShape)} (${observed(observations)})`;
}

function observed(count: number): string {
  return count === 1 ? '1 observation' : `${number(count)} observations`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${number(count)} times`;
}

/** `because`, in the shared word, with the runtime's own beside it. */
function because({ reason, detail }: { readonly reason: string; readonly detail: string }): string {
  const own = detail === '' || detail === reason ? '' : ` (${printable(detail)})`;
  return reason === '' && own === '' ? '' : `: ${printable(reason)}${own}`;
}

const changed = (changes: number): string => (changes > 0 ? `, changed ${times(changes)}` : '');
const exactness = (quality: string): string => (quality === 'sampled' || quality === 'exact' ? '' : ` [${quality}]`);

type Words = { readonly [K in KindName]?: (row: Row<K>) => string };

/** One sentence a fact. `cost` is said with its place and has none here; a kind without an entry is said column by column. */
const WORDS: Words = {
  'inline-cache': (row) => `saw ${shapes(row.shapes)}${changed(row.changes)}${exactness(row.quality)}`,
  specialization: (row) => {
    const all = row.specialized + row.generic + row.warming;
    const said = ([['specialised', row.specialized], ['generic', row.generic], ['warming up', row.warming]] as const)
      .filter(([, count]) => count > 0).map(([name, count]) => (count === all ? name : `${name} ${percent(count / all)}`));
    return `${said.join(', ') || 'not specialised'}: ${parts(row.forms)}${changed(row.changes)}${exactness(row.quality)}`;
  },
  call: (row) => {
    const place = row.calleeFile === '' ? '' : ` (${printable(row.calleeFile)}${row.calleeLine > 0 ? `:${row.calleeLine}` : ''})`;
    return `reaches ${printable(row.callee)}${place}${row.via === 'call' ? '' : ` by ${printable(row.via)}`} in ${row.samples === 1 ? '1 sample' : `${number(row.samples)} samples`}`;
  },
  inlining: (row) => `${printable(row.callee)} ${row.done ? 'inlined' : 'not inlined'} ${times(row.count)}${because(row)}`,
  deopt: (row) => `deoptimised (${printable(row.effect)}) ${times(row.count)}${because(row)}`,
  compilation: (row) => `compilation by ${printable(row.tier)} ${printable(row.outcome)} ${times(row.count)}, ${seconds(row.seconds)}${because(row)}`,
  allocation: (row) => {
    const objects = row.shape === '' ? (row.count === 1 ? 'object' : 'objects') : shortShape(row.shape);
    return `made ${row.count > 0 ? `${number(row.count)} ${objects}` : objects}, ${number(row.bytes)} bytes`;
  },
  exception: (row) => `${row.type === '' ? 'an exception' : shortShape(row.type)} ${printable(row.role)} ${times(row.count)}${row.seconds > 0 ? ` in ${seconds(row.seconds)}` : ''}`,
  binding: (row) => {
    const where = row.resolves === 'missing' ? 'is not found' : `is ${row.resolves === 'builtin' ? 'the builtin' : 'the module\'s'} ${shortShape(row.value)}`;
    return `\`${printable(row.name)}\` ${where}${row.shadows === '' ? '' : ` and hides the ${printable(row.shadows)}`}${row.rebound > 0 ? `, rebound ${times(row.rebound)}` : ''} (${observed(row.seen)})`;
  },
  'value-shape': (row) => {
    const more = ([['length', row.lengths], ['elements', row.elements], ['values', row.values], ['state', row.states]] as const)
      .filter(([, counts]) => Object.keys(counts).length > 0)
      .map(([name, counts]) => `; ${name} ${parts(counts, name === 'elements' ? shortShape : undefined)}`);
    return `\`${printable(row.path)}\` held ${shapes(row.shapes)}${more.join('')}${changed(row.changes)}`;
  },
  pause: (row) => `${row.count > 0 ? `${times(row.count)} ` : ''}paused for ${seconds(row.seconds)}${because(row)}`,
  contention: (row) => `waited ${times(row.count)} for ${printable(row.lock)}, ${seconds(row.seconds)}`,
  heap: (row) => {
    const where = row.holder === '' ? '' : ` held by ${printable(row.holder)}`;
    if (row.what === 'instances') return `${number(row.count)} ${shortShape(row.class)}, ${number(row.bytes)} bytes`;
    if (row.what === 'retained') return `${number(row.count)} ${shortShape(row.class)} keep ${number(row.bytes)} bytes alive`;
    return `${printable(row.what)}: ${row.spareCount === row.count ? '' : `${number(row.spareCount)} of `}${number(row.count)} ${shortShape(row.class)}${where}, ${number(row.spareBytes)} of ${number(row.bytes)} bytes could be saved`;
  },
  counter: (row) => `${printable(row.event)}: ${number(row.self)} here, ${number(row.total)} with what it calls`,
};

/** A fact as a sentence without its place. */
export function rowWords<K extends KindName>(kind: K, row: Row<K>): string {
  const words = (WORDS as { readonly [name in KindName]?: (row: never) => string })[kind] as ((row: Row<K>) => string) | undefined;
  if (words !== undefined) return words(row);
  const values = row as Readonly<Record<string, unknown>>;
  const said = columnsOf(kind).filter((column) => column.type !== 'site').map((column) => {
    const value = values[column.name];
    return `${column.name} ${column.type === 'histogram' ? parts(value as Histogram) : typeof value === 'number' ? number(value) : printable(String(value))}`;
  });
  return `${kind}: ${said.join(', ')}`;
}
