import type { Position, Range, SourceText } from './model.ts';

/** `\n`, `\r\n` and a lone `\r`, as Python counts lines; form feeds, U+2028 and the like end none. */
const LINE_END = /\r\n|\n|\r/g;

/** Lines up to this length are searched from their start at each conversion, longer ones through a table. */
const SHORT_LINE = 512;

/**
 * Makes the text of a file. It must come without a byte order mark (`Language.decode` drops it): neither runtimes nor
 * outputs count one.
 *
 * @param lineEnd global expression that matches the line ends of the language
 */
export function createText(text: string, lineEnd: RegExp = LINE_END): SourceText {
  return new Text(text, lineEnd);
}

class Text implements SourceText {
  readonly text: string;
  readonly lines: readonly string[];
  readonly #starts: readonly number[];
  #ascii: boolean | undefined;
  #table: { readonly line: number; readonly unit: string; readonly counts: Uint32Array } | undefined;

  constructor(text: string, lineEnd: RegExp) {
    this.text = text;
    const lines: string[] = [];
    const starts = [0];
    let start = 0;
    for (const match of text.matchAll(lineEnd)) {
      lines.push(text.slice(start, match.index));
      start = match.index + match[0].length;
      starts.push(start);
    }
    lines.push(text.slice(start));
    this.lines = lines;
    this.#starts = starts;
  }

  column(line: number, column: number, unit: 'utf8' | 'utf16' | 'codepoint'): number {
    const content = this.lines[line];
    if (content === undefined || column <= 0) return 0;
     
    this.#ascii ??= /^[\0-\x7f]*$/.test(this.text);
    if (unit === 'utf16' || this.#ascii) return Math.min(column, content.length);
    if (content.length > SHORT_LINE) return this.#search(line, content, column, unit);
    let counted = 0;
    for (let i = 0; i < content.length;) {
      const width = widthAt(content, i);
      counted += unit === 'utf8' ? bytesAt(content, i) : 1;
      if (counted > column) return i;
      i += width;
    }
    return content.length;
  }

  position(offset: number): Position {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: Math.max(0, Math.min(offset - starts[low]!, this.lines[low]!.length)) };
  }

  offset(position: Position): number {
    const start = this.#starts[position.line];
    if (start === undefined) return position.line < 0 ? 0 : this.text.length;
    return start + Math.max(0, Math.min(position.column, this.lines[position.line]!.length));
  }

  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  /** A line of a megabyte may hold a thousand sites: its table is made once. */
  #search(line: number, content: string, column: number, unit: 'utf8' | 'codepoint'): number {
    if (this.#table?.line !== line || this.#table.unit !== unit) {
      const counts = new Uint32Array(content.length + 1);
      let counted = 0;
      for (let i = 0; i < content.length;) {
        const width = widthAt(content, i);
        counts.fill(counted, i, i + width);
        counted += unit === 'utf8' ? bytesAt(content, i) : 1;
        i += width;
      }
      counts[content.length] = counted;
      this.#table = { line, unit, counts };
    }
    const { counts } = this.#table;
    let low = 0;
    let high = content.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (counts[middle]! <= column) low = middle;
      else high = middle - 1;
    }
    // Both halves of a surrogate pair carry the count of its start.
    return low > 0 && low < content.length && counts[low] === counts[low - 1] ? low - 1 : low;
  }
}

/** UTF-16 units of the code point at `i`. */
function widthAt(text: string, i: number): number {
  return text.codePointAt(i)! > 0xffff ? 2 : 1;
}

/** UTF-8 bytes of the code point at `i`. */
function bytesAt(text: string, i: number): number {
  const code = text.codePointAt(i)!;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
