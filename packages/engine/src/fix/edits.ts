import type { SourceText } from '../source/model.ts';

/** A change of a text: UTF-16 offsets, and what takes the place of what is there. Nothing is taken away where both are equal. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Lines that a change takes away and puts there, without what stays; `line` counts from 0, in the text as it was. */
export interface Hunk {
  readonly line: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** In the order of their places; of those that start at one place insertions come first, and keep their order. */
export function ordered<T extends TextEdit>(edits: readonly T[]): T[] {
  return edits.map((edit, i) => ({ edit, i })).sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.i - b.i).map(({ edit }) => edit);
}

/** Whether two edits cannot both be made: insertions at one place can, and one at the edge of what is replaced. */
export function collide(a: TextEdit, b: TextEdit): boolean {
  return a.start < b.end && b.start < a.end;
}

/** @param edits none of which collide */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text: put } of ordered(edits)) {
    parts.push(text.slice(at, start), put);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

const LINE_END = /\r\n|\n|\r/;

/**
 * What edits do to whole lines, as a diff shows it; lines that stay as they are are left out.
 * @param lineEnd by which the lines of `source` were told apart
 */
export function hunksOf(source: SourceText, edits: readonly TextEdit[], lineEnd: RegExp = LINE_END): Hunk[] {
  const groups: { first: number; last: number; edits: TextEdit[] }[] = [];
  for (const edit of ordered(edits)) {
    const first = source.position(edit.start).line;
    const last = source.position(edit.end).line;
    const open = groups.at(-1);
    if (open !== undefined && first <= open.last + 1) {
      open.last = Math.max(open.last, last);
      open.edits.push(edit);
    } else groups.push({ first, last, edits: [edit] });
  }
  return groups.flatMap(({ first, last, edits: own }) => {
    const start = source.offset({ line: first, column: 0 });
    const end = source.offset({ line: last, column: Infinity });
    const shifted = own.map((edit) => ({ start: edit.start - start, end: edit.end - start, text: edit.text }));
    const before = source.lines.slice(first, last + 1);
    const after = applyEdits(source.text.slice(start, end), shifted).split(lineEnd);
    let same = 0;
    while (same < before.length && same < after.length && before[same] === after[same]) same++;
    let tail = 0;
    while (tail < before.length - same && tail < after.length - same && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
    const removed = before.slice(same, before.length - tail);
    const added = after.slice(same, after.length - tail);
    return removed.length + added.length === 0 ? [] : [{ line: first + same, removed, added }];
  });
}
