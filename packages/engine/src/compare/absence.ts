import type { Finding, LintResult } from '../finding.ts';
import { LOOKED_AT } from '../hot.ts';
import type { FunctionsSeen } from './functions-seen.ts';

/** Kinds of facts for which a recorder has to look; the others come with the clock or by themselves. */
const LOOKED_FOR = new Set(['value-shape', 'inline-cache', 'specialization', 'binding']);
/** Looks after which what was always seen would have been seen again: where four are expected, the chance of none is e^-4, 2 %. */
const ENOUGH = 4;
/** Samples for one look at a function's values, about: 18 looks in 229 samples of one function, six runs of a second on CPython 3.11. */
const SAMPLES_A_LOOK = 12;

/** Chance below which two runs that are alike are not held to differ so by accident. */
const BY_CHANCE = 0.01;
/** The normal quantile of that. */
const Z_BY_CHANCE = 2.326;
/** Counts from which the normal distribution is as good. */
const LARGE = 400;

/** The other of the two runs. */
export interface OtherRun {
  readonly result: LintResult;
  /** undefined where it is a result that was written before */
  readonly seen: FunctionsSeen | undefined;
  /** what a file of this finding is called there */
  readonly fileOf: (file: string) => string;
}

/**
 * Why the absence of a finding from another run of the same command says nothing, if it does not: there are too few samples in all, or
 * the code was hot enough there to hide it, and was hardly looked at.
 */
export function absenceSaysNothing(finding: Finding, { result, seen, fileOf }: OtherRun): string | undefined {
  const { share, impact, rule } = finding;
  const times = (number: number, what: string) => `${Math.round(number)} ${what}${Math.round(number) === 1 ? '' : 's'}`;
  const hidden = Math.ceil(result.belowFloor.floor * LOOKED_AT * result.trust.samples);
  const part = share.of / Math.max(1, share.of + result.trust.samples);
  if (mayBeChance(Math.round(share.samples), Math.round(share.samples) + hidden, part)) {
    return `${times(share.samples, 'sample')} at this place are too few to tell it from chance: record longer`;
  }
  const requires = result.rules.find(({ id }) => id === rule)?.requires ?? [];
  if (!requires.some((kind) => LOOKED_FOR.has(kind))) return undefined;
  const longer = 'too few to tell whether it was there: record longer';
  if (seen === undefined) {
    const expected = Math.min(share.samples, share.value * result.trust.samples);
    return expected >= ENOUGH * SAMPLES_A_LOOK ? undefined : `about ${Math.round(expected)} samples of this place are ${longer}`;
  }
  const states = placesOf(finding).flatMap(({ file, function: name }) => seen.of(fileOf(file), name) ?? []);
  const hot = states.filter((state) => state.share >= impact.low);
  const looks = Math.max(0, ...hot.map((state) => state.looks));
  return hot.length === 0 || looks >= ENOUGH ? undefined : `the other run looked at this code ${times(looks, 'time')}, ${longer}`;
}

/**
 * Whether of n samples at one place k or more may by chance fall into one of two runs, which has this part of all samples: the
 * one-sided binomial test of two counts (J. Przyborowski and H. Wilenski, Biometrika 31, 1940), by the normal distribution where n is large.
 */
function mayBeChance(k: number, n: number, part: number): boolean {
  if (n > LARGE) return (k - 0.5 - n * part) / Math.sqrt(n * part * (1 - part)) < Z_BY_CHANCE;
  let term = part ** n;
  let sum = 0;
  for (let i = n; i >= k; i--) {
    sum += term;
    term *= (i / (n - i + 1)) * ((1 - part) / part);
  }
  return sum >= BY_CHANCE;
}

/** The functions that a finding is about; the module only if there is nothing else, since all of the run is below it. */
export function placesOf({ location, related }: Finding): Finding['location'][] {
  const places = [location, ...related.map((each) => each.location)];
  const inFunctions = places.filter((place) => place.function !== '<module>');
  return inFunctions.length > 0 ? inFunctions : places;
}
