import type { Syntax } from '../../syntax.ts';
import { visitAnonymous } from './classes.ts';
import { bare, callOf, fieldOf, isConstantSyntax, MUTATING, pathOfSyntax } from './expression.ts';
import type { Extractor } from './extract.ts';
import { visitLambda } from './functions.ts';
import { callbackLoop } from './loops.ts';
import { tokensBetween } from './tokens.ts';

const COMPARES = new Set(['==', '!=', '<', '>', '<=', '>=']);

/** Visits an operation of an expression; false if it is none. */
export function visitOperation(extractor: Extractor, item: Syntax): boolean {
  switch (item.type) {
    case 'method_invocation': call(extractor, item); return true;
    case 'field_access': field(extractor, item); return true;
    case 'array_access':
      extractor.visitAll(item.children);
      extractor.site('subscript', '', item, undefined, { receiver: item.children[0], operands: item.children.slice(-1), boxes: true });
      return true;
    case 'object_creation_expression': construct(extractor, item); return true;
    case 'explicit_constructor_invocation': delegate(extractor, item); return true;
    case 'array_creation_expression': case 'array_initializer': array(extractor, item); return true;
    case 'binary_expression': binary(extractor, item); return true;
    case 'unary_expression': unary(extractor, item); return true;
    case 'update_expression': update(extractor, item); return true;
    case 'assignment_expression': assignment(extractor, item); return true;
    case 'instanceof_expression': instanceOf(extractor, item); return true;
    case 'cast_expression': cast(extractor, item); return true;
    case 'ternary_expression': ternary(extractor, item); return true;
    case 'switch_expression': choose(extractor, item); return true;
    case 'lambda_expression': visitLambda(extractor, item); return true;
    case 'method_reference': reference(extractor, item); return true;
    default: return false;
  }
}

function call(extractor: Extractor, item: Syntax): void {
  const parts = callOf(item);
  if (parts === undefined) return extractor.visitAll(item.children);
  const { object, args } = parts;
  const name = extractor.sourceOf(parts.name);
  if (object !== undefined) extractor.visit(object);
  for (const argument of args.children) {
    const loop = callbackLoop(extractor, item, argument);
    if (loop === undefined) extractor.visit(argument);
    else visitLambda(extractor, bare(argument), loop);
  }
  if (object !== undefined && MUTATING.has(name)) {
    const path = pathOfSyntax(object, extractor.source);
    if (path !== undefined) extractor.mark(`${path}()`);
  }
  extractor.site('call', name, item, args.start, { receiver: object, operands: args.children, boxes: true });
}

function field(extractor: Extractor, item: Syntax): void {
  const access = fieldOf(item);
  // `Outer.this`
  if (access === undefined || access.field.type === 'this') return;
  extractor.visit(access.object);
  extractor.site('attribute', extractor.sourceOf(access.field), item, undefined, { receiver: access.object });
}

const TYPE = new Set(['type_identifier', 'scoped_type_identifier', 'generic_type', 'integral_type', 'floating_point_type', 'boolean_type']);

/** The name of a type without its package, the classes around it, and its parameters. */
function typeName(extractor: Extractor, item: Syntax | undefined): string {
  if (item === undefined) return '';
  if (item.type === 'generic_type') return typeName(extractor, item.children[0]);
  return item.type === 'scoped_type_identifier' && item.last !== undefined ? extractor.sourceOf(item.last) : extractor.sourceOf(item);
}

function construct(extractor: Extractor, item: Syntax): void {
  const args = item.child('argument_list');
  const type = item.children.find((each) => TYPE.has(each.type));
  const outer = item.children[0];
  if (outer !== undefined && outer !== type && !/annotation$|^type_arguments$/.test(outer.type)) extractor.visit(outer);
  const operands = args?.children ?? [];
  const name = typeName(extractor, type);
  extractor.site('build', name, item, undefined, { operands });
  extractor.visitAll(operands);
  extractor.site('call', '<init>', item, undefined, { operands, boxes: true });
  const body = item.child('class_body');
  if (body !== undefined) visitAnonymous(extractor, body);
}

/** `this(...)` and `super(...)` */
function delegate(extractor: Extractor, item: Syntax): void {
  const args = item.child('argument_list');
  extractor.at = item.start;
  const operands = args?.children ?? [];
  extractor.visitAll(operands);
  extractor.site('call', '<init>', item, args?.start, { operands, boxes: true });
}

