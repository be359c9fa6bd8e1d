import type { Finding, LintResult } from '@mechsym/engine';
import { fitting, leftOutText } from './fitting.ts';
import type { FormatOptions } from './options.ts';
import { problemText } from './problem-text.ts';
import { oneLine } from './printable.ts';
import { sentencesOf } from './sentences.ts';
import { numbering } from './unique.ts';
import { xmlText } from './xml-text.ts';

/** GitLab takes a file of 30 MB with 250,000 elements and attributes, of which a case has up to eight. */
const LIMITS = { most: 5000, bytes: 29_000_000 };

function caseOf({ rule, level, fingerprint, location: { file, range, function: name } }: Finding, text: readonly string[], unique: (name: string) => string, { pathPrefix }: FormatOptions): string {
  const path = pathPrefix + file;
  const [head = '', ...rest] = text;
  // Hosts know a test again by class and name, and drop a second of the same: the fingerprint stays where lines move.
  return `    <testcase classname="${xmlText(rule)}" name="${xmlText(`${path} ${oneLine(name)} ${unique(fingerprint)}`)}">\n`
    + `      <failure type="${xmlText(level)}" message="${xmlText(`${path}:${range.start.line + 1}:${range.start.column + 1}: ${head}`)}">${rest.map(xmlText).join('\n')}</failure>\n`
    + '    </testcase>\n';
}

/** JUnit XML: a failed test case a finding, best first, so that any CI shows them with its tests; an error is a problem with the input. */
export function formatJunit(result: LintResult, options: FormatOptions): string {
  const { findings } = result;
  const unique = numbering();
  const { kept, left } = fitting(findings, (finding) => {
    const { title, saves, seen, why, fix } = sentencesOf(finding, options.audience);
    return caseOf(finding, [`${title}: ${saves}`, seen, why.trim(), fix === '' ? '' : `→ ${fix}`].filter((each) => each !== ''), unique, options);
  }, (text) => text, LIMITS);
  const errors = result.problems.filter(({ severity }) => severity === 'error')
    .map((problem) => `    <testcase classname="mechsym" name="${xmlText(problemText(problem))}"><error message="${xmlText(problemText(problem))}"/></testcase>\n`);
  // A run without a test case is a failure to some hosts.
  const clean = kept.length + errors.length === 0 ? ['    <testcase classname="mechsym" name="no finding above the floor"/>\n'] : [];
  const skipped = left === 0 ? [] : [`    <testcase classname="mechsym" name="findings left out"><skipped message="${xmlText(leftOutText(left, findings.length))}"/></testcase>\n`];
  const cases = [...kept, ...errors, ...clean, ...skipped];
  const counts = `tests="${cases.length}" failures="${kept.length}" errors="${errors.length}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="mechsym" ${counts}>\n`
    + `  <testsuite name="mechsym" ${counts} skipped="${skipped.length}">\n${cases.join('')}  </testsuite>\n</testsuites>\n`;
}
