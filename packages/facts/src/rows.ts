import { add } from './number.ts';
import { columnsOf, keyColumns, type Histogram, type RawRow, type Row } from './row.ts';
import { KIND_NAMES, type Column, type KindName, type SiteRow } from './vocabulary.ts';

/** The strings of one input by number: most of them come thousands of times. */
export class Strings {
  readonly #ids = new Map<string, number>();
  readonly list: string[] = [];

  id(text: string): number {
    let id = this.#ids.get(text);
    if (id === undefined) {
      id = this.list.push(text) - 1;
      this.#ids.set(text, id);
    }
    return id;
  }
}

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
const SITE_COUNT = 2 * KIND_NAMES.length;
const HISTOGRAMS = SITE_COUNT + 1;
const SITES = HISTOGRAMS + 1;
const SITE_WIDTH = 7;
const OPERATION = 5;

interface Layout {
  /** where the kind's position and count stand */
  readonly slot: number;
  readonly columns: readonly Column[];
  /** positions of the key columns */
  readonly keys: readonly number[];
}
const layouts = {} as Record<KindName, Layout>;
KIND_NAMES.forEach((kind, i) => {
  layouts[kind] = { slot: 2 * i, columns: columnsOf(kind), keys: keyColumns(kind) };
});

/** The sites and rows of one function. Rows ascend by site and then by the other key columns. */
export class Rows {
  readonly #cells: Float64Array;
  readonly strings: Strings;

  constructor(cells: Float64Array, strings: Strings) {
    this.#cells = cells;
    this.strings = strings;
  }

  get sites(): number {
    return this.#cells[SITE_COUNT] as number;
  }

  /** A number of a site, by its position in SITE_COLUMNS. */
  siteNumber(site: number, column: 0 | 1 | 2 | 3 | 4): number {
    return this.#cells[SITES + site * SITE_WIDTH + column] as number;
  }

  siteText(site: number, column: 5 | 6): string {
    return this.#string(this.#cells[SITES + site * SITE_WIDTH + column] as number);
  }

  siteRow(site: number): SiteRow {
    const at = (column: 0 | 1 | 2 | 3 | 4): number => this.siteNumber(site, column);
    return [at(0), at(1), at(2), at(3), at(4), this.siteText(site, 5), this.siteText(site, 6)];
  }

  /** Number of rows of a kind. */
  count(kind: KindName): number {
    return this.#cells[layouts[kind].slot + 1] as number;
  }

  /** Number of rows of all kinds, and of sites. */
  get size(): number {
    return KIND_NAMES.reduce((size, kind) => size + this.count(kind), this.sites);
  }

  /** The site of a row: an index into the function's sites, or -1. */
  siteOf(kind: KindName, row: number): number {
    const { slot, columns } = layouts[kind];
    return this.#cells[(this.#cells[slot] as number) + row * columns.length] as number;
  }

  /** The order of two rows of a kind by their key columns; 0 if they are about the same thing. */
  compare(kind: KindName, a: number, b: number): number {
    const { slot, columns, keys } = layouts[kind];
    const start = this.#cells[slot] as number;
    for (const i of keys) {
      const x = this.#cells[start + a * columns.length + i] as number;
      const y = this.#cells[start + b * columns.length + i] as number;
      if (x === y) continue;
      if ((columns[i] as Column).type !== 'string') return x - y;
      return this.#string(x) < this.#string(y) ? -1 : 1;
    }
    return 0;
  }

  /** A text that is the same for the same site; strings are numbers of `strings` in it. */
  siteKey(site: number, strings: Strings): string {
    const start = SITES + site * SITE_WIDTH;
    let key = '';
    for (let i = 0; i < SITE_WIDTH; i++) {
      const cell = this.#cells[start + i] as number;
      key += ` ${i < OPERATION ? cell : this.#translated(cell, strings)}`;
    }
    return key;
  }

