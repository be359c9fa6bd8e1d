import type { Doubt, Estimate, Finding } from '../finding.ts';
import { isNoise, looksFor } from './looks.ts';

/**
 * Why a finding is no more than a note: what was recorded is too little for it.
 * @param sampled its share as far as samples tell it  @param alone the same without what runs disagree
 * @param cpu seconds that were recorded
 */
export function doubtOf(level: Finding['level'], sampled: Estimate, alone: Estimate, looks: number, cpu: number): Doubt | undefined {
  if (level === 'note' || !isNoise(sampled)) return undefined;
  if (isNoise(alone)) return { reason: 'samples', level, recordMore: Math.max(0, looksFor(alone.value) / Math.max(1, looks) - 1) * cpu };
  // Both parts of the variance shrink as runs are added, and so does Student's quantile: this is what is needed at most.
  const wanted = sampled.value / 2;
  return { reason: 'runs', level, recordMore: (((sampled.value - sampled.low) / wanted) ** 2 - 1) * cpu };
}
