import type { Baseline, BaselineState, Comparison, Estimate, Finding, KnownFinding, LintResult, SiteChange } from '../finding.ts';
import { absenceSaysNothing, placesOf, type OtherRun } from './absence.ts';
import type { FunctionsSeen } from './functions-seen.ts';
import { known } from './known.ts';
import { match } from './match.ts';
import type { Touched } from './touched.ts';
import { twinsOf, type Removed } from './twins.ts';

export interface CompareOptions {
  /** the revision, file or folder that is compared with */
  readonly base: string;
  readonly sites?: readonly SiteChange[];
  readonly lost?: Estimate;
  /** how well functions were seen in each run; absent for a result that was written before */
  readonly seen?: { readonly base?: FunctionsSeen; readonly head?: FunctionsSeen };
  readonly touched?: Touched;
}

/** A finding on either side; `finding` where it was shown. */
interface Side extends KnownFinding {
  readonly finding?: Finding;
}

/** The later result, each finding with what became of it since the earlier one. */
export function compareResults(base: LintResult, head: LintResult, options: CompareOptions): LintResult {
  const scale = secondsOf(base, head);
  const { touched, seen } = options;
  const fileOf = (file: string) => touched?.fileOf(file) ?? file;
  const { pairs, onlyBase, onlyHead } = match(sidesOf(base), sidesOf(head), { fileOf, isThere: (file, name) => seen?.head?.of(file, name)?.there });
  const earlier: OtherRun = { result: base, seen: seen?.base, fileOf: (file) => touched?.nameBefore(file) ?? file };
  const later: OtherRun = { result: head, seen: seen?.head, fileOf };
  const baselines = new Map<Finding, Baseline>();
  const gone: Finding[] = [];
  const removed: Finding[] = [];
  const goneAs = (finding: Finding, baseline: Baseline) => {
    // Its fix is about a source that is no more.
    const { fix: _, ...rest } = finding;
    gone.push({ ...rest, baseline });
    if (baseline.state === 'fixed') removed.push(finding);
  };
  const counts: Record<BaselineState, number> = { new: 0, worse: 0, better: 0, unchanged: 0, fixed: 0, unknown: 0 };
  for (const pair of pairs) {
    const state = stateOf(pair.base.impact, pair.head.impact, scale);
    const { finding } = pair.head;
    if (finding !== undefined) {
      baselines.set(finding, {
        state, impact: pair.base.impact, ...movedFrom(pair.base, pair.head),
        ...(pair.base.fingerprint !== pair.head.fingerprint && { fingerprint: pair.base.fingerprint }),
      });
    } else if (pair.base.finding !== undefined) {
      // Still there, and below the floor by now.
      counts[state]++;
    }
  }
  for (const side of onlyHead) {
    if (side.finding !== undefined) baselines.set(side.finding, touched?.isNew(side.file) ? { state: 'new' } : unseenBefore(side.finding, earlier));
  }
  for (const side of onlyBase) {
    if (side.finding !== undefined) goneAs(side.finding, whyGone(side.finding, base, later));
  }
  const findings = head.findings.map((finding): Finding => {
    const baseline = baselines.get(finding) as Baseline;
    return { ...finding, baseline: { ...baseline, ...(touched && { touched: touched.has(finding) }) } };
  });
  for (const { baseline } of [...findings, ...gone]) counts[(baseline as Baseline).state]++;
  const comparison: Comparison = {
    by: 'runs', base: options.base, counts,
    gone: gone.sort((a, b) => b.impact.low - a.impact.low),
    twins: twinsOf(removed.map(removedBy), findings),
    sites: options.sites ?? [],
    ...(options.lost && { lost: options.lost }),
    ...(scale !== undefined && total(base, 'processes') === total(head, 'processes') && { cpu: { base: total(base, 'cpu'), head: total(head, 'cpu') } }),
  };
  return { ...head, findings, comparison };
}

