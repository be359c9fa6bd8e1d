import type { Syntax } from '../../syntax.ts';
import { bare, isConstantSyntax, memberOf, MUTATING, pathOfSyntax } from './expression.ts';
import type { Extractor } from './extract.ts';
import type { Alias } from './function.ts';
import { callbackLoop } from './loops.ts';
import { visitFunction } from './functions.ts';
import { assignPattern } from './pattern.ts';
import { callPoint, pointOf, updatePoint } from './points.ts';
import { tokenAt, tokensBetween } from './tokens.ts';

const COMPARES = new Set(['==', '===', '!=', '!==', '<', '>', '<=', '>=']);
const LOGICAL = new Set(['&&', '||', '??', '&&=', '||=', '??=']);

/** Visits an operation of an expression; false if it is none. */
export function visitOperation(extractor: Extractor, item: Syntax): boolean {
  switch (item.type) {
    case 'member_expression': member(extractor, item); return true;
    case 'subscript_expression':
      extractor.visitAll(item.children);
      extractor.subscript(item);
      return true;
    case 'call_expression': call(extractor, item); return true;
    case 'new_expression': construct(extractor, item); return true;
    case 'binary_expression': binary(extractor, item); return true;
    case 'unary_expression': unary(extractor, item); return true;
    case 'assignment_expression': assignment(extractor, item); return true;
    case 'augmented_assignment_expression': augmented(extractor, item); return true;
    case 'update_expression': update(extractor, item); return true;
    case 'array': array(extractor, item); return true;
    case 'object': object(extractor, item); return true;
    case 'spread_element': spread(extractor, item); return true;
    case 'template_string':
      extractor.visitAll(item.children);
      if (item.children.some(({ type }) => type === 'template_substitution')) {
        extractor.site('build', 'string', item, item.start, { operands: item.children.filter(({ type }) => type === 'template_substitution').flatMap(({ children }) => children.slice(0, 1)) });
      }
      return true;
    case 'regex': extractor.site('build', 'RegExp', item, item.start); return true;
    case 'await_expression': case 'yield_expression':
      extractor.visitAll(item.children);
      if (item.children[0] !== undefined && /^yield\s*\*/.test(extractor.source.slice(item.start, item.children[0].start))) iterate(extractor, item.children[0], item.start);
      extractor.site(item.type === 'await_expression' ? 'await' : 'yield', '', item, item.start, { operands: item.children });
      return true;
    case 'type_assertion':
      if (item.last !== undefined) extractor.visit(item.last);
      return true;
    case 'as_expression': case 'satisfies_expression': case 'instantiation_expression':
      if (item.children[0] !== undefined) extractor.visit(item.children[0]);
      return true;
    case 'jsx_opening_element': case 'jsx_self_closing_element': element(extractor, item); return true;
    case 'jsx_closing_element': case 'meta_property': return true;
    default: return false;
  }
}

function member(extractor: Extractor, item: Syntax): void {
  const parts = memberOf(item);
  if (parts === undefined) return extractor.visitAll(item.children);
  extractor.visit(parts.object);
  extractor.attribute(item);
}

function argumentsOf(item: Syntax): readonly Syntax[] {
  const { last } = item;
  return last?.type === 'arguments' ? last.children : last?.type === 'template_string' ? last.children : [];
}

