import { columnsOf, keyColumns } from './row.ts';
import { KIND_NAMES, type Column, type ColumnType, type KindName } from './vocabulary.ts';

/*
 * The layout of a function's numbers. A million rows as arrays of their own are twice as big, and the garbage collector
 * takes as long to move them as it took to parse them; numbers in one typed array a function cost it nothing.
 *
 *   for each kind: position of its first row, number of rows
 *   number of sites, position of the first histogram
 *   sites, SITE_WIDTH cells each; rows, one cell a column; histograms, each its length, then name and count in turn
 *
 * Strings are numbers of `Strings`; the cell of a histogram is its position after the first one's.
 */
export const SITE_COUNT = 2 * KIND_NAMES.length;
export const HISTOGRAMS = SITE_COUNT + 1;
export const SITES = HISTOGRAMS + 1;
export const SITE_WIDTH = 7;
/** the first of a site's cells that is a string */
export const OPERATION = 5;

/** A column's type, and the role of a number, and what a string has to be. */
export type Code = ColumnType | 'sum' | 'quality' | 'path';

function codeOf({ name, role, type }: Column): Code {
  if (role === 'sum') return 'sum';
  return name === 'quality' ? 'quality' : name === 'calleeFile' ? 'path' : type;
}

export interface Layout {
  readonly kind: KindName;
  /** where the kind's position and count stand */
  readonly slot: number;
  readonly width: number;
  /** what the values of each column are */
  readonly codes: readonly Code[];
  readonly columns: readonly Column[];
  /** positions of the columns by what they are; `keys` holds the site and the `texts` too */
  readonly keys: readonly number[];
  readonly texts: readonly number[];
  readonly sums: readonly number[];
  readonly histograms: readonly number[];
}

export const LAYOUTS: readonly Layout[] = KIND_NAMES.map((kind, i) => {
  const columns = columnsOf(kind);
  const positions = (chosen: (column: Column) => boolean): number[] => columns.flatMap((column, at) => (chosen(column) ? [at] : []));
  return {
    kind, slot: 2 * i, width: columns.length, codes: columns.map(codeOf), columns, keys: keyColumns(kind),
    texts: positions(({ type }) => type === 'string'), sums: positions(({ role }) => role === 'sum'),
    histograms: positions(({ role }) => role === 'histogram'),
  };
});

const byKind = new Map(LAYOUTS.map((layout) => [layout.kind, layout]));

export function layoutOf(kind: KindName): Layout {
  return byKind.get(kind) as Layout;
}

/** The cells of a function: half as big where every number is a small whole one, as most counts are. */
export type Packed = Float64Array | Int32Array;

/** The cells of sites and rows with those of the histograms after them. */
export function packed(rows: Cells, histograms: Cells): Packed {
  rows.cells[HISTOGRAMS] = rows.size;
  const small = new Int32Array(rows.size + histograms.size);
  if (copied(rows, small, 0) && copied(histograms, small, rows.size)) return small;
  const cells = new Float64Array(small.length);
  cells.set(rows.cells.subarray(0, rows.size));
  cells.set(histograms.cells.subarray(0, histograms.size), rows.size);
  return cells;
}

/** @returns false at the first cell that does not fit */
function copied({ cells, size }: Cells, into: Int32Array, at: number): boolean {
  for (let i = 0; i < size; i++) {
    const cell = cells[i] as number;
    if (cell !== (cell | 0)) return false;
    into[at + i] = cell;
  }
  return true;
}

/** Cells that grow; what became big for one function is let go after it. */
export class Cells {
  cells = new Float64Array(SMALL);
  size = 0;

  /** Makes room for more cells. @returns where they start */
  take(count: number): number {
    const at = this.size;
    this.size += count;
    if (this.size > this.cells.length) {
      const bigger = new Float64Array(Math.max(this.size, 2 * this.cells.length));
      bigger.set(this.cells.subarray(0, at));
      this.cells = bigger;
    }
    return at;
  }

  clear(): void {
    this.size = 0;
    if (this.cells.length > LARGE) this.cells = new Float64Array(SMALL);
  }
}
const SMALL = 4096;
const LARGE = 1 << 17;
