import type { RecordedRun, Recording, RunShare } from '@mechsym/facts';
import type { Finding, RunSummary, Seen, Trust } from '../finding.ts';
import { dividedAs, type Samples } from '../join/samples.ts';
import { looksOf } from './looks.ts';

/** The runs that were kept apart; none where there is one. */
export function runsOf(recording: Recording): readonly RecordedRun[] {
  const { runs } = recording;
  return runs.length > 1 ? runs : [];
}

export function runSummaries(runs: readonly RecordedRun[]): RunSummary[] {
  return runs.map(({ id, workload, processes, totals }) => ({ id, workload, processes, samples: totals.samples, cpu: totals.cpu }));
}

/**
 * What each run saw of a place.
 * @param around divides the samples where nobody knows in which run they were taken: those of the function around the place
 */
export function sharesOver(runs: readonly RecordedRun[], cost: Samples, around: Samples): RunShare[] {
  const known = runs.length === 0 || cost.runs?.length === runs.length ? cost.runs : dividedAs(cost.samples, around).runs;
  if (known?.length !== runs.length) return [];
  return runs.map(({ workload, totals }, i) => ({ workload, here: Math.min(totals.samples, known[i] as number), samples: totals.samples, looks: looksOf(totals) }));
}

/** A run shows what reaches this part of the floor: at the floor itself, every second run would miss by chance what is just there. */
const SHOWN = 0.5;

/** @param saving the part of the share that counts */
export function seenIn(runs: readonly RunShare[], saving: number, floor: number): Seen | undefined {
  if (runs.length === 0) return undefined;
  const isSeen = (here: number, samples: number) => here > 0 && here / samples * saving >= floor * SHOWN;
  const workloads = new Map<string, { here: number; samples: number }>();
  for (const { workload, here, samples } of runs) {
    const sum = workloads.get(workload) ?? { here: 0, samples: 0 };
    workloads.set(workload, { here: sum.here + here, samples: sum.samples + samples });
  }
  return {
    runs: runs.filter(({ here, samples }) => isSeen(here, samples)).length, of: runs.length,
    workloads: [...workloads.values()].filter(({ here, samples }) => isSeen(here, samples)).length, ofWorkloads: workloads.size,
    shares: runs.map(({ here, samples }) => here / samples),
  };
}

/** How many first findings are compared between runs. */
const TOP = 5;

/**
 * How often the first findings are the first of a run as well, from what each run saw of them: nothing is linted anew.
 * @param shown the findings, best first  @param all those and whatever else was found, with where each run would rank it
 */
export function topOver(count: number, shown: readonly Finding[], all: readonly { readonly finding: Finding; readonly floor: number }[]): Trust['runs'] {
  if (count === 0) return undefined;
  const first = shown.slice(0, TOP).map(({ fingerprint }) => fingerprint);
  const common = Array.from({ length: count }, (_, run) => {
    const impacts = all.flatMap(({ finding, floor }) => {
      const impact = (finding.seen?.shares[run] ?? 0) * finding.saving.value;
      return impact > 0 && impact >= floor ? [{ fingerprint: finding.fingerprint, impact }] : [];
    });
    const own = new Set(impacts.sort((a, b) => b.impact - a.impact || (a.fingerprint < b.fingerprint ? -1 : 1)).slice(0, first.length).map(({ fingerprint }) => fingerprint));
    return first.filter((fingerprint) => own.has(fingerprint)).length;
  });
  return {
    count, workloads: 0, top: first.length,
    common: common.reduce((sum, each) => sum + each, 0) / count,
    same: common.filter((each) => each === first.length).length,
  };
}
