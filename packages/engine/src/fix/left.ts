import type { LintResult } from '../finding.ts';
import { combined } from '../rank/total.ts';

/** A result without the findings of these fingerprints: the others move up. */
export function withoutFixed(result: LintResult, fixed: ReadonlySet<string>): LintResult {
  const findings = result.findings.filter(({ fingerprint }) => !fixed.has(fingerprint)).map((finding, i) => ({ ...finding, rank: i + 1 }));
  if (findings.length === result.findings.length) return result;
  const taken = result.findings.length - findings.length;
  return {
    ...result, findings,
    suppressed: result.suppressed.map((finding) => ({ ...finding, rank: finding.rank - taken })),
    statuses: result.statuses.map((status) => (status.status === 'applied' ? { ...status, findings: findings.filter(({ rule }) => rule === status.rule).length } : status)),
    trust: { ...result.trust, shown: findings.length, agreeing: Math.min(result.trust.agreeing, findings.length) },
    total: combined(findings.map(({ impact }) => impact)),
  };
}
