import { compareSites, type FunctionPart, type UnknownRow } from './part.ts';
import type { RawRow } from './row.ts';
import { RowsBuilder, type Rows, type Strings } from './rows.ts';
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
  const { strings } = first.rows;
  const builder = new RowsBuilder(strings);
  const { sites, moves } = uniteSites(parts, strings);
  for (const site of sites) builder.addSite(site);
  for (const kind of KIND_NAMES) for (const row of uniteRows(kind, parts, moves, strings)) builder.add(kind, row);
  return { rows: builder.build(), unknown: uniteUnknown(parts, moves) };
}

/** Whether sites and rows ascend, each once. */
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

function uniteSites(parts: readonly FunctionPart[], strings: Strings): United {
  const numbers = new Map<string, number>();
  const sites: SiteRow[] = [];
  const moves = parts.map(({ rows }) => {
    const move = new Int32Array(rows.sites);
    for (let site = 0; site < move.length; site++) {
      const key = rows.siteKey(site, strings);
      let number = numbers.get(key);
      if (number === undefined) {
        number = sites.push(rows.siteRow(site)) - 1;
        numbers.set(key, number);
      }
      move[site] = number;
    }
    return move;
  });
  const order = sites.map((_, i) => i).sort((a, b) => compareSites(sites[a] as SiteRow, sites[b] as SiteRow));
  const places = new Int32Array(sites.length);
  order.forEach((number, place) => { places[number] = place; });
  return { sites: order.map((number) => sites[number] as SiteRow), moves: moves.map((move) => move.map((number) => places[number] as number)) };
}

function moved(site: number, moves: Int32Array): number {
  return site < 0 ? site : moves[site] as number;
}

/** The rows of all parts, those with equal keys added up. */
function uniteRows(kind: KindName, parts: readonly FunctionPart[], moves: United['moves'], strings: Strings): Iterable<RawRow> {
  const united = new Map<string, RawRow>();
  parts.forEach(({ rows }, p) => {
    const count = rows.count(kind);
    for (let i = 0; i < count; i++) {
      const site = moved(rows.siteOf(kind, i), moves[p] as Int32Array);
      const key = rows.key(kind, i, site, strings);
      const known = united.get(key);
      if (known !== undefined) rows.addTo(kind, i, known);
      else {
        const row = rows.raw(kind, i);
        row[0] = site;
        united.set(key, row);
      }
    }
  });
  return united.values();
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
