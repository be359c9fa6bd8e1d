import type { Finding } from '@mechsym/engine';
import { percent, plural, seconds } from './numbers.ts';

/** `Seen in 3 of 10 recordings, in 1 of 2 workloads.` Empty where every one shows it. */
export function seenText({ seen }: Finding): string {
  if (seen === undefined) return '';
  const parts = [
    ...(seen.runs < seen.of ? [`in ${seen.runs} of ${seen.of} recordings`] : []),
    ...(seen.workloads < seen.ofWorkloads ? [`in ${seen.workloads} of ${seen.ofWorkloads} workloads`] : []),
  ];
  return parts.length === 0 ? '' : `Seen ${parts.join(', ')}.`;
}

/** Why a finding is a note, what is missing, and how long to record. Empty where nothing is. */
export function doubtText({ doubt, seen, share }: Finding): string {
  if (doubt === undefined) return '';
  const more = `record about ${seconds(doubt.recordMore)} more`;
  const number = Math.max(1, Math.round(share.samples));
  if (doubt.reason === 'samples') return `A note only: ${plural(number, 'sample')} here ${number === 1 ? 'is' : 'are'} too few for a claim; ${more}.`;
  const shares = seen?.shares ?? [share.value];
  return `A note only: the recordings disagree about its share (${percent(Math.min(...shares))} to ${percent(Math.max(...shares))}); ${more}.`;
}
