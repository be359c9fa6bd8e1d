import { WRAPPERS } from './collections.ts';
import type { Contents } from './contents.ts';

/** Who holds an object. */
export interface Owner {
  /** index of `holders`: the nearest field of the program on the way to it; -1 if there is none */
  readonly holder: number;
  /** the way from there goes through a collection of java.util */
  readonly inCollection: boolean;
}

/** Follows referrers from objects up to the nearest field of the program, each object once. */
export class Owners {
  readonly #contents: Contents;
  /** by object: 0 unknown, 1 being looked for, else 2 + 2 * (holder + 1) + whether a collection is on the way */
  readonly #known: Int32Array;
  readonly #path: number[] = [];
  readonly #ofUtil: boolean[] = [];

  constructor(contents: Contents) {
    this.#contents = contents;
    this.#known = new Int32Array(contents.classOf.length);
    contents.holders.forEach(({ classId }, i) => { this.#ofUtil[i] = contents.survey.classes.name(classId).startsWith('java.util.'); });
  }

  of(object: number): Owner {
    const { referrer, through, holders } = this.#contents;
    const path = this.#path;
    let at = object;
    let found = 2;
    for (;;) {
      const known = this.#known[at] as number;
      if (known >= 2) { found = known; break; }
      const up = referrer[at] as number;
      // Known as 1: the way goes round in a circle.
      if (known === 1 || up < 0) break;
      this.#known[at] = 1;
      path.push(at);
      const holder = through[at] as number;
      if (holders[holder]?.rank === 2) { found = 2 + 2 * (holder + 1); break; }
      at = up;
    }
    for (let each = path.pop(); each !== undefined; each = path.pop()) {
      if (found >= 4 && this.#ofUtil[through[each] as number] === true) found |= 1;
      this.#known[each] = found;
    }
    if (found < 4) return { holder: -1, inCollection: false };
    return { holder: (found - 2 >> 1) - 1, inCollection: (found & 1) === 1 };
  }

  /** The set that a map is the inside of; -1 if it is none. */
  wrapper(object: number): number {
    const { referrer, classOf, classIds, survey } = this.#contents;
    const up = referrer[object] as number;
    if (up < 0) return -1;
    const classId = classIds[(classOf[up] as number) - 1];
    return classId !== undefined && WRAPPERS.has(survey.classes.name(classId)) ? up : -1;
  }
}
