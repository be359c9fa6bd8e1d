import { add } from './number.ts';
import { compareSites, type FunctionPart, type UnknownRow } from './part.ts';
import { columnsOf, type Histogram, type RawRow } from './row.ts';
import { KIND_NAMES, type KindName, type SiteRow } from './vocabulary.ts';

export interface Combined {
  /** ascending by compareSites, each once */
  readonly sites: readonly SiteRow[];
  /** ascending by site and then by the key columns, each key once */
  readonly rows: Partial<Record<KindName, RawRow[]>>;
  readonly unknown: ReadonlyMap<string, readonly UnknownRow[]>;
}

/**
 * Adds up everything that was said about one function. Rows are never changed in place, since another recording may
 * hold them too. Most functions come once and in order: nothing is copied then.
 */
export function combine(parts: readonly FunctionPart[]): Combined {
  const { sites, moves } = uniteSites(parts);
  const rows: Partial<Record<KindName, RawRow[]>> = {};
  for (const kind of KIND_NAMES) {
    let united: RawRow[] | undefined;
    for (let p = 0; p < parts.length; p++) {
      const given = (parts[p] as FunctionPart).rows[kind];
      if (given === undefined || given.length === 0) continue;
      const move = moves[p];
      const moved = move === undefined ? given : given.map((row) => movedRow(row, move));
      united = united === undefined ? moved : united.concat(moved);
    }
    if (united !== undefined) rows[kind] = uniteRows(kind, united);
  }
  return { sites, rows, unknown: uniteUnknown(parts, moves) };
}

interface United {
  readonly sites: readonly SiteRow[];
  /** for each part the new index by old index; undefined where indices stay */
  readonly moves: readonly (Int32Array | undefined)[];
}

function uniteSites(parts: readonly FunctionPart[]): United {
  const only = parts.length === 1 ? (parts[0] as FunctionPart).sites : undefined;
  if (only !== undefined && isAscending(only)) return { sites: only, moves: [undefined] };
  const all = parts.flatMap((part, p) => part.sites.map((site, index) => ({ site, p, index })));
  all.sort((a, b) => compareSites(a.site, b.site));
  const moves = parts.map((part) => new Int32Array(part.sites.length));
  const sites: SiteRow[] = [];
  for (const { site, p, index } of all) {
    const last = sites[sites.length - 1];
    if (last === undefined || compareSites(last, site) !== 0) sites.push(site);
    (moves[p] as Int32Array)[index] = sites.length - 1;
  }
  return { sites, moves };
}

function isAscending(sites: readonly SiteRow[]): boolean {
  for (let i = 1; i < sites.length; i++) {
    if (compareSites(sites[i - 1] as SiteRow, sites[i] as SiteRow) >= 0) return false;
  }
  return true;
}

function movedRow(row: RawRow, move: Int32Array): RawRow {
  const from = row[0] as number;
  if (from < 0 || move[from] === from) return row;
  const moved = row.slice();
  moved[0] = move[from];
  return moved;
}

function uniteRows(kind: KindName, given: RawRow[]): RawRow[] {
  let ordered = true;
  let repeated = false;
  for (let i = 1; i < given.length; i++) {
    const before = (given[i - 1] as RawRow)[0] as number;
    const site = (given[i] as RawRow)[0] as number;
    if (site < before) ordered = false;
    else if (site === before) repeated = true;
  }
  if (ordered && !repeated) return given;
  const keys = keyColumns[kind];
  const rows = given.slice().sort((a, b) => compareKeys(keys, a, b));
  let kept = 0;
  let own = false; // whether rows[kept] was made here
  for (let i = 1; i < rows.length; i++) {
    const row = rows[i] as RawRow;
    const last = rows[kept] as RawRow;
    if (compareKeys(keys, last, row) !== 0) {
      rows[++kept] = row;
      own = false;
    } else {
      if (!own) rows[kept] = copyRow(kind, last);
      addRow(kind, rows[kept] as RawRow, row);
      own = true;
    }
  }
  rows.length = kept + 1;
  return rows;
}

const keyColumns = {} as Record<KindName, number[]>;
for (const kind of KIND_NAMES) {
  keyColumns[kind] = columnsOf(kind).flatMap((column, i) => (column.role === 'key' ? [i] : []));
}

function compareKeys(keys: readonly number[], a: RawRow, b: RawRow): number {
  for (const i of keys) {
    const x = a[i] as string | number | boolean;
    const y = b[i] as string | number | boolean;
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

function copyRow(kind: KindName, row: RawRow): RawRow {
  return columnsOf(kind).map((column, i) => (column.role === 'histogram' ? { ...(row[i] as Histogram) } : row[i]));
}

function addRow(kind: KindName, into: RawRow, row: RawRow): void {
  columnsOf(kind).forEach((column, i) => {
    if (column.role === 'sum') into[i] = add(into[i] as number, row[i] as number);
    else if (column.role === 'histogram') addHistogram(into[i] as Record<string, number>, row[i] as Histogram);
  });
}

/** Adds name by name. A shape may be called `__proto__` or `constructor`: only own properties count. */
function addHistogram(into: Record<string, number>, counts: Histogram): void {
  for (const name of Object.keys(counts)) {
    const count = counts[name] as number;
    if (Object.hasOwn(into, name)) into[name] = add(into[name] as number, count);
    else Object.defineProperty(into, name, { value: count, writable: true, enumerable: true, configurable: true });
  }
}

/** Rows of unknown kinds cannot be added up, since nobody here knows which columns are keys: they are kept side by side. */
function uniteUnknown(parts: readonly FunctionPart[], moves: United['moves']): Map<string, UnknownRow[]> {
  const united = new Map<string, UnknownRow[]>();
  parts.forEach((part, p) => {
    for (const [kind, rows] of part.unknown ?? []) {
      const list = united.get(kind) ?? [];
      united.set(kind, list);
      for (const row of rows) {
        const move = typeof row['site'] === 'number' && row['site'] >= 0 ? moves[p] : undefined;
        list.push(move === undefined ? row : { ...row, site: move[row['site'] as number] });
      }
    }
  });
  return united;
}