function call(extractor: Extractor, item: Syntax): void {
  const { source } = extractor;
  const callee = item.children[0];
  if (callee === undefined) return;
  extractor.visit(callee);
  const inner = bare(callee);
  const parts = memberOf(inner);
  const receiver = parts?.object ?? (inner.type === 'subscript_expression' ? inner.children[0] : undefined);
  const name = parts !== undefined ? extractor.nameOf(parts.property) : inner.type === 'identifier' ? extractor.nameOf(inner) : inner.type === 'super' ? 'super' : '';
  const operands = argumentsOf(item);
  for (const [i, operand] of operands.entries()) {
    const loop = callbackLoop(extractor, item, name, receiver, operands, i);
    if (loop === undefined || !visitFunction(extractor, bare(operand), loop)) extractor.visit(operand);
  }
  if (receiver !== undefined && MUTATING.has(name)) {
    const path = pathOfSyntax(receiver, source);
    if (path !== undefined) extractor.mark(`${path}()`);
  }
  if (inner.type === 'import') {
    const [module] = operands;
    extractor.site('import', module?.type === 'string' ? extractor.sourceOf(module).slice(1, -1) : '', item, item.start, { operands });
    return;
  }
  const at = callPoint(item, source);
  const spread = operands.findIndex(({ type }) => type === 'spread_element');
  extractor.site('call', name, item, at, {
    receiver, operands,
    aliases: [...elsewhere('call', at, item.last?.start, pointOf(callee, source), item.start),
      // With spread arguments they are put into an array first, and the fields of the object are initialised after `super()`.
      ...spread < 0 ? [] : operands.flatMap((each) => elsewhere('build', -1, each.start, pointOf(each, source))),
      ...inner.type === 'super' ? fieldsAt(at) : []],
  });
}

/** A function that initialises fields is looked up and called without a trace in the source. */
export function fieldsAt(at: number): Alias[] {
  return [{ operation: 'attribute', at }, { operation: 'subscript-store', at }, { operation: 'attribute-store', at }];
}

function elsewhere(operation: Alias['operation'], at: number, ...points: readonly (number | undefined)[]): Alias[] {
  return [...new Set(points)].filter((point): point is number => point !== undefined && point !== at).map((point) => ({ operation, at: point }));
}

function construct(extractor: Extractor, item: Syntax): void {
  const callee = item.children[0];
  if (callee === undefined) return;
  extractor.visit(callee);
  const operands = argumentsOf(item);
  extractor.visitAll(operands);
  const inner = bare(callee);
  const parts = memberOf(inner);
  const name = parts !== undefined ? extractor.nameOf(parts.property) : inner.type === 'identifier' ? extractor.nameOf(inner) : '';
  extractor.site('call', name, item, item.start, { operands });
}

function binary(extractor: Extractor, item: Syntax): void {
  const [left, right] = item.children;
  if (left === undefined || right === undefined) return extractor.visitAll(item.children);
  if (left.type !== 'private_property_identifier') extractor.visit(left);
  extractor.visit(right);
  const operator = tokensBetween(extractor.source, left.end, right.start);
  if (LOGICAL.has(operator)) return;
  const at = tokenAt(extractor.source, left.end);
  const operands = [left, right];
  if (operator === 'in') extractor.site('membership', operator, item, at, { receiver: right, operands, aliases: [{ operation: 'subscript', at }] });
  else if (operator === 'instanceof') extractor.site('membership', operator, item, at, { receiver: right, operands, aliases: [{ operation: 'attribute', at }] });
  else extractor.site(COMPARES.has(operator) ? 'compare' : 'binary', operator, item, at, { operands });
}

function unary(extractor: Extractor, item: Syntax): void {
  const operand = item.children[0];
  if (operand === undefined) return;
  const operator = tokensBetween(extractor.source, item.start, operand.start);
  if (operator === 'delete') {
    const target = bare(operand);
    extractor.target(target, undefined);
    if (target.type !== 'identifier') extractor.store(target, item.start, item);
    return;
  }
  if (operator === 'typeof' && operand.type === 'identifier') extractor.load(operand, extractor.nameOf(operand), true);
  else extractor.visit(operand);
  if (/^[-+~]/.test(operator) && !isConstantSyntax(item)) extractor.site('binary', operator.charAt(0), item, item.start, { operands: [operand] });
}

function assignment(extractor: Extractor, item: Syntax): void {
  const [left, right] = item.children;
  if (left === undefined || right === undefined) return extractor.visitAll(item.children);
  const target = bare(left);
  const at = tokenAt(extractor.source, left.end);
  if (target.type === 'object_pattern' || target.type === 'array_pattern') {
    extractor.visit(right);
    assignPattern(extractor, target, item, right, at);
    return;
  }
  extractor.target(target, undefined);
  extractor.visit(right);
  extractor.store(target, at, item);
}

