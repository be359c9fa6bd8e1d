/** What a reader could not use, by a word for why: bounded, and told at the end. */
export class Counts {
  readonly #counts = new Map<string, number>();

  add(what: string, by = 1): void {
    if (by === 0) return;
    const key = this.#counts.has(what) || this.#counts.size < 100 ? what : 'other';
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + by);
  }

  get(what: string): number {
    return this.#counts.get(what) ?? 0;
  }

  entries(): [string, number][] {
    return [...this.#counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  }
}
