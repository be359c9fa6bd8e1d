/** A list of whole numbers of 32 bits that grows. */
export class Numbers {
  #values = new Int32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const more = new Int32Array(Math.min(2 * this.#length, this.#length + 2 ** 24));
      more.set(this.#values);
      this.#values = more;
    }
    this.#values[this.#length++] = value;
  }

  at(index: number): number {
    return this.#values[index] as number;
  }

  /** The list as it is; what is pushed later may not be in it. */
  view(): Int32Array {
    return this.#values.subarray(0, this.#length);
  }
}
