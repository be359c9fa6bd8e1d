import type { Code } from './code.ts';

const PAGE = 4096;
/** No code object is bigger; a size beyond it is a damaged record. */
export const BIGGEST_CODE = 2 ** 26;

/** Which code lies at which address now. Addresses are used again: the newest code at a place replaces the one before. */
export class CodeMap {
  readonly #pages = new Map<number, Code[]>();
  readonly #byStart = new Map<number, Code>();

  get size(): number { return this.#byStart.size; }

  at(start: number): Code | undefined {
    return this.#byStart.get(start);
  }

  add(code: Code): void {
    const old = this.#byStart.get(code.start);
    if (old !== undefined) this.#remove(old);
    // What it overlaps is dead: nothing says when code goes.
    for (const page of pagesOf(code)) {
      for (const other of [...this.#pages.get(page) ?? []]) {
        if (other.start < code.start + code.size && code.start < other.start + other.size) this.#remove(other);
      }
    }
    this.#byStart.set(code.start, code);
    for (const page of pagesOf(code)) {
      const list = this.#pages.get(page);
      if (list === undefined) this.#pages.set(page, [code]);
      else list.push(code);
    }
  }

  /** @returns false if nothing is known to lie there */
  move(from: number, to: number): boolean {
    const code = this.#byStart.get(from);
    if (code === undefined) return false;
    this.#remove(code);
    code.start = to;
    this.add(code);
    return true;
  }

  find(address: number): Code | undefined {
    const list = this.#pages.get(Math.floor(address / PAGE));
    if (list === undefined) return undefined;
    for (let i = list.length - 1; i >= 0; i--) {
      const code = list[i] as Code;
      if (address >= code.start && address < code.start + code.size) return code;
    }
    return undefined;
  }

  #remove(code: Code): void {
    this.#byStart.delete(code.start);
    for (const page of pagesOf(code)) {
      const list = this.#pages.get(page);
      const index = list?.indexOf(code) ?? -1;
      if (list === undefined || index < 0) continue;
      if (list.length === 1) this.#pages.delete(page);
      else list.splice(index, 1);
    }
  }
}

function* pagesOf(code: Code): Generator<number> {
  const last = Math.floor((code.start + code.size - 1) / PAGE);
  for (let page = Math.floor(code.start / PAGE); page <= last; page++) yield page;
}
