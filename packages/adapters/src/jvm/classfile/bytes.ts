/** Reads big-endian numbers; beyond the end every number is 0 and `beyond` says so, so that a reader needs one check at its end. */
export class Bytes {
  beyond = false;
  position: number;
  readonly #bytes: Uint8Array;
  readonly #end: number;

  constructor(bytes: Uint8Array, position = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.position = position;
    this.#end = Math.min(end, bytes.length);
  }

  get left(): number {
    return Math.max(0, this.#end - this.position);
  }

  u1(): number {
    if (this.position >= this.#end) {
      this.beyond = true;
      return 0;
    }
    return this.#bytes[this.position++] as number;
  }

  u2(): number {
    return (this.u1() << 8) | this.u1();
  }

  u4(): number {
    return this.u2() * 2 ** 16 + this.u2();
  }

  i4(): number {
    return this.u4() | 0;
  }

  skip(length: number): void {
    if (length > this.left) this.beyond = true;
    this.position += Math.min(length, this.left);
  }

  /** The next bytes as a reader of their own, which are skipped here. */
  part(length: number): Bytes {
    const start = this.position;
    this.skip(length);
    return new Bytes(this.#bytes, start, this.position);
  }

  /** The next bytes as text in the class file's form of UTF-8: NUL in two bytes, surrogates one by one. */
  text(length: number): string {
    const end = this.position + Math.min(length, this.left);
    let text = '';
    while (this.position < end) {
      const a = this.u1();
      if (a < 0x80) text += String.fromCharCode(a);
      else if ((a & 0xe0) === 0xc0) text += String.fromCharCode(((a & 0x1f) << 6) | (this.u1() & 0x3f));
      else if ((a & 0xf0) === 0xe0) text += String.fromCharCode(((a & 0x0f) << 12) | ((this.u1() & 0x3f) << 6) | (this.u1() & 0x3f));
      else text += '\ufffd';
    }
    if (this.position > end) this.position = end;
    return text;
  }
}
