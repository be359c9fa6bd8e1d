/** An estimate with the interval that holds it at the stated confidence. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The normal quantile of a two-sided interval of 95 %. */
export const Z95 = 1.959963984540054;

/**
 * Wilson's score interval for a share: k of n observations (E. B. Wilson, Probable inference, the law of succession,
 * and statistical inference, JASA 22, 1927; recommended for any n by Brown, Cai and DasGupta, Statistical Science 16,
 * 2001). Unlike k/n ± error it stays within 0 and 1, and says something of k = 0.
 *
 * `k` may be fractional, as modelled shares are: the formula is continuous in k. Samples of a program are not
 * independent where it stays in phases; the interval is then too narrow, which is why several recordings are compared.
 *
 * @param z normal quantile; default 95 %
 * @returns 0 to 1 with value 0 where n is 0: nothing is known
 * @throws RangeError if not 0 <= k <= n
 */
export function wilson(k: number, n: number, z = Z95): Estimate {
  if (!(k >= 0 && k <= n && Number.isFinite(n))) throw new RangeError(`wilson: ${k} of ${n} is no share`);
  if (n === 0) return { value: 0, low: 0, high: 1 };
  const share = k / n;
  const square = z * z;
  const middle = (share + square / (2 * n)) / (1 + square / n);
  const half = (z / (1 + square / n)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  return { value: share, low: k === 0 ? 0 : Math.max(0, middle - half), high: k === n ? 1 : Math.min(1, middle + half) };
}

/**
 * The product of two independent estimates of quantities from 0 up, such as share x saving.
 *
 * Log-normal method: each interval is taken as symmetric in the logarithm on either side (low and high separately, so
 * that a skewed interval stays skewed), and the logarithms' half-widths add in quadrature:
 * high = a b exp(sqrt(ln(a.high / a)^2 + ln(b.high / b)^2)), low likewise. It is the delta method in the logarithm
 * (Limpert, Stahel and Abbt, Log-normal distributions across the sciences, BioScience 51, 2001). Multiplying the ends
 * would be too wide: both errors at their worst at once.
 *
 * A factor whose value or low end is 0 makes the low end 0; where its value is 0, the high end is the product of the high ends.
 */
export function product(a: Estimate, b: Estimate): Estimate {
  const value = a.value * b.value;
  if (value === 0) return { value: 0, low: 0, high: a.high * b.high };
  const up = Math.hypot(Math.log(a.high / a.value), Math.log(b.high / b.value));
  const low = a.low <= 0 || b.low <= 0 ? 0 : value * Math.exp(-Math.hypot(Math.log(a.value / a.low), Math.log(b.value / b.low)));
  return { value, low, high: value * Math.exp(up) };
}

/**
 * The quotient of two independent estimates, the divisor above 0: as `product`, the logarithms' half-widths add in quadrature. A dividend may
 * be negative, as the saving of what costs more: an end at or below 0 keeps its sign and is divided by the divisor's value.
 */
export function quotient(a: Estimate, b: Estimate): Estimate {
  const value = a.value / b.value;
  const end = (of: number, other: number, side: 1 | -1): number => {
    if (a.value <= 0 || of <= 0 || other <= 0) return of / b.value;
    const width = Math.hypot(Math.log(of / a.value), Math.log(other / b.value));
    return value * Math.exp(side * width);
  };
  return { value, low: end(a.low, b.high, -1), high: end(a.high, b.low, 1) };
}

/**
 * Several estimates of one quantity as one, if they may differ by more than their intervals say: the random-effects mean (R. DerSimonian and
 * N. Laird, Meta-analysis in clinical trials, Controlled Clinical Trials 7, 1986). Intervals count as symmetric here.
 * @param estimates at least one
 */
export function pooled(estimates: readonly Estimate[]): Estimate {
  const [first] = estimates;
  if (first === undefined) throw new RangeError('pooled: no estimates');
  if (estimates.length === 1) return first;
  // An interval of no width would have all the weight.
  const variances = estimates.map(({ low, high }) => Math.max(1e-9, ((high - low) / (2 * Z95)) ** 2));
  const mean = (weights: readonly number[]) => {
    const all = weights.reduce((a, b) => a + b, 0);
    return { all, value: weights.reduce((sum, weight, i) => sum + weight * (estimates[i] as Estimate).value, 0) / all };
  };
  const alone = variances.map((variance) => 1 / variance);
  const fixed = mean(alone);
  const heterogeneity = alone.reduce((sum, weight, i) => sum + weight * ((estimates[i] as Estimate).value - fixed.value) ** 2, 0);
  const between = Math.max(0, (heterogeneity - (estimates.length - 1)) / (fixed.all - alone.reduce((sum, weight) => sum + weight ** 2, 0) / fixed.all));
  const { all, value } = mean(variances.map((variance) => 1 / (variance + between)));
  const half = Z95 / Math.sqrt(all);
  return { value, low: value - half, high: value + half };
}

/**
 * Several estimates of one factor, such as a saving at its place: their mean is that of `pooled`, since it is a mean saving that is asked for; its interval is
 * that of the logarithms, since factors differ by ratios, so that what is far apart stays above 0. Where one of them may be 0 or less there is no logarithm,
 * and it is all as `pooled` has it.
 * @param estimates at least one
 */
export function pooledFactors(estimates: readonly Estimate[]): Estimate {
  const mean = pooled(estimates);
  if (estimates.length === 1 || estimates.some(({ low }) => low <= 0)) return mean;
  const { value, low, high } = pooled(estimates.map((each) => ({ value: Math.log(each.value), low: Math.log(each.low), high: Math.log(each.high) })));
  return { value: mean.value, low: mean.value * Math.exp(low - value), high: mean.value * Math.exp(high - value) };
}
