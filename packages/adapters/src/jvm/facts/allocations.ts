import type { Chunk } from '../jfr/chunk.ts';
import { shapeOf } from '../names.ts';
import { count, type Methods } from './functions.ts';

/** Classes times stacks have to fit a number: the ids of classes are small ones. */
const MOST_CLASSES = 2 ** 24;

/** Bytes by type and by the place that made them, as Flight Recorder estimates them from samples. */
export class Allocations {
  /** bytes of the whole program */
  total = 0;
  #pending = new Map<number, Map<number, number>>();

  /** @param weight bytes that the sample stands for */
  add(stack: number, type: number, weight: number): void {
    if (!(weight > 0) || type < 0 || type > MOST_CLASSES) return;
    this.total += weight;
    const types = this.#pending.get(stack);
    if (types === undefined) this.#pending.set(stack, new Map([[type, weight]]));
    else types.set(type, (types.get(type) ?? 0) + weight);
  }

  settle(chunk: Chunk, methods: Methods): void {
    for (const [stack, types] of this.#pending) {
      const frame = chunk.stack(stack).map(({ method, line }) => ({ fn: methods.of(method).fn, line })).find(({ fn }) => fn !== undefined);
      if (frame?.fn === undefined) continue;
      const { fn, line } = frame;
      if (line > 0 && (fn.line === 0 || line < fn.line)) fn.line = line;
      for (const [type, bytes] of types) count(fn.at(line), { kind: 'allocation', words: [shapeOf(chunk.className(type))], operation: 'line' }, 0, bytes);
    }
    this.#pending = new Map();
  }
}
