import type { Baseline, BaselineState, Comparison, Estimate, Finding, KnownFinding, LintResult, SiteChange } from '../finding.ts';
import { known } from './known.ts';
import { match, type MatchOptions } from './match.ts';
import type { Touched } from './touched.ts';
import { twinsOf, type Removed } from './twins.ts';

export interface CompareOptions extends MatchOptions {
  /** the revision, file or folder that is compared with */
  readonly base: string;
  readonly sites?: readonly SiteChange[];
  readonly lost?: Estimate;
  /** whether a function of the later run has facts; undefined where nobody knows */
  readonly ran?: (file: string, name: string) => boolean | undefined;
  readonly touched?: Touched;
}

/** A finding on either side; `finding` where it was shown. */
interface Side extends KnownFinding {
  readonly finding?: Finding;
}

/** The later result, each finding with what became of it since the earlier one. */
export function compareResults(base: LintResult, head: LintResult, options: CompareOptions): LintResult {
  const scale = secondsOf(base, head);
  const { pairs, onlyBase, onlyHead } = match(sidesOf(base), sidesOf(head), options);
  const baselines = new Map<Finding, Baseline>();
  const gone: Finding[] = [];
  const removed: Finding[] = [];
  const goneAs = (finding: Finding, baseline: Baseline) => {
    gone.push({ ...finding, baseline });
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
    if (side.finding !== undefined) baselines.set(side.finding, unseenBefore(base, side));
  }
  for (const side of onlyBase) {
    if (side.finding !== undefined) goneAs(side.finding, whyGone(base, head, side, options));
  }
  const findings = head.findings.map((finding): Finding => {
    const baseline = baselines.get(finding) as Baseline;
    return { ...finding, baseline: { ...baseline, ...(options.touched && { touched: options.touched.has(finding) }) } };
  });
  for (const { baseline } of [...findings, ...gone]) counts[(baseline as Baseline).state]++;
  const comparison: Comparison = {
    by: 'runs', base: options.base, counts,
    gone: gone.sort((a, b) => b.impact.low - a.impact.low),
    twins: twinsOf(removed.map(removedBy), findings),
    sites: options.sites ?? [],
    ...(options.lost && { lost: options.lost }),
    ...(scale !== undefined && { cpu: scale }),
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
  return [...result.findings.map((finding) => ({ ...known(finding), finding })), ...result.belowFloor.findings ?? []];
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
  const each = ({ recordings }: LintResult) => recordings.reduce((sum, { cpu }) => sum + cpu, 0) / Math.max(1, recordings.reduce((sum, { processes }) => sum + processes, 0));
  const cpu = { base: each(base), head: each(head) };
  return cpu.base > 0 && cpu.head > 0 ? cpu : undefined;
}

function sameCommand(base: LintResult, head: LintResult): boolean {
  const commands = ({ recordings }: LintResult) => JSON.stringify([...new Set(recordings.map(({ command }) => command.join('\0')))].sort());
  return commands(base) === commands(head);
}

function movedFrom(base: KnownFinding, head: KnownFinding): Pick<Baseline, 'from'> {
  return base.file === head.file && base.function === head.function ? {} : { from: { file: base.file, line: base.line, function: base.function } };
}

/** What was not found before may not have been looked for. */
function unseenBefore(base: LintResult, { rule }: KnownFinding): Baseline {
  const reason = notApplied(base, rule);
  return reason === undefined ? { state: 'new' } : { state: 'unknown', reason: `the rule did not apply to the earlier run: ${reason}` };
}

function whyGone(base: LintResult, head: LintResult, side: Side, { ran, isThere, fileOf = (file) => file }: CompareOptions): Baseline {
  const impact = side.impact;
  const reason = notApplied(head, side.rule);
  if (reason !== undefined) return { state: 'unknown', impact, reason: `the rule did not apply to the later run: ${reason}` };
  // Another command may simply not run this code.
  const places = [{ file: side.file, name: side.function }, ...side.finding?.related.map(({ location }) => ({ file: location.file, name: location.function })) ?? []];
  const seen = places.some(({ file, name }) => ran?.(fileOf(file), name) === true || isThere?.(fileOf(file), name) === false);
  if (!sameCommand(base, head) && !seen) return { state: 'unknown', impact, reason: 'the later run was of another command, and nothing was recorded of this code' };
  return { state: 'fixed', impact };
}

function notApplied({ statuses }: LintResult, rule: string): string | undefined {
  const status = statuses.find((each) => each.rule === rule);
  return status === undefined ? 'it is not known there' : status.status === 'applied' ? undefined : status.reason;
}
