/** The samples of one place in the two halves of a recording: odd and even windows of the clock, in turn. */
export interface Halves {
  readonly odd: number;
  readonly even: number;
}

export interface Agreement {
  /** the places compared: those that are among the first of at least one half */
  readonly places: number;
  /** the places that are among the first of both */
  readonly common: number;
  /**
   * Kendall's tau-b of the two rankings over those places (M. Kendall, The treatment of ties in ranking problems,
   * Biometrika 33, 1945): 1 where both halves rank alike, 0 where one says nothing about the other. Undefined where
   * fewer than two places, or only ties, leave nothing to rank.
   */
  readonly tau: number | undefined;
}

/** Most places whose pairs are counted: where thousands tie, the first say as much. */
const RANKED = 1000;

/**
 * Whether two halves of one recording agree on where the time goes: if they do not, more samples are needed before
 * anything is claimed.
 * @param top how many first places of each half are compared
 */
export function agreement(places: Iterable<Halves>, top = 10): Agreement {
  const all = [...places].filter(({ odd, even }) => odd + even > 0);
  const firstOf = (half: keyof Halves): Set<Halves> => {
    const ranked = all.filter((place) => place[half] > 0).sort((a, b) => b[half] - a[half]);
    const last = ranked[Math.min(top, ranked.length) - 1]?.[half] ?? Infinity;
    return new Set(ranked.filter((place) => place[half] >= last)); // ties with the last one belong to the first
  };
  const odd = firstOf('odd');
  const even = firstOf('even');
  const union = [...new Set([...odd, ...even])];
  return {
    places: union.length,
    common: union.filter((place) => odd.has(place) && even.has(place)).length,
    tau: kendall(union.slice(0, RANKED)),
  };
}

function kendall(places: readonly Halves[]): number | undefined {
  let score = 0;
  let pairsOdd = 0;
  let pairsEven = 0;
  places.forEach((a, i) => {
    for (const b of places.slice(i + 1)) {
      const odd = Math.sign(a.odd - b.odd);
      const even = Math.sign(a.even - b.even);
      score += odd * even;
      pairsOdd += odd * odd;
      pairsEven += even * even;
    }
  });
  return pairsOdd === 0 || pairsEven === 0 ? undefined : score / Math.sqrt(pairsOdd * pairsEven);
}
