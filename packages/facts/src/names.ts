import type { Strings } from './rows.ts';

/** Longer strings are rare and not worth keeping twice. */
const LONGEST = 256;
/** Different strings that are kept by their bytes, and the bytes of all; then it begins anew, so that memory stays bounded. */
const MOST = 1 << 18;
const MOST_BYTES = 1 << 23;

/**
 * Numbers of strings, found by the bytes that stand for them in JSON: a string that comes a thousand times is decoded
 * once.
 */
export class Names {
  readonly #strings: Strings;
  /** by hash: number of an entry + 1, or 0 */
  #slots = new Int32Array(1024);
  #count = 0;
  #hashes: number[] = [];
  #starts: number[] = [0];
  #ids: number[] = [];
  #kept = Buffer.allocUnsafe(1 << 14);
  // whoever writes recordings cannot choose strings that all fall into one place
  readonly #seed = (Math.random() * 2 ** 32) | 0;
  /** where the string last read ends, after its quote */
  end = 0;

  constructor(strings: Strings) {
    this.#strings = strings;
  }

  /** The number of the JSON string whose opening quote is at `at`; -1 if none is there. */
  read(bytes: Buffer, at: number): number {
    if (bytes[at] !== QUOTE) return -1;
    const start = at + 1;
    let hash = this.#seed;
    let end = start;
    let byte = bytes[end] as number;
    while (byte !== QUOTE) {
      if (!(byte >= 0x20)) return -1;
      if (byte === BACKSLASH) byte = bytes[++end] as number;
      hash = Math.imul(hash ^ byte, 0x01000193);
      byte = bytes[++end] as number;
    }
    this.end = end + 1;
    hash ^= hash >>> 15;
    const length = end - start;
    const starts = this.#starts;
    const kept = this.#kept;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let entry = slots[slot] as number; entry !== 0; entry = slots[slot = (slot + 1) & mask] as number) {
      if (this.#hashes[entry - 1] !== hash) continue;
      const from = starts[entry - 1] as number;
      if ((starts[entry] as number) - from !== length) continue;
      let i = 0;
      while (i < length && bytes[start + i] === kept[from + i]) i++;
      if (i === length) return this.#ids[entry - 1] as number;
    }
    const text = decoded(bytes, at, end + 1);
    if (text === undefined) return -1;
    const id = this.#strings.id(text);
    if (length <= LONGEST) this.#keep(bytes, start, end, hash, id);
    return id;
  }

  #keep(bytes: Buffer, start: number, end: number, hash: number, id: number): void {
    if (this.#count >= MOST || (this.#starts[this.#count] as number) >= MOST_BYTES) {
      this.#count = 0;
      this.#starts.length = 1;
      this.#hashes.length = this.#ids.length = 0;
      this.#slots.fill(0);
    }
    const from = this.#starts[this.#count] as number;
    const to = from + end - start;
    if (to > this.#kept.length) this.#kept = Buffer.concat([this.#kept], 2 * this.#kept.length);
    bytes.copy(this.#kept, from, start, end);
    this.#starts.push(to);
    this.#hashes.push(hash);
    this.#ids.push(id);
    this.#count++;
    if (2 * this.#count > this.#slots.length) {
      this.#slots = new Int32Array(2 * this.#slots.length);
      for (let entry = 1; entry <= this.#count; entry++) this.#place(entry);
    } else this.#place(this.#count);
  }

  #place(entry: number): void {
    const mask = this.#slots.length - 1;
    let slot = (this.#hashes[entry - 1] as number) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = entry;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function decoded(bytes: Buffer, start: number, end: number): string | undefined {
  const text = bytes.toString('utf8', start, end);
  if (!text.includes('\\')) return text.slice(1, -1);
  try {
    return JSON.parse(text) as string;
  } catch {
    return undefined;
  }
}
