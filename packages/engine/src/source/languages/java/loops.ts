import type { Syntax } from '../../syntax.ts';
import { bare, callOf } from './expression.ts';
import type { Extractor } from './extract.ts';
import { noted } from './lines.ts';
import { SourceLoop, type Span } from '../loop.ts';
import { withinLoop } from '../within-loop.ts';

/** Visits a loop; false if it is none. */
export function visitLoop(extractor: Extractor, item: Syntax): boolean {
  switch (item.type) {
    case 'for_statement': forStatement(extractor, item); return true;
    case 'enhanced_for_statement': return enhancedFor(extractor, item);
    case 'while_statement': {
      const [condition, body] = item.children;
      if (condition === undefined || body === undefined) return false;
      conditional(extractor, item, { start: item.start, end: condition.end }, [condition, body], condition);
      return true;
    }
    case 'do_statement': {
      const condition = item.child('parenthesized_expression');
      if (condition === undefined) return false;
      conditional(extractor, item, condition, item.children, condition);
      return true;
    }
    default: return false;
  }
}

function conditional(extractor: Extractor, item: Syntax, header: Span, parts: readonly Syntax[], condition: Syntax): void {
  const loop = new SourceLoop(extractor, 'while', item, header);
  withinLoop(extractor, loop, parts, () => {
    for (const part of parts) {
      if (part === condition) extractor.at = condition.start;
      extractor.visit(part);
    }
  });
}

function forStatement(extractor: Extractor, item: Syntax): void {
  const of = (field: string): Set<number> => new Set(item.node.childrenForFieldName(field).map((node) => node?.startIndex ?? -1));
  const [inits, conditions] = [of('init'), of('condition')];
  const body = item.children.at(-1);
  const initializers = item.children.filter((each) => each !== body && inits.has(each.start));
  const condition = item.children.find((each) => each !== body && conditions.has(each.start));
  const updates = item.children.filter((each) => each !== body && each !== condition && !initializers.includes(each));
  if (body === undefined) return;
  extractor.at = item.start;
  for (const each of initializers) {
    if (each.type !== 'local_variable_declaration') extractor.at = each.start;
    extractor.visit(each);
  }
  const loop = new SourceLoop(extractor, 'for', item, { start: item.start, end: item.children.at(-2)?.end ?? item.start + 'for'.length });
  for (const each of initializers) {
    for (const declarator of each.type === 'local_variable_declaration' ? each.children : []) {
      const name = declarator.type === 'variable_declarator' ? declarator.children[0] : undefined;
      if (name !== undefined) loop.targets.push(extractor.sourceOf(name));
    }
  }
  withinLoop(extractor, loop, [...condition === undefined ? [] : [condition], ...updates, body], () => {
    if (condition !== undefined) {
      extractor.at = noted(condition, extractor.source);
      extractor.visit(condition);
    }
    extractor.visit(body);
    for (const update of updates) {
      extractor.at = update.start;
      extractor.visit(update);
    }
  });
}

function enhancedFor(extractor: Extractor, item: Syntax): boolean {
  const { children } = item;
  const body = children.at(-1);
  const iterable = children.at(-2);
  const name = children.slice(0, -2).findLast(({ type }) => type === 'identifier');
  if (body === undefined || iterable === undefined) return false;
  extractor.at = iterable.start;
  extractor.visit(iterable);
  const loop = new SourceLoop(extractor, 'for', item, { start: item.start, end: iterable.end }, iterable);
  if (name !== undefined) loop.targets.push(extractor.sourceOf(name));
  withinLoop(extractor, loop, [...name === undefined ? [] : [name], body], () => {
    extractor.site('iteration', '', iterable, iterable.start, { receiver: iterable, boxes: true });
    if (name !== undefined) extractor.declare(name);
    extractor.visit(body);
  });
  return true;
}

/** Methods that call a function for each element, whatever they are called on. */
const ITERATING = new Set(['allMatch', 'anyMatch', 'flatMapToInt', 'forEach', 'forEachOrdered', 'mapToDouble', 'mapToInt', 'mapToLong', 'mapToObj', 'noneMatch', 'removeIf', 'replaceAll', 'sort', 'sorted']);
/** Methods that do so on a stream only: `Optional` has them as well. */
const OF_STREAMS = new Set(['collect', 'dropWhile', 'filter', 'flatMap', 'map', 'mapMulti', 'max', 'min', 'peek', 'reduce', 'takeWhile']);
const STREAMS = new Set(['boxed', 'chars', 'concat', 'generate', 'iterate', 'lines', 'mapToDouble', 'mapToInt', 'mapToLong', 'mapToObj', 'parallelStream', 'range', 'rangeClosed', 'results', 'splitAsStream', 'stream']);
/** Functions of `Collections` and `Arrays` that do so with what is given first. */
const FIRST_GIVEN = new Set(['setAll', 'sort', 'parallelSort']);

/** The loop in which a lambda runs that is an argument of a call; undefined if none is known. */
export function callbackLoop(extractor: Extractor, call: Syntax, argument: Syntax): SourceLoop | undefined {
  const callback = bare(argument);
  const parts = callOf(call);
  if (callback.type !== 'lambda_expression' || parts?.object === undefined) return undefined;
  const name = extractor.sourceOf(parts.name);
  const given = parts.args.children[0];
  const isFirst = given === argument;
  const iterable = FIRST_GIVEN.has(name) && !isFirst && given !== undefined ? given
    : ITERATING.has(name) || (OF_STREAMS.has(name) && isStream(extractor, parts.object)) ? parts.object : undefined;
  if (iterable === undefined) return undefined;
  return new SourceLoop(extractor, 'callback', callback, { start: call.start, end: parts.name.end }, iterable);
}

function isStream(extractor: Extractor, object: Syntax): boolean {
  for (let at: Syntax | undefined = object; at !== undefined;) {
    const call = callOf(bare(at));
    if (call === undefined) return false;
    if (STREAMS.has(extractor.sourceOf(call.name)) || (call.object !== undefined && /Stream$/.test(extractor.sourceOf(call.object)))) return true;
    at = call.object;
  }
  return false;
}