/** The result of a single run: what the change touches is called new, and everything else is as it was. */
export function compareWithChange(head: LintResult, base: string, touched: Touched): LintResult {
  const counts: Record<BaselineState, number> = { new: 0, worse: 0, better: 0, unchanged: 0, fixed: 0, unknown: 0 };
  const findings = head.findings.map((finding): Finding => {
    const is = touched.has(finding);
    counts[is ? 'new' : 'unchanged']++;
    return { ...finding, baseline: { state: is ? 'new' : 'unchanged', touched: is, ...(is && { reason: 'the change touches it' }) } };
  });
  return { ...head, findings, comparison: { by: 'changes', base, counts, gone: [], twins: twinsOf(touched.removed(findings), findings), sites: [] } };
}

function sidesOf(result: LintResult): Side[] {
  // What is suppressed is there and is not shown, like what is below the floor.
  return [...result.findings.map((finding) => ({ ...known(finding), finding })), ...result.suppressed.map(known), ...result.belowFloor.findings ?? []];
}

function removedBy(finding: Finding): Removed {
  const { file, function: name, line, fingerprint, fingerprints } = known(finding);
  return { rule: finding.rule, title: finding.message.title, file, function: name, line, fingerprint, shape: fingerprints.shape };
}

/**
 * A part of the run grows when the rest of it shrinks: what takes no more seconds than before has not become worse.
 * @param scale undefined where seconds cannot be compared
 */
function stateOf(base: Estimate, head: Estimate, scale: { readonly base: number; readonly head: number } | undefined): 'worse' | 'better' | 'unchanged' {
  const factor = scale === undefined ? 1 : scale.head / scale.base;
  if (head.low > base.high && head.low * factor > base.high) return 'worse';
  if (head.high < base.low && head.high * factor < base.low) return 'better';
  return 'unchanged';
}

/** Seconds of CPU a process, if both ran the same command. */
function secondsOf(base: LintResult, head: LintResult): { readonly base: number; readonly head: number } | undefined {
  if (!sameCommand(base, head)) return undefined;
  const cpu = { base: total(base, 'cpu') / Math.max(1, total(base, 'processes')), head: total(head, 'cpu') / Math.max(1, total(head, 'processes')) };
  return cpu.base > 0 && cpu.head > 0 ? cpu : undefined;
}

function total({ recordings }: LintResult, what: 'cpu' | 'processes'): number {
  return recordings.reduce((sum, each) => sum + each[what], 0);
}

function sameCommand(base: LintResult, head: LintResult): boolean {
  const commands = ({ recordings }: LintResult) => JSON.stringify([...new Set(recordings.map(({ command }) => command.join('\0')))].sort());
  return commands(base) === commands(head);
}

function movedFrom(base: KnownFinding, head: KnownFinding): Pick<Baseline, 'from'> {
  return base.file === head.file && base.function === head.function ? {} : { from: { file: base.file, line: base.line, function: base.function } };
}

/** What was not found before may not have been looked for, or not long enough. */
function unseenBefore(finding: Finding, base: OtherRun): Baseline {
  const reason = notApplied(base.result, finding.rule);
  const unsaid = reason === undefined ? absenceSaysNothing(finding, base) : `the rule did not apply to the earlier run: ${reason}`;
  return unsaid === undefined ? { state: 'new' } : { state: 'unknown', reason: unsaid };
}

function whyGone(finding: Finding, base: LintResult, head: OtherRun): Baseline {
  const { impact } = finding;
  const unknown = (reason: string): Baseline => ({ state: 'unknown', impact, reason });
  const reason = notApplied(head.result, finding.rule);
  if (reason !== undefined) return unknown(`the rule did not apply to the later run: ${reason}`);
  const states = placesOf(finding).map(({ file, function: name }) => head.seen?.of(head.fileOf(file), name));
  if (states.some((state) => state?.there === false)) return { state: 'fixed', impact };
  // Another command may simply not run this code.
  if (!sameCommand(base, head.result) && !states.some((state) => state !== undefined && state.share > 0)) return unknown('the later run was of another command, and nothing was recorded of this code');
  const unsaid = absenceSaysNothing(finding, head);
  return unsaid === undefined ? { state: 'fixed', impact } : unknown(unsaid);
}

function notApplied({ statuses }: LintResult, rule: string): string | undefined {
  const status = statuses.find((each) => each.rule === rule);
  return status === undefined ? 'it is not known there' : status.status === 'applied' ? undefined : status.reason;
}
