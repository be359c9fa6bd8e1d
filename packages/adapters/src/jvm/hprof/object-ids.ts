/** Objects whose addresses are kept: 0.5 GB of them. */
export const MOST_OBJECTS = 2 ** 26;
const PIECE = 2 ** 16;

/** The addresses of all objects, to be looked up by their order. */
export class ObjectIds {
  #pieces: Float64Array[] = [];
  #count = 0;
  #sorted: Float64Array | undefined;
  #starts: Int32Array | undefined;
  #scale = 0;
  #isFull = false;
  readonly #most: number;

  constructor(most = MOST_OBJECTS) {
    this.#most = most;
  }

  /** There are more objects than are kept, so that none can be looked up. */
  get isFull(): boolean {
    return this.#isFull;
  }

  get count(): number {
    return this.#sorted?.length ?? this.#count;
  }

  add(id: number): void {
    if (this.#isFull) return;
    if (this.#count === this.#most) {
      this.#isFull = true;
      this.#pieces = [];
      this.#count = 0;
      return;
    }
    const at = this.#count % PIECE;
    if (at === 0) this.#pieces.push(new Float64Array(PIECE));
    (this.#pieces.at(-1) as Float64Array)[at] = id;
    this.#count++;
  }

  /** Ends the adding. Ids that came twice are one. */
  sort(): void {
    const all = new Float64Array(this.#count);
    this.#pieces.forEach((piece, i) => all.set(piece.subarray(0, Math.min(PIECE, this.#count - i * PIECE)), i * PIECE));
    this.#pieces = [];
    all.sort();
    let n = 0;
    for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) all[n++] = all[i] as number;
    const sorted = all.subarray(0, n);
    const starts = new Int32Array(n + 2);
    const first = sorted[0] ?? 0;
    const span = (sorted[n - 1] ?? 0) - first + 1;
    this.#scale = n / span;
    let bucket = 0;
    for (let i = 0; i < n; i++) {
      const own = Math.floor(((sorted[i] as number) - first) * this.#scale);
      while (bucket <= own) starts[bucket++] = i;
    }
    while (bucket < starts.length) starts[bucket++] = n;
    this.#sorted = sorted;
    this.#starts = starts;
  }

  /** The number of an object in the order of addresses; -1 if there is none. */
  indexOf(id: number): number {
    const sorted = this.#sorted;
    const starts = this.#starts;
    if (sorted === undefined || starts === undefined || sorted.length === 0) return -1;
    const first = sorted[0] as number;
    if (!(id >= first && id <= (sorted[sorted.length - 1] as number))) return -1;
    const bucket = Math.floor((id - first) * this.#scale);
    let low = starts[bucket] as number;
    let high = (starts[bucket + 1] as number) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = sorted[middle] as number;
      if (found === id) return middle;
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  idOf(index: number): number {
    return this.#sorted?.[index] ?? 0;
  }

  /** Bytes to the next object; Infinity behind the last. */
  gapAfter(index: number): number {
    const sorted = this.#sorted;
    return sorted === undefined || index + 1 >= sorted.length ? Infinity : (sorted[index + 1] as number) - (sorted[index] as number);
  }
}
