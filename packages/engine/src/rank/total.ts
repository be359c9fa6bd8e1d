import type { Estimate } from '../finding.ts';

/** Savings or shares together: what is saved first cannot be saved again, so 1 - Π(1 - x). */
export function combined(estimates: readonly Estimate[]): Estimate {
  const combine = (pick: (estimate: Estimate) => number) => 1 - estimates.reduce((left, estimate) => left * (1 - pick(estimate)), 1);
  return { value: combine(({ value }) => value), low: combine(({ low }) => low), high: combine(({ high }) => high) };
}
