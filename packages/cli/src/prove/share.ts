import { wilson, type Estimate } from '@mechsym/facts';

/** What one recording saw of a place. */
export interface Seen {
  readonly samples: number;
  readonly of: number;
}

/**
 * The share of a place from several recordings of one program. They are taken together, and where they disagree by more than samples do by chance, as much
 * fewer samples are counted (overdispersion by Pearson's statistic; P. McCullagh and J. A. Nelder, Generalized Linear Models, 1989, section 4.5).
 * How the samples of a loop are divided among its operations is the same in a receipt and where its saving is used: it is not counted as an error.
 */
export function pooledShare(seen: readonly Seen[]): Estimate {
  const samples = seen.reduce((sum, each) => sum + each.samples, 0);
  const of = seen.reduce((sum, each) => sum + each.of, 0);
  const share = of === 0 ? 0 : samples / of;
  const variance = share * (1 - share);
  const pearson = variance === 0 ? 0 : seen.reduce((sum, each) => sum + (each.samples - each.of * share) ** 2 / (each.of * variance), 0);
  const dispersion = Math.max(1, pearson / Math.max(1, seen.length - 1));
  return wilson(samples / dispersion, of / dispersion);
}
