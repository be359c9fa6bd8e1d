import { Z95, type Estimate } from './interval.ts';

/** What one run saw of a place. */
export interface RunShare {
  /** runs of one workload are repeats of each other; those of different ones are expected to differ */
  readonly workload: string;
  /** samples at the place */
  readonly here: number;
  /** samples in all */
  readonly samples: number;
  /** independent looks at the program that these are worth, at most as many as they are */
  readonly looks: number;
}

/**
 * Widens the interval of a share of all runs together by what the runs of one workload disagree beyond what their samples explain.
 *
 * Between-run variance by the method of moments (R. DerSimonian and N. Laird, Meta-analysis in clinical trials, Controlled Clinical
 * Trials 7, 1986), for each workload with several runs: the workloads themselves were chosen, so that a difference between them is
 * no error. It adds to the variance from sampling; since it is known from a few runs only, the interval takes Student's t, with the
 * degrees of freedom of a sum of variances (F. E. Satterthwaite, An approximate distribution of estimates of variance components,
 * Biometrics Bulletin 2, 1946). Runs that differ by no more than chance leave the interval as it is.
 *
 * @param within of all runs together, from their samples alone: `value` is the sum of `here` by the sum of `samples`
 */
export function overRuns(within: Estimate, runs: readonly RunShare[]): Estimate {
  const all = runs.reduce((sum, { samples }) => sum + samples, 0);
  let between = 0;
  let squares = 0;
  for (const repeats of byWorkload(runs)) {
    const variance = betweenVariance(repeats) * repeats.reduce((sum, { samples }) => sum + (samples / all) ** 2, 0);
    between += variance;
    if (variance > 0) squares += variance ** 2 / (repeats.length - 1);
  }
  if (!(between > 0)) return within;
  const { value, low, high } = within;
  const sampling = (((high - low) / 2) / Z95) ** 2;
  const t = studentQuantile((sampling + between) ** 2 / squares);
  const more = Math.sqrt(Math.max(0, t ** 2 * (sampling + between) - Z95 ** 2 * sampling));
  return { value, low: Math.max(0, value - Math.hypot(value - low, more)), high: Math.min(1, value + Math.hypot(high - value, more)) };
}

function byWorkload(runs: readonly RunShare[]): RunShare[][] {
  const groups = new Map<string, RunShare[]>();
  for (const run of runs) {
    if (!(run.samples > 0)) continue;
    const group = groups.get(run.workload);
    if (group === undefined) groups.set(run.workload, [run]);
    else group.push(run);
  }
  return [...groups.values()];
}

/** Variance of the true shares of repeats; 0 where they differ by no more than chance. */
function betweenVariance(repeats: readonly RunShare[]): number {
  const sum = (of: (run: RunShare) => number) => repeats.reduce((all, run) => all + of(run), 0);
  const share = sum(({ here }) => here) / sum(({ samples }) => samples);
  const unit = share * (1 - share);
  if (repeats.length < 2 || !(unit > 0)) return 0;
  const weight = ({ looks }: RunShare) => looks / unit;
  const weights = sum(weight);
  const mean = sum((run) => weight(run) * run.here / run.samples) / weights;
  const spread = sum((run) => weight(run) * (run.here / run.samples - mean) ** 2);
  const scale = weights - sum((run) => weight(run) ** 2) / weights;
  return scale > 0 ? Math.max(0, (spread - (repeats.length - 1)) / scale) : 0;
}

/**
 * The quantile of Student's distribution for a two-sided interval of 95 % (G. W. Hill, Algorithm 396: Student's t-quantiles,
 * Communications of the ACM 13, 1970).
 * @param freedom degrees of freedom, 1 or more; fractions are allowed
 */
export function studentQuantile(freedom: number): number {
  const p = 0.05;
  const n = Math.max(1, freedom);
  if (n > 1e7) return Z95;
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
    const x = -Z95;
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
