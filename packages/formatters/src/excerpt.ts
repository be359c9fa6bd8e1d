import type { Location } from '@mechsym/engine';
import { printable } from './printable.ts';
import { cellsOf, displayWidth, type Cell } from './width.ts';

/** A source line made ready for a terminal, and where in it the underline goes. */
export interface Excerpt {
  /** 1-based */
  readonly number: number;
  readonly text: string;
  /** columns before the underline */
  readonly indent: number;
  /** columns of the underline, at least 1 */
  readonly length: number;
  /** the range goes on below this line */
  readonly continues: boolean;
}

const TAB = 4;

/** Tabs become spaces, controls become visible; every cell keeps its UTF-16 index in the line as it was. */
function layOut(line: string): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const cell of cellsOf(line)) {
    const width = cell.text === '\t' ? TAB - (column % TAB) : undefined;
    const text = width === undefined ? printable(cell.text) : ' '.repeat(width);
    const shown = { text, index: cell.index, width: width ?? (text === cell.text ? cell.width : displayWidth(text)) };
    cells.push(shown);
    column += shown.width;
  }
  return cells;
}

const widthOf = (cells: readonly Cell[]) => cells.reduce((sum, cell) => sum + cell.width, 0);
const textOf = (cells: readonly Cell[]) => cells.map((cell) => cell.text).join('');

/** Columns kept before the underline when the line has to be cut. */
const LEAD = 12;

/**
 * The first line of the location, cut around the underline so that it fits into `room` columns.
 * @param room 0 means no limit; even then a minified line of thousands of columns is cut
 * @returns undefined where the location comes without its source line
 */
export function excerptOf(location: Location, room: number): Excerpt | undefined {
  const { range, snippet } = location;
  const line = snippet.lines[range.start.line - snippet.firstLine];
  if (line === undefined) return undefined;
  const continues = range.end.line > range.start.line;
  const endColumn = continues ? line.trimEnd().length : range.end.column;
  const all = layOut(line.trimEnd());
  const before = all.filter((cell) => cell.index < range.start.column);
  const under = all.filter((cell) => cell.index >= range.start.column && cell.index < endColumn);
  const after = all.slice(before.length + under.length);
  const limit = Math.max(20, room > 0 ? room : 400);
  const number = range.start.line + 1;
  let lead = '';
  if (widthOf(all) > limit && widthOf(before) + Math.min(widthOf(under), limit / 2) > limit - LEAD) {
    while (widthOf(before) > LEAD) before.shift();
    lead = '…';
  }
  const indent = displayWidth(lead) + widthOf(before);
  const shownUnder = takeColumns(under, limit - indent - 1);
  let text = lead + textOf(before) + textOf(shownUnder);
  let rest = '';
  if (shownUnder.length < under.length) {
    rest = '…';
  } else if (after.length > 0) {
    const shownAfter = takeColumns(after, limit - displayWidth(text));
    rest = shownAfter.length === after.length ? textOf(after) : `${textOf(shownAfter.slice(0, -1))}…`;
  }
  text += rest;
  return { number, text, indent, length: Math.max(1, widthOf(shownUnder)), continues };
}

function takeColumns(cells: readonly Cell[], columns: number): Cell[] {
  const taken: Cell[] = [];
  let used = 0;
  for (const cell of cells) {
    if (used + cell.width > columns) break;
    taken.push(cell);
    used += cell.width;
  }
  return taken;
}

/** The line above the location, if the snippet has it and it says something; its indentation is kept. */
export function lineAbove(location: Location, room: number): { readonly number: number; readonly text: string } | undefined {
  const number = location.range.start.line;
  const line = location.snippet.lines[number - 1 - location.snippet.firstLine];
  if (number < 1 || line === undefined || line.trim() === '') return undefined;
  const cells = layOut(line.trimEnd());
  const limit = Math.max(20, room > 0 ? room : 400);
  const shown = takeColumns(cells, limit);
  return { number, text: shown.length === cells.length ? textOf(cells) : `${textOf(shown.slice(0, -1))}…` };
}
