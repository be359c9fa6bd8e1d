import { createHash } from 'node:crypto';
import { pathOf } from './escapes.ts';

export interface Position {
  /** 1-based */
  readonly line: number;
  /** 1-based, in UTF-16 units */
  readonly column: number;
}

/** A source text as the log holds it. The text itself is not kept: only where its lines start and which source map it names. */
export class Script {
  readonly id: number;
  /** Absolute path where the script came from a file, else what V8 calls it; empty for eval and `new Function`. */
  readonly file: string;
  /** The last `sourceMappingURL` in the text; empty if it names none. */
  readonly mapUrl: string;
  /** `sha256:` and hex of the text as UTF-8; compares it with the file on disk */
  readonly digest: string;
  readonly #starts: Uint32Array;
  /** What `vm` was told to add, to lines and to the columns of the first: the log's own places have it, offsets do not. */
  #lines = 0;
  #columns = 0;

  constructor(id: number, name: string, text: string) {
    this.id = id;
    this.file = pathOf(name);
    this.#starts = lineStarts(text);
    this.mapUrl = lastMapUrl(text);
    this.digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  }

  /** Learns what was added from a place that the log gives both ways. */
  align(offset: number, { line, column }: Position): void {
    const computed = this.positionOf(offset);
    this.#lines += line - computed.line;
    if (computed.line === line && line === this.#lines + 1) this.#columns += column - computed.column;
  }

  positionOf(offset: number): Position {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1 + this.#lines, column: offset - (starts[low] as number) + 1 + (low === 0 ? this.#columns : 0) };
  }
}

/** As V8 counts lines: `\n`, `\r\n`, `\r`, U+2028 and U+2029 end one. */
function lineStarts(text: string): Uint32Array {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) starts.push(match.index + match[0].length);
  return Uint32Array.from(starts);
}

function lastMapUrl(text: string): string {
  let at = text.lastIndexOf('sourceMappingURL=');
  while (at >= 0) {
    const before = text.slice(Math.max(0, at - 4), at);
    if (/\/[/*][#@]\s$/.test(before)) {
      const start = at + 'sourceMappingURL='.length;
      let end = start;
      while (end < text.length && !/[\s'"]/.test(text.charAt(end))) end++;
      return text.slice(start, end).replace(/\*\/$/, '');
    }
    at = at === 0 ? -1 : text.lastIndexOf('sourceMappingURL=', at - 1);
  }
  return '';
}
