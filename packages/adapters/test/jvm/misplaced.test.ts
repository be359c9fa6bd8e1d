import { describe, expect, it } from 'vitest';

import { Methods } from '../../src/jvm/facts/functions.ts';
import { replaced, type Sampled } from '../../src/jvm/facts/misplaced.ts';
import type { Frame } from '../../src/jvm/jfr/chunk.ts';

const operations = [{ bci: 131, operation: 'call', name: 'valueOf', owner: 'java/lang/Integer', descriptor: '(I)Ljava/lang/Integer;', instruction: 'invokestatic' }] as const;
const code = { name: 'main', descriptor: '()V', flags: 0, size: 200, lines: [{ bci: 0, line: 70 }], operations, handlers: [] };
const classes = { find: (name: string) => (name === 'Tickets' ? { name, superName: '', sourceFile: 'Tickets.java', methods: [code], inner: [], enclosing: undefined, whole: true } : undefined) };
const methods = new Methods({ fileOf: (name: string) => (name === 'Tickets' ? 'Tickets.java' : undefined) } as ConstructorParameters<typeof Methods>[0], classes);

function frame(className: string, name: string, bytecode: number, type: string): Frame {
  return { method: { className, name, descriptor: '()V' }, line: 75, bytecode, type };
}

const outer = frame('Main', 'main', 1, 'Interpreted');
const atBoxing = (samples: number, type = 'JIT compiled'): Sampled => ({ frames: [frame('Tickets', 'main', 131, type), outer], samples, odd: samples / 2 });
const inSearch = (samples: number): Sampled => ({ frames: [frame('java/util/ArrayList', 'indexOf', 30, 'Inlined'), frame('Tickets', 'main', 93, 'JIT compiled'), outer], samples, odd: 0 });
const inFare = (samples: number): Sampled => ({ frames: [frame('Tickets', 'fare', 46, 'Inlined'), frame('Tickets', 'main', 93, 'JIT compiled'), outer], samples, odd: samples });
const byTop = (all: readonly Sampled[]) => {
  const sums: Record<string, number> = {};
  for (const { frames, samples } of all) sums[frames[0]?.method.name ?? ''] = (sums[frames[0]?.method.name ?? ''] ?? 0) + samples;
  return sums;
};

describe('samples that compiled code has at a call that makes a number an object', () => {
  it('go where the rest of that code was seen, and none gets lost', () => {
    expect(byTop(replaced([atBoxing(400), inSearch(30), inFare(10)], methods))).toEqual({ indexOf: 330, fare: 110 });
  });

  it('keep no more odd ones than they are', () => {
    for (const { samples, odd } of replaced([atBoxing(7), inSearch(30), inFare(10)], methods)) expect(odd).toBeLessThanOrEqual(samples);
  });

  it('stay where too little else was seen, and where the interpreter was', () => {
    const few = [atBoxing(400), inSearch(3)];
    expect(replaced(few, methods)).toBe(few);
    const interpreted = [atBoxing(400, 'Interpreted'), inSearch(300)];
    expect(replaced(interpreted, methods)).toBe(interpreted);
  });

  it('are no business of other code', () => {
    const other: Sampled = { frames: [frame('java/util/HashMap', 'get', 3, 'JIT compiled'), outer], samples: 500, odd: 0 };
    expect(byTop(replaced([atBoxing(40), inSearch(30), other], methods))).toEqual({ indexOf: 70, get: 500 });
  });

  it('are found in the class that a lambda gets, too', () => {
    const lambda: Sampled = { frames: [frame('Tickets$$Lambda$5', 'apply', 17, 'Inlined'), frame('Tickets', 'main', 93, 'JIT compiled'), outer], samples: 60, odd: 0 };
    expect(byTop(replaced([lambda, inSearch(30)], methods))).toEqual({ indexOf: 90 });
  });
});
