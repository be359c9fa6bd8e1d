import { Damaged, type Bytes } from './bytes.ts';
import type { Type } from './metadata.ts';
import { readFields, skipFields, type Structure } from './values.ts';

/** Where each constant of a chunk is written, by its type and number: read when it is asked for. */
export class Constants {
  readonly #bytes: Bytes;
  readonly #types: ReadonlyMap<number, Type>;
  readonly #places = new Map<number, Map<number, number>>();

  constructor(bytes: Bytes, types: ReadonlyMap<number, Type>) {
    this.#bytes = bytes;
    this.#types = types;
  }

  /** Notes what the events of constants hold, each of which says how far back the one before it is. @param at of the last one */
  follow(at: number): void {
    const seen = new Set<number>();
    const bytes = this.#bytes;
    for (let next = at; ;) {
      if (next <= 0 || next >= bytes.end || seen.has(next)) throw new Damaged('has constants in no order');
      seen.add(next);
      bytes.at = next;
      bytes.int();
      if (bytes.long() !== 1) throw new Damaged('has no constants where it says');
      bytes.long();
      bytes.long();
      const back = bytes.long();
      bytes.byte();
      for (let pools = bytes.count(); pools > 0; pools--) this.#pool();
      if (back === 0) return;
      next += back;
    }
  }

  /** The fields of a constant; undefined if there is none of that number. Constants of texts have the one field ''. */
  get(type: number, number: number): Structure | undefined {
    const at = this.#places.get(type)?.get(number);
    const fields = this.#types.get(type)?.fields;
    if (at === undefined || fields === undefined) return undefined;
    this.#bytes.at = at;
    return readFields(this.#bytes, fields);
  }

  #pool(): void {
    const bytes = this.#bytes;
    const id = bytes.long();
    const type = this.#types.get(id);
    const places = this.#places.get(id) ?? new Map<number, number>();
    this.#places.set(id, places);
    for (let left = bytes.count(); left > 0; left--) {
      const number = bytes.long();
      // Without its type nobody knows where it ends.
      if (type === undefined) throw new Damaged('has constants of an unknown type');
      places.set(number, bytes.at);
      skipFields(bytes, type.fields);
    }
  }
}
