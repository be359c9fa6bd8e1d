import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatGitlab } from '../src/index.ts';
import { finding, result } from './example.ts';
import { hostileResult, many, wellFormed } from './hostile.ts';

const OPTIONS = { audience: 'developer', color: false, width: 0, pathPrefix: '' } as const;

/** The example of docs.gitlab.com/ci/testing/code_quality: what GitLab reads, and of which type. */
const DOCUMENTED = [{
  description: "'unused' is assigned a value but never used.", check_name: 'no-unused-vars', fingerprint: '7815696ecbf1c96e6894b779456d330e', severity: 'minor',
  location: { path: 'lib/index.js', lines: { begin: 42 } },
}];
const SEVERITIES = ['info', 'minor', 'major', 'critical', 'blocker'];

/** Places of a value at which the example has something that is not there, or is of another type. */
function missing(example: unknown, value: unknown, path = ''): string[] {
  if (typeof example !== 'object' || example === null) return typeof value === typeof example ? [] : [path];
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(example).flatMap(([key, each]) => missing(each, (value as Record<string, unknown>)[key], `${path}/${key}`));
}

type Issues = { description: string; fingerprint: string; severity: string; location: { path: string; lines: { begin: number; end: number } } }[];
const issuesOf = (...args: Parameters<typeof formatGitlab>) => JSON.parse(formatGitlab(...args)) as Issues;

test('an issue has what GitLab documents, and says the impact first', () => {
  const issues = issuesOf(result(), { ...OPTIONS, pathPrefix: 'services/api/' });
  expect(missing(DOCUMENTED, issues)).toEqual([]);
  expect(issues[0]).toMatchObject({ severity: 'minor', location: { path: 'services/api/geometry.py', lines: { begin: 48, end: 48 } } });
  expect(issues[0]?.description).toMatch(/^Megamorphic attribute in a hot loop: saves 14 % of the run \(11–17 %\)\. 5 types: /);
  expect(missing(DOCUMENTED, [{ ...issues[0], location: { path: 'a' } }])).toEqual(['/0/location/lines']);
});

test('no finding is an empty list', () => {
  expect(issuesOf(result({ findings: [] }), OPTIONS)).toEqual([]);
});

test('two findings of one fingerprint stay two, since GitLab shows equal ones as one', () => {
  const issues = issuesOf(result({ findings: [finding(), finding({ rank: 2 })] }), OPTIONS);
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(2);
});

test('whatever the program contains, the file parses, with one issue a finding, of one line, at its place', () => {
  fc.assert(fc.property(hostileResult, (each) => {
    const issues = issuesOf(each, OPTIONS);
    expect(issues.map(({ location }) => [wellFormed(location.path), location.lines.begin])).toEqual(each.findings.map(({ location }) => [wellFormed(location.file), location.range.start.line + 1]));
    for (const issue of issues) {
      expect(missing(DOCUMENTED[0], issue)).toEqual([]);
      expect(SEVERITIES).toContain(issue.severity);
      // eslint-disable-next-line no-control-regex -- these must not be there
      expect(issue.description).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
    }
  }));
});

test('30,000 findings are all there and fit the artefacts that a GitLab takes', () => {
  const text = formatGitlab(many(30_000), OPTIONS);
  expect(Buffer.byteLength(text)).toBeLessThan(100_000_000);
  expect(JSON.parse(text)).toHaveLength(30_000);
});

test('what goes beyond the size of an artefact is counted, and the best is kept', () => {
  const long = 'word '.repeat(500);
  const message = { ...finding().message, label: { developer: long, runtime: long } };
  const text = formatGitlab(many(48_000, () => ({ message })), OPTIONS);
  expect(Buffer.byteLength(text)).toBeLessThan(100_000_000);
  const issues = JSON.parse(text) as Issues;
  expect(issues[0]?.description).toContain('saves 90 % of the run');
  const left = 48_000 - (issues.length - 1);
  expect(left).toBeGreaterThan(0);
  expect(issues.at(-1)).toMatchObject({ severity: 'info', description: expect.stringContaining(`${left.toLocaleString('en')} of 48,000 findings, those with the smallest impact`) as string });
});
