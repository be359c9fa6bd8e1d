import type { Colors } from 'picocolors/types';
import type { Finding } from '@mechsym/engine';
import { excerptOf, lineAbove } from '../excerpt.ts';
import { interval, percent } from '../numbers.ts';
import type { FormatOptions } from '../options.ts';
import { oneLine, printable } from '../printable.ts';
import { cut, displayWidth, fold, padEnd } from '../width.ts';

/** Columns that all findings of an output share, so that places, titles and savings stand below each other. */
export interface Columns {
  readonly rank: number;
  readonly place: number;
  readonly title: number;
  /** digits of the largest line number */
  readonly number: number;
}

/** A finding is at most this many lines of text; a blank line is none. */
const MOST_LINES = 6;

export const placeOf = ({ location }: Finding) =>
  `${printable(location.file)}:${location.range.start.line + 1}:${location.range.start.column + 1}`;

export function columnsOf(findings: readonly Finding[], { audience, width }: FormatOptions): Columns {
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(displayWidth));
  const place = widest(findings.map(placeOf));
  const title = widest(findings.map((each) => oneLine(each.message.title[audience])));
  const most = width > 0 ? Math.max(16, Math.floor(width / 3)) : 60;
  return {
    rank: String(findings.at(-1)?.rank ?? 0).length + 1,
    place: Math.min(place, most),
    title: Math.min(title, 60),
    number: String(Math.max(0, ...findings.map((each) => each.location.range.start.line + 1))).length,
  };
}

function savesText(finding: Finding, first: boolean): string {
  const about = finding.share.modelled ? 'about ' : '';
  return `saves ${about}${percent(finding.impact.value)}${first ? ' of the run' : ''} (${interval(finding.impact)})`;
}

function paintOf(finding: Finding, colors: Colors): (text: string) => string {
  if (finding.level === 'error') return colors.red;
  return finding.level === 'warning' ? colors.yellow : colors.cyan;
}

/** Rank, place, title and saving: on one line if there is room, else the title goes below. */
function headLines(finding: Finding, columns: Columns, options: FormatOptions, colors: Colors): string[] {
  const rank = String(finding.rank).padStart(columns.rank);
  const place = placeOf(finding);
  const title = oneLine(finding.message.title[options.audience]);
  const saves = savesText(finding, finding.rank === 1);
  const indent = ' '.repeat(columns.rank + 2);
  const whole = columns.rank + 2 + Math.max(columns.place, displayWidth(place)) + 3
    + Math.max(columns.title, displayWidth(title)) + 3 + displayWidth(saves);
  const head = `${colors.bold(rank)}  ${colors.cyan(place)}`;
  if (options.width === 0 || whole <= options.width) {
    const gap = ' '.repeat(Math.max(0, columns.place - displayWidth(place)));
    return [`${head}${gap}   ${colors.bold(padEnd(title, columns.title))}   ${colors.green(saves)}`];
  }
  const apart = options.width - columns.rank - 2 - displayWidth(place) - displayWidth(saves);
  if (apart >= 3) return [`${head}   ${colors.green(saves)}`, indent + colors.bold(cut(title, options.width - indent.length))];
  return [head, indent + colors.green(saves), indent + colors.bold(cut(title, options.width - indent.length))];
}

/** The source line with its underline; the label beside it, or below it where there is no room. */
function sourceLines(finding: Finding, columns: Columns, options: FormatOptions, colors: Colors):
{ readonly above: string | undefined; readonly lines: readonly string[] } {
  const { location, message } = finding;
  const margin = columns.rank + 5;
  const bar = colors.dim('│');
  const room = options.width === 0 ? 0 : options.width - margin - columns.number - 3;
  const paint = paintOf(finding, colors);
  const gutter = (number: string) => `${' '.repeat(margin)}${colors.dim(number.padStart(columns.number))} ${bar} `;
  const label = oneLine(message.label[options.audience]);
  const excerpt = excerptOf(location, room);
  if (excerpt === undefined) return { above: undefined, lines: fold(label, room).map((line) => gutter('') + paint(line)) };
  const underline = '━'.repeat(excerpt.length) + (excerpt.continues ? '┅' : '');
  const lead = gutter('') + ' '.repeat(excerpt.indent) + paint(underline);
  const used = excerpt.indent + displayWidth(underline) + 1;
  const source = gutter(String(excerpt.number)) + excerpt.text;
  const above = lineAbove(location, room);
  const beside = room === 0 || used + displayWidth(label) <= room;
  return {
    above: above && gutter(String(above.number)) + colors.dim(above.text),
    lines: beside
      ? [source, `${lead}${label === '' ? '' : ` ${paint(label)}`}`]
      : [source, lead, ...fold(label, room).map((line) => gutter('') + paint(line))],
  };
}

/** A finding as it is read on a terminal: what, where, why, what to do, how much. */
export function findingText(finding: Finding, columns: Columns, options: FormatOptions, colors: Colors): string {
  const margin = ' '.repeat(columns.rank + 3);
  const room = options.width === 0 ? 0 : Math.max(20, options.width - margin.length);
  const head = headLines(finding, columns, options, colors);
  const source = sourceLines(finding, columns, options, colors);
  const fix = fold(oneLine(finding.message.fix[options.audience]), room === 0 ? 0 : room - 2);
  const stale = finding.freshness === 'stale'
    ? [margin + colors.yellow('The source here has changed since the recording: record again to be sure.')] : [];
  let why = fold(oneLine(finding.message.why[options.audience]), room);
  const left = MOST_LINES - head.length - source.lines.length - fix.length - stale.length;
  // On a narrow terminal `why` is what gives way; `mechsym explain` has all of it.
  if (why.length > Math.max(1, left)) {
    why = why.slice(0, Math.max(1, left));
    why.push(`${(why.pop() as string).replace(/[\s.,;:]*$/, '')} …`);
  }
  const above = source.above !== undefined && left > why.length ? [source.above] : [];
  return [
    ...head, '', ...above, ...source.lines, '',
    ...why.map((line) => margin + line),
    ...fix.map((line, i) => `${margin}${i === 0 ? colors.green('→') : ' '} ${line}`),
    ...stale, '',
  ].map((line) => line.trimEnd()).join('\n');
}
