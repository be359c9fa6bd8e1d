import type { Node } from 'web-tree-sitter';
import type { SourceModel } from '../source/model.ts';
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
  const found: Mark[] = [];
  for (let at = source.indexOf(MARK); at >= 0; at = source.indexOf(MARK, at + MARK.length)) {
    const node = commentAt(model, at);
    if (node === undefined) continue;
    found.push({ comment: source.slice(node.startIndex, node.endIndex), start: node.startIndex, at: at - node.startIndex, lines: linesOf(model, node) });
  }
  return found;
}

const COMMENTS: ReadonlySet<string> = new Set(['comment', 'html_comment']);

function commentAt(model: SourceModel, offset: number): Node | undefined {
  const node = model.tree.rootNode.descendantForIndex(offset);
  return node !== null && COMMENTS.has(node.type) ? node : undefined;
}

/** A comment in JSX stands in braces, which are part of it to its reader. */
function withBraces(comment: Node): Node {
  const { parent } = comment;
  return parent?.type === 'jsx_expression' && parent.namedChildCount === 1 ? parent : comment;
}

/** Behind or before code: that line. Alone: the next line with code; above decorators, the line that they decorate as well. */
function linesOf(model: SourceModel, comment: Node): number[] {
  const { text } = model;
  const outer = withBraces(comment);
  const start = text.position(outer.startIndex);
  const end = text.position(outer.endIndex);
  const beside = new Set<number>();
  if (text.lines[start.line]!.slice(0, start.column).trim() !== '') beside.add(start.line);
  if (text.lines[end.line]!.slice(end.column).trim() !== '') beside.add(end.line);
  if (beside.size > 0) return [...beside];
  const next = nextCode(model, outer.endIndex);
  if (next === undefined) return [];
  const line = text.position(next).line;
  const header = decoratedAt(model, next);
  return header === undefined || header === line ? [line] : [line, header];
}

/** Comments that may stand between a comment and its code, so that a file of nothing else does not take long. */
const MOST_BETWEEN = 100;

/** Offset of what is no blank and no comment; undefined at the end of the file. */
function nextCode(model: SourceModel, from: number): number | undefined {
  const source = model.text.text;
  let at = from;
  for (let i = 0; i < MOST_BETWEEN; i++) {
    const next = source.slice(at).search(/\S/);
    if (next < 0) return undefined;
    at += next;
    const node = model.tree.rootNode.descendantForIndex(at);
    const comment = node !== null && COMMENTS.has(node.type) ? withBraces(node) : bracedComment(node);
    if (comment === undefined || comment.endIndex <= at) return at;
    at = comment.endIndex;
  }
  return undefined;
}

function bracedComment(brace: Node | null): Node | undefined {
  const around = brace?.parent;
  const inner = around?.type === 'jsx_expression' && around.namedChildCount === 1 ? around.namedChild(0) : null;
  return inner !== null && COMMENTS.has(inner.type) ? around! : undefined;
}

/** Line of the header below the decorator that starts at an offset. */
function decoratedAt(model: SourceModel, offset: number): number | undefined {
  let node = model.tree.rootNode.descendantForIndex(offset);
  while (node !== null && node.type !== 'decorator' && node.parent?.startIndex === offset) node = node.parent;
  if (node?.type !== 'decorator') return undefined;
  let next = node.nextSibling;
  while (next !== null && (next.type === 'decorator' || COMMENTS.has(next.type))) next = next.nextSibling;
  return next === null ? undefined : model.text.position(next.startIndex).line;
}
