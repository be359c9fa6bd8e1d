import { wilson, type Estimate } from '@mechsym/facts';

/** How many independent looks samples of unlike weight are worth (Kish, Survey Sampling, 1965: effective sample size). */
export function looksOf({ samples, squares }: { readonly samples: number; readonly squares: number }): number {
  return squares > samples ? samples * samples / squares : samples;
}

/** Whether the interval of a share reaches down to less than half of it: then it is mostly noise. */
export function isNoise({ value, low }: Estimate): boolean {
  return low < value / 2;
}

/** The smallest share whose interval does not reach half of it: below that, a number is mostly noise. */
export function resolutionOf(samples: number): number {
  if (samples === 0) return 1;
  return bisected(0, 1, (share) => isNoise(wilson(share * samples, samples)));
}

/** Looks from which on the interval of a share does not reach half of it. */
export function looksFor(share: number): number {
  return share <= 0 ? Infinity : bisected(0, 100 / share, (looks) => isNoise(wilson(share * looks, looks)));
}

/** Where something ceases to hold between two numbers, to a thirty-billionth of their distance. */
function bisected(from: number, to: number, holds: (at: number) => boolean): number {
  let [low, high] = [from, to];
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return high;
}
