/** The known name that was probably meant, by edit distance; undefined if nothing is near. */
export function suggest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** `; did you mean `x`?` or nothing. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const candidate = suggest(name, known);
  return candidate === undefined ? '' : `; did you mean \`${candidate}\`?`;
}

/** The same, and where nothing is near all that there is. */
export function meantOr(name: string, known: readonly string[]): string {
  return didYouMean(name, known) || `: it has to be one of ${known.join(', ')}`;
}

/** The same for names that a rule gave itself, with what it has. */
export function meantOrHas(name: string, known: readonly string[]): string {
  return didYouMean(name, known) || `: it has ${known.map((each) => `\`${each}\``).join(', ')}`;
}

/** Insertions, deletions, substitutions and swaps of neighbours, each counted as one. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] as number) + 1);
      next[j] = least;
    }
    before = row;
    row = next;
  }
  return row[b.length] as number;
}
