import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overRuns, studentQuantile, wilson, type RunShare } from '../src/index.ts';

const run = (here: number, samples = 1000, workload = 'w'): RunShare => ({ workload, here, samples, looks: samples });
const pooled = (runs: readonly RunShare[]) => {
  const sum = (of: (each: RunShare) => number) => runs.reduce((all, each) => all + of(each), 0);
  return wilson(sum(({ here }) => here), sum(({ samples }) => samples));
};
const some = fc.array(fc.record({
  workload: fc.constantFrom('v', 'w'), samples: fc.integer({ min: 1, max: 5000 }), part: fc.double({ min: 0, max: 1, noNaN: true }), worth: fc.double({ min: 0.1, max: 1, noNaN: true }),
}).map(({ workload, samples, part, worth }) => ({ workload, samples, here: samples * part, looks: samples * worth })), { minLength: 1, maxLength: 8 });

describe('the interval of a share over several runs', () => {
  it('holds the share of all together, is never narrower than their samples make it, and stays a share', () => {
    fc.assert(fc.property(some, (runs) => {
      const within = pooled(runs);
      const over = overRuns(within, runs);
      expect(over.value).toBe(within.value);
      expect(over.low).toBeGreaterThanOrEqual(0);
      expect(over.high).toBeLessThanOrEqual(1);
      expect(over.low).toBeLessThanOrEqual(within.low);
      expect(over.high).toBeGreaterThanOrEqual(within.high);
    }));
  });

  it('does not depend on the order of the runs', () => {
    fc.assert(fc.property(some.chain((runs) => fc.tuple(fc.constant(runs), fc.shuffledSubarray([...runs], { minLength: runs.length }))), ([runs, shuffled]) => {
      const [a, b] = [overRuns(pooled(runs), runs), overRuns(pooled(runs), shuffled)];
      expect(b.low).toBeCloseTo(a.low, 9);
      expect(b.high).toBeCloseTo(a.high, 9);
    }));
  });

  it('is not widened by runs that are the same, nor by differences that chance explains', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 9 }), (here, count) => {
      const runs = Array.from({ length: count }, () => run(here));
      expect(overRuns(pooled(runs), runs)).toEqual(pooled(runs));
    }));
    const near = [run(200), run(210), run(195)];
    expect(overRuns(pooled(near), near)).toEqual(pooled(near));
  });

  it('takes in what the runs saw where they disagree, the more so the fewer they are', () => {
    const two = [run(100), run(300)];
    const over = overRuns(pooled(two), two);
    expect(over.low).toBeLessThan(0.1);
    expect(over.high).toBeGreaterThan(0.3);
    const many = [...two, ...two, ...two, ...two];
    expect(overRuns(pooled(many), many).low).toBeGreaterThan(over.low);
  });

  it('is not widened by workloads that differ, which were chosen to be different', () => {
    const chosen = [run(100, 1000, 'v'), run(300, 1000, 'w')];
    expect(overRuns(pooled(chosen), chosen)).toEqual(pooled(chosen));
  });
});

it('quantiles of Student are those of the tables, and lie between them for fractions', () => {
  // two-sided 95 %, e.g. NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2
  for (const [freedom, t] of [[1, 12.706], [2, 4.303], [3, 3.182], [5, 2.571], [10, 2.228], [30, 2.042], [100, 1.984]] as const) expect(Math.abs(studentQuantile(freedom) - t)).toBeLessThan(0.003);
  expect(studentQuantile(Infinity)).toBeCloseTo(1.95996, 4);
  fc.assert(fc.property(fc.double({ min: 1, max: 1000, noNaN: true }), fc.double({ min: 0.01, max: 10, noNaN: true }), (freedom, more) => {
    expect(studentQuantile(freedom + more)).toBeLessThanOrEqual(studentQuantile(freedom) * 1.001);
  }));
});
