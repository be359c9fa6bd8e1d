import type { Fn, Place } from './fn.ts';
import type { Script } from './script.ts';

/** How far V8 had compiled a piece of code. */
export type Tier = 'ignition' | 'sparkplug' | 'maglev' | 'turbofan' | 'lazy';

export interface Marker {
  readonly tier: Tier;
  /** compiled while it ran, to be entered in the middle of a loop */
  readonly osr: boolean;
}

const TIERS: Readonly<Record<string, Tier>> = { '~': 'ignition', '^': 'sparkplug', '+': 'maglev', '*': 'turbofan', '': 'lazy' };

/** The last field of a code-creation record; undefined if this version of V8 writes something unknown. */
export function readMarker(field: string): Marker | undefined {
  const match = /^(o?)([~^+*]?)('?)$/.exec(field);
  const tier = match === null ? undefined : TIERS[match[2] ?? ''];
  return tier === undefined ? undefined : { tier, osr: match?.[1] === 'o' };
}

/** A call that was inlined: which function, at which offset of which caller (`-1`: the code's own function). */
export interface Inlined {
  readonly fn: Fn | undefined;
  readonly offset: number;
  readonly parent: number;
}

/** One piece of code at one address. */
export class Code {
  start: number;
  readonly size: number;
  /** V8's word: `JS`, `Builtin`, `BytecodeHandler`, `RegExp`... */
  readonly type: string;
  /** of a builtin or handler; empty for JavaScript */
  readonly name: string;
  readonly fn: Fn | undefined;
  readonly marker: Marker | undefined;
  script: Script | undefined;
  inlined: readonly Inlined[] = [];
  #table = '';
  #decoded: Int32Array | undefined;
  readonly #places = new Map<number, readonly Place[]>();

  constructor(start: number, size: number, type: string, name: string, fn?: Fn, marker?: Marker) {
    this.start = start;
    this.size = size;
    this.type = type;
    this.name = name;
    this.fn = fn;
    this.marker = marker;
  }

  get optimized(): boolean {
    return this.marker?.tier === 'turbofan' || this.marker?.tier === 'maglev';
  }

  /** The table of a code-source-info record, decoded when it is first asked. */
  setTable(table: string): void {
    this.#table = table;
    this.#decoded = undefined;
    this.#places.clear();
  }

  /**
   * The places at an address within this code, innermost first: the functions inlined there, then the code's own.
   * @param isPc true for the address that was running, false for one to return to
   */
  placesAt(address: number, isPc: boolean): readonly Place[] {
    const fn = this.fn;
    if (fn === undefined) return [];
    const offset = address - this.start - (isPc || this.marker?.tier === 'ignition' ? 0 : 1);
    const entry = this.#entryAt(offset);
    let places = this.#places.get(entry);
    if (places === undefined) this.#places.set(entry, places = this.#stack(fn, entry));
    return places;
  }

  /** Index of the last row of the table that starts at or before an offset; -1 if there is none. */
  #entryAt(offset: number): number {
    const table = this.#decoded ??= decodeTable(this.#table);
    let low = -1;
    let high = table.length / 3 - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((table[middle * 3] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #stack(fn: Fn, entry: number): readonly Place[] {
    if (entry < 0) return [fn.whole];
    const table = this.#decoded as Int32Array;
    let offset = table[entry * 3 + 1] as number;
    let inlining = table[entry * 3 + 2] as number;
    const places: Place[] = [];
    // Each parent lies before its child, so a damaged record cannot go round in circles.
    while (inlining >= 0) {
      const inlined = this.inlined[inlining];
      if (inlined === undefined) return [fn.whole];
      if (inlined.fn !== undefined) places.push(placeIn(inlined.fn, inlined.fn.script, offset));
      offset = inlined.offset;
      inlining = inlined.parent < inlining ? inlined.parent : -1;
    }
    places.push(placeIn(fn, this.script, offset));
    return places;
  }
}

export function placeIn(fn: Fn, script: Script | undefined, offset: number): Place {
  if (script === undefined) return fn.whole;
  const { line, column } = script.positionOf(offset);
  return fn.place(line, column);
}

/** Rows of (code offset, script offset, inlining id or -1), ascending by code offset. */
function decodeTable(table: string): Int32Array {
  const rows: number[] = [];
  for (const [, code, offset, inlining] of table.matchAll(/C(\d{1,9})O(\d{1,9})(?:I(\d{1,9}))?/g)) {
    if (rows.length > 0 && Number(code) < (rows.at(-3) as number)) continue;
    rows.push(Number(code), Number(offset), inlining === undefined ? -1 : Number(inlining));
  }
  return Int32Array.from(rows);
}

/** Rows of `F`: index of the function (-1 if V8 named none), offset of the call, inlining id of its caller or -1. */
export function decodeInlining(field: string): { readonly fn: number; readonly offset: number; readonly parent: number }[] {
  return [...field.matchAll(/F(-?\d{0,9})O(-?\d{1,9})(?:I(\d{1,9}))?/g)].map(([, fn, offset, parent]) => ({
    fn: fn === '' || fn === undefined ? -1 : Number(fn), offset: Math.max(0, Number(offset)), parent: parent === undefined ? -1 : Number(parent),
  }));
}
