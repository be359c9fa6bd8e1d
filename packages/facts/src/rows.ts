import { Cells, HISTOGRAMS, LAYOUTS, layoutOf, OPERATION, packed, SITE_COUNT, SITE_WIDTH, SITES, type Layout, type Packed } from './layout.ts';
import { add } from './number.ts';
import { compareSites } from './part.ts';
import type { Histogram, RawRow, Row } from './row.ts';
import type { Column, KindName, SiteRow } from './vocabulary.ts';

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

/** The sites and rows of one function, as layout.ts has them. In the order of a line until `arrange` is asked. */
export class Rows {
  /** for layout.ts and what knows it; not to be changed */
  readonly cells: Packed;
  readonly strings: Strings;

  constructor(cells: Packed, strings: Strings) {
    this.cells = cells;
    this.strings = strings;
  }

  get sites(): number {
    return this.cells[SITE_COUNT] as number;
  }

  /** A number of a site, by its position in SITE_COLUMNS. */
  siteNumber(site: number, column: 0 | 1 | 2 | 3 | 4): number {
    return this.cells[SITES + site * SITE_WIDTH + column] as number;
  }

  siteText(site: number, column: 5 | 6): string {
    return this.#string(this.cells[SITES + site * SITE_WIDTH + column] as number);
  }

  siteRow(site: number): SiteRow {
    const at = (column: 0 | 1 | 2 | 3 | 4): number => this.siteNumber(site, column);
    return [at(0), at(1), at(2), at(3), at(4), this.siteText(site, 5), this.siteText(site, 6)];
  }

  /** Number of rows of a kind. */
  count(kind: KindName): number {
    return this.cells[layoutOf(kind).slot + 1] as number;
  }

  /** Number of rows of all kinds, and of sites. */
  get size(): number {
    let size = this.sites;
    for (let slot = 1; slot < SITE_COUNT; slot += 2) size += this.cells[slot] as number;
    return size;
  }

  /** The site of a row: an index into the function's sites, or -1. */
  siteOf(kind: KindName, row: number): number {
    const { slot, columns } = layoutOf(kind);
    return this.cells[(this.cells[slot] as number) + row * columns.length] as number;
  }

  /** The same rows with the numbers of `strings`. */
  translated(strings: Strings): Rows {
    const cells = this.cells.slice();
    const id = (at: number): void => { cells[at] = strings.id(this.#string(cells[at] as number)); };
    for (let site = 0; site < this.sites; site++) for (let i = OPERATION; i < SITE_WIDTH; i++) id(SITES + site * SITE_WIDTH + i);
    for (const { slot, width, texts, histograms } of LAYOUTS) {
      const end = (cells[slot] as number) + (cells[slot + 1] as number) * width;
      for (let at = cells[slot] as number; at < end; at += width) {
        for (const i of texts) id(at + i);
        for (const i of histograms) {
          const start = (cells[HISTOGRAMS] as number) + (cells[at + i] as number);
          for (let entry = 0; entry < (cells[start] as number); entry++) id(start + 1 + 2 * entry);
        }
      }
    }
    return new Rows(cells, strings);
  }

  /**
   * Puts the rows in ascending order, as far as a few exchanges do it. Their meaning stays: no row depends on another.
   * @returns whether sites and rows ascend now, each once
   */
  arrange(): boolean {
    for (let i = 1; i < this.sites; i++) if (!this.#siteAscends(i)) return false;
    for (const layout of LAYOUTS) {
      const count = this.cells[layout.slot + 1] as number;
      // recorders write by site, so a row is a few steps from its place; what is not nearly sorted takes the other way
      let steps = 8 * count;
      for (let i = 1; i < count; i++) {
        for (let j = i; j > 0; j--) {
          const order = this.#compare(layout, j - 1, j);
          if (order < 0) break;
          if (order === 0 || --steps < 0) return false;
          this.#swap(layout, j - 1, j);
        }
      }
    }
    return true;
  }

  #siteAscends(site: number): boolean {
    const line = this.siteNumber(site - 1, 0) - this.siteNumber(site, 0);
    const column = this.siteNumber(site - 1, 1) - this.siteNumber(site, 1);
    return line < 0 || (line === 0 && (column < 0 || (column === 0 && compareSites(this.siteRow(site - 1), this.siteRow(site)) < 0)));
  }

  /** The order of two rows of a kind by their key columns; 0 if they are about the same thing. */
  #compare({ slot, width, columns, keys }: Layout, a: number, b: number): number {
    const cells = this.cells;
    const start = cells[slot] as number;
    for (let k = 0; k < keys.length; k++) {
      const i = keys[k] as number;
      const x = cells[start + a * width + i] as number;
      const y = cells[start + b * width + i] as number;
      if (x === y) continue;
      if ((columns[i] as Column).type !== 'string') return x - y;
      return this.#string(x) < this.#string(y) ? -1 : 1;
    }
    return 0;
  }

  #swap({ slot, width }: Layout, a: number, b: number): void {
    const cells = this.cells;
    const first = (cells[slot] as number) + a * width;
    const shift = (b - a) * width;
    for (let i = first; i < first + width; i++) {
      const cell = cells[i] as number;
      cells[i] = cells[i + shift] as number;
      cells[i + shift] = cell;
    }
  }

