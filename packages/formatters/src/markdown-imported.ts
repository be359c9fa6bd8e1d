import type { Imported, LintResult } from '@mechsym/engine';
import { fitting } from './fitting.ts';
import { hotOf, IMPORTED_TITLE, importedAround, importedCounts, importedMessage, importedPlace, importedRule } from './imported-words.ts';
import { codeSpan, markdownText } from './markdown-text.ts';
import { count, interval, percent } from './numbers.ts';
import type { FormatOptions } from './options.ts';

/** A comment holds findings of ours first. */
const ROWS = { most: 20, bytes: 3_000 };

/** Findings of other linters: a table of the hottest, the others counted. */
export function importedBlocks(result: LintResult, imported: Imported, options: FormatOptions): string[] {
  const hot = hotOf(imported);
  const { kept, left } = fitting(hot, (finding) => {
    const text = [importedMessage(finding), importedAround(finding)].filter((each) => each !== '').map(markdownText).join('; ');
    return `| **${percent(finding.share.value)}** (${interval(finding.share)}) | ${codeSpan(importedPlace(finding, options))} | ${codeSpan(importedRule(finding))} | ${text} |`;
  }, (row) => row, ROWS);
  return [
    `#### ${IMPORTED_TITLE}`,
    ...(kept.length > 0 ? [['| share | where | rule | what it says |', '| -: | :- | :- | :- |', ...kept].join('\n')] : []),
    ...(left > 0 ? [`${count(left)} more from ${percent(result.belowFloor.floor)} on.`] : []),
    importedCounts(result).map((line) => `- ${markdownText(line)}`).join('\n'),
  ].filter((block) => block !== '');
}
