import type { Bytes } from './bytes.ts';

/** A field or method that an instruction names. */
export interface Member {
  /** with slashes; empty for what `invokedynamic` links */
  readonly owner: string;
  readonly name: string;
  readonly descriptor: string;
  /** of `invokedynamic`: the first method that its bootstrap is given, which is the body of a lambda or what a reference refers to */
  readonly made?: string;
}

const UTF8 = 1;
const CLASS = 7;
const NAME_AND_TYPE = 12;
const HANDLE = 15;
const INVOKE_DYNAMIC = 18;
/** Bytes after the tag, by tag (JVMS 4.4); UTF-8 has its own length. */
const SIZES: Readonly<Record<number, number>> = { 3: 4, 4: 4, 5: 8, 6: 8, 7: 2, 8: 2, 9: 4, 10: 4, 11: 4, 12: 4, 15: 3, 16: 2, 17: 4, 18: 4, 19: 2, 20: 2 };
/** long and double take two places (JVMS 4.4.5) */
const WIDE: ReadonlySet<number> = new Set([5, 6]);

interface Entry {
  readonly tag: number;
  readonly text: string;
  readonly a: number;
  readonly b: number;
}

/**
 * The constants of a class. Each look-up checks the kind of the entries it passes and passes at most three, so that entries that refer
 * to each other in a circle are nothing but wrong.
 */
export class ConstantPool {
  readonly #entries: readonly (Entry | undefined)[];
  /** arguments of the class's bootstrap methods */
  bootstraps: readonly (readonly number[])[] = [];

  constructor(entries: readonly (Entry | undefined)[]) {
    this.#entries = entries;
  }

  text(index: number): string {
    return this.#entry(index, UTF8)?.text ?? '';
  }

  /** name of a class, with slashes, or descriptor of an array */
  className(index: number): string {
    return this.text(this.#entry(index, CLASS)?.a ?? 0);
  }

  nameAndType(index: number): { readonly name: string; readonly descriptor: string } {
    const entry = this.#entry(index, NAME_AND_TYPE);
    return { name: this.text(entry?.a ?? 0), descriptor: this.text(entry?.b ?? 0) };
  }

  member(index: number): Member {
    const entry = this.#entries[index];
    if (entry === undefined || !((entry.tag >= 9 && entry.tag <= 11) || entry.tag === INVOKE_DYNAMIC)) return { owner: '', name: '', descriptor: '' };
    const named = this.nameAndType(entry.b);
    if (entry.tag !== INVOKE_DYNAMIC) return { owner: this.className(entry.a), ...named };
    const handle = this.bootstraps[entry.a]?.map((argument) => this.#entry(argument, HANDLE)).find((each) => each !== undefined);
    return { owner: '', ...named, made: handle === undefined ? '' : this.#refersTo(handle.b) };
  }

  #refersTo(index: number): string {
    const entry = this.#entries[index];
    return entry !== undefined && entry.tag >= 9 && entry.tag <= 11 ? this.nameAndType(entry.b).name : '';
  }

  #entry(index: number, tag: number): Entry | undefined {
    const entry = this.#entries[index];
    return entry?.tag === tag ? entry : undefined;
  }
}

/** @returns undefined where a tag is unknown: nothing after it can be found */
export function readConstantPool(bytes: Bytes): ConstantPool | undefined {
  const count = bytes.u2();
  const entries: (Entry | undefined)[] = [undefined];
  while (entries.length < count && !bytes.beyond) {
    const tag = bytes.u1();
    const size = SIZES[tag];
    if (tag === UTF8) {
      const length = bytes.u2();
      if (length > bytes.left) return undefined;
      entries.push({ tag, text: bytes.text(length), a: 0, b: 0 });
    } else if (size === undefined) return undefined;
    else {
      const a = size === 3 ? bytes.u1() : bytes.u2();
      entries.push({ tag, text: '', a, b: size >= 3 ? bytes.u2() : 0 });
      if (size === 8) bytes.skip(4);
      if (WIDE.has(tag)) entries.push(undefined);
    }
  }
  return bytes.beyond ? undefined : new ConstantPool(entries);
}
