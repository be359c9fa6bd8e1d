import type { Script } from './script.ts';
import type { PlaceFacts } from './place-facts.ts';

/** A function of the program, at the place where V8 saw it: sources may have been compiled from others. */
export class Fn {
  /** V8's debug name; empty for top-level code and for functions without one */
  readonly name: string;
  /** absolute path, URL or V8's own word; empty for eval and `new Function` */
  readonly file: string;
  /** of its parameter list, 1-based */
  readonly line: number;
  readonly column: number;
  /** Its place as a whole, for what V8 gives no position for. */
  readonly whole: Place;
  script: Script | undefined;
  /** bytes of bytecode, 0 if unknown */
  bytecode = 0;
  /** Code made of it, by tier. */
  readonly tiers = new Map<string, number>();
  /** Functions that were inlined into its code. */
  readonly inlinees = new Set<Fn>();
  /** whether facts are kept about it */
  readonly own: boolean;
  /** The last sample that had it on the stack. Functions that the facts do not keep apart share it. */
  seen: { last: number };
  readonly #places = new Map<number, Place>();

  constructor(name: string, file: string, line: number, column: number, own: boolean, seen = { last: -1 }) {
    this.name = name;
    this.file = file;
    this.line = line;
    this.column = column;
    this.own = own;
    this.seen = seen;
    this.whole = { fn: this, line: 0, column: 0, facts: undefined, callees: undefined, lastSample: -1 };
  }

  /** @param line 1-based @param column 1-based, as V8 counts */
  place(line: number, column: number): Place {
    const key = line * 2 ** 24 + column;
    let place = this.#places.get(key);
    if (place === undefined) this.#places.set(key, place = { fn: this, line, column, facts: undefined, callees: undefined, lastSample: -1 });
    return place;
  }

  /** Every place that was asked for, the function as a whole first. */
  *places(): Generator<Place> {
    yield this.whole;
    yield* this.#places.values();
  }
}

export interface Callee {
  /** samples with this call on the stack */
  samples: number;
  /** the part of them in which the caller was fully optimised: the compiler had decided against inlining */
  fromOptimized: number;
}

/** One place within a function; line 0 is the function as a whole. */
export interface Place {
  readonly fn: Fn;
  /** 1-based */
  readonly line: number;
  readonly column: number;
  facts: PlaceFacts | undefined;
  /** what was called here, by calls that were not inlined */
  callees: Map<Fn, Callee> | undefined;
  lastSample: number;
}
