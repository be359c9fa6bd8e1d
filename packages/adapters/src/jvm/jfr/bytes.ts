/** What a chunk says does not fit its bytes: thrown within the reader, which catches it where reading can go on. */
export class Damaged extends Error {}

/** Bytes of text that one string may have; longer ones are damage. */
const LONGEST_TEXT = 2 ** 24;

/** Reads the values of a chunk one after the other. Integers are LEB128 of at most 9 bytes, or big endian where the chunk is not compressed. */
export class Bytes {
  at = 0;
  readonly end: number;
  readonly #bytes: Buffer;
  readonly #compressed: boolean;

  constructor(bytes: Buffer, compressed: boolean) {
    this.#bytes = bytes;
    this.#compressed = compressed;
    this.end = bytes.length;
  }

  byte(): number {
    const value = this.#bytes[this.at++];
    if (value === undefined) throw new Damaged('ends early');
    return value;
  }

  skip(bytes: number): void {
    this.at += bytes;
    if (this.at > this.end) throw new Damaged('ends early');
  }

  /** Exact to 2^53 either way. */
  long(): number {
    if (!this.#compressed) return this.#fixed(8);
    const bytes = this.#bytes;
    let { at } = this;
    let byte = bytes[at++] as number;
    let low = byte & 127;
    for (let shift = 7; byte > 127 && shift < 28; shift += 7) {
      byte = bytes[at++] as number;
      low |= (byte & 127) << shift;
    }
    if (!(byte > 127)) {
      this.#moveTo(at);
      return low;
    }
    let high = 0;
    for (let shift = 0; byte > 127 && shift < 28; shift += 7) {
      byte = bytes[at++] as number;
      high |= (byte & 127) << shift;
    }
    // The ninth byte is a whole one and holds the sign.
    const top = byte > 127 ? (bytes[at++] as number) << 24 >> 24 : 0;
    this.#moveTo(at);
    return (top * 2 ** 28 + high) * 2 ** 28 + low;
  }

  int(): number {
    return this.#compressed ? this.long() | 0 : this.#fixed(4);
  }

  short(): number {
    return this.#compressed ? this.long() << 16 >> 16 : this.#fixed(2);
  }

  float(): number {
    return this.#bytes.readFloatBE(this.#step(4));
  }

  double(): number {
    return this.#bytes.readDoubleBE(this.#step(8));
  }

  /** A count of things that take at least a byte each. */
  count(): number {
    const count = this.int();
    if (count < 0 || count > this.end - this.at) throw new Damaged('counts more than there is');
    return count;
  }

  /** @returns the text, undefined for none, or the number of a constant that holds it */
  text(): string | number | undefined {
    const kind = this.byte();
    switch (kind) {
      case 0: return undefined;
      case 1: return '';
      case 2: return this.long();
      case 3: return this.#encoded('utf8');
      case 4: return this.#characters();
      case 5: return this.#encoded('latin1');
      default: throw new Damaged('has a text of an unknown kind');
    }
  }

  skipText(): void {
    const kind = this.byte();
    if (kind === 2) this.long();
    else if (kind === 3 || kind === 5) this.skip(this.count());
    else if (kind === 4) for (let left = this.count(); left > 0; left--) this.short();
    else if (kind > 5) throw new Damaged('has a text of an unknown kind');
  }

  #characters(): string {
    const codes: number[] = [];
    let text = '';
    for (let left = this.count(); left > 0; left--) {
      codes.push(this.short() & 0xffff);
      if (codes.length === 1000) text += String.fromCharCode(...codes.splice(0));
    }
    return text + String.fromCharCode(...codes);
  }

  #encoded(encoding: 'utf8' | 'latin1'): string {
    const length = this.count();
    if (length > LONGEST_TEXT) throw new Damaged('has a text that is too long');
    const start = this.#step(length);
    return this.#bytes.toString(encoding, start, start + length);
  }

  #fixed(size: 2 | 4 | 8): number {
    const at = this.#step(size);
    if (size === 8) return this.#bytes.readInt32BE(at) * 2 ** 32 + this.#bytes.readUInt32BE(at + 4);
    return size === 4 ? this.#bytes.readInt32BE(at) : this.#bytes.readInt16BE(at);
  }

  #step(size: number): number {
    const { at } = this;
    this.#moveTo(at + size);
    return at;
  }

  #moveTo(at: number): void {
    if (at > this.end) throw new Damaged('ends early');
    this.at = at;
  }
}
