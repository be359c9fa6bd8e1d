import type { Finding, LintResult, Location, Problem, RuleStatus } from './finding.ts';
import { known } from './compare/known.ts';
import { byImpact } from './rank/impact.ts';
import { combined } from './rank/total.ts';
import { topOver } from './rank/runs.ts';
import { trustOf, type Carries, type Shown } from './rank/trust.ts';
import { decide, type SuppressInput } from './suppress/decide.ts';
import type { LookedFile } from './suppress/looked.ts';

/** What rules found at a place, whether it will be shown or not. */
export interface Found extends Shown {
  /** without a rank; with its fix where it reaches the floor */
  readonly finding: Finding;
  /** where to fix it, and the places of everything else that has its cause */
  readonly places: readonly Location[];
  /** its number among those whose cause no other rule reports; -1 if another does */
  readonly order: number;
  /** its impact reaches the floor */
  readonly reaches: boolean;
  /** the floor of its rule in its file */
  readonly floor: number;
}

/**
 * What facts, source, rules and settings come to, before paths and suppressions decide what of it is shown: plain data, which
 * may be written as JSON and taken up again.
 */
export interface Analysis extends Pick<LintResult, 'version' | 'rules' | 'recordings' | 'runs' | 'counts' | 'problems' | 'imported'> {
  readonly found: readonly Found[];
  readonly lookedFiles: readonly LookedFile[];
  readonly floor: number;
  readonly carries: Carries;
  /** of the rules that did not run */
  readonly statuses: readonly RuleStatus[];
  /** names of those that ran, one for each of their files */
  readonly applied: readonly string[];
  /** false where it depended on the time that a rule or a parser took */
  readonly isRepeatable: boolean;
}

export interface ConcludeOptions {
  readonly root: string;
  readonly options: {
    /** files or folders relative to the root; findings elsewhere are left out */
    readonly paths?: readonly string[];
  };
  /** without it nothing is suppressed, comments included */
  readonly suppress?: SuppressInput;
}

/** Findings below the floor by which a later run is told that they were there already. */
const MOST_BELOW = 200;

/** The result of a lint: what is shown, suppressed and below the floor. */
export function conclude(analysis: Analysis, { root, options, suppress }: ConcludeOptions): LintResult {
  const { found, version, rules, floor, recordings, runs, counts, imported } = analysis;
  const wanted = found.filter(({ finding, order }) => order >= 0 && inPaths(finding, options.paths)).sort((a, b) => a.order - b.order);
  const reaching = new Set(wanted.filter(({ reaches }) => reaches));
  const below = wanted.filter((each) => !reaching.has(each)).map(({ finding }) => finding);
  // What is below the floor, elsewhere, or has a cause that another rule reports still shows that a suppression is needed.
  const decision = suppress && decide(suppress, found.map((each) => ({ finding: each.finding, places: each.places, isShown: reaching.has(each) })),
    analysis.lookedFiles, new Set(rules.map(({ id }) => id)));
  const problems: Problem[] = [...analysis.problems, ...decision?.problems ?? []];
  const shown = [...reaching].filter(({ finding }) => decision?.suppressed.has(finding) !== true).sort((a, b) => byImpact(a.finding, b.finding));
  const findings = shown.map(({ finding }, i) => {
    const lapsed = decision?.lapsed.get(finding);
    return { ...finding, rank: i + 1, ...(lapsed && { lapsed }) };
  });
  const suppressed = [...decision?.suppressed ?? []].sort(([a], [b]) => byImpact(a, b))
    .map(([finding, suppression], i) => ({ ...finding, rank: findings.length + i + 1, suppression }));
  const top = topOver(runs?.length ?? 0, findings, wanted.filter(({ finding }) => decision?.suppressed.has(finding) !== true));
  return {
    version, root, findings, suppressed,
    unusedSuppressions: decision?.unused ?? [],
    belowFloor: {
      count: below.length, impact: below.reduce((sum, { impact }) => sum + impact.value, 0), floor,
      findings: below.map((finding) => known(finding)).sort((a, b) => b.impact.value - a.impact.value).slice(0, MOST_BELOW),
    },
    rules,
    statuses: [...analysis.statuses, ...analysis.applied.map((rule): RuleStatus => ({
      rule, status: 'applied', findings: findings.filter((finding) => finding.rule === rule).length,
    }))].sort((a, b) => (a.rule < b.rule ? -1 : 1)),
    recordings, counts, problems,
    ...(runs && { runs }),
    trust: trustOf(analysis.carries, shown.map(({ sampled, parts }, i) => ({ finding: findings[i] as Finding, sampled, parts })), floor, runs ?? [], top),
    total: combined(findings.map(({ impact }) => impact)),
    ...(imported && { imported }),
  };
}

function inPaths(finding: Finding, paths: readonly string[] | undefined): boolean {
  return [finding, ...finding.related].some(({ location }) => liesIn(paths, location.file));
}

export function liesIn(paths: readonly string[] | undefined, file: string): boolean {
  if (paths === undefined || paths.length === 0) return true;
  return paths.some((path) => path === '' || path === '.' || file === path || file.startsWith(path.endsWith('/') ? path : `${path}/`));
}
