import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreement, classify, classifyShapes, functionCost, pooled, pooledFactors, product, quotient, unseen, wilson } from '../src/index.ts';
import { functionLine, header, readText, text } from './support/lines.ts';

describe('several estimates as one', () => {
  const around = (value: number, half: number) => ({ value, low: value - half, high: value + half });

  it('are their weighted mean where their intervals explain how they differ', () => {
    expect(pooled([around(0.4, 0.1)])).toEqual(around(0.4, 0.1));
    const { value, low, high } = pooled([around(0.5, 0.2), around(0.6, 0.1)]);
    expect(value).toBeCloseTo((0.5 + 4 * 0.6) / 5, 9);
    expect(high - low).toBeCloseTo(0.4 / Math.sqrt(5), 9);
  });

  it('have an interval that holds what they differ by beyond that, and none of them has all the weight', () => {
    const { value, low, high } = pooled([around(0.2, 0.01), around(1, 0.01)]);
    expect(value).toBeCloseTo(0.6, 2);
    expect(low).toBeLessThan(0.2);
    expect(high).toBeGreaterThan(1);
    expect(pooled([around(0.2, 0), around(1, 0.1)]).value).toBeGreaterThan(0.5);
    expect(() => pooled([])).toThrow(RangeError);
  });

  it('give a value between them, whatever their order', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.double({ min: -1, max: 2, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1, maxLength: 6 }), (some) => {
      const all = some.map(([value, half]) => around(value, half));
      const { value, low, high } = pooled(all);
      expect(value).toBeGreaterThanOrEqual(Math.min(...all.map((each) => each.value)) - 1e-9);
      expect(value).toBeLessThanOrEqual(Math.max(...all.map((each) => each.value)) + 1e-9);
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
      expect(pooled([...all].reverse()).value).toBeCloseTo(value, 9);
    }));
  });
});

it('several factors as one have the mean of all, and an interval above 0 that is as wide to either side by ratio', () => {
  const around = (value: number, factor: number) => ({ value, low: value / factor, high: value * factor });
  const far = [around(1.7, 1.05), around(4.5, 1.05)];
  const { value, low, high } = pooledFactors(far);
  expect(value).toBe(pooled(far).value);
  expect(low).toBeGreaterThan(1);
  expect(high / value).toBeCloseTo(value / low, 9);
  // as wide as their mean's logarithm is uncertain: half of ln(4.5 / 1.7), by the normal quantile
  expect(Math.log(high / value)).toBeCloseTo(1.96 * Math.log(4.5 / 1.7) / 2, 1);
  expect(pooledFactors([around(0.4, 1.2)])).toEqual(around(0.4, 1.2));
  const nothing = [{ value: 0.1, low: -0.1, high: 0.3 }, around(0.4, 1.2)];
  expect(pooledFactors(nothing)).toEqual(pooled(nothing));
});

describe('the Wilson interval', () => {
  // Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I, method 3
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is as published', (k, n, low, high) => {
    const interval = wilson(k, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
    expect(interval.value).toBe(k / n);
  });

  it('holds its share, stays within 0 and 1, is symmetric, and grows narrower with more samples, fractional or not', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 1e6 }), (share, n) => {
      const { value, low, high } = wilson(share * n, n);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(value + 1e-12);
      expect(high).toBeGreaterThanOrEqual(value - 1e-12);
      const mirror = wilson(n - share * n, n);
      expect(mirror.low).toBeCloseTo(1 - high, 9);
      const more = wilson(share * n * 4, n * 4);
      expect(more.high - more.low).toBeLessThan(high - low);
    }));
  });

  it('of nothing is everything', () => expect(wilson(0, 0)).toEqual({ value: 0, low: 0, high: 1 }));
  it.each([[-1, 2], [3, 2], [NaN, 2], [1, Infinity]])('of %d in %d is no share', (k, n) => expect(() => wilson(k, n)).toThrow(RangeError));
});

