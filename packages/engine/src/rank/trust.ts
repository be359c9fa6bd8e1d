import { unseenIn, type Recording } from '@mechsym/facts';
import type { Estimate, Finding, RunSummary, Trust } from '../finding.ts';
import { elsewhere as elsewhereIn } from './elsewhere.ts';
import { looksOf, resolutionOf } from './looks.ts';

export interface Shown {
  readonly finding: Finding;
  /** its share as far as samples tell it */
  readonly sampled: Estimate;
  /** what each part of the recording would have it save: its two halves, or its runs */
  readonly parts: readonly number[];
}

/** What of the trust in a lint the recording alone decides. */
export interface Carries extends Pick<Trust, 'samples' | 'coverage' | 'resolution' | 'elsewhere'> {
  /** seconds */
  readonly cpu: number;
}

export function carriesOf(recording: Recording): Carries {
  const { samples, squares, cpu } = recording.totals;
  const missed = unseenIn(recording);
  return {
    samples, cpu, coverage: { value: 1 - missed.value, low: 1 - missed.high, high: 1 - missed.low },
    resolution: resolutionOf(looksOf({ samples, squares })), elsewhere: elsewhereIn(recording),
  };
}

/**
 * How far a recording carries the findings shown.
 * @param shown best first
 * @param top how often the first findings are the first of each of several runs
 */
export function trustOf({ samples, coverage, resolution, elsewhere, cpu }: Carries, shown: readonly Shown[], floor: number, runs: readonly RunSummary[], top: Trust['runs']): Trust {
  return {
    samples, shown: shown.length, coverage, resolution,
    agreeing: shown.filter(({ parts }) => parts.length > 0 && parts.every((impact) => impact >= floor)).length,
    ...recordMore(shown, samples, cpu),
    ...(top && { runs: { ...top, workloads: new Set(runs.map(({ workload }) => workload)).size } }),
    elsewhere,
  };
}

/** A recording longer than this many times the present one is no advice. */
const MOST_TIMES = 50;

/**
 * Seconds of CPU more to tell two neighbouring findings apart, and which two: the first that more of the same would separate.
 *
 * Two findings are apart where their difference is larger than its interval, whose parts add in quadrature. Only the part that
 * comes from samples and from runs narrows, with the square root of what is recorded; what is not known of savings, and of where
 * samples belong, stays. So there are neighbours that no recording separates.
 */
function recordMore(shown: readonly Shown[], samples: number, cpu: number): Pick<Trust, 'recordMore' | 'separates'> {
  for (let i = 1; samples > 0 && i < shown.length; i++) {
    const upper = partsOf(shown[i - 1] as Shown, 'low');
    const lower = partsOf(shown[i] as Shown, 'high');
    const gap = Math.abs((shown[i - 1] as Shown).finding.impact.value - (shown[i] as Shown).finding.impact.value);
    const sampling = upper.sampling + lower.sampling;
    const rest = upper.rest + lower.rest;
    if (gap ** 2 >= sampling + rest) continue;
    const times = sampling / (gap ** 2 - rest);
    if (times > 1 && times <= MOST_TIMES) return { recordMore: (times - 1) * cpu, separates: [i, i + 1] };
  }
  return { recordMore: 0 };
}

/** Squares of an interval's half towards its neighbour: the part that more samples narrow, and the rest. */
function partsOf({ finding: { impact, saving }, sampled }: Shown, end: 'low' | 'high'): { readonly sampling: number; readonly rest: number } {
  const whole = (impact.value - impact[end]) ** 2;
  const sampling = Math.min(whole, ((sampled.value - sampled[end]) * saving.value) ** 2);
  return { sampling, rest: whole - sampling };
}
