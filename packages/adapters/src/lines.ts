/** Longest line that is held, in bytes: a script's source is one line. A longer one is skipped and counted. */
export const LONGEST_LINE = 64 * 2 ** 20;

/** Cuts a stream of bytes into lines. Each line is a string of its own, so that keeping a part of one keeps no chunk alive. */
export class LineSplitter {
  /** lines skipped for their length */
  tooLong = 0;
  readonly #take: (line: string) => void;
  readonly #longest: number;
  #parts: Uint8Array[] = [];
  #held = 0;
  #skipping = false;

  constructor(take: (line: string) => void, longest = LONGEST_LINE) {
    this.#take = take;
    this.#longest = longest;
  }

  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      this.#line(bytes, start, end);
      start = end + 1;
    }
    if (start === bytes.length) return;
    this.#held += bytes.length - start;
    if (this.#held > this.#longest) this.#skipping = true;
    if (this.#skipping) this.#parts = [];
    // The caller may use the chunk's memory again.
    else this.#parts.push(Uint8Array.prototype.slice.call(bytes, start));
  }

  /** The rest after the last line feed; empty if the stream ended with one. */
  end(): string {
    const rest = this.#skipping ? '' : Buffer.concat(this.#parts).toString('utf8');
    if (this.#skipping) this.tooLong++;
    this.#reset();
    return rest;
  }

  #line(bytes: Buffer, start: number, end: number): void {
    if (this.#skipping || this.#held + end - start > this.#longest) this.tooLong++;
    else if (this.#held === 0) this.#take(bytes.toString('utf8', start, end));
    else this.#take(Buffer.concat([...this.#parts, bytes.subarray(start, end)]).toString('utf8'));
    this.#reset();
  }

  #reset(): void {
    this.#parts = [];
    this.#held = 0;
    this.#skipping = false;
  }
}
