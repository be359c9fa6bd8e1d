import type { Fn } from './fn.ts';

/** What an inline cache saw, by the names that V8's log gives. */
export interface CacheFacts {
  /** observations by hidden class */
  readonly shapes: Map<string, number>;
  /** observations by state after them */
  readonly forms: Map<string, number>;
  readonly keys: Set<string>;
  observations: number;
  stateChanges: number;
  shapeChanges: number;
  megamorphic: boolean;
  lastShape: string;
}

/** Samples by what was running: a builtin, native code, the collector. */
export interface Leaf {
  self: number;
  total: number;
}

/** Everything that was observed at one place. */
export class PlaceFacts {
  self = 0;
  total = 0;
  selfOdd = 0;
  totalOdd = 0;
  /** by V8's type of the cache: `LoadIC` */
  readonly caches = new Map<string, CacheFacts>();
  readonly leaves = new Map<string, Leaf>();
  /** samples by function reached from here; a function outside the project by its name */
  readonly calls = new Map<Fn, number>();
  /** times by `kind\0reason` */
  readonly deopts = new Map<string, number>();
  /** code objects into which the function was inlined here */
  readonly inlined = new Map<Fn, number>();
}
