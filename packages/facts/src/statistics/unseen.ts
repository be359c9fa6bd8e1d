import type { Halves } from './agreement.ts';
import type { Estimate } from './interval.ts';
import { Z95 } from './interval.ts';

/**
 * Good-Turing: the part of the program's time that lies at places no look has hit yet, from the places that were hit exactly
 * once: N1 / N (I. J. Good, The population frequencies of species and the estimation of population parameters, Biometrika 40, 1953).
 *
 * It is about looks, and a look counts for several samples where a clock has slowed down. Then a place was hit once if it has less
 * samples than one look and a half is worth, all of them in odd windows of the clock or all in even ones; N1 / N is the part of the
 * samples at such places. Counts that were divided among places (0.4 of a look) are taken the same way. docs/representative.md
 * has how far this is from what other recordings find.
 *
 * The interval is the large-sample one of Esty (A normal limit law for a nonparametric estimator of the coverage of a
 * random sample, Annals of Statistics 11, 1983): N1/N ± z sqrt(N1 (1 - N1/N) + 2 N2) / N, N2 the places hit exactly twice.
 *
 * @param places samples of each place, in halves where they are known; zeros do not matter
 * @param weight samples that a look counts for: `squares / samples` of the totals
 * @returns 0 to 1; value 1 where there are no samples
 */
export function unseen(places: Iterable<number | Halves>, weight = 1, z = Z95): Estimate {
  const look = Math.max(1, weight);
  let samples = 0;
  let once = 0;
  let twice = 0;
  for (const place of places) {
    const halves = typeof place === 'number' ? { odd: place, even: 0 } : place;
    const count = halves.odd + halves.even;
    const isOfOneHalf = halves.odd === 0 || halves.even === 0;
    samples += count;
    if (count < 1.5 * look && (look === 1 || isOfOneHalf)) once += count;
    else if (count < 2.5 * look) twice += count;
  }
  if (samples === 0) return { value: 1, low: 0, high: 1 };
  const value = once / samples;
  const half = (z * Math.sqrt((once * (1 - value) + twice) / look)) / (samples / look);
  return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}
