import picocolors from 'picocolors';
import type { Colors } from 'picocolors/types';
import type { HeapFinding, HeapResult } from '@mechsym/engine';
import { excerptOf } from '../excerpt.ts';
import { count, percent, plural } from '../numbers.ts';
import type { FormatOptions } from '../options.ts';
import { oneLine, printable } from '../printable.ts';
import { problemText } from '../problem-text.ts';
import { cut, displayWidth, fold } from '../width.ts';
import { bytesText } from './bytes.ts';

export interface HeapPrettyOptions extends FormatOptions {
  /** classes of the histogram that are shown */
  readonly classes: number;
}

const INDENT = '    ';
/** Columns beside the underline that are enough for a label that has to be cut. */
const LABEL = 20;

/** What a person reads of a heap dump: the largest classes, then what could be saved, in bytes. Ends with a line end. */
export function formatHeapPretty(result: HeapResult, options: HeapPrettyOptions): string {
  const colors = picocolors.createColors(options.color);
  const { dump, findings, problems } = result;
  const name = colors.bold('mechsym');
  const about = [dump.layout, dump.time === '' ? '' : `dumped ${dump.time.slice(0, 16).replace('T', ' ')} UTC`].filter((each) => each !== '').join(', ');
  const lines = [...fold(`${name}  ${printable(dump.file)}: ${plural(dump.objects, 'object')}, ${bytesText(dump.bytes)} alive   ${colors.dim(`(${about})`)}`, 0)];
  for (const problem of problems) lines.push(...fold(`mechsym: ${problemText(problem)}`, options.width).map((line) => colors.yellow(line)));
  lines.push('', ...histogramLines(result, options, colors), '');
  for (const finding of findings) lines.push(...findingLines(finding, options, colors), '');
  lines.push(...fold(summary(result), options.width).map((line) => colors.bold(line)));
  return `${lines.join('\n')}\n`;
}

function histogramLines({ classes, dump }: HeapResult, { classes: most, width }: HeapPrettyOptions, colors: Colors): string[] {
  const shown = classes.slice(0, most);
  const rows = [['bytes', 'part', 'objects', 'class'] as const, ...shown.map((row) => [bytesText(row.bytes), percent(dump.bytes === 0 ? 0 : row.bytes / dump.bytes), count(row.count), printable(row.class)] as const)];
  const widths = [0, 1, 2].map((i) => Math.max(...rows.map((row) => displayWidth(row[i] as string))));
  const lines = rows.map((row, i) => {
    const line = `  ${[0, 1, 2].map((column) => (row[column] as string).padStart(widths[column] as number)).join('   ')}   ${row[3]}`;
    const fit = width === 0 ? line : cut(line, width);
    return i === 0 ? colors.dim(fit) : fit;
  });
  const left = classes.slice(most);
  const bytes = left.reduce((sum, each) => sum + each.bytes, 0);
  return [...lines, ...(left.length === 0 ? [] : [colors.dim(`  and ${plural(left.length, 'more class', 'more classes')} with ${bytesText(bytes)}: --classes ${classes.length} shows all`)])];
}

/** `saves 52 kB, 4.6 % of the heap` */
function effect({ as, bytes, part }: HeapFinding): string {
  return `${as === 'saved' ? 'saves' : 'holds'} ${bytesText(bytes)}, ${percent(part)} of the heap`;
}

/** The place in the source, else the field or class that it is about. */
function placeOf({ location, fact }: HeapFinding): string {
  if (location !== undefined) return `${printable(location.file)}:${location.range.start.line + 1}:${location.range.start.column + 1}`;
  return printable(fact.holder === '' ? fact.class : fact.holder);
}

function findingLines(finding: HeapFinding, options: HeapPrettyOptions, colors: Colors): string[] {
  const { audience, width } = options;
  const room = width === 0 ? 0 : Math.max(20, width - INDENT.length);
  const paint = finding.level === 'error' ? colors.red : finding.level === 'warning' ? colors.yellow : colors.cyan;
  const words = (field: keyof HeapFinding['message']) => oneLine(finding.message[field][audience]);
  const head = `${colors.bold(String(finding.rank).padStart(2))}  ${colors.cyan(placeOf(finding))}   ${colors.green(effect(finding))}`;
  const title = fold(words('title'), room).map((line) => INDENT + colors.bold(line));
  const why = fold(words('why'), room).map((line) => INDENT + line);
  const fix = fold(words('fix'), room === 0 ? 0 : room - 2).map((line, i) => `${INDENT}${i === 0 ? colors.green('→') : ' '} ${line}`);
  return [head, ...title, ...sourceLines(finding, words('label'), room, paint, colors), ...why, ...fix].map((line) => line.trimEnd());
}

function sourceLines({ location }: HeapFinding, label: string, room: number, paint: (text: string) => string, colors: Colors): string[] {
  const excerpt = location && excerptOf(location, room === 0 ? 0 : room - 12);
  if (excerpt === undefined) return [INDENT + paint(room === 0 ? label : cut(label, room))];
  const number = String(excerpt.number);
  const gutter = (text: string) => `${INDENT}  ${colors.dim(text.padStart(number.length))} ${colors.dim('│')} `;
  const underline = '━'.repeat(excerpt.length);
  const left = room === 0 ? Infinity : room - 5 - number.length - excerpt.indent - excerpt.length - 1;
  const beside = left === Infinity ? label : left >= LABEL ? cut(label, left) : '';
  return [
    gutter(number) + excerpt.text,
    `${gutter('')}${' '.repeat(excerpt.indent)}${paint(underline)}${beside === '' ? '' : ` ${paint(beside)}`}`,
    ...(beside === '' ? [INDENT + paint(cut(label, room))] : []),
  ];
}

function summary({ findings, belowFloor, dump }: HeapResult): string {
  const saved = findings.filter(({ as }) => as === 'saved').reduce((sum, { bytes }) => sum + bytes, 0);
  const below = belowFloor.count === 0 ? '' : ` ${count(belowFloor.count)} below ${percent(belowFloor.floor)} of the heap not shown.`;
  if (findings.length === 0) return `No finding of ${percent(belowFloor.floor)} of the heap or more.${below}`;
  return `${plural(findings.length, 'finding')}; what can be saved is ${bytesText(saved)}, ${percent(dump.bytes === 0 ? 0 : saved / dump.bytes)} of the heap.${below} Bytes of memory: they say nothing of time.`;
}
