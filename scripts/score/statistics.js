/** Statistics of the scoreboard. */

/** Median; NaN of nothing. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Part of the items that `holds` accepts; NaN of nothing. */
export function part(items, holds) {
  return items.filter(holds).length / items.length;
}

/** Wilson's 95 % interval of a part of n. */
export function wilson(p, n) {
  const z = 1.96;
  const centre = (p + z * z / (2 * n)) / (1 + z * z / n);
  const half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** Ranks from 1, ties sharing the mean of their ranks. */
export function ranks(values) {
  const order = values.map((value, i) => ({ value, i })).sort((a, b) => a.value - b.value);
  const result = new Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && order[to].value === order[from].value) to++;
    for (let k = from; k < to; k++) result[order[k].i] = (from + 1 + to) / 2;
    from = to;
  }
  return result;
}

/** Spearman's rank correlation: Pearson's of the ranks, which is right with ties; NaN below three pairs or where one side is constant. */
export function spearman(xs, ys) {
  if (xs.length !== ys.length) throw new RangeError(`${xs.length} values and ${ys.length}`);
  return xs.length < 3 ? NaN : pearson(ranks(xs), ranks(ys));
}

function pearson(xs, ys) {
  const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(xs), mean(ys)];
  let [xy, xx, yy] = [0, 0, 0];
  xs.forEach((x, i) => {
    xy += (x - mx) * (ys[i] - my);
    xx += (x - mx) ** 2;
    yy += (ys[i] - my) ** 2;
  });
  return xy / Math.sqrt(xx * yy);
}

/** Intervals, `[{ low, high, value }]`, that hold their value. */
export function coverage(intervals) {
  return part(intervals, ({ low, high, value }) => low <= value && value <= high);
}
