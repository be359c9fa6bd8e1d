/** How far savings differ between programs: what the intervals of predictions allow for beyond samples and receipts. */

const Z95 = 1.959963984540054;
/** A saving that is measured to be none would be infinitely far off. */
const LEAST = 0.005;

/**
 * The spread of a random-effects model without a mean: the standard deviation of ln(measured / predicted) that is left when the
 * variances of both are taken off, where the sum of squares equals what is expected of so many programs (Paule and Mandel, 1982).
 * Predictions that are wrong to one side count as spread.
 * @param points of programs whose cause was found
 */
export function spreadOf(points) {
  const terms = points.map(({ predicted, measured }) => ({
    off: Math.log(Math.max(LEAST, measured.value) / predicted.value),
    variance: predictedVariance(predicted) + measuredVariance(measured),
  }));
  const excess = (square) => terms.reduce((sum, { off, variance }) => sum + off ** 2 / (square + variance), 0) - terms.length;
  if (terms.length === 0 || excess(0) <= 0) return 0;
  let [low, high] = [0, 16];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
  return Math.sqrt(high);
}

function predictedVariance({ value, low, high }) {
  const ends = [Math.log(value / Math.max(low, value / 1000)), Math.log(Math.max(high, value) / value)];
  return ends.reduce((sum, half) => sum + (half / Z95) ** 2, 0) / 2;
}

/** Of the median of pairs; nothing is known of it where a case notes one number. */
function measuredVariance({ value, error = 0 }) {
  return (error / Math.max(LEAST, value)) ** 2;
}

/** An interval with a spread added, as packages/engine/src/rank/calibration.ts does: variances of logarithms add. */
export function widened(estimate, spread) {
  const { value, low, high } = estimate;
  if (value <= 0) return estimate;
  const end = (of, side) => (of <= 0 ? of : value * Math.exp(side * Math.hypot(Math.log(of / value), Z95 * spread)));
  return { value, low: end(low, -1), high: Math.min(1, end(Math.max(high, value), 1)) };
}
