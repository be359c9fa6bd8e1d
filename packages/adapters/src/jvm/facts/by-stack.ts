import type { Chunk, Frame } from '../jfr/chunk.ts';
import type { Value } from '../jfr/values.ts';

/** Ids of classes are small numbers; beyond this they are damage. */
const MOST_CLASSES = 2 ** 31;

/** Sums by stack and class of what happened in a chunk: millions of events have some thousands of stacks, which are looked at once. */
export class ByStack {
  #sums = new Map<number, Map<number, number>>();

  add(stack: Value, type: Value, amount: number): void {
    if (typeof stack !== 'number' || typeof type !== 'number' || !(amount > 0) || type < 0 || type > MOST_CLASSES) return;
    const types = this.#sums.get(stack);
    if (types === undefined) this.#sums.set(stack, new Map([[type, amount]]));
    else types.set(type, (types.get(type) ?? 0) + amount);
  }

  /** Hands on what the chunk had, while its constants are there. */
  settle(chunk: Chunk, take: (frames: readonly Frame[], className: string, amount: number) => void): void {
    for (const [stack, types] of this.#sums) {
      const frames = chunk.stack(stack);
      for (const [type, amount] of types) take(frames, chunk.className(type), amount);
    }
    this.#sums = new Map();
  }
}
