import { unseen, wilson, type Recording } from '@mechsym/facts';
import type { Finding, Trust } from '../finding.ts';
import { elsewhere as elsewhereIn } from './elsewhere.ts';

/** What of the trust in a lint the recording alone decides. */
export interface Carries extends Pick<Trust, 'samples' | 'coverage' | 'resolution' | 'elsewhere'> {
  /** seconds */
  readonly cpu: number;
}

export function carriesOf(recording: Recording): Carries {
  const { samples, squares, cpu } = recording.totals;
  const hits: number[] = [];
  for (const fn of recording.functions()) hits.push(...fn.selfSamples);
  const missed = unseen(hits);
  return {
    samples, cpu, coverage: { value: 1 - missed.value, low: 1 - missed.high, high: 1 - missed.low },
    resolution: resolutionOf(looksOf({ samples, squares })), elsewhere: elsewhereIn(recording),
  };
}

/** How far a recording carries the findings shown. @param halves what each half of the recording makes of their impacts */
export function trustOf({ samples, coverage, resolution, elsewhere, cpu }: Carries, findings: readonly Finding[], halves: readonly Halves[], floor: number): Trust {
  const agreeing = halves.filter(({ odd, even }) => Math.min(odd, even) >= floor).length;
  return { samples, agreeing, shown: findings.length, coverage, resolution, recordMore: recordMore(findings, samples, cpu), elsewhere };
}

export interface Halves {
  readonly odd: number;
  readonly even: number;
}

/** How many independent looks samples of unlike weight are worth (Kish, Survey Sampling, 1965: effective sample size). */
export function looksOf({ samples, squares }: { readonly samples: number; readonly squares: number }): number {
  return squares > samples ? samples * samples / squares : samples;
}

/** The smallest share whose interval does not reach half of it: below that, a number is mostly noise. */
export function resolutionOf(samples: number): number {
  if (samples === 0) return 1;
  let low = 0;
  let high = 1;
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2;
    if (wilson(middle * samples, samples).low < middle / 2) low = middle;
    else high = middle;
  }
  return high;
}

/** A recording longer than this many times the present one is no advice. */
const MOST_TIMES = 50;

/**
 * Seconds of CPU more to tell neighbouring findings apart by their shares. Intervals narrow with the square root of the
 * samples; 0 where they do not overlap already, or where no reasonable time would part them.
 */
function recordMore(findings: readonly Finding[], samples: number, cpu: number): number {
  if (samples === 0 || findings.length < 2) return 0;
  let times = 1;
  for (let i = 1; i < findings.length; i++) {
    const a = (findings[i - 1] as Finding).impact;
    const b = (findings[i] as Finding).impact;
    const gap = Math.abs(a.value - b.value);
    const width = (a.value - a.low) + (b.high - b.value);
    if (gap <= 0 || width <= gap) continue;
    const needed = (width / gap) ** 2;
    if (needed <= MOST_TIMES) times = Math.max(times, needed);
  }
  return (times - 1) * cpu;
}
