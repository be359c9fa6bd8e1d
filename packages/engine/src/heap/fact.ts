import { shortName } from '../view/distribution.ts';
import type { HeapFact } from './finding.ts';

/** A fact of the kind `heap` as expressions see it. */
export class HeapFactView {
  readonly #fact: HeapFact;
  readonly #live: number;

  /** @param live bytes of all live objects */
  constructor(fact: HeapFact, live: number) {
    this.#fact = fact;
    this.#live = live;
  }

  get what(): string { return this.#fact.what; }
  get class(): string { return this.#fact.class; }
  get class_name(): string { return shortName(this.#fact.class); }
  get holder(): string { return this.#fact.holder; }
  get holder_name(): string { return shortName(this.#fact.holder); }
  get count(): number { return this.#fact.count; }
  get bytes(): number { return this.#fact.bytes; }
  get spare_count(): number { return this.#fact.spareCount; }
  get spare_bytes(): number { return this.#fact.spareBytes; }
  get each(): number { return this.#fact.count === 0 ? 0 : this.#fact.bytes / this.#fact.count; }
  get share(): number { return this.#live === 0 ? 0 : this.#fact.bytes / this.#live; }
}

/** Fields by type, for the checker of expressions. */
export const HEAP_FACT_FIELDS = {
  what: 'string', class: 'string', class_name: 'string', holder: 'string', holder_name: 'string',
  count: 'double', bytes: 'double', spare_count: 'double', spare_bytes: 'double', each: 'double', share: 'double',
} as const;
