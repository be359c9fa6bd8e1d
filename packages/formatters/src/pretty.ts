import picocolors from 'picocolors';
import type { LintResult } from '@mechsym/engine';
import { percent, plural } from './numbers.ts';
import type { FormatOptions } from './options.ts';
import { comparisonLines } from './pretty/comparison.ts';
import { columnsOf, findingText } from './pretty/finding.ts';
import { importedLines } from './pretty/imported.ts';
import { cleanLines, elsewhereLine, otherVersionLine, provedLines, recordMoreLine, saysTooLittle, summaryLine, trustLine, unsaidLine } from './pretty/summary.ts';
import { problemText } from './problem-text.ts';
import { overheadText, recordedText } from './recorded.ts';
import { fold } from './width.ts';

/** Problems listed one by one before the rest is counted. */
const MOST_PROBLEMS = 10;

/** What a person reads on a terminal or in a log. Ends with a line end. */
export function formatPretty(result: LintResult, options: FormatOptions): string {
  const colors = picocolors.createColors(options.color);
  const { findings, problems } = result;
  const name = colors.bold('mechsym');
  const lines: string[] = [];
  const say = (text: string, paint: (text: string) => string = (plain) => plain) => {
    for (const line of fold(text, options.width)) lines.push(paint(line));
  };
  const recorded = recordedText(result.recordings);
  const tooLittle = saysTooLittle(result);
  if (tooLittle) lines.push(`${name}  ${recorded}: too few for a claim below ${percent(result.trust.resolution)}.`);
  else lines.push(`${name}  ${recorded}   ${colors.dim(overheadText(result.recordings))}`.trimEnd());
  for (const problem of problems.slice(0, MOST_PROBLEMS)) {
    lines.push(`${name}: ${problem.severity === 'error' ? colors.red(problemText(problem)) : problemText(problem)}`);
  }
  if (problems.length > MOST_PROBLEMS) lines.push(`${name}: ${plural(problems.length - MOST_PROBLEMS, 'more problem')}: mechsym lint --format json lists all`);
  lines.push('');
  if (result.imported !== undefined && result.statuses.length === 0) lines.pop(); // --import-only: no rule ran
  else if (findings.length === 0) {
    lines.push(`${name}  no finding above ${percent(Math.max(result.belowFloor.floor, result.trust.resolution))} of the run.`);
    for (const line of cleanLines(result)) say(line);
  } else if (result.comparison === undefined) {
    const columns = columnsOf(findings, options);
    for (const finding of findings) lines.push(findingText(finding, columns, options, colors));
    say(summaryLine(result), colors.bold);
  }
  if (result.comparison !== undefined) {
    lines.push(...comparisonLines(result, result.comparison, options, colors));
    if (findings.length > 0) say(summaryLine(result), colors.bold);
  }
  for (const line of provedLines(result)) say(line);
  if (result.imported !== undefined) lines.push('', ...importedLines(result, result.imported, options, colors));
  say(trustLine(result));
  for (const line of [otherVersionLine(result), elsewhereLine(result), unsaidLine(result), recordMoreLine(result, options.command)]) if (line !== undefined) say(line);
  if (findings.length > 0) say(nextCommands(findings), colors.dim);
  return `${lines.join('\n')}\n`;
}

/** What one may want to do next. */
function nextCommands(findings: LintResult['findings']): string {
  const fixes = findings.flatMap(({ fix }) => (fix === undefined ? [] : [fix.risk === undefined ? 'mechsym lint --fix' : 'mechsym lint --fix-suggestions']));
  return ['mechsym explain 1', ...fixes.sort().slice(0, 1), 'mechsym prove 1 --worktree', 'mechsym lint --format sarif'].join('   ·   ');
}
