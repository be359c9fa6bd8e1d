import type { Comparison, Finding, LintResult } from '@mechsym/engine';
import { headline, lineOf as placeOf, missedText, MOST, saved, sitesLines, titleOf } from './comparison-words.ts';
import { excerptOf } from './excerpt.ts';
import { fitting, leftOutText } from './fitting.ts';
import { importedBlocks } from './markdown-imported.ts';
import { codeBlock, codeSpan, markdownText } from './markdown-text.ts';
import { interval, percent, plural } from './numbers.ts';
import type { FormatOptions } from './options.ts';
import { otherVersionLine, trustLine } from './pretty/summary.ts';
import { oneLine, printable } from './printable.ts';
import { problemText } from './problem-text.ts';
import { provedText } from './proved.ts';
import { recordedText } from './recorded.ts';
import { atMost, capitalised, limited, sentencesOf } from './sentences.ts';

/** First line of the text, shown by no host: who wants to edit a comment in place finds it by this. */
export const COMMENT_MARK = '<!-- mechsym -->';

// GitHub takes 65,536 characters in a comment and 1 MiB in the summary of a step. A character is at least a byte.
const ROWS = { most: 100, bytes: 30_000 };
const DETAILS = { most: 10, bytes: 30_000 };
const LONGEST = 300;
const MOST_PROBLEMS = 5;
/** Columns of source that are shown. */
const COLUMNS = 120;

const lineOf = ({ location }: Finding, { pathPrefix }: FormatOptions) => `${printable(pathPrefix + location.file)}:${location.range.start.line + 1}`;

function rowOf(finding: Finding, options: FormatOptions): string {
  const { title, seen } = sentencesOf(finding, options.audience);
  const proved = provedText(finding);
  const what = [title, limited(seen, LONGEST)].filter((each) => each !== '').map(markdownText).join(': ') + (proved === undefined ? '' : ` ${markdownText(limited(`${capitalised(proved)}.`, LONGEST))}`);
  const state = STATES[finding.baseline?.state ?? 'unchanged'] ?? '';
  return `| ${state}${state === '' ? '' : ' '}${finding.rank} | ${atMost(finding)}**${percent(finding.impact.value)}** (${interval(finding.impact)}) | ${codeSpan(lineOf(finding, options))} | ${what} |`;
}

/** What a change is to answer for comes first. */
const FIRST: readonly string[] = ['new', 'worse', 'unknown'];
const STATES: Readonly<Record<string, string>> = { new: '▲ new', worse: '▲ worse', better: '✓ better', unchanged: '', unknown: '? unknown' };

function ordered(findings: readonly Finding[]): readonly Finding[] {
  const isFirst = ({ baseline }: Finding) => baseline !== undefined && FIRST.includes(baseline.state);
  return [...findings.filter(isFirst), ...findings.filter((finding) => !isFirst(finding))];
}

/** What a change did beside the findings that are there now: a list. */
function changeOf(result: LintResult, comparison: Comparison, options: FormatOptions): string {
  const fixed = comparison.gone.filter(({ baseline }) => baseline?.state === 'fixed');
  const items = [
    ...sitesLines(comparison).map(([mark, , text]) => (mark === ' ' ? `  - ${markdownText(text)}` : `- ${mark} ${markdownText(text)}`)),
    ...fixed.slice(0, MOST).map((finding) => `- ✓ fixed: ${markdownText(`${titleOf(finding, options)}, ${placeOf(finding)} (${saved(finding)})`)}`),
    ...(fixed.length > MOST ? [`- ✓ and ${plural(fixed.length - MOST, 'more')} fixed`] : []),
    ...comparison.twins.slice(0, MOST).map((twins) => `- ↺ missed: ${markdownText(missedText(twins, result.findings, comparison, options))}`),
  ];
  return [markdownText(`${capitalised(headline(comparison))}.`), ...(items.length > 0 ? ['', ...items] : [])].join('\n');
}

function detailsOf(finding: Finding, options: FormatOptions): string {
  const { why, fix } = sentencesOf(finding, options.audience);
  const excerpt = excerptOf(finding.location, COLUMNS);
  const gutter = excerpt === undefined ? '' : `${excerpt.number}`;
  const code = excerpt === undefined ? [] : [codeBlock([
    `${gutter} │ ${excerpt.text}`,
    `${' '.repeat(gutter.length)} │ ${' '.repeat(excerpt.indent)}${'━'.repeat(excerpt.length)}`,
  ])];
  const advice = fix === '' ? [] : [`→ ${markdownText(limited(fix, LONGEST))}`];
  const reason = why.trim() === '' ? [] : [markdownText(limited(why.trim(), LONGEST))];
  return [`**${finding.rank}** ${codeSpan(lineOf(finding, options))} ${codeSpan(finding.rule)}`, ...code, ...reason, ...advice].join('\n\n');
}

function headOf({ findings, total, belowFloor, trust, imported, statuses }: LintResult): string {
  if (imported !== undefined && statuses.length === 0) return '### mechsym: what other linters found';
  if (findings.length === 0) return `### mechsym: no finding above ${percent(Math.max(belowFloor.floor, trust.resolution))} of the run`;
  return `### mechsym: ${plural(findings.length, 'finding')}, ${percent(total.value)} of the run (${interval(total)})`;
}

/** A comment on a pull request and the summary of a step: a table of all that has room, details of the first, the rest counted. */
export function formatMarkdown(result: LintResult, options: FormatOptions): string {
  const { problems, recordings, comparison } = result;
  const findings = ordered(result.findings);
  const rows = fitting(findings, (finding) => rowOf(finding, options), (row) => row, ROWS);
  const details = fitting(findings.slice(0, rows.kept.length), (finding) => detailsOf(finding, options), (text) => text, DETAILS);
  const bad = problems.filter(({ severity }) => severity !== 'info');
  const blocks = [`${COMMENT_MARK}\n${headOf(result)}`];
  if (comparison !== undefined) blocks.push(changeOf(result, comparison, options));
  if (rows.kept.length > 0) blocks.push(['| | saves | where | what was seen |', '| -: | -: | :- | :- |', ...rows.kept].join('\n'));
  if (rows.left > 0) blocks.push(`${markdownText(leftOutText(rows.left, findings.length))}.`);
  if (details.kept.length > 0) blocks.push(`<details><summary>Why, and what to do${details.kept.length < findings.length ? ` (first ${details.kept.length})` : ''}</summary>`, ...details.kept, '</details>');
  if (result.imported !== undefined) blocks.push(...importedBlocks(result, result.imported, options));
  for (const problem of bad.slice(0, MOST_PROBLEMS)) blocks.push(markdownText(limited(oneLine(problemText(problem)), LONGEST)));
  if (bad.length > MOST_PROBLEMS) blocks.push(`${plural(bad.length - MOST_PROBLEMS, 'more problem')}.`);
  blocks.push(markdownText([`${limited(capitalised(recordedText(recordings)), LONGEST)}.`, trustLine(result), otherVersionLine(result)].filter((each) => each !== undefined).join(' ')));
  return `${blocks.join('\n\n')}\n`;
}
