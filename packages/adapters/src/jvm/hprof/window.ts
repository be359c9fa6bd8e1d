/** Bytes that stand in one piece at a time. */
export const CAPACITY = 2 ** 22;

/** A window over a stream of bytes: what is about to be read stands in one array, however the stream is cut into pieces. */
export class Window {
  readonly bytes = new Uint8Array(CAPACITY);
  readonly view = new DataView(this.bytes.buffer);
  /** where the next byte stands in `bytes` */
  at = 0;
  /** bytes in `bytes` */
  end = 0;
  readonly #source: AsyncIterator<Uint8Array>;
  #piece: Uint8Array = new Uint8Array(0);
  #isDone = false;
  /** bytes of the stream in front of `bytes` */
  #passed = 0;
  /** why the stream broke off; undefined if it ended by itself */
  failure: string | undefined;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Bytes of the stream before the next one. */
  get offset(): number {
    return this.#passed + this.at;
  }

  /** Waits until `n` bytes stand in the window, at most CAPACITY; false if the stream ends before. */
  async need(n: number): Promise<boolean> {
    if (this.end - this.at >= n) return true;
    if (n > CAPACITY) return false;
    this.bytes.copyWithin(0, this.at, this.end);
    this.#passed += this.at;
    this.end -= this.at;
    this.at = 0;
    while (this.end < n) {
      if (this.#piece.length === 0 && !await this.#next()) return false;
      this.#take();
    }
    while (this.#piece.length > 0 && this.end < CAPACITY) this.#take();
    return true;
  }

  /** Goes past `n` bytes. @returns how many there were */
  async skip(n: number): Promise<number> {
    let left = n;
    while (left > 0) {
      const here = Math.min(left, this.end - this.at);
      this.at += here;
      left -= here;
      if (left > 0 && !await this.need(1)) break;
    }
    return n - left;
  }

  /** Ends the stream early. */
  async close(): Promise<void> {
    try {
      await this.#source.return?.();
    } catch { /* it is over either way */ }
  }

  #take(): void {
    const n = Math.min(this.#piece.length, CAPACITY - this.end);
    this.bytes.set(n === this.#piece.length ? this.#piece : this.#piece.subarray(0, n), this.end);
    this.#piece = this.#piece.subarray(n);
    this.end += n;
  }

  async #next(): Promise<boolean> {
    while (!this.#isDone) {
      try {
        const { done, value } = await this.#source.next() as IteratorResult<Uint8Array, undefined>;
        if (done === true) this.#isDone = true;
        else if (value.length > 0) {
          this.#piece = value;
          return true;
        }
      } catch (error) {
        this.#isDone = true;
        this.failure = error instanceof Error ? error.message : String(error);
      }
    }
    return false;
  }
}
