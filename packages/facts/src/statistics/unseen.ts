import type { Estimate } from './interval.ts';
import { Z95 } from './interval.ts';

/**
 * Good-Turing: the part of the program's time that lies at places no sample has hit yet, from the places that were hit
 * exactly once: N1 / N (I. J. Good, The population frequencies of species and the estimation of population parameters,
 * Biometrika 40, 1953).
 *
 * The interval is the large-sample one of Esty (A normal limit law for a nonparametric estimator of the coverage of a
 * random sample, Annals of Statistics 11, 1983): N1/N ± z sqrt(N1 (1 - N1/N) + 2 N2) / N, N2 the places hit exactly twice.
 *
 * @param counts how often each place was hit; zeros do not matter, and fractions (modelled samples) count by their
 *   nearest whole number
 * @returns 0 to 1; value 1 where there are no samples
 */
export function unseen(counts: Iterable<number>, z = Z95): Estimate {
  let samples = 0;
  let once = 0;
  let twice = 0;
  for (const count of counts) {
    const hits = Math.round(count);
    samples += hits;
    if (hits === 1) once++;
    else if (hits === 2) twice++;
  }
  if (samples === 0) return { value: 1, low: 0, high: 1 };
  const value = once / samples;
  const half = (z * Math.sqrt(once * (1 - value) + 2 * twice)) / samples;
  return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}