  /** As siteKey, for the key columns of a row whose site has the number `site` among those it is compared with. */
  key(kind: KindName, row: number, site: number, strings: Strings): string {
    const { slot, columns, keys } = layouts[kind];
    const start = (this.#cells[slot] as number) + row * columns.length;
    let key = `${site}`;
    for (let i = 1; i < keys.length; i++) {
      const column = keys[i] as number;
      const cell = this.#cells[start + column] as number;
      key += ` ${(columns[column] as Column).type === 'string' ? this.#translated(cell, strings) : cell}`;
    }
    return key;
  }

  #translated(id: number, strings: Strings): number {
    return strings === this.strings ? id : strings.id(this.#string(id));
  }

  /** Adds a row's sums and histograms to a raw row of the same key. */
  addTo(kind: KindName, row: number, into: RawRow): void {
    const { slot, columns } = layouts[kind];
    const start = (this.#cells[slot] as number) + row * columns.length;
    for (let i = 1; i < columns.length; i++) {
      const { role } = columns[i] as Column;
      const cell = this.#cells[start + i] as number;
      if (role === 'sum') into[i] = add(into[i] as number, cell);
      else if (role === 'histogram') this.#addHistogram(cell, into[i] as Record<string, number>);
    }
  }

  /** Puts the rows in ascending order. Their meaning stays: no row depends on another. */
  sort(): this {
    for (const kind of KIND_NAMES) {
      const count = this.count(kind);
      // recorders write by site, so a row is a few steps from its place; what is not nearly sorted takes the other way
      let steps = 8 * count;
      for (let i = 1; i < count && steps >= 0; i++) {
        for (let j = i; j > 0 && this.compare(kind, j - 1, j) > 0 && --steps >= 0; j--) this.#swap(kind, j - 1, j);
      }
      if (steps < 0) this.#sort(kind, count);
    }
    return this;
  }

  #swap(kind: KindName, a: number, b: number): void {
    const { slot, columns: { length: width } } = layouts[kind];
    const cells = this.#cells;
    const first = (cells[slot] as number) + a * width;
    const shift = (b - a) * width;
    for (let i = first; i < first + width; i++) {
      const cell = cells[i] as number;
      cells[i] = cells[i + shift] as number;
      cells[i + shift] = cell;
    }
  }

  #sort(kind: KindName, count: number): void {
    const { slot, columns: { length: width } } = layouts[kind];
    const start = this.#cells[slot] as number;
    const order = Array.from({ length: count }, (_, row) => row).sort((a, b) => this.compare(kind, a, b));
    const before = this.#cells.slice(start, start + count * width);
    let to = start;
    for (const row of order) {
      for (let cell = row * width; cell < (row + 1) * width; cell++) this.#cells[to++] = before[cell] as number;
    }
  }

  /** A row in the order of KINDS. */
  /** A number of a row, by the position of its column. */
  number(kind: KindName, row: number, column: number): number {
    const { slot, columns } = layouts[kind];
    return this.#cells[(this.#cells[slot] as number) + row * columns.length + column] as number;
  }

  raw(kind: KindName, row: number): RawRow {
    const { slot, columns } = layouts[kind];
    const start = (this.#cells[slot] as number) + row * columns.length;
    return columns.map((column, i) => this.#value(column, this.#cells[start + i] as number));
  }

  /** A row by the names of its columns, without the site. */
  named<K extends KindName>(kind: K, row: number): Row<K> {
    const { slot, columns } = layouts[kind];
    const start = (this.#cells[slot] as number) + row * columns.length;
    const named: Record<string, unknown> = {};
    for (let i = 1; i < columns.length; i++) {
      const column = columns[i] as Column;
      named[column.name] = this.#value(column, this.#cells[start + i] as number);
    }
    return named as Row<K>;
  }

  /** The position of the first row at `site` or after it. */
  firstAt(kind: KindName, site: number): number {
    let low = 0;
    let high = this.count(kind);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.siteOf(kind, middle) < site) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #value(column: Column, cell: number): unknown {
    switch (column.type) {
      case 'string': return this.#string(cell);
      case 'boolean': return cell === 1;
      case 'histogram': return this.#histogram(cell);
      default: return cell;
    }
  }

  #string(id: number): string {
    return this.strings.list[id] as string;
  }

  #histogram(offset: number): Histogram {
    const counts = noCounts();
    this.#addHistogram(offset, counts);
    return counts;
  }

