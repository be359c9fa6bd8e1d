import type { Recording } from '../recording.ts';
import type { Halves } from './agreement.ts';
import type { Estimate } from './interval.ts';
import { unseen } from './unseen.ts';

/** The part of a program's time at sites that a recording has not seen: Good-Turing's estimate. */
export function unseenIn(recording: Recording): Estimate {
  const { samples, squares } = recording.totals;
  const sites: Halves[] = [];
  for (const facts of recording.functions()) sites.push(...facts.selfSamples);
  return unseen(sites, samples === 0 ? 1 : squares / samples);
}