function augmented(extractor: Extractor, item: Syntax): void {
  const [left, right] = item.children;
  if (left === undefined || right === undefined) return extractor.visitAll(item.children);
  const target = bare(left);
  const operator = tokensBetween(extractor.source, left.end, right.start);
  const at = tokenAt(extractor.source, left.end);
  extractor.target(target, at);
  extractor.visit(right);
  if (!LOGICAL.has(operator)) extractor.site('binary', operator, item, at, { operands: [target, right] });
  extractor.store(target, at, item);
}

function update(extractor: Extractor, item: Syntax): void {
  const operand = item.children[0];
  if (operand === undefined) return;
  const target = bare(operand);
  const at = updatePoint(item, extractor.source);
  extractor.target(target, at);
  extractor.site('binary', operand.start === item.start ? tokensBetween(extractor.source, operand.end, item.end) : tokensBetween(extractor.source, item.start, operand.start), item, at, { operands: [operand] });
  extractor.store(target, at, item);
}

function array(extractor: Extractor, item: Syntax): void {
  const aliases = item.children.flatMap((each) => elsewhere('build', item.start, ...valuePoints(extractor, each)));
  extractor.site('build', 'array', item, item.start, { operands: item.children, aliases });
}

/** Properties that are defined one by one are stores to V8, at the value of each. */
function object(extractor: Extractor, item: Syntax): void {
  const aliases: Alias[] = [];
  for (const child of item.children) {
    const key = child.children[0];
    const value = child.type === 'pair' ? child.last : child;
    if (child.type === 'pair' && key?.type === 'computed_property_name') extractor.visit(key);
    if (value === undefined) continue;
    const points = valuePoints(extractor, value);
    for (const at of points) aliases.push({ operation: 'attribute-store', at }, { operation: 'subscript-store', at });
  }
  extractor.site('build', 'object', item, item.start, { operands: item.children, aliases });
}

/** Visits a value, and says where V8 may put what is done with it: where it put the last of its operations. */
export function valuePoints(extractor: Extractor, value: Syntax): ReadonlySet<number> {
  const { operations } = extractor.function;
  const before = operations.length;
  extractor.visit(value);
  const inside = operations.slice(Math.max(before, operations.length - LAST_OPERATIONS)).map(({ at }) => at);
  return new Set([value.start, pointOf(value, extractor.source), lastTokenOf(value), ...inside]);
}

/** Operations of a value of which one may be the last: those behind it make an array or an object of its parts. */
const LAST_OPERATIONS = 4;

export function lastTokenOf(item: Syntax): number {
  let at = item;
  while (at.last !== undefined && at.last.end === at.end) at = at.last;
  return at.children.length > 0 ? at.end - 1 : at.start;
}

/** In an object it copies properties; elsewhere it iterates. */
function spread(extractor: Extractor, item: Syntax): void {
  extractor.visitAll(item.children);
  const value = item.children[0];
  if (value === undefined || item.parent?.type === 'object') return;
  iterate(extractor, value);
}

/**
 * @param receiver what is iterated over, where that is not the item
 * @param others further points at which parts of the protocol are reported: `next`, `done`, `value`, `return`
 */
export function iterate(extractor: Extractor, item: Syntax, at = pointOf(item, extractor.source), receiver = item, others: readonly number[] = []): void {
  extractor.site('iteration', '', item, at, {
    receiver,
    aliases: [...new Set([at, item.start, receiver.start, pointOf(receiver, extractor.source), ...others])]
      .flatMap((point) => [{ operation: 'attribute', at: point } as const, { operation: 'call', at: point } as const, ...point === at ? [] : [{ operation: 'iteration', at: point } as const]]),
  });
}

function element(extractor: Extractor, item: Syntax): void {
  const name = item.child('identifier', 'member_expression', 'nested_identifier', 'jsx_namespace_name');
  for (const child of item.children) {
    // `<div>` is a string, `<Item>` a variable.
    if (child !== name || child.type === 'member_expression' || (child.type === 'identifier' && /^[^a-z]/.test(extractor.nameOf(child)))) extractor.visit(child);
  }
  extractor.site('call', name === undefined ? '' : extractor.sourceOf(name), item, item.start);
}
