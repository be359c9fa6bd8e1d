import type { Finding, LintResult } from '@mechsym/engine';
import { interval, percent, plural } from './numbers.ts';
import type { FormatOptions } from './options.ts';
import { oneLine } from './printable.ts';
import { problemText } from './problem-text.ts';
import { atMost } from './sentences.ts';

type Command = 'error' | 'warning' | 'notice';
const COMMAND = { error: 'error', warning: 'warning', note: 'notice' } as const satisfies Record<Finding['level'], Command>;

/** GitHub shows this many annotations of each level from a step, and drops the others without a word. */
const SHOWN = 10;

const escapeData = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

function commandOf(finding: Finding, { audience, pathPrefix }: FormatOptions): string {
  const { range, file } = finding.location;
  const oneLined = range.start.line === range.end.line;
  const properties: [string, string | number][] = [
    ['file', pathPrefix + file],
    ['line', range.start.line + 1],
    ['endLine', range.end.line + 1],
    // GitHub refuses columns on a range of several lines.
    ...(oneLined ? [['col', range.start.column + 1], ['endColumn', range.end.column + 1]] as [string, number][] : []),
    ['title', `${oneLine(finding.message.title[audience])}: saves ${atMost(finding)}${percent(finding.impact.value)} (${interval(finding.impact)})`],
  ];
  const text = [finding.message.label, finding.message.why].map((each) => oneLine(each[audience])).filter((each) => each !== '');
  const lapsed = finding.lapsed === undefined ? '' : `${oneLine(finding.lapsed.text)}\n`;
  const message = `${text.join('\n')}\n→ ${oneLine(finding.message.fix[audience])}\n${lapsed}${finding.rule}`;
  return `::${COMMAND[finding.level]} ${properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',')}::${escapeData(message)}`;
}

/** Workflow commands for GitHub Actions: an annotation a finding, best first, and a notice that counts what is left out. */
export function formatGithub(result: LintResult, options: FormatOptions): string {
  const lines: string[] = [];
  const used: Record<Command, number> = { error: 0, warning: 0, notice: 0 };
  let left = 0;
  const add = (level: Command, line: () => string) => {
    // One notice is kept for the count of what is left out.
    if (used[level] >= (level === 'notice' ? SHOWN - 1 : SHOWN)) {
      left++;
      return;
    }
    used[level]++;
    lines.push(line());
  };
  for (const problem of result.problems) {
    if (problem.severity === 'error') add('error', () => `::error title=mechsym::${escapeData(problemText(problem))}`);
  }
  // On a pull request a line is annotated for what the change did, and not for what was there before.
  const shown = result.comparison === undefined ? result.findings : result.findings.filter(({ baseline }) => baseline?.state === 'new' || baseline?.state === 'worse');
  for (const finding of shown) add(COMMAND[finding.level], () => commandOf(finding, options));
  if (left > 0) lines.push(`::notice title=mechsym::${escapeData(`${plural(left, 'more finding')} than GitHub shows: mechsym lint --format pretty lists all`)}`);
  return lines.map((line) => `${line}\n`).join('');
}
