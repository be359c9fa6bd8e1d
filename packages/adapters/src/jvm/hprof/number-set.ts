/** A set of numbers that are no NaN, in an array: a Set of millions takes several times as much. */
export class NumberSet {
  #slots = new Float64Array(1024).fill(NaN);
  #size = 0;

  /** @returns whether it is new */
  add(value: number): boolean {
    if (2 * this.#size >= this.#slots.length) this.#grow();
    const isNew = this.#put(value);
    if (isNew) this.#size++;
    return isNew;
  }

  #put(value: number): boolean {
    const mask = this.#slots.length - 1;
    let at = Math.imul((value % 2 ** 32) ^ Math.floor(value / 2 ** 32), 0x9e3779b1) >>> 7 & mask;
    for (;;) {
      const there = this.#slots[at] as number;
      if (there === value) return false;
      if (Number.isNaN(there)) {
        this.#slots[at] = value;
        return true;
      }
      at = at + 1 & mask;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Float64Array(2 * old.length).fill(NaN);
    for (const value of old) if (!Number.isNaN(value)) this.#put(value);
  }
}