  #addHistogram(offset: number, into: Record<string, number>): void {
    const cells = this.#cells;
    const start = (cells[HISTOGRAMS] as number) + offset;
    const end = start + 2 * (cells[start] as number);
    for (let i = start + 1; i <= end; i += 2) {
      const name = this.#string(cells[i] as number);
      into[name] = add(into[name] ?? 0, cells[i + 1] as number);
    }
  }
}

/** Builds the rows of one function after another: first the sites, then the kinds in the order of KINDS. */
export class RowsBuilder {
  readonly #strings: Strings;
  #cells = new Float64Array(4096);
  #size = SITES;
  #histograms = new Float64Array(4096);
  #histogramsSize = 0;

  constructor(strings: Strings) {
    this.#strings = strings;
    this.#cells.fill(0, 0, SITES);
  }

  addSite(site: SiteRow): void {
    const at = this.#grow(SITE_WIDTH);
    const cells = this.#cells;
    for (let i = 0; i < SITE_WIDTH; i++) {
      cells[at + i] = i < OPERATION ? (site[i] as number) + 0 : this.#strings.id(site[i] as string);
    }
    (cells[SITE_COUNT] as number)++;
  }

  /** Appends a row, checked by the reader or made from checked ones. */
  add(kind: KindName, row: RawRow): void {
    const { slot, columns } = layouts[kind];
    const at = this.#grow(columns.length);
    const cells = this.#cells;
    if (cells[slot + 1] === 0) cells[slot] = at;
    (cells[slot + 1] as number)++;
    for (let i = 0; i < columns.length; i++) {
      const value = row[i];
      cells[at + i] = typeof value === 'number' ? value + 0 // JSON has a negative zero
        : typeof value === 'string' ? this.#strings.id(value)
          : typeof value === 'object' ? this.#addHistogram(value as Histogram) : Number(value);
    }
  }

  /** The rows added since the last call. */
  build(): Rows {
    const cells = new Float64Array(this.#size + this.#histogramsSize);
    this.#cells[HISTOGRAMS] = this.#size;
    cells.set(this.#cells.subarray(0, this.#size));
    cells.set(this.#histograms.subarray(0, this.#histogramsSize), this.#size);
    this.#cells.fill(0, 0, SITES);
    this.#size = SITES;
    this.#histogramsSize = 0;
    return new Rows(cells, this.#strings).sort();
  }

  #addHistogram(counts: Histogram): number {
    const start = this.#histogramsSize;
    let end = start + 1;
    for (const name in counts) {
      if (end + 2 > this.#histograms.length) this.#histograms = doubled(this.#histograms);
      this.#histograms[end++] = this.#strings.id(name);
      this.#histograms[end++] = (counts[name] as number) + 0;
    }
    if (end > this.#histograms.length) this.#histograms = doubled(this.#histograms);
    this.#histograms[start] = (end - start - 1) / 2;
    this.#histogramsSize = end;
    return start;
  }

  #grow(by: number): number {
    const at = this.#size;
    this.#size += by;
    if (this.#size > this.#cells.length) this.#cells = doubled(this.#cells);
    return at;
  }
}

function doubled(cells: Float64Array): Float64Array<ArrayBuffer> {
  const bigger = new Float64Array(cells.length * 2);
  bigger.set(cells);
  return bigger;
}

/**
 * An object that any name may be a property of, `__proto__` too. It is also five times faster to fill than one with a
 * prototype, since no hidden class is made for each new combination of names.
 */
function noCounts(): Record<string, number> {
  return Object.create(null) as Record<string, number>;
}