function array(extractor: Extractor, item: Syntax): void {
  const type = item.children.find((each) => TYPE.has(each.type));
  const value = item.type === 'array_initializer' ? item : item.last?.type === 'array_initializer' ? item.last : undefined;
  for (const child of item.children) if (child.type === 'dimensions_expr') extractor.visitAll(child.children);
  const operands = value?.children ?? item.children.filter((child) => child.type === 'dimensions_expr').flatMap(({ children }) => children);
  extractor.site('build', type === undefined ? 'array' : `${typeName(extractor, type)}[]`, item, undefined, { operands, boxes: value !== undefined });
  if (value !== undefined) extractor.visitAll(value.children);
}

function binary(extractor: Extractor, item: Syntax): void {
  const [left, right] = item.children;
  if (left === undefined || right === undefined) return extractor.visitAll(item.children);
  const operator = tokensBetween(extractor.source, left.end, right.start);
  extractor.visit(left);
  extractor.visit(right);
  if (operator === '&&' || operator === '||' || isConstantSyntax(item)) return;
  extractor.site(COMPARES.has(operator) ? 'compare' : 'binary', operator, item, undefined, { operands: [left, right], boxes: true });
}

function unary(extractor: Extractor, item: Syntax): void {
  const [operand] = item.children;
  if (operand === undefined) return;
  extractor.visit(operand);
  const operator = tokensBetween(extractor.source, item.start, operand.start);
  if (/^[-+~]/.test(operator) && !isConstantSyntax(item)) extractor.site('binary', operator.charAt(0), item, undefined, { operands: [operand], boxes: true });
}

function update(extractor: Extractor, item: Syntax): void {
  const [operand] = item.children;
  if (operand === undefined) return;
  const target = bare(operand);
  extractor.target(target, true);
  const operator = operand.start === item.start ? tokensBetween(extractor.source, operand.end, item.end) : tokensBetween(extractor.source, item.start, operand.start);
  extractor.site('binary', operator, item, undefined, { operands: [operand], boxes: true });
  extractor.store(target, item);
}

function assignment(extractor: Extractor, item: Syntax): void {
  const [left, right] = item.children;
  if (left === undefined || right === undefined) return extractor.visitAll(item.children);
  const operator = tokensBetween(extractor.source, left.end, right.start);
  const target = bare(left);
  extractor.target(target, operator !== '=');
  extractor.visit(right);
  if (operator !== '=') extractor.site('binary', operator, item, undefined, { operands: [target, right], boxes: true });
  extractor.store(target, item);
}

function instanceOf(extractor: Extractor, item: Syntax): void {
  const [left, ...rest] = item.children;
  if (left === undefined) return;
  extractor.visit(left);
  const type = rest.find(({ type: each }) => !['identifier', 'modifiers'].includes(each));
  extractor.site('membership', 'instanceof', item, undefined, { operands: [left], ...type !== undefined && { receiver: type } });
  for (const child of rest) {
    if (child.type === 'identifier') extractor.declare(child);
    else if (child.type === 'record_pattern') extractor.visit(child);
  }
}

function cast(extractor: Extractor, item: Syntax): void {
  const value = item.last;
  if (value === undefined) return;
  extractor.visit(value);
  extractor.site('other', 'cast', item, undefined, { operands: [value], boxes: true });
}

function ternary(extractor: Extractor, item: Syntax): void {
  for (const part of item.children) {
    extractor.begin(part);
    extractor.visit(part);
  }
}

function choose(extractor: Extractor, item: Syntax): void {
  const [selector, body] = item.children;
  if (selector === undefined) return;
  extractor.at = item.start;
  extractor.visit(selector);
  extractor.site('branch', 'switch', item, selector.start, { operands: [selector], boxes: true });
  for (const group of body?.children ?? []) {
    for (const part of group.children) {
      // Constants of a label are folded; names in them are those of enumerations.
      if (part.type === 'switch_label') extractor.visitAll(part.children.filter(({ type }) => type === 'pattern' || type === 'guard'));
      else {
        if (part.type === 'expression_statement') extractor.at = part.start;
        extractor.visit(part);
      }
    }
  }
}

function reference(extractor: Extractor, item: Syntax): void {
  const [object] = item.children;
  const name = item.children.at(-1);
  if (object !== undefined) extractor.visit(object);
  extractor.site('make-function', name === undefined || name === object ? '<init>' : extractor.sourceOf(name), item, undefined, object === undefined ? { boxes: true } : { receiver: object, boxes: true });
}
