import type { Colors } from 'picocolors/types';
import type { Imported, LintResult } from '@mechsym/engine';
import { hotOf, IMPORTED_TITLE, importedAround, importedCounts, importedMessage, importedPlace, importedRule } from '../imported-words.ts';
import { count, interval, percent } from '../numbers.ts';
import type { FormatOptions } from '../options.ts';
import { displayWidth, fold, padEnd } from '../width.ts';

/** More than these nobody reads on a terminal. */
const MOST = 20;

/** Findings of other linters in a section of their own: the hot ones with their shares, the others counted. */
export function importedLines(result: LintResult, imported: Imported, options: FormatOptions, colors: Colors): string[] {
  const hot = hotOf(imported);
  const shown = hot.slice(0, MOST).map((finding) => {
    const around = importedAround(finding);
    return { share: percent(finding.share.value), range: `(${interval(finding.share)})`, place: importedPlace(finding, { pathPrefix: '' }), text: `${importedRule(finding)}: ${importedMessage(finding)}`, around: around === '' ? '' : `   ${around}` };
  });
  const width = (pick: 'share' | 'range') => Math.max(0, ...shown.map((row) => displayWidth(row[pick])));
  const lines = fold(IMPORTED_TITLE, options.width).map((line) => colors.bold(line));
  if (shown.length > 0) lines.push('');
  for (const { share, range, place, text, around } of shown) {
    lines.push(`  ${colors.green(`${' '.repeat(width('share') - displayWidth(share))}${share} ${padEnd(range, width('range'))}`)}  ${colors.cyan(place)}${colors.dim(around)}`);
    const indent = ' '.repeat(2 + width('share') + 1 + width('range') + 2);
    lines.push(...fold(text, options.width === 0 ? 0 : Math.max(20, options.width - indent.length)).map((line) => indent + line));
  }
  if (shown.length > 0) lines.push('');
  if (hot.length > MOST) lines.push(`${count(hot.length - MOST)} more from ${percent(result.belowFloor.floor)} on: mechsym lint --format json lists all.`);
  for (const line of importedCounts(result)) lines.push(...fold(line, options.width));
  return [...lines, ''];
}