describe('Good-Turing', () => {
  it('is the part of the samples that were alone at their place', () => {
    // Gale and Sampson, Good-Turing frequency estimation without tears (1995), the prosody example: N = 30902, N1 = 120
    const counts = [...Array<number>(120).fill(1), ...Array<number>(40).fill(2), 30_902 - 120 - 80];
    expect(unseen(counts).value).toBeCloseTo(0.003883, 6);
  });

  it('has Esty\'s interval', () => {
    const { value, low, high } = unseen([...Array<number>(10).fill(1), ...Array<number>(5).fill(2), 80]);
    expect(value).toBe(0.1);
    expect(high - value).toBeCloseTo(1.959964 * Math.sqrt(10 * 0.9 + 10) / 100, 6);
    expect(value - low).toBeCloseTo(high - value, 12);
  });

  it('covers the truth about as often as it says', () => {
    // a program of 300 places whose time falls off as 1/rank, sampled 1,000 times: what was not hit is known here
    const weights = Array.from({ length: 300 }, (_, i) => 1 / (i + 1));
    const all = weights.reduce((sum, weight) => sum + weight);
    let seed = 20_261_124;
    const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    let held = 0;
    for (let run = 0; run < 300; run++) {
      const counts = weights.map(() => 0);
      for (let sample = 0; sample < 1000; sample++) {
        let rest = random() * all;
        let place = 0;
        while (place < 299 && (rest -= weights[place] as number) > 0) place++;
        (counts[place] as number)++;
      }
      const missed = counts.reduce((sum, count, i) => (count === 0 ? sum + (weights[i] as number) / all : sum), 0);
      const { low, high } = unseen(counts);
      if (low <= missed && missed <= high) held++;
    }
    expect(held / 300).toBeGreaterThan(0.88);
  });

  it('is about looks: where one counts for several samples, a place with as many was hit once', () => {
    const once = Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? { odd: 8, even: 0 } : { odd: 0, even: 8 }));
    const often = [{ odd: 500, even: 420 }, { odd: 4, even: 4 }];
    expect(unseen([...once, ...often], 8).value).toBeCloseTo(80 / 1008, 9);
    expect(unseen([...once, ...often]).value).toBe(0);
  });

  it('of no samples knows nothing', () => expect(unseen([0, 0])).toEqual({ value: 1, low: 0, high: 1 }));
});

describe('the product of two estimates', () => {
  const estimates = fc.tuple(fc.double({ min: 0.001, max: 1, noNaN: true }), fc.double({ min: 0.01, max: 1, noNaN: true }), fc.double({ min: 1, max: 3, noNaN: true }))
    .map(([value, down, up]) => ({ value, low: value * down, high: value * up }));

  it('is commutative, as wide as each factor at least and narrower than the product of the ends', () => {
    fc.assert(fc.property(estimates, estimates, (a, b) => {
      const p = product(a, b);
      const q = product(b, a);
      expect(p.low).toBeCloseTo(q.low, 12);
      expect(p.high).toBeCloseTo(q.high, 12);
      expect(p.value).toBeCloseTo(a.value * b.value, 12);
      expect(p.low).toBeGreaterThanOrEqual(a.low * b.low - 1e-12);
      expect(p.high).toBeLessThanOrEqual(a.high * b.high + 1e-12);
      expect(p.high / p.value).toBeGreaterThanOrEqual(Math.max(a.high / a.value, b.high / b.value) - 1e-9);
    }));
  });

  it('by a number that is certain scales', () => expect(product({ value: 0.2, low: 0.1, high: 0.4 }, { value: 0.5, low: 0.5, high: 0.5 })).toEqual({ value: 0.1, low: 0.05, high: 0.2 }));

  it('holds what a simulation of independent log-normal factors gives', () => {
    let seed = 7;
    const uniform = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    const factor = (value: number, sigma: number) => ({ value, low: value * Math.exp(-1.96 * sigma), high: value * Math.exp(1.96 * sigma) });
    const { low, high } = product(factor(0.3, 0.2), factor(0.6, 0.1));
    const inside = Array.from({ length: 4000 }, () => 0.3 * Math.exp(0.2 * normal()) * 0.6 * Math.exp(0.1 * normal())).filter((x) => x > low && x < high).length;
    expect(inside / 4000).toBeGreaterThan(0.94);
    expect(inside / 4000).toBeLessThan(0.96);
  });

  it('with a zero has a zero', () => {
    expect(product({ value: 0, low: 0, high: 0.1 }, { value: 0.5, low: 0.4, high: 0.6 })).toMatchObject({ value: 0, low: 0 });
    expect(product({ value: 0.1, low: 0, high: 0.2 }, { value: 0.5, low: 0.4, high: 0.6 })).toMatchObject({ low: 0 });
  });
});

