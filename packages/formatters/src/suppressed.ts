import type { LintResult } from '@mechsym/engine';
import { count, percent } from './numbers.ts';

/** `2 suppressed (3.1 % of the run)`; empty if there is none. What two findings share is counted once, as in a total. */
export function suppressedText({ suppressed }: LintResult): string {
  if (suppressed.length === 0) return '';
  const left = suppressed.reduce((rest, { impact }) => rest * (1 - impact.value), 1);
  return `${count(suppressed.length)} suppressed (${percent(1 - left)} of the run)`;
}
