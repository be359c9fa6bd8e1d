import { createText } from '../source/index.ts';
import { hunksOf, type TextEdit } from './edits.ts';

/** Lines around a change that a diff shows, as `diff -u` does. */
const CONTEXT = 3;
const LINE_END = /\n/g;

/** A unified diff. What is no line feed belongs to its line, so that a patch keeps it. */
export function unifiedDiff(file: string, text: string, edits: readonly TextEdit[]): string {
  const source = createText(text, LINE_END);
  const hunks = hunksOf(source, edits, LINE_END);
  const { lines } = source;
  // What follows the last line end is a line only if there is something in it.
  const hasEnd = lines.at(-1) === '';
  const count = hasEnd ? lines.length - 1 : lines.length;
  const out: string[] = [];
  let shift = 0;
  for (let i = 0; i < hunks.length;) {
    let j = i + 1;
    while (j < hunks.length && hunks[j]!.line - (hunks[j - 1]!.line + hunks[j - 1]!.removed.length) <= 2 * CONTEXT) j++;
    const group = hunks.slice(i, j);
    const first = Math.max(0, group[0]!.line - CONTEXT);
    const lastHunk = group.at(-1)!;
    const end = Math.min(count, lastHunk.line + lastHunk.removed.length + CONTEXT);
    const body: string[] = [];
    let at = first;
    let [before, after] = [0, 0];
    const put = (sign: ' ' | '-' | '+', line: string, isLast: boolean) => {
      body.push(`${sign}${line}\n`);
      if (isLast) body.push('\\ No newline at end of file\n');
      if (sign !== '+') before++;
      if (sign !== '-') after++;
    };
    const isOpen = (line: number) => !hasEnd && line === lines.length - 1;
    for (const { line, removed, added } of group) {
      for (; at < line; at++) put(' ', lines[at]!, isOpen(at));
      const reachesEnd = line + removed.length >= lines.length;
      // A change up to the end of the file has what follows its last line end as a last, empty line.
      const gone = reachesEnd && removed.at(-1) === '' ? removed.slice(0, -1) : removed;
      const come = reachesEnd && added.at(-1) === '' ? added.slice(0, -1) : added;
      gone.forEach((each, n) => put('-', each, isOpen(line + n)));
      come.forEach((each, n) => put('+', each, reachesEnd && added.at(-1) !== '' && n === come.length - 1));
      at = line + removed.length;
    }
    for (; at < end; at++) put(' ', lines[at]!, isOpen(at));
    out.push(`@@ -${before === 0 ? first : first + 1},${before} +${after === 0 ? first + shift : first + shift + 1},${after} @@\n`, ...body);
    shift += after - before;
    i = j;
  }
  return out.length === 0 ? '' : `--- a/${file}\n+++ b/${file}\n${out.join('')}`;
}