describe('a shape distribution', () => {
  it.each([
    [{}, 'empty'],
    [{ A: 0 }, 'empty'],
    [{ A: 1 }, 'monomorphic'],
    [{ A: 5, B: 1 }, 'polymorphic'],
    [{ A: 1, B: 1, C: 1, D: 1 }, 'polymorphic'],
    [{ A: 1, B: 1, C: 1, D: 1, E: 1 }, 'megamorphic'],
    [{ A: 75, B: 10, C: 5, D: 5, E: 5 }, 'megamorphic'],
    [{ A: 76, B: 10, C: 5, D: 5, E: 4 }, 'skewed-megamorphic'],
    [{ A: 95, B: 5 }, 'polymorphic'],
  ])('%j is %s', (histogram, distribution) => expect(classify(histogram)).toBe(distribution));

  it('does not see one stray observation among more than 200', () => {
    expect(classify({ A: 199, B: 1 })).toBe('polymorphic');
    expect(classifyShapes({ A: 200, B: 1 })).toMatchObject({ distribution: 'monomorphic', rare: 1, observations: 201 });
  });

  it('names its shapes by frequency, with their parts', () => {
    expect(classifyShapes({ B: 1, A: 3 }).shapes).toEqual([{ name: 'A', count: 3, share: 0.75 }, { name: 'B', count: 1, share: 0.25 }]);
  });
});

describe('the agreement of two halves', () => {
  it('is whole where both rank alike, and none where they rank in reverse', () => {
    const alike = [10, 8, 5, 1].map((n) => ({ odd: n, even: n + 1 }));
    expect(agreement(alike)).toEqual({ places: 4, common: 4, tau: 1 });
    expect(agreement([{ odd: 3, even: 1 }, { odd: 2, even: 2 }, { odd: 1, even: 3 }]).tau).toBe(-1);
  });

  it('has Kendall\'s tau-b with ties', () => {
    // worked by hand: 4 concordant pairs, 1 discordant, 1 tied in one half: 3 / sqrt(6 x 5)
    expect(agreement([{ odd: 4, even: 4 }, { odd: 3, even: 2 }, { odd: 2, even: 3 }, { odd: 1, even: 2 }]).tau).toBeCloseTo(3 / Math.sqrt(30), 12);
  });

  it('looks at the first places only, and says how many they share', () => {
    const places = [{ odd: 9, even: 0 }, { odd: 8, even: 8 }, { odd: 0, even: 9 }, { odd: 1, even: 1 }];
    expect(agreement(places, 2)).toMatchObject({ places: 3, common: 1 });
  });

  it('of nothing says nothing', () => {
    expect(agreement([])).toEqual({ places: 0, common: 0, tau: undefined });
    expect(agreement([{ odd: 1, even: 1 }, { odd: 1, even: 1 }]).tau).toBeUndefined();
  });
});

describe('the cost of a function', () => {
  it('adds up its sites\' own samples, and takes no total twice', async () => {
    const sites = [[0, 0, 0, 1, 0, 'call', 'g'], [1, 0, 1, 1, 0, 'call', 'h']];
    const recording = await readText(text(header(), functionLine({ sites, cost: [[0, 2, 7, 1, 3], [1, 3, 5, 0, 2]] }), functionLine({ line: 9, sites, cost: [[-1, 0, 11, 0, 6], [0, 2, 7, 1, 3], [1, 3, 5, 0, 2]] })));
    expect(recording.functionsOf('a.py').map(functionCost)).toEqual([
      { self: 5, total: 7, selfOdd: 1, totalOdd: 3 },
      { self: 5, total: 11, selfOdd: 1, totalOdd: 6 },
    ]);
  });
});

describe('the quotient of two estimates', () => {
  const positive = fc.tuple(fc.double({ min: 0.01, max: 1, noNaN: true }), fc.double({ min: 0.01, max: 1, noNaN: true }), fc.double({ min: 0.01, max: 1, noNaN: true }))
    .map(([value, down, up]) => ({ value, low: value * down, high: value / up }));

  it('holds its value, is wider than each alone, and leaves a saving above 0 where it was', () => {
    fc.assert(fc.property(positive, positive, (run, share) => {
      const { value, low, high } = quotient(run, share);
      expect(value).toBeCloseTo(run.value / share.value, 9);
      expect(low).toBeGreaterThan(0);
      expect(low).toBeLessThanOrEqual(run.low / share.value + 1e-9);
      expect(high).toBeGreaterThanOrEqual(run.high / share.value - 1e-9);
    }));
  });

  it('keeps the sign of what is not separable and of what costs', () => {
    const share = { value: 0.5, low: 0.4, high: 0.6 };
    const none = quotient({ value: 0.01, low: -0.02, high: 0.04 }, share);
    expect([none.low < 0, none.high > 0]).toEqual([true, true]);
    expect(quotient({ value: -0.1, low: -0.2, high: -0.05 }, share)).toEqual({ value: -0.2, low: -0.4, high: -0.1 });
  });
});
