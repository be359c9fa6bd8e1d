import { push } from '../push.ts';

/** Above this many comparisons the middle of two lists is not compared: what begins and ends alike is all that is matched then. */
const MOST_COMPARISONS = 4_000_000;

/**
 * Which item of a new list each item of an old one is: patience diff. What begins and ends alike belongs together, and so does what
 * is there once in each, in the order of the longest common sequence of these, and between them again. An item that comes several
 * times is matched only next to one that is certain, or where both lists have as many of it. What is left and is there once in each
 * has changed places.
 *
 * @returns for each old item the index of the new one, or -1
 */
export function align(before: readonly string[], after: readonly string[]): Int32Array {
  const found = new Int32Array(before.length).fill(-1);
  within(before, after, { start: 0, end: before.length }, { start: 0, end: after.length }, found);
  moved(before, after, found);
  return found;
}

interface Part { readonly start: number; readonly end: number }

function within(before: readonly string[], after: readonly string[], a: Part, b: Part, found: Int32Array): void {
  let { start: i, end: iEnd } = a;
  let { start: j, end: jEnd } = b;
  while (i < iEnd && j < jEnd && before[i] === after[j]) found[i++] = j++;
  while (iEnd > i && jEnd > j && before[iEnd - 1] === after[jEnd - 1]) found[--iEnd] = --jEnd;
  if (i === iEnd || j === jEnd) return;
  const unique = rising(pairsOfUnique(before, after, { start: i, end: iEnd }, { start: j, end: jEnd }));
  if (unique.length === 0) {
    inOrder(before, after, { start: i, end: iEnd }, { start: j, end: jEnd }, found);
    return;
  }
  for (const [atBefore, atAfter] of [...unique, [iEnd, jEnd] as const]) {
    within(before, after, { start: i, end: atBefore }, { start: j, end: atAfter }, found);
    if (atBefore < iEnd) found[atBefore] = atAfter;
    i = atBefore + 1;
    j = atAfter + 1;
  }
}

type Pair = readonly [before: number, after: number];

function places(list: readonly string[], { start, end }: Part): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (let i = start; i < end; i++) {
    push(found, list[i] as string, i);
  }
  return found;
}

function pairsOfUnique(before: readonly string[], after: readonly string[], a: Part, b: Part): Pair[] {
  const later = places(after, b);
  return [...places(before, a)].flatMap(([item, [i, ...more]]): Pair[] => {
    const [j, ...others] = later.get(item) ?? [];
    return more.length === 0 && others.length === 0 && j !== undefined ? [[i as number, j]] : [];
  });
}

/** The longest part of the pairs, which ascend by the first, that ascends by the second too. */
function rising(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  for (const [p, [, value]] of pairs.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] as number] as Pair)[1] < value) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[p] = ends[low - 1] as number;
    ends[low] = p;
  }
  const longest: Pair[] = [];
  for (let p = ends.at(-1) ?? -1; p >= 0; p = previous[p] as number) longest.push(pairs[p] as Pair);
  return longest.reverse();
}

/** Items that come several times, as often in both lists, in their order, as far as that crosses nothing. */
function inOrder(before: readonly string[], after: readonly string[], a: Part, b: Part, found: Int32Array): void {
  if ((a.end - a.start) * (b.end - b.start) > MOST_COMPARISONS) return;
  const later = places(after, b);
  const pairs = [...places(before, a)].flatMap(([item, at]): Pair[] => {
    const to = later.get(item) ?? [];
    return at.length === to.length ? at.map((i, n): Pair => [i, to[n] as number]) : [];
  });
  for (const [i, j] of rising(pairs.sort((x, y) => x[0] - y[0]))) found[i] = j;
}

function moved(before: readonly string[], after: readonly string[], found: Int32Array): void {
  const left = pairsOfUnique(before, after, { start: 0, end: before.length }, { start: 0, end: after.length });
  for (const [i, j] of left) if (found[i] === -1) found[i] = j;
}
