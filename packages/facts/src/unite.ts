import { Cells, HISTOGRAMS, LAYOUTS, OPERATION, packed, SITE_COUNT, SITE_WIDTH, SITES, type Layout, type Packed } from './layout.ts';
import { add } from './number.ts';
import { compareText } from './recording.ts';
import { Rows, type Strings } from './rows.ts';

export interface United {
  /** sites ascending by compareSites, each once; rows ascending by site and then by the other keys, each key once */
  readonly rows: Rows;
  /** for each of the given its sites' new indexes by the old ones */
  readonly moves: readonly Int32Array[];
}

/** Adds up the rows of several lines about one function, cell by cell: no row becomes an object on the way. */
export function unite(given: readonly [Rows, ...Rows[]]): United {
  const { strings } = given[0];
  const parts = given.map((rows) => (rows.strings === strings ? rows : rows.translated(strings)));
  const out = outCells;
  out.clear();
  histograms.clear();
  out.take(SITES);
  out.cells.fill(0, 0, SITES);
  const moves = uniteSites(parts, strings, out);
  for (const layout of LAYOUTS) uniteRows(layout, parts, moves, strings, out);
  return { rows: new Rows(packed(out, histograms), strings), moves };
}

// Kept from one function to the next: most functions are small and there are many.
const outCells = new Cells();
const histograms = new Cells();
const table = new Cells();
let slots = new Int32Array(256);

// whoever writes recordings cannot choose rows that all fall into one place
const seed = (Math.random() * 2 ** 32) | 0;

/**
 * Finds the row that has the keys of the last one in `table`. Lines name their rows in one order mostly: `guess`, the row
 * after the one found before, is tried first.
 * @returns its number; that of the last one if there is none
 */
