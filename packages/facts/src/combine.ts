import { add } from './number.ts';
import { compareSites, type FunctionPart, type UnknownRow } from './part.ts';
import { columnsOf, keyColumns, type Histogram, type RawRow } from './row.ts';
import { RowsBuilder, setCount, type Rows } from './rows.ts';
import { KIND_NAMES, type KindName, type SiteRow } from './vocabulary.ts';

export interface Combined {
  /** sites ascending by compareSites, each once; rows ascending by site and then by the other keys, each key once */
  readonly rows: Rows;
  readonly unknown: ReadonlyMap<string, readonly UnknownRow[]>;
}

/**
 * Adds up everything that was said about one function. The parts stay as they are, since another recording may hold
 * them too. Most functions come once and in order: nothing is copied then.
 */
export function combine(parts: readonly [FunctionPart, ...FunctionPart[]]): Combined {
  const [first] = parts;
  if (parts.length === 1 && isCombined(first.rows)) return { rows: first.rows, unknown: first.unknown };
  const builder = new RowsBuilder(first.rows.strings);
  const { sites, moves } = uniteSites(parts);
  for (const site of sites) builder.addSite(site);
  for (const kind of KIND_NAMES) {
    const rows = parts.flatMap(({ rows: given }, p) => Array.from({ length: given.count(kind) }, (_, i) => {
      const row = given.raw(kind, i);
      row[0] = moved(row[0] as number, moves[p] as Int32Array);
      return row;
    }));
    for (const row of uniteRows(kind, rows)) builder.add(kind, row);
  }
  return { rows: builder.build(), unknown: uniteUnknown(parts, moves) };
}

function isCombined(rows: Rows): boolean {
  for (let i = 1; i < rows.sites; i++) if (!isAscending(rows, i)) return false;
  for (const kind of KIND_NAMES) {
    const count = rows.count(kind);
    for (let i = 1; i < count; i++) if (rows.compare(kind, i - 1, i) >= 0) return false;
  }
  return true;
}

function isAscending(rows: Rows, site: number): boolean {
  const line = rows.siteNumber(site - 1, 0) - rows.siteNumber(site, 0);
  const column = rows.siteNumber(site - 1, 1) - rows.siteNumber(site, 1);
  return line < 0 || (line === 0 && (column < 0 || (column === 0 && compareSites(rows.siteRow(site - 1), rows.siteRow(site)) < 0)));
}

interface United {
  readonly sites: readonly SiteRow[];
  /** for each part the new index by old index */
  readonly moves: readonly Int32Array[];
}

function uniteSites(parts: readonly FunctionPart[]): United {
  const all = parts.flatMap(({ rows }, p) => Array.from({ length: rows.sites }, (_, index) => ({ site: rows.siteRow(index), p, index })));
  all.sort((a, b) => compareSites(a.site, b.site));
  const moves = parts.map(({ rows }) => new Int32Array(rows.sites));
  const sites: SiteRow[] = [];
  for (const { site, p, index } of all) {
    const last = sites[sites.length - 1];
    if (last === undefined || compareSites(last, site) !== 0) sites.push(site);
    (moves[p] as Int32Array)[index] = sites.length - 1;
  }
  return { sites, moves };
}

function moved(site: number, moves: Int32Array): number {
  return site < 0 ? site : moves[site] as number;
}

/** Orders rows by key and adds up those of equal key, in place. */
function uniteRows(kind: KindName, rows: RawRow[]): RawRow[] {
  const keys = keyColumns(kind);
  rows.sort((a, b) => compareKeys(keys, a, b));
  let kept = 0;
  for (const row of rows) {
    const last = rows[kept - 1];
    if (last !== undefined && compareKeys(keys, last, row) === 0) addRow(kind, last, row);
    else rows[kept++] = row;
  }
  rows.length = kept;
  return rows;
}

function compareKeys(keys: readonly number[], a: RawRow, b: RawRow): number {
  for (const i of keys) {
    const x = a[i] as string | number | boolean;
    const y = b[i] as string | number | boolean;
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

function addRow(kind: KindName, into: RawRow, row: RawRow): void {
  columnsOf(kind).forEach((column, i) => {
    if (column.role === 'sum') into[i] = add(into[i] as number, row[i] as number);
    else if (column.role === 'histogram') addHistogram(into[i] as Record<string, number>, row[i] as Histogram);
  });
}

/** Adds name by name. A shape may be called `constructor`: only own properties count. */
function addHistogram(into: Record<string, number>, counts: Histogram): void {
  for (const name of Object.keys(counts)) {
    const count = counts[name] as number;
    setCount(into, name, Object.hasOwn(into, name) ? add(into[name] as number, count) : count);
  }
}

/** Rows of unknown kinds cannot be added up, since nobody here knows which columns are keys: they are kept side by side. */
function uniteUnknown(parts: readonly FunctionPart[], moves: readonly Int32Array[]): Map<string, UnknownRow[]> {
  const united = new Map<string, UnknownRow[]>();
  parts.forEach((part, p) => {
    for (const [kind, rows] of part.unknown) {
      const list = united.get(kind) ?? [];
      united.set(kind, list);
      for (const row of rows) {
        const { site } = row;
        list.push(typeof site === 'number' ? { ...row, site: moved(site, moves[p] as Int32Array) } : row);
      }
    }
  });
  return united;
}
