import type { KindName, Recording } from '@mechsym/facts';

/**
 * A total of as many processes as a kind was looked for in: where that takes a run of its own, there is one for several that are timed.
 * @param total CPU seconds, or seconds on the clock
 * @returns 0 if unknown
 */
export function observedTotal(recording: Recording, total: 'cpu' | 'seconds', kind: KindName): number {
  const timed = recording.availability('cost').looked;
  return timed === 0 ? 0 : recording.totals[total] * recording.availability(kind).looked / timed;
}
