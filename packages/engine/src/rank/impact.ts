import { overRuns, product, wilson, Z95, type RunShare } from '@mechsym/facts';
import type { Estimate, Finding } from '../finding.ts';
import type { Cost } from '../join/costs.ts';
import type { Beyond } from './calibration.ts';

/** How far a share that was divided by weights may be off either way, beyond what the samples say. Measured in docs/scoreboard: see bench. */
const MODEL_ERROR = 0.3;

/** A share as far as samples alone tell it, without what the model of where samples belong may be off. */
export function sampledShare(cost: Cost, samples: number, looks: number, runs: readonly RunShare[] = []): Estimate {
  const k = Math.min(cost.samples, samples);
  const worth = samples === 0 ? 1 : looks / samples;
  return overRuns(wilson(k * worth, samples * worth), runs);
}

/**
 * Share of the run at a place, from its samples.
 * @param looks how many independent looks at the program the samples are worth, at most as many as they are
 * @param runs what each of several runs saw; where there is one, its halves are compared instead
 */
export function shareOf(cost: Cost, samples: number, looks: number, runs: readonly RunShare[] = []): Omit<Finding['share'], 'around' | 'reach'> {
  const k = Math.min(cost.samples, samples);
  const worth = samples === 0 ? 1 : looks / samples;
  const estimate = sampledShare(cost, samples, looks, runs);
  const widened: Estimate = cost.modelled
    ? { value: estimate.value, low: estimate.low * (1 - MODEL_ERROR), high: Math.min(1, estimate.high * (1 + MODEL_ERROR)) }
    : widenByVariance(estimate, cost, samples);
  return { ...(runs.length > 1 ? widened : widenByHalves(widened, cost, samples, worth)), samples: k, of: samples, modelled: cost.modelled };
}

/** What a count of its own adds to the uncertainty of the clock: variances add. */
function widenByVariance(estimate: Estimate, cost: Cost, samples: number): Estimate {
  const half = samples === 0 ? 0 : Z95 * Math.sqrt(cost.variance ?? 0) / samples;
  return {
    value: estimate.value,
    low: Math.max(0, estimate.value - Math.hypot(estimate.value - estimate.low, half)),
    high: Math.min(1, estimate.value + Math.hypot(estimate.high - estimate.value, half)),
  };
}

/** Where the two halves of a recording disagree by more than chance, the interval takes both in. */
function widenByHalves(estimate: Estimate, cost: Cost, samples: number, worth: number): Estimate {
  const half = samples / 2;
  if (half < 1) return estimate;
  const odd = Math.min(1, cost.odd / half);
  const even = Math.min(1, (cost.samples - cost.odd) / half);
  const middle = estimate.value;
  const chance = 3 * Math.sqrt(Math.max(middle * (1 - middle), 1e-6) / (half * worth));
  if (Math.abs(odd - even) <= chance) return estimate;
  return { value: middle, low: Math.min(estimate.low, odd, even), high: Math.max(estimate.high, odd, even) };
}

/** A place's part of the run, and in which parts the time lies that goes with it where a saving is above 1. */
export interface Extent extends Estimate {
  /** the functions of the hot places, without what they call */
  readonly around: number;
  /** the function around it with what it calls, what has no place and what the clock did not see */
  readonly reach: number;
}

/**
 * What a fix would save of the run. A saving above 1 also takes away time that is seen elsewhere: no larger part of the functions around the
 * place than went with it in the receipt, and no more than there is.
 */
export function impactOf(share: Extent, saving: Estimate & Beyond): Estimate {
  const { value, low, high } = product(share, saving);
  const around = saving.beyond === undefined ? 1 : share.value + saving.beyond * Math.max(0, share.around - share.value);
  const most = Math.min(1, Math.max(Math.min(share.reach, around), share.value));
  // What is cut off at the top leaves the estimate as uncertain as it was: its ends keep their distance.
  const cut = value > most ? most / value : 1;
  return { value: value * cut, low: low * cut, high: Math.min(1, high * cut) };
}

/** Part of the floor that the lower bound of an impact has to reach: of what is just there by its value, the next recording would show something else. */
const SURELY = 0.5;

/** Whether an impact is shown. */
export function reaches({ value, low }: Estimate, floor: number): boolean {
  return value > 0 && value >= floor && low >= floor * SURELY;
}

/** Order of findings: by the lower bound, then by the value, then by place, so that equal runs give equal lists. */
export function byImpact(a: Finding, b: Finding): number {
  return b.impact.low - a.impact.low || b.impact.value - a.impact.value
    || (a.location.file < b.location.file ? -1 : a.location.file > b.location.file ? 1 : 0)
    || a.location.range.start.line - b.location.range.start.line || (a.rule < b.rule ? -1 : 1);
}
