import { wilson } from '@mechsym/facts';
import { expect, it } from 'vitest';
import { pointOf, runOf } from '../../src/prove/receipt.ts';
import { pooledShare } from '../../src/prove/share.ts';

it('recordings that agree count as one with all their samples, those that disagree as fewer', () => {
  expect(pooledShare([{ samples: 100, of: 500 }, { samples: 101, of: 500 }, { samples: 99, of: 500 }])).toEqual(wilson(300, 1500));
  const apart = pooledShare([{ samples: 50, of: 500 }, { samples: 100, of: 500 }, { samples: 150, of: 500 }]);
  expect(apart.value).toBeCloseTo(0.2);
  expect(apart.high - apart.low).toBeGreaterThan(3 * (wilson(300, 1500).high - wilson(300, 1500).low));
  expect(pooledShare([{ samples: 0, of: 0 }]).high).toBe(1);
});

it('a point gives back the run that it was made of, so that a share measured anew takes the pairs over; one of an earlier version too', () => {
  const run = { value: 0.3, low: 0.25, high: 0.35 };
  const point = pointOf(4, run, 9, { value: 0.6, low: 0.5, high: 0.7 }, 0.8);
  expect(runOf(point)).toEqual(run);
  expect(point).toMatchObject({ at: 4, value: 0.5, share: 0.6, around: 0.8, pairs: 9 });
  expect(point.low).toBeLessThan(0.25 / 0.6);
  const earlier = runOf({ at: 0, value: 0.5, low: 0.4, high: 0.6, pairs: 5, run: 0.3, share: 0.6 });
  expect(earlier.low).toBeCloseTo(0.24);
  expect(earlier.high).toBeCloseTo(0.36);
});
