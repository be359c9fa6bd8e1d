import { Classes, Placements } from './classes.ts';
import { ARRAY_NAMES, TYPE, TYPE_BYTES } from './format.ts';
import { arraySize, LAYOUT_32, LAYOUTS, sizeOfPlacement, type Layout } from './layout.ts';
import { ObjectIds } from './object-ids.ts';
import type { ClassDump, Visitor } from './reader.ts';

/** Lengths of arrays whose distances are kept, to tell the layout by them. */
const SHORT = 64;

/** What is counted of one class, or of arrays of one type. */
export interface Tally {
  count: number;
  /** of instances: the smallest distance to the next object; Infinity if there was none */
  gap: number;
}

interface ArrayTally {
  count: number;
  /** bytes by layout, in the order of LAYOUTS */
  readonly bytes: Float64Array;
}

/**
 * The first pass over a dump: classes, how many instances each has, and the addresses by which the layout of objects is told.
 * Memory grows with the classes, and by 8 bytes an object up to the limit of ObjectIds.
 */
export class Survey implements Visitor {
  readonly classes = new Classes();
  readonly instances = new Map<number, Tally>();
  readonly objectArrays = new Map<number, ArrayTally>();
  readonly primitiveArrays = new Map<number, ArrayTally>();
  readonly ids = new ObjectIds();
  readonly #layouts: readonly Layout[];
  /** by bytes of an element (0 for a reference) times SHORT plus the length: the smallest distance */
  readonly #arrayGaps = new Float64Array(16 * SHORT).fill(Infinity);
  #lastId = 0;
  #lastTally: Tally | undefined;
  #lastArray = -1;
  readonly progress: (offset: number) => void;

  constructor(idSize: number, progress: (offset: number) => void = () => undefined) {
    this.#layouts = idSize === 4 ? [LAYOUT_32] : LAYOUTS;
    this.progress = progress;
  }

  string(id: number, bytes: Uint8Array): void { this.classes.addString(id, bytes); }
  loadClass(id: number, name: number): void { this.classes.addName(id, name); }

  class(dump: ClassDump): void {
    this.classes.add(dump);
    this.ids.add(dump.id);
    this.#lastTally = undefined;
    this.#lastArray = -1;
  }

  instance(id: number, classId: number): void {
    this.#next(id);
    let tally = this.instances.get(classId);
    if (tally === undefined) this.instances.set(classId, tally = { count: 0, gap: Infinity });
    tally.count++;
    this.#lastTally = tally;
  }

  objects(id: number, classId: number, length: number): void {
    this.#next(id);
    this.#array(this.objectArrays, classId, 0, length);
  }

  primitives(id: number, type: number, length: number): void {
    this.#next(id);
    this.#array(this.primitiveArrays, type, TYPE_BYTES[type] ?? 1, length);
  }

  #array(tallies: Map<number, ArrayTally>, key: number, element: number, length: number): void {
    let tally = tallies.get(key);
    if (tally === undefined) tallies.set(key, tally = { count: 0, bytes: new Float64Array(this.#layouts.length) });
    tally.count++;
    for (let i = 0; i < this.#layouts.length; i++) (tally.bytes as { [i: number]: number })[i] = (tally.bytes[i] as number) + arraySize(this.#layouts[i] as Layout, element, length);
    if (length < SHORT) this.#lastArray = element * SHORT + length;
  }

  /** The object before ends where this one begins, or earlier. */
  #next(id: number): void {
    this.ids.add(id);
    const gap = id - this.#lastId;
    if (gap > 0) {
      if (this.#lastTally !== undefined) { if (gap < this.#lastTally.gap) this.#lastTally.gap = gap; }
      else if (this.#lastArray >= 0 && gap < (this.#arrayGaps[this.#lastArray] as number)) this.#arrayGaps[this.#lastArray] = gap;
    }
    this.#lastId = id;
    this.#lastTally = undefined;
    this.#lastArray = -1;
  }

  /** The layout that explains most distances, and how many of them it explains. */
  layout(): { readonly layout: Layout; readonly index: number; readonly agrees: number; readonly of: number } {
    let best = { layout: this.#layouts[0] as Layout, index: 0, agrees: -1, of: 0 };
    this.#layouts.forEach((layout, index) => {
      const placements = new Placements(this.classes, layout);
      let agrees = 0;
      let of = 0;
      for (const [id, { gap, count }] of this.instances) {
        if (gap === Infinity || count < 3) continue;
        of++;
        if (sizeOfPlacement(placements.of(id), layout) === gap) agrees++;
      }
      this.#arrayGaps.forEach((gap, key) => {
        if (gap === Infinity) return;
        of++;
        if (arraySize(layout, Math.floor(key / SHORT), key % SHORT) === gap) agrees++;
      });
      if (agrees > best.agrees) best = { layout, index, agrees, of };
    });
    return best;
  }

  /** The name of the class of an array, as the histogram has it. */
  arrayName(type: number): string {
    return ARRAY_NAMES[type]?.[0] ?? '[?';
  }
}

/** The type of a field that refers to an object. */
export const isReference = (type: number): boolean => type === TYPE.object;
