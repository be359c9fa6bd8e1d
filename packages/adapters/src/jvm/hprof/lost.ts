/** What could not be read, each kind once, with its number and where it was first met. */
export class Lost {
  readonly #kinds = new Map<string, { count: number; readonly first: number }>();

  /** @param offset bytes of the (unpacked) file before it @param count how many of them */
  add(what: string, offset: number, count = 1): void {
    const known = this.#kinds.get(what);
    if (known === undefined) this.#kinds.set(what, { count, first: offset });
    else known.count += count;
  }

  get isEmpty(): boolean {
    return this.#kinds.size === 0;
  }

  /** A sentence a kind: `2 unknown records (first at byte 4,711)`. */
  sentences(): string[] {
    return [...this.#kinds].map(([what, { count, first }]) =>
      `${what}${count > 1 ? `, ${count.toLocaleString('en-US')} times` : ''} (${count > 1 ? 'first ' : ''}at byte ${first.toLocaleString('en-US')})`);
  }
}