  /** A number of a row, by the position of its column. */
  number(kind: KindName, row: number, column: number): number {
    const { slot, columns } = layoutOf(kind);
    return this.cells[(this.cells[slot] as number) + row * columns.length + column] as number;
  }

  /** A row in the order of KINDS. */
  raw(kind: KindName, row: number): RawRow {
    const { slot, columns } = layoutOf(kind);
    const start = (this.cells[slot] as number) + row * columns.length;
    return columns.map((column, i) => this.#value(column, this.cells[start + i] as number));
  }

  /** A row by the names of its columns, without the site. */
  named<K extends KindName>(kind: K, row: number): Row<K> {
    const { slot, columns } = layoutOf(kind);
    const start = (this.cells[slot] as number) + row * columns.length;
    const named: Record<string, unknown> = {};
    for (let i = 1; i < columns.length; i++) {
      const column = columns[i] as Column;
      named[column.name] = this.#value(column, this.cells[start + i] as number);
    }
    return named as Row<K>;
  }

  /** The position of the first row at `site` or after it. */
  firstAt(kind: KindName, site: number): number {
    const { slot, width } = layoutOf(kind);
    const cells = this.cells;
    const start = cells[slot] as number;
    let low = 0;
    let high = cells[slot + 1] as number;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((cells[start + middle * width] as number) < site) low = middle + 1;
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
    const cells = this.cells;
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
  readonly strings: Strings;
  /** for direct.ts, which fills them as `addSite` and `add` do */
  readonly rows = new Cells();
  readonly histograms = new Cells();

  constructor(strings: Strings) {
    this.strings = strings;
    this.begin();
  }

  addSite(site: SiteRow): void {
    const at = this.rows.take(SITE_WIDTH);
    const { cells } = this.rows;
    for (let i = 0; i < SITE_WIDTH; i++) {
      cells[at + i] = i < OPERATION ? (site[i] as number) + 0 : this.strings.id(site[i] as string);
    }
    (cells[SITE_COUNT] as number)++;
  }

  /** Appends a row, checked by the reader or made from checked ones. */
  add(kind: KindName, row: RawRow): void {
    const { slot, width } = layoutOf(kind);
    const at = this.rows.take(width);
    const { cells } = this.rows;
    if (cells[slot + 1] === 0) cells[slot] = at;
    (cells[slot + 1] as number)++;
    for (let i = 0; i < width; i++) {
      const value = row[i];
      cells[at + i] = typeof value === 'number' ? value + 0 // JSON has a negative zero
        : typeof value === 'string' ? this.strings.id(value)
          : typeof value === 'object' ? this.#addHistogram(value as Histogram) : Number(value);
    }
  }

  /** The rows added since the last call. */
  build(): Rows {
    const rows = new Rows(packed(this.rows, this.histograms), this.strings);
    this.begin();
    return rows;
  }

  /** Forgets what was added. */
  begin(): void {
    this.rows.clear();
    this.histograms.clear();
    this.rows.take(SITES);
    this.rows.cells.fill(0, 0, SITES);
  }

  #addHistogram(counts: Histogram): number {
    const start = this.histograms.take(1);
    for (const name in counts) {
      const at = this.histograms.take(2);
      this.histograms.cells[at] = this.strings.id(name);
      this.histograms.cells[at + 1] = (counts[name] as number) + 0;
    }
    this.histograms.cells[start] = (this.histograms.size - start - 1) / 2;
    return start;
  }
}

/**
 * An object that any name may be a property of, `__proto__` too. It is also five times faster to fill than one with a
 * prototype, since no hidden class is made for each new combination of names.
 */
function noCounts(): Record<string, number> {
  return Object.create(null) as Record<string, number>;
}
