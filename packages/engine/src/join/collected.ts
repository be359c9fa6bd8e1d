import type { FunctionFacts, Recording } from '@mechsym/facts';

/** Seconds of the collector that a function's allocations account for. */
export function collectedFor(facts: FunctionFacts): number {
  return facts.rows('pause').reduce((sum, { seconds }) => sum + seconds, 0);
}

/** Seconds between two samples; undefined where the clocks differ: seconds are no number of samples then. */
export function periodOf({ clocks }: Recording): number | undefined {
  const [first, ...others] = clocks.map(({ period }) => period);
  return others.every((period) => period === first) ? first : undefined;
}
