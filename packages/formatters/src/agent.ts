import type { Fix, LintResult } from '@mechsym/engine';
import { diffLines } from './diff-lines.ts';
import { fitting } from './fitting.ts';
import { hotOf, importedCounts, importedMessage, importedPlace, importedRule } from './imported-words.ts';
import { count, percent, plural } from './numbers.ts';
import type { FormatOptions } from './options.ts';
import { oneLine, printable } from './printable.ts';
import { problemText } from './problem-text.ts';
import { limited, sentencesOf } from './sentences.ts';

/** More than these nobody repairs in one go, and what is read costs. */
const LIMITS = { most: 50, bytes: 32_000 };
/** Of other linters; they come after ours. */
const OTHERS = { most: 20, bytes: 8_000 };
const LONGEST = 300;
const MOST_PROBLEMS = 5;
/** Lines of a diff. */
const MOST_DIFF = 20;

/**
 * For coding agents: two to four lines a finding and its fix as a diff, no decoration. The first is `file:line:column: rule: what, how much`, as
 * compilers print it; what is left out is counted.
 */
export function formatAgent(result: LintResult, { audience, pathPrefix }: FormatOptions): string {
  const { findings, problems, belowFloor } = result;
  const bad = problems.filter(({ severity }) => severity !== 'info');
  const said = bad.slice(0, MOST_PROBLEMS).map((problem) => `problem: ${limited(problemText(problem), LONGEST)}\n`);
  if (bad.length > MOST_PROBLEMS) said.push(`problem: ${plural(bad.length - MOST_PROBLEMS, 'more problem')}\n`);
  const { kept, left } = fitting(findings, (finding) => {
    const { location: { file, range: { start } }, rule } = finding;
    const { title, saves, seen, why, fix } = sentencesOf(finding, audience);
    const lines = [
      `${printable(pathPrefix + file)}:${start.line + 1}:${start.column + 1}: ${rule}: ${title}, ${saves}`,
      ...[['seen', seen], ['why', why.trim()], ['do', fix]].filter(([, text]) => text !== '').map(([name, text]) => `  ${name}: ${limited(text as string, LONGEST)}`),
      ...(finding.fix === undefined ? [] : changeLines(finding.fix)),
    ];
    return `${lines.join('\n')}\n`;
  }, (text) => text, LIMITS);
  const { imported } = result;
  const others = imported === undefined ? [] : fitting(hotOf(imported), (finding) => (
    `${importedPlace(finding, { pathPrefix })}: ${importedRule(finding)}: ${importedMessage(finding)}; takes ${percent(finding.share.value)} of the run (a share, no saving)\n`
  ), (text) => text, OTHERS).kept;
  const counted = importedCounts(result).map((line) => `${line}\n`);
  const rest = [
    ...(left > 0 ? [`${count(left)} more of smaller impact: --format jsonl`] : []),
    ...(belowFloor.count > 0 ? [`${count(belowFloor.count)} below the floor`] : []),
  ];
  const own = imported !== undefined && result.statuses.length === 0 ? [] : [`${[plural(findings.length, 'finding'), ...rest].join('; ')}\n`];
  return [...said, ...kept, ...own, ...others, ...counted].join('');
}

function changeLines(fix: Fix): string[] {
  const lines = diffLines(fix).map((line) => `    ${limited(line, LONGEST)}`);
  const rest = lines.length > MOST_DIFF ? [`    ${plural(lines.length - MOST_DIFF, 'more line')}: mechsym lint --fix-suggestions --fix-dry-run`] : [];
  const how = fix.risk === undefined ? 'mechsym lint --fix, keeps the meaning' : `a suggestion, mechsym lint --fix-suggestions; risk: ${limited(oneLine(fix.risk), LONGEST)}`;
  return [`  change: ${limited(oneLine(fix.description), LONGEST)} (${how})`, ...lines.slice(0, MOST_DIFF), ...rest];
}
