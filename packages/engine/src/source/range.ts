import type { Node } from 'web-tree-sitter';
import type { Position, Range, SourceText } from './model.ts';

/** Negative if `a` comes first. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column;
}

/** Source order of ranges: by start; of two that start together the longer, which holds the other, comes first. */
export function compareRanges(a: Range, b: Range): number {
  return comparePositions(a.start, b.start) || comparePositions(b.end, a.end);
}

export function contains(outer: Range, inner: Range): boolean {
  return comparePositions(outer.start, inner.start) <= 0 && comparePositions(inner.end, outer.end) <= 0;
}

export function equalRanges(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.start) === 0 && comparePositions(a.end, b.end) === 0;
}

/** Where a node of the tree is in the text. */
export function rangeOf(text: SourceText, node: Node): Range {
  return { start: text.position(node.startIndex), end: text.position(node.endIndex) };
}
