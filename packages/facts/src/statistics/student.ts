import { Z95 } from './interval.ts';

export interface Tails {
  readonly p: number;
  readonly z: number;
}

/**
 * The quantile of Student's distribution for a two-sided interval, of 95 % unless told (G. W. Hill, Algorithm 396: Student's t-quantiles,
 * Communications of the ACM 13, 1970).
 * @param freedom degrees of freedom, 1 or more; fractions are allowed
 * @param tails the part outside of the interval, and the normal quantile for it
 */
export function studentQuantile(freedom: number, { p, z }: Tails = { p: 0.05, z: Z95 }): number {
  const n = Math.max(1, freedom);
  if (n > 1e7) return z;
  if (n <= 2) {
    // Exact at 1 and 2, where Hill's series does not hold between them: linear in log t and 1/n, to 2 %.
    const [one, two] = [1 / Math.tan(p * Math.PI / 2), Math.sqrt(2 / (p * (2 - p)) - 2)];
    return two * (one / two) ** (2 / n - 1);
  }
  const a = 1 / (n - 0.5);
  const b = 48 / a ** 2;
  let c = ((20700 * a / b - 98) * a - 16) * a + 96.36;
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt(a * Math.PI / 2) * n;
  let y = (d * p) ** (2 / n);
  if (y > 0.05 + a) {
    const x = -z;
    y = x ** 2;
    if (n < 5) c += 0.3 * (n - 4.5) * (x + 0.6);
    c += (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b;
    y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
    y = Math.expm1(a * y ** 2);
  } else {
    y = ((1 / (((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3) + 0.5 / (n + 4)) * y - 1) * (n + 1) / (n + 2) + 1 / y;
  }
  return Math.sqrt(n * y);
}
