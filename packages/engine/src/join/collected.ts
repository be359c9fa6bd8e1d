import type { FunctionFacts } from '@mechsym/facts';

/** Seconds of the collector that a function's allocations account for. */
export function collectedFor(facts: FunctionFacts): number {
  return facts.rows('pause').reduce((sum, { seconds }) => sum + seconds, 0);
}
