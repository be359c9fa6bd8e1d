import type { Finding, LintResult } from '@mechsym/engine';
import type { Issue } from 'codeclimate-types';
import { fitting, leftOutText } from './fitting.ts';
import type { FormatOptions } from './options.ts';
import { paragraphOf } from './sentences.ts';
import { numbering } from './unique.ts';

const SEVERITY = { error: 'major', warning: 'minor', note: 'info' } as const satisfies Record<Finding['level'], Issue['severity']>;

/** A GitLab of one's own takes artefacts of 100 MB unless told otherwise, GitLab.com of 1 GB. */
const LARGEST = 95_000_000;
const LONGEST = 2000;

function issueOf(finding: Finding, fingerprint: string, { audience, pathPrefix }: FormatOptions): Issue {
  const { file, range } = finding.location;
  return {
    type: 'issue',
    check_name: finding.rule,
    description: paragraphOf(finding, audience, LONGEST),
    categories: ['Performance'],
    severity: SEVERITY[finding.level],
    fingerprint,
    location: { path: pathPrefix + file, lines: { begin: range.start.line + 1, end: range.end.line + 1 } },
  };
}

/** GitLab's Code Quality report: the subset of Code Climate's issues that GitLab reads, best first. */
export function formatGitlab({ findings }: LintResult, options: FormatOptions): string {
  // GitLab shows what has the same fingerprint as one.
  const unique = numbering();
  const { kept, left } = fitting(findings, (finding) => issueOf(finding, unique(finding.fingerprint), options), (issue) => JSON.stringify(issue), { bytes: LARGEST });
  const last = kept.at(-1);
  const rest: Issue[] = left === 0 || last === undefined ? [] : [{
    ...last, check_name: 'findings-left-out', description: leftOutText(left, findings.length), severity: 'info', fingerprint: 'mechsym-findings-left-out',
  }];
  return `[${[...kept, ...rest].map((issue) => `\n${JSON.stringify(issue)}`).join(',')}\n]\n`;
}
