import type { Colors } from 'picocolors/types';
import type { Finding } from '@mechsym/engine';
import { excerptOf, lineAbove } from '../excerpt.ts';
import { interval, percent } from '../numbers.ts';
import type { FormatOptions } from '../options.ts';
import { oneLine, printable } from '../printable.ts';
import { doubtText, seenText } from '../seen.ts';
import { cut, displayWidth, fold, padEnd } from '../width.ts';
import { fixLines } from './fix.ts';
import { atMost, ofWhat } from '../sentences.ts';

/** Columns that all findings of an output share, so that places, titles and savings stand below each other. */
export interface Columns {
  readonly rank: number;
  readonly place: number;
  readonly title: number;
  /** digits of the largest line number */
  readonly number: number;
}

/** Columns beside the underline that are enough for a label that has to be cut. */
const LABEL = 40;
/** A finding is at most this many lines of text before they are folded; a blank line is none. */
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

/** The saving from long to short; the interval always goes with it. */
function savesTexts(finding: Finding): readonly string[] {
  const saves = `saves ${atMost(finding) || (finding.share.modelled ? 'about ' : '')}${percent(finding.impact.value)}`;
  const range = `(${interval(finding.impact)})`;
  return [...(finding.rank === 1 || finding.share.clock === 'wall' ? [`${saves} ${ofWhat(finding)} ${range}`] : []), `${saves} ${range}`];
}

function paintOf(finding: Finding, colors: Colors): (text: string) => string {
  if (finding.level === 'error') return colors.red;
  return finding.level === 'warning' ? colors.yellow : colors.cyan;
}

/** Rank, place, title and saving: on one line if there is any way, else the title goes below. */
function headLines(finding: Finding, columns: Columns, options: FormatOptions, colors: Colors): string[] {
  const place = placeOf(finding);
  const title = oneLine(finding.message.title[options.audience]);
  const texts = savesTexts(finding);
  const indent = ' '.repeat(columns.rank + 2);
  const head = `${colors.bold(String(finding.rank).padStart(columns.rank))}  ${colors.cyan(place)}`;
  // Aligned with the other findings if that fits, else as close as it gets.
  for (const [placeWidth, titleWidth] of [[columns.place, columns.title], [0, 0]] as const) {
    const before = indent.length + Math.max(placeWidth, displayWidth(place)) + 3 + Math.max(titleWidth, displayWidth(title)) + 3;
    const saves = texts.find((text) => options.width === 0 || before + displayWidth(text) <= options.width);
    if (saves === undefined) continue;
    const gap = ' '.repeat(Math.max(0, placeWidth - displayWidth(place)));
    return [`${head}${gap}   ${colors.bold(padEnd(title, titleWidth))}   ${colors.green(saves)}`];
  }
  const below = indent + colors.bold(cut(title, options.width - indent.length));
  const room = options.width - indent.length - displayWidth(place) - 3;
  const saves = texts.find((text) => displayWidth(text) <= room);
  if (saves !== undefined) return [`${head}   ${colors.green(saves)}`, below];
  return [head, indent + colors.green(texts.find((text) => displayWidth(text) <= options.width - indent.length) ?? ''), below];
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
  const beside = room === 0 ? label : cut(label, room - used);
  // A label that would lose more than its end stands on a line of its own.
  const isBeside = beside === label || room - used >= LABEL;
  return {
    above: above && gutter(String(above.number)) + colors.dim(above.text),
    lines: isBeside
      ? [source, `${lead}${label === '' ? '' : ` ${paint(beside)}`}`]
      : [source, lead, gutter('') + paint(cut(label, room))],
  };
}

/** A finding as it is read on a terminal: what, where, why, what to do, how much. */
export function findingText(finding: Finding, columns: Columns, options: FormatOptions, colors: Colors): string {
  const margin = ' '.repeat(columns.rank + 3);
  const room = options.width === 0 ? 0 : Math.max(20, options.width - margin.length);
  const lapsed = finding.lapsed === undefined ? [] : fold(oneLine(finding.lapsed.text), room).map((line) => margin + colors.yellow(line));
  const head = headLines(finding, columns, options, colors);
  const source = sourceLines(finding, columns, options, colors);
  const fix = fold(oneLine(finding.message.fix[options.audience]), room === 0 ? 0 : room - 2);
  const stale = finding.freshness === 'stale' ? [margin + colors.yellow('The source here has changed since the recording: record again to be sure.')]
    : finding.freshness === 'unknown' ? [margin + colors.yellow('Nothing tells whether the source here has changed since the recording.')] : [];
  const doubts = [seenText(finding), doubtText(finding)].filter((each) => each !== '').join(' ');
  stale.push(...fold(doubts, room).filter((line) => line !== '').map((line) => margin + colors.yellow(line)));
  let why = fold(oneLine(finding.message.why[options.audience]), room);
  const left = MOST_LINES - head.length - source.lines.length - fix.length - stale.length - lapsed.length;
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
    ...fixLines(finding, margin, room, options, colors),
    ...stale, ...lapsed, '',
  ].map((line) => line.trimEnd()).join('\n');
}
