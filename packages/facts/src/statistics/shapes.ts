import type { Histogram } from '../row.ts';

export type Distribution = 'empty' | 'monomorphic' | 'polymorphic' | 'skewed-megamorphic' | 'megamorphic';

export interface Shapes {
  readonly distribution: Distribution;
  /** shapes above the noise, most frequent first, with their part of all observations */
  readonly shapes: readonly { readonly name: string; readonly share: number; readonly count: number }[];
  /** all observations, noise included */
  readonly observations: number;
  /** shapes that were too rare to count */
  readonly rare: number;
}

/**
 * Most shapes of a polymorphic site. V8's inline caches hold four maps (v8_flags.max_valid_polymorphic_map_count = 4 in
 * src/flags/flag-definitions.h) and go megamorphic with the fifth; Skybison's hold four as well.
 */
export const POLYMORPHIC = 4;

/** Part that one shape has to exceed for a megamorphic site to be called skewed: then one guard serves most. */
export const SKEWED = 0.75;

/**
 * Part of the observations below which a shape is noise: one of more than 200. A single stray observation at a warm site
 * would otherwise turn a monomorphic site polymorphic; where there are 200 observations or fewer, nothing is noise.
 */
export const NOISE = 1 / 200;

/**
 * The shape distribution of a site. `*` (what a bounded table could not hold) counts as one more shape: it is
 * at least one.
 */
export function classifyShapes(histogram: Histogram): Shapes {
  const seen = Object.entries(histogram).filter(([, count]) => count > 0);
  const observations = seen.reduce((sum, [, count]) => sum + count, 0);
  const shapes = seen
    .filter(([, count]) => count >= observations * NOISE)
    .map(([name, count]) => ({ name, count, share: count / observations }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  return { distribution: distributionOf(shapes.length, shapes[0]?.share ?? 0), shapes, observations, rare: seen.length - shapes.length };
}

function distributionOf(shapes: number, largest: number): Distribution {
  if (shapes === 0) return 'empty';
  if (shapes === 1) return 'monomorphic';
  if (shapes <= POLYMORPHIC) return 'polymorphic';
  return largest > SKEWED ? 'skewed-megamorphic' : 'megamorphic';
}

/** The shape distribution of a site, in one word. */
export function classify(histogram: Histogram): Distribution {
  return classifyShapes(histogram).distribution;
}
