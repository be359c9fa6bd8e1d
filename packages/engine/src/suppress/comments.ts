import type { SourceModel } from '../source/model.ts';
import { COMMENTS } from '../source/syntax.ts';
import { MARK } from './directive.ts';

/** The word in a comment, and the lines of code that the comment stands at. */
export interface Mark {
  readonly comment: string;
  /** UTF-16 offsets: of the comment in the file, of the word in the comment */
  readonly start: number;
  readonly at: number;
  /** 0-based */
  readonly lines: readonly number[];
}

/** Every place where the word stands in a comment of the tree: text in strings is none. */
export function marksIn(model: SourceModel): Mark[] {
  const source = model.text.text;
  if (!source.includes(MARK)) return [];
  const comments = new Comments(model);
  const found: Mark[] = [];
  for (const { start, end } of comments.all) {
    const comment = source.slice(start, end);
    for (let at = comment.indexOf(MARK); at >= 0; at = comment.indexOf(MARK, at + MARK.length)) {
      found.push({ comment, start, at, lines: comments.linesOf(start, end) });
    }
  }
  return found;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The comments of a file. The tree is asked once for all of them: a look-up in a list of many nodes goes through the list. */
class Comments {
  readonly all: readonly Span[];
  readonly #model: SourceModel;
  /** by start, with the braces around it in JSX, which are part of it to its reader: its end */
  readonly #ends: ReadonlyMap<number, number>;
  readonly #next = new Map<number, number | undefined>();
  readonly #headers = new Map<number, number | undefined>();

  constructor(model: SourceModel) {
    this.#model = model;
    this.all = model.tree.rootNode.descendantsOfType([...COMMENTS]).map((node) => ({ start: node.startIndex, end: node.endIndex }));
    this.#ends = new Map(this.all.map((span) => this.#withBraces(span)).map(({ start, end }) => [start, end]));
  }

  /** Behind or before code: that line. Alone: the next line with code; above decorators, the line that they decorate as well. */
  linesOf(start: number, end: number): number[] {
    const { text } = this.#model;
    const outer = this.#withBraces({ start, end });
    const first = text.position(outer.start);
    const last = text.position(outer.end);
    const beside = new Set<number>();
    if (text.lines[first.line]!.slice(0, first.column).trim() !== '') beside.add(first.line);
    if (text.lines[last.line]!.slice(last.column).trim() !== '') beside.add(last.line);
    if (beside.size > 0) return [...beside];
    const next = this.#nextCode(outer.end);
    if (next === undefined) return [];
    const line = text.position(next).line;
    const header = this.#headerBelow(next);
    return header === undefined || header === line ? [line] : [line, header];
  }

  #withBraces({ start, end }: Span): Span {
    const source = this.#model.text.text;
    let before = start - 1;
    while (source[before] === ' ' || source[before] === '\t') before--;
    let after = end;
    while (source[after] === ' ' || source[after] === '\t') after++;
    return source[before] === '{' && source[after] === '}' ? { start: before, end: after + 1 } : { start, end };
  }

  /** Offset of what is no blank and no comment; undefined at the end of the file. */
  #nextCode(from: number): number | undefined {
    const source = this.#model.text.text;
    const blank = /\s*/y;
    const passed = [from];
    let found: number | undefined;
    for (let at = from; ;) {
      blank.lastIndex = at;
      at += blank.exec(source)![0].length;
      if (at >= source.length) break;
      const end = this.#ends.get(at);
      if (end === undefined) {
        found = at;
        break;
      }
      if (this.#next.has(end)) {
        found = this.#next.get(end);
        break;
      }
      passed.push(at = end);
    }
    for (const at of passed) this.#next.set(at, found);
    return found;
  }

  /** Line of the header below the decorator that starts at an offset. */
  #headerBelow(offset: number): number | undefined {
    if (this.#model.text.text[offset] !== '@') return undefined;
    if (!this.#headers.has(offset)) this.#headers.set(offset, this.#findHeader(offset));
    return this.#headers.get(offset);
  }

  #findHeader(offset: number): number | undefined {
    let node = this.#model.tree.rootNode.descendantForIndex(offset);
    while (node !== null && node.type !== 'decorator' && node.parent?.startIndex === offset) node = node.parent;
    if (node?.type !== 'decorator') return undefined;
    let next = node.nextSibling;
    while (next !== null && (next.type === 'decorator' || COMMENTS.includes(next.type))) next = next.nextSibling;
    return next === null ? undefined : this.#model.text.position(next.startIndex).line;
  }
}
