const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a reader sees as one character, with the number of columns a terminal gives it. */
export interface Cell {
  readonly text: string;
  /** UTF-16 index of its start in the whole text */
  readonly index: number;
  readonly width: number;
}

// East Asian Width W and F (UAX 11), by range, without the planes that are all wide.
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f], [0x2e80, 0x303e], [0x3041, 0x33ff], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xa000, 0xa4cf],
  [0xa960, 0xa97c], [0xac00, 0xd7a3], [0xf900, 0xfaff], [0xfe30, 0xfe6f], [0xff01, 0xff60], [0xffe0, 0xffe6],
  [0x1b000, 0x1b2ff], [0x20000, 0x3fffd],
];

function widthOf(grapheme: string): number {
  const code = grapheme.codePointAt(0) as number;
  if (code >= 0x20 && code < 0x7f) return grapheme.length === 1 ? 1 : emojiOrOne(grapheme);
  if (/^[\p{Mn}\p{Me}\p{Cf}]+$/u.test(grapheme)) return 0;
  if (WIDE.some(([from, to]) => code >= from && code <= to)) return 2;
  return emojiOrOne(grapheme);
}

/** Emoji are two columns wide, and so is a symbol that the variation selector 16 turns into one. */
function emojiOrOne(grapheme: string): number {
  return /\p{Emoji_Presentation}|\ufe0f/u.test(grapheme) ? 2 : 1;
}

export function cellsOf(text: string): Cell[] {
  // Nearly all source is printable ASCII, where a character is a cell.
  if (/^[\x20-\x7e]*$/.test(text)) return Array.from(text, (char, index) => ({ text: char, index, width: 1 }));
  return Array.from(segmenter.segment(text), ({ segment, index }) => ({ text: segment, index, width: widthOf(segment) }));
}

/** Columns that a terminal needs for the text. */
export function displayWidth(text: string): number {
  return cellsOf(text).reduce((sum, cell) => sum + cell.width, 0);
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** The text cut to `width` columns, with an ellipsis where something is missing. */
export function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const cell of cellsOf(text)) {
    if (used + cell.width > width - 1) break;
    kept += cell.text;
    used += cell.width;
  }
  return `${kept.trimEnd()}…`;
}

/** The text in lines of at most `width` columns, broken at spaces; a number stays with its unit. 0 means no limit. */
export function fold(text: string, width: number): string[] {
  if (width <= 0 || displayWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.replace(/(\d) (?=%|s\b|ms\b)/g, '$1\u00a0').split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  lines.push(line);
  return lines.map((each) => each.replaceAll('\u00a0', ' '));
}
