import type { Chunk, Frame } from '../jfr/chunk.ts';
import type { Value } from '../jfr/values.ts';
import type { Method, Methods, Place } from './functions.ts';
import { replaced } from './misplaced.ts';

/** Nanoseconds of the windows whose odd ones are counted apart. */
const WINDOW = 1e8;

/** Flight Recorder's own work. */
const RECORDER = /^jdk\/jfr\//;

/** Counts samples of stacks where the program was. Stacks are numbers within a chunk: equal ones are looked at once. */
export class Samples {
  all = 0;
  /** samples with none of the project's functions on the stack */
  outside = 0;
  /** samples without a stack */
  lost = 0;
  /** samples of Flight Recorder itself */
  recorder = 0;
  /** by stack; the odd ones beside */
  #pending = new Map<number, [samples: number, odd: number]>();

  add(stack: Value, nanos: number): void {
    if (typeof stack !== 'number' || stack === 0) {
      this.lost++;
      return;
    }
    const odd = Math.floor(nanos / WINDOW) % 2;
    const known = this.#pending.get(stack);
    if (known === undefined) this.#pending.set(stack, [1, odd]);
    else {
      known[0]++;
      known[1] += odd;
    }
  }

  /** samples of this chunk that have no place yet */
  get pending(): number {
    let sum = 0;
    for (const [samples] of this.#pending.values()) sum += samples;
    return sum;
  }

  /** Forgets those of a chunk. */
  drop(): void {
    this.#pending = new Map();
  }

  /** Gives the samples of a chunk their places, while its constants are there. */
  settle(chunk: Chunk, methods: Methods): void {
    const all = Array.from(this.#pending, ([stack, [samples, odd]]) => ({ frames: chunk.stack(stack), samples, odd }));
    for (const { frames, samples, odd } of replaced(all, methods)) this.#count(frames, samples, odd, methods);
    this.#pending = new Map();
  }

  #count(frames: readonly Frame[], samples: number, odd: number, methods: Methods): void {
    if (frames.length === 0) {
      this.lost += samples;
      return;
    }
    if (frames.some(({ method }) => RECORDER.test(method.className))) {
      this.recorder += samples;
      return;
    }
    this.all += samples;
    const seen = new Set<Place>();
    let below: Method | undefined;
    let isInnermost = true;
    for (const { method: names, line, bytecode, type } of frames) {
      const method = methods.of(names);
      if (method.hidden) continue;
      const { fn } = method;
      if (fn !== undefined) {
        const at = fn.at(line, bytecode);
        if (isInnermost) {
          at.self += samples;
          at.selfOdd += odd;
          fn.whole.count('counter', [tierOf(type)], samples, samples);
          isInnermost = false;
        }
        for (const place of [fn.whole, at]) {
          if (seen.has(place)) continue;
          seen.add(place);
          place.total += samples;
          place.totalOdd += odd;
          if (place === at && below !== undefined) at.calls.set(below, (at.calls.get(below) ?? 0) + samples);
        }
      }
      below = method;
    }
    if (isInnermost) this.outside += samples;
  }
}

/** How the innermost function of the project ran. */
function tierOf(type: string): string {
  return type === 'Interpreted' ? 'tier:interpreter' : type === 'Native' ? 'tier:native' : 'tier:compiled';
}
