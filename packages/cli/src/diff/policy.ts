import type { Finding, LintResult } from '@mechsym/engine';
import { EXIT, UserError } from '../errors.ts';

export const FAIL_ON = ['new', 'any', 'regression', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

export interface PolicyOptions {
  readonly failOn?: FailOn;
  readonly maxFindings?: number;
}

/** @throws UserError if a policy about a change is asked for and there is nothing to compare with */
export function failOnFor({ failOn }: PolicyOptions, compares: boolean): FailOn {
  if ((failOn === 'new' || failOn === 'regression') && !compares) {
    throw new UserError(`--fail-on ${failOn} needs something to compare with: --since REVISION, --baseline FILE, or mechsym diff`);
  }
  return failOn ?? (compares ? 'regression' : 'any');
}

/** Whether a finding speaks against the change, or against the program where no change is asked about. */
function counts({ baseline }: Finding, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  return failOn === 'any' || baseline?.state === 'new' || (failOn === 'regression' && baseline?.state === 'worse');
}

/** What a change is not to blame for is shown as a note. */
export function withLevels(result: LintResult, failOn: FailOn): LintResult {
  if (failOn !== 'new' && failOn !== 'regression') return result;
  return { ...result, findings: result.findings.map((finding) => (counts(finding, failOn) ? finding : { ...finding, level: 'note' })) };
}

/**
 * 2 if a problem kept the lint from a part of its work, such as a rule of the user that is wrong, whatever else was found; 1 if more
 * findings count than are allowed, or under `regression` if sites which surely carry more than the floor lost an optimisation; else 0.
 */
export function exitCodeOf(result: LintResult, failOn: FailOn, { maxFindings = 0 }: PolicyOptions): number {
  if (result.problems.some(({ severity }) => severity === 'error')) return EXIT.usage;
  const against = result.findings.filter((finding) => counts(finding, failOn)).length;
  const { lost } = result.comparison ?? {};
  const lostSites = failOn === 'regression' && lost !== undefined && lost.low > result.belowFloor.floor ? 1 : 0;
  return Math.max(against, lostSites) > maxFindings ? EXIT.findings : EXIT.ok;
}