function lookup(count: number, width: number, keys: readonly number[], mask: number, guess: number): number {
  const { cells } = table;
  const at = count * width;
  if (guess < count && equal(cells, at, guess * width, keys)) return guess;
  let hash = seed;
  for (let k = 0; k < keys.length; k++) {
    const cell = cells[at + (keys[k] as number)] as number;
    if (cell !== (cell | 0)) hash = Math.imul(hash ^ ((cell / 2 ** 32) | 0), 0x85ebca6b);
    hash = Math.imul(hash ^ (cell | 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const found = slots[slot] as number;
    if (found === 0) {
      slots[slot] = count + 1;
      return count;
    }
    if (equal(cells, at, (found - 1) * width, keys)) return found - 1;
  }
}

function equal(cells: Float64Array, a: number, b: number, keys: readonly number[]): boolean {
  for (let k = 0; k < keys.length; k++) if (cells[a + (keys[k] as number)] !== cells[b + (keys[k] as number)]) return false;
  return true;
}

/** Empties the table. @returns the mask of a hash, for so many rows at most */
function begin(rows: number): number {
  let size = 16;
  while (size < 2 * rows) size *= 2;
  if (size > slots.length || slots.length > 1 << 18) slots = new Int32Array(size);
  else slots.fill(0, 0, size);
  table.clear();
  return size - 1;
}

const SITE_KEYS = Array.from({ length: SITE_WIDTH }, (_, i) => i);

function uniteSites(parts: readonly Rows[], strings: Strings, out: Cells): Int32Array[] {
  const mask = begin(parts.reduce((sum, { sites }) => sum + sites, 0));
  let count = 0;
  const moves = parts.map(({ cells, sites }) => {
    const move = new Int32Array(sites);
    let found = -1;
    for (let site = 0; site < sites; site++) {
      const to = table.take(SITE_WIDTH);
      const from = SITES + site * SITE_WIDTH;
      for (let i = 0; i < SITE_WIDTH; i++) table.cells[to + i] = cells[from + i] as number;
      found = lookup(count, SITE_WIDTH, SITE_KEYS, mask, found + 1);
      if (found === count) count++;
      else table.size = to;
      move[site] = found;
    }
    return move;
  });
  const { cells } = table;
  const order = new Int32Array(count).map((_, i) => i);
  order.sort((a, b) => compareCells(cells, a * SITE_WIDTH, b * SITE_WIDTH, strings));
  const places = new Int32Array(count);
  const at = out.take(count * SITE_WIDTH);
  for (let place = 0; place < count; place++) {
    const from = (order[place] as number) * SITE_WIDTH;
    places[order[place] as number] = place;
    for (let i = 0; i < SITE_WIDTH; i++) out.cells[at + place * SITE_WIDTH + i] = cells[from + i] as number;
  }
  out.cells[SITE_COUNT] = count;
  for (const move of moves) for (let i = 0; i < move.length; i++) move[i] = places[move[i] as number] as number;
  return moves;
}

function compareCells(cells: Float64Array, a: number, b: number, { list }: Strings): number {
  for (let i = 0; i < SITE_WIDTH; i++) {
    const x = cells[a + i] as number;
    const y = cells[b + i] as number;
    if (x !== y) return i < OPERATION ? x - y : compareText(list[x] as string, list[y] as string);
  }
  return 0;
}

/** The rows of one kind of all parts, those with equal keys added up. */
function uniteRows(layout: Layout, parts: readonly Rows[], moves: readonly Int32Array[], strings: Strings, out: Cells): void {
  const { slot, width, keys, sums } = layout;
  let most = 0;
  for (let p = 0; p < parts.length; p++) most += (parts[p] as Rows).cells[slot + 1] as number;
  if (most === 0) return;
  const mask = begin(most);
  chains.clear();
  let count = 0;
  for (let p = 0; p < parts.length; p++) {
    const { cells } = parts[p] as Rows;
    const move = moves[p] as Int32Array;
    let found = -1;
    const end = (cells[slot] as number) + (cells[slot + 1] as number) * width;
    for (let from = cells[slot] as number; from < end; from += width) {
      const to = table.take(width);
      const into = table.cells;
      for (let i = 0; i < width; i++) into[to + i] = cells[from + i] as number;
      if ((into[to] as number) >= 0) into[to] = move[into[to] as number] as number;
      found = lookup(count, width, keys, mask, found + 1);
      const known = found * width;
      if (found === count) count++;
      else {
        table.size = to;
        for (let s = 0; s < sums.length; s++) {
          const i = sums[s] as number;
          into[known + i] = add(into[known + i] as number, into[to + i] as number);
        }
      }
      chains.addRow(layout, into, known, to, cells);
    }
  }
  out.cells[slot] = out.size;
  out.cells[slot + 1] = count;
  const { cells } = table;
  for (const row of ascending(layout, cells, count, strings)) {
    const to = out.take(width);
    for (let i = 0; i < width; i++) out.cells[to + i] = cells[row * width + i] as number;
    for (const i of layout.histograms) out.cells[to + i] = chains.write(out.cells[to + i] as number, strings.list.length);
  }
}

/** The rows in ascending order: by site first, which most columns of rows differ in, then by their other keys. */
function ascending(layout: Layout, cells: Float64Array, count: number, { list }: Strings): Int32Array {
  const { width, keys, columns } = layout;
  const compare = (a: number, b: number): number => {
    for (let k = 0; k < keys.length; k++) {
      const i = keys[k] as number;
      const x = cells[a * width + i] as number;
      const y = cells[b * width + i] as number;
      if (x !== y) return columns[i]?.type === 'string' ? compareText(list[x] as string, list[y] as string) : x - y;
    }
    return 0;
  };
  const order = new Int32Array(count);
  let sorted = true;
  for (let row = 0; row < count; row++) {
    order[row] = row;
    sorted &&= row === 0 || compare(row - 1, row) < 0;
  }
  return sorted ? order : order.sort(compare);
}

/** The histograms that one cell of a row stands for, in the order they came: added up once all are known. */
class Chains {
  #cells: Packed[] = [];
  readonly #starts: number[] = [];
  readonly #next: number[] = [];
  readonly #last: number[] = [];
  /** by the number of a name: where its count stands among those being written */
  #places = new Int32Array(1024);

  clear(): void {
    this.#cells.length = this.#starts.length = this.#next.length = this.#last.length = 0;
  }

  /** Adds the histograms of the row at `given` to those of the row at `known`, both in `into`; `cells` holds them. */
  addRow({ histograms: columns }: Layout, into: Float64Array, known: number, given: number, cells: Packed): void {
    for (let h = 0; h < columns.length; h++) {
      const i = columns[h] as number;
      const link = this.#starts.push((cells[HISTOGRAMS] as number) + (into[given + i] as number)) - 1;
      this.#cells.push(cells);
      this.#next.push(-1);
      this.#last.push(link);
      if (known === given) into[given + i] = link;
      else {
        const first = into[known + i] as number;
        this.#next[this.#last[first] as number] = link;
        this.#last[first] = link;
      }
    }
  }

  /** Appends the sum of a chain to `histograms`. @returns its position there */
  write(first: number, names: number): number {
    const start = histograms.take(1);
    if (names > this.#places.length) this.#places = new Int32Array(2 * names);
    const places = this.#places;
    for (let link = first; link >= 0; link = this.#next[link] as number) {
      const from = this.#cells[link] as Packed;
      const begins = this.#starts[link] as number;
      const end = begins + 2 * (from[begins] as number);
      for (let i = begins + 1; i <= end; i += 2) {
        const name = from[i] as number;
        const place = places[name] as number;
        // a place of another histogram is told by its name not being there: nothing has to be cleared
        if (place > start && place < histograms.size && (place - start) % 2 === 1 && histograms.cells[place] === name) {
          histograms.cells[place + 1] = add(histograms.cells[place + 1] as number, from[i + 1] as number);
        } else {
          const to = histograms.take(2);
          places[name] = to;
          histograms.cells[to] = name;
          histograms.cells[to + 1] = from[i + 1] as number;
        }
      }
    }
    histograms.cells[start] = (histograms.size - start - 1) / 2;
    return start;
  }
}
const chains = new Chains();
