import type { FunctionFacts } from '@mechsym/facts';

/** Seconds for which threads waited for locks in a function. */
export function waitedFor(fn: FunctionFacts): number {
  return [fn, ...fn.sites].flatMap((place) => place.rows('contention')).reduce((sum, { seconds }) => sum + seconds, 0);
}

/**
 * The part of a run that waiting for a lock is: of n threads of which one goes on and the others wait all the time, (n - 1) / n, which is what the clock
 * would save if none waited.
 * @param seconds waited, all threads together
 * @param watched seconds on the clock
 */
export function partWaited(seconds: number, watched: number): number {
  return seconds === 0 ? 0 : seconds / (seconds + watched);
}
