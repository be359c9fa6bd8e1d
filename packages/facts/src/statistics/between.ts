import { Z95, type Estimate } from './interval.ts';
import { studentQuantile } from './student.ts';

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
