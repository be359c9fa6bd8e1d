import type { Finding, Registers, Twins } from '../finding.ts';
import { combined } from '../rank/total.ts';

/** A pattern that a change removed. */
export interface Removed {
  readonly rule: string;
  readonly title: Registers;
  readonly file: string;
  readonly function: string;
  /** from 1, before the change */
  readonly line: number;
  readonly fingerprint?: string;
  readonly shape: string;
}

/**
 * Where the fix that was made is missing: findings of the same rule, for the same facts therefore, whose syntax has the same
 * form. By their impact together.
 */
export function twinsOf(removed: readonly Removed[], findings: readonly Finding[]): Twins[] {
  const fixes = new Map<string, Removed>();
  for (const each of removed) if (!fixes.has(keyOf(each.rule, each.shape))) fixes.set(keyOf(each.rule, each.shape), each);
  return [...fixes].flatMap(([key, { rule, title, file, line, function: name, fingerprint }]) => {
    const missed = findings.filter((finding) => keyOf(finding.rule, finding.fingerprints.shape) === key && finding.baseline?.state !== 'new');
    return missed.length === 0 ? [] : [{
      rule, title, fixed: { file, line, function: name, ...(fingerprint !== undefined && { fingerprint }) },
      missed: missed.map((finding) => finding.fingerprint), impact: combined(missed.map(({ impact }) => impact)),
    }];
  }).sort((a, b) => b.impact.low - a.impact.low);
}

function keyOf(rule: string, shape: string): string {
  return `${rule}\0${shape}`;
}
