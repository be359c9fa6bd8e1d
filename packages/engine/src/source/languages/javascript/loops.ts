import type { Loop } from '../../model.ts';
import type { Syntax } from '../../syntax.ts';
import { bare } from './expression.ts';
import type { Extractor } from './extract.ts';
import { iterate, lastTokenOf } from './operations.ts';
import { assignPattern, declarePattern, namesIn } from './pattern.ts';
import { pointOf } from './points.ts';
import { tokensBetween } from './tokens.ts';
import { SourceLoop, type Span } from '../loop.ts';
import { withinLoop } from '../within-loop.ts';

/** Visits a loop; false if it is none. */
export function visitLoop(extractor: Extractor, item: Syntax): boolean {
  switch (item.type) {
    case 'for_statement': forStatement(extractor, item); return true;
    case 'for_in_statement': forIn(extractor, item); return true;
    case 'while_statement': {
      const [condition, body] = item.children;
      if (condition === undefined || body === undefined) return false;
      whileLoop(extractor, item, 'while', { start: item.start, end: condition.end }, item.children);
      return true;
    }
    case 'do_statement': {
      const condition = item.child('parenthesized_expression');
      if (condition === undefined) return false;
      whileLoop(extractor, item, 'while', condition, item.children);
      return true;
    }
    default: return false;
  }
}

function whileLoop(extractor: Extractor, item: Syntax, kind: Loop['kind'], header: Span, parts: readonly Syntax[]): void {
  const loop = new SourceLoop(extractor, kind, item, header);
  withinLoop(extractor, loop, parts, () => extractor.visitAll(parts));
}

function forStatement(extractor: Extractor, item: Syntax): void {
  const { children } = item;
  const body = children.at(-1);
  const initializer = children[0];
  if (body === undefined || initializer === undefined) return;
  // Without one, the grammar gives an empty statement.
  extractor.visit(initializer);
  const repeated = children.slice(1);
  const header = { start: item.start, end: children.at(-2)?.end ?? initializer.end };
  const loop = new SourceLoop(extractor, 'for', item, header);
  for (const declarator of initializer.children) {
    const name = declarator.type === 'variable_declarator' ? declarator.children[0] : undefined;
    if (name !== undefined) loop.targets.push(...namesIn(extractor, name));
  }
  withinLoop(extractor, loop, repeated, () => extractor.visitAll(repeated));
}

function forIn(extractor: Extractor, item: Syntax): void {
  const { children } = item;
  const body = children.at(-1);
  const iterable = children.at(-2);
  const target = children[0];
  if (body === undefined || iterable === undefined || target === undefined || target === iterable) return extractor.visitAll(children);
  extractor.visit(iterable);
  const loop = new SourceLoop(extractor, 'for', item, { start: item.start, end: iterable.end }, iterable);
  loop.targets.push(...namesIn(extractor, bare(target)));
  withinLoop(extractor, loop, [body, target], () => {
    const leaf = bare(target);
    iterate(extractor, iterable, pointOf(iterable, extractor.source), iterable, [leaf.start, pointOf(leaf, extractor.source), lastTokenOf(leaf)]);
    const declares = /\b(?:const|let|var|using)$/.test(tokensBetween(extractor.source, item.start, target.start));
    if (declares) declarePattern(extractor, target, 'loop', item);
    else assignPattern(extractor, bare(target), item);
    extractor.visit(body);
  });
}

/** Methods that call their first argument for each element, or for pairs of elements. */
const ITERATING = new Set(['every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'flatMap', 'forEach', 'map', 'reduce', 'reduceRight', 'some', 'sort', 'toSorted']);
/** Functions that do so with another argument: `Array.from(items, fn)`. */
const FROM = new Set(['from', 'fromAsync']);

/** The loop in which a function runs that is the argument `i` of a call; undefined if none is known. */
export function callbackLoop(extractor: Extractor, call: Syntax, name: string, receiver: Syntax | undefined, operands: readonly Syntax[], i: number): SourceLoop | undefined {
  if (receiver === undefined) return undefined;
  const iterable = i === 0 && ITERATING.has(name) ? receiver : i === 1 && FROM.has(name) ? operands[0] : undefined;
  const callback = operands[i];
  if (iterable === undefined || callback === undefined) return undefined;
  return new SourceLoop(extractor, 'callback', bare(callback), { start: call.start, end: call.children[0]?.end ?? call.start }, iterable);
}
