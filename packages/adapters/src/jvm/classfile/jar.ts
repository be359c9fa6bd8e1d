import { inflateRawSync } from 'node:zlib';

interface Entry {
  /** of its local header */
  readonly offset: number;
  readonly packed: number;
  readonly size: number;
  /** 0 stored, 8 deflated */
  readonly method: number;
}

/** Bytes of the record that ends a central directory, and of the comment that may follow it (APPNOTE 4.3.16). */
const END = 22;
const LONGEST_COMMENT = 65_535;
const END_MARK = 0x06054b50;
const ENTRY_MARK = 0x02014b50;
const LOCAL_MARK = 0x04034b50;
/** Entries that are known of one jar, and bytes of one that are inflated. */
const MOST_ENTRIES = 200_000;
const LARGEST = 16 * 2 ** 20;

/** The files in a jar, by the central directory. What is damaged is not there; jars within jars, ZIP64 and encryption are not read. */
export class Jar {
  readonly #view: DataView;
  readonly #bytes: Uint8Array;
  readonly #entries = new Map<string, Entry>();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = this.#end();
    if (end >= 0) this.#directory(this.#view.getUint32(end + 16, true), Math.min(this.#view.getUint16(end + 10, true), MOST_ENTRIES));
  }

  get names(): Iterable<string> {
    return this.#entries.keys();
  }

  read(name: string): Uint8Array | undefined {
    const entry = this.#entries.get(name);
    if (entry === undefined || entry.offset + 30 > this.#bytes.length || this.#view.getUint32(entry.offset, true) !== LOCAL_MARK) return undefined;
    const start = entry.offset + 30 + this.#view.getUint16(entry.offset + 26, true) + this.#view.getUint16(entry.offset + 28, true);
    if (start + entry.packed > this.#bytes.length || entry.size > LARGEST) return undefined;
    const packed = this.#bytes.subarray(start, start + entry.packed);
    if (entry.method === 0) return packed;
    if (entry.method !== 8) return undefined;
    try {
      return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
    } catch {
      return undefined;
    }
  }

  #end(): number {
    for (let at = this.#bytes.length - END; at >= 0 && at >= this.#bytes.length - END - LONGEST_COMMENT; at--) {
      if (this.#view.getUint32(at, true) === END_MARK) return at;
    }
    return -1;
  }

  #directory(start: number, count: number): void {
    for (let at = start; count > 0 && at + 46 <= this.#bytes.length && this.#view.getUint32(at, true) === ENTRY_MARK; count--) {
      const name = this.#view.getUint16(at + 28, true);
      const next = at + 46 + name + this.#view.getUint16(at + 30, true) + this.#view.getUint16(at + 32, true);
      if (next > this.#bytes.length) return;
      this.#entries.set(Buffer.from(this.#bytes.buffer, this.#bytes.byteOffset + at + 46, name).toString('utf8'), {
        offset: this.#view.getUint32(at + 42, true), packed: this.#view.getUint32(at + 20, true), size: this.#view.getUint32(at + 24, true), method: this.#view.getUint16(at + 10, true),
      });
      at = next;
    }
  }
}
