import type { Finding, LintResult } from '../finding.ts';
import type { FunctionsSeen } from './functions-seen.ts';

/** Kinds of facts for which a recorder has to look; the others come with the clock or by themselves. */
const LOOKED_FOR = new Set(['value-shape', 'inline-cache', 'specialization', 'binding']);
/** Looks after which what was always seen would have been seen again: where four are expected, the chance of none is e^-4, 2 %. */
const ENOUGH = 4;
/** Samples for one look at a function's values, about: measured on CPython 3.11 with programs of 0.5 to 3 s, see docs/pull-requests.md. */
const SAMPLES_A_LOOK = 10;

/** The other of the two runs. */
export interface OtherRun {
  readonly result: LintResult;
  /** undefined where it is a result that was written before */
  readonly seen: FunctionsSeen | undefined;
  /** what a file of this finding is called there */
  readonly fileOf: (file: string) => string;
}

/**
 * Why the absence of a finding from another run of the same command says nothing, if it does not: the code was hot enough there to hide
 * it, and was hardly looked at.
 */
export function absenceSaysNothing(finding: Finding, { result, seen, fileOf }: OtherRun): string | undefined {
  const { share, impact, rule } = finding;
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
  return hot.length === 0 || looks >= ENOUGH ? undefined : `the other run looked at this code ${looks === 1 ? 'once' : `${looks} times`}, ${longer}`;
}

/** The functions that a finding is about; the module only if there is nothing else, since all of the run is below it. */
export function placesOf({ location, related }: Finding): Finding['location'][] {
  const places = [location, ...related.map((each) => each.location)];
  const inFunctions = places.filter((place) => place.function !== '<module>');
  return inFunctions.length > 0 ? inFunctions : places;
}
