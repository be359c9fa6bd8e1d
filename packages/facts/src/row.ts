import { KINDS, KIND_NAMES, type Column, type ColumnType, type KindName } from './vocabulary.ts';

/** Counts by name. The object has no prototype: the names come from the recorded program and may be any. */
export type Histogram = Readonly<Record<string, number>>;

type ValueOf<T extends ColumnType> =
  T extends 'histogram' ? Histogram : T extends 'number' | 'site' ? number : T extends 'boolean' ? boolean : string;
type ColumnOf<K extends KindName> = (typeof KINDS)[K]['columns'][number];

/** One fact with its columns by name; `site` is left out, since a row is reached through its site or function. */
export type Row<K extends KindName = KindName> = {
  readonly [C in ColumnOf<K> as Exclude<C['name'], 'site'>]: ValueOf<C['type']>;
};

/** A row as the file holds it, in the order of KINDS; the first column is the site. */
export type RawRow = unknown[];

/** The columns of a kind, in the order in which a row holds them. */
export function columnsOf(kind: KindName): readonly Column[] {
  return KINDS[kind].columns;
}

/** The positions of the columns that make up a row's identity. */
export function keyColumns(kind: KindName): number[] {
  return columnsOf(kind).flatMap((column, i) => (column.role === 'key' ? [i] : []));
}

export function isKind(name: string): name is KindName {
  return Object.hasOwn(KINDS, name);
}

for (const kind of KIND_NAMES) {
  if (columnsOf(kind)[0]?.type !== 'site') throw new Error(`KINDS: the first column of ${kind} has to be the site`);
}
