import type { Node } from 'web-tree-sitter';
import { readSyntax, type Syntax } from '../../syntax.ts';
import { leaveOut, type Reads } from '../reads.ts';

/** Methods of builtin containers that change their object. */
export const MUTATING: ReadonlySet<string> = new Set([
  'add', 'append', 'clear', 'copyWithin', 'delete', 'fill', 'pop', 'push', 'reverse', 'set', 'shift', 'sort', 'splice', 'unshift', 'write',
]);

/** What changes no value: parentheses, and what TypeScript only checks. */
const TRANSPARENT = new Set(['parenthesized_expression', 'non_null_expression', 'as_expression', 'satisfies_expression', 'instantiation_expression']);

/** The expression within parentheses, type assertions and the like. */
export function bare(item: Syntax): Syntax {
  let inner = item;
  while (true) {
    const next = TRANSPARENT.has(inner.type) ? inner.children[0] : inner.type === 'type_assertion' ? inner.last : undefined;
    if (next === undefined) return inner;
    inner = next;
  }
}

/** An identifier as the language compares it: escapes are read. */
export function identifierOf(source: string): string {
  return source.includes('\\') ? source.replace(/\\u(?:\{([\da-fA-F]+)\}|([\da-fA-F]{4}))/g, (whole, long: string | undefined, short: string | undefined) => {
    const code = parseInt(long ?? short ?? '', 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  }) : source;
}

/** Object and property of `a.b`; undefined for anything else. */
export function memberOf(item: Syntax): { readonly object: Syntax; readonly property: Syntax; readonly optional: Syntax | undefined } | undefined {
  if (item.type !== 'member_expression') return undefined;
  const { children } = item;
  const object = children[0];
  const property = children.at(-1);
  if (object === undefined || property === undefined || children.length < 2) return undefined;
  const optional = children[1];
  return { object, property, optional: optional?.type === 'optional_chain' ? optional : undefined };
}

const NAMES = new Set(['identifier', 'this', 'super', 'undefined', 'shorthand_property_identifier', 'shorthand_property_identifier_pattern', 'private_property_identifier']);

export function isName(item: Syntax): boolean {
  return NAMES.has(item.type);
}

/** `x`, `this.items`, `a.b.c`, `this.#x`; undefined for anything else. */
export function pathOfSyntax(item: Syntax, source: string, base = 0): string | undefined {
  const inner = bare(item);
  if (isName(inner)) return identifierOf(source.slice(inner.start - base, inner.end - base));
  const member = memberOf(inner);
  if (member === undefined) return undefined;
  const path = pathOfSyntax(member.object, source, base);
  return path === undefined ? undefined : `${path}.${identifierOf(source.slice(member.property.start - base, member.property.end - base))}`;
}

export function pathOf(node: Node): string | undefined {
  return node.endIndex - node.startIndex > LONGEST_PATH ? undefined : pathOfSyntax(readSyntax(node), node.text, node.startIndex);
}

/** Characters of the longest access path that anyone writes: what is longer holds calls or literals. */
const LONGEST_PATH = 2000;

const CONSTANT = new Set(['number', 'string', 'true', 'false', 'null', 'undefined', 'regex', 'string_fragment', 'escape_sequence']);
const CONSTANT_IF_PARTS_ARE = new Set(['template_string', 'array', 'object', 'pair', 'parenthesized_expression', 'unary_expression',
  'as_expression', 'satisfies_expression', 'non_null_expression']);
const KEYS = new Set(['property_identifier', 'string', 'number']);

/** True for literals, and for arrays and objects of literals. */
export function isConstant(node: Node): boolean {
  return isConstantSyntax(readSyntax(node));
}

export function isConstantSyntax(item: Syntax): boolean {
  if (CONSTANT.has(item.type)) return true;
  if (!CONSTANT_IF_PARTS_ARE.has(item.type)) return false;
  if (item.type === 'pair') return item.children.length === 2 && KEYS.has(item.children[0]!.type) && isConstantSyntax(item.children[1]!);
  if (item.type === 'as_expression' || item.type === 'satisfies_expression') return item.children[0] !== undefined && isConstantSyntax(item.children[0]);
  return item.children.every(isConstantSyntax);
}

const CALLS = new Set(['call_expression', 'new_expression', 'await_expression', 'yield_expression', 'jsx_opening_element', 'jsx_self_closing_element']);
const SKIPPED = new Set(['property_identifier', 'statement_identifier', 'type_annotation', 'type_arguments', 'type_parameters', 'type_identifier', 'predefined_type']);

/** Every name and access path that an expression reads; names that functions in it bind are left out. */
export function readsOf(node: Node): Reads {
  const names = new Set<string>();
  const paths = new Set<string>();
  const own = new Set<string>();
  let hasCall = false;
  const base = node.startIndex;
  const source = node.text;
  const textOf = (item: Syntax): string => identifierOf(source.slice(item.start - base, item.end - base));

  function bind(item: Syntax): void {
    if (isName(item)) own.add(textOf(item));
    else if (item.type === 'assignment_pattern' || item.type === 'object_assignment_pattern' || /_parameter$/.test(item.type)) {
      item.children.slice(0, 1).forEach(bind);
      item.children.slice(1).forEach(visit);
    } else if (item.type === 'pair_pattern') item.children.slice(1).forEach(bind);
    else if (item.type !== 'member_expression' && !SKIPPED.has(item.type)) item.children.forEach(bind);
  }

  /** @returns the access path, if it is one */
  function visit(item: Syntax): string | undefined {
    if (SKIPPED.has(item.type)) return undefined;
    if (isName(item)) {
      const name = textOf(item);
      if (item.type !== 'undefined' && item.type !== 'private_property_identifier') names.add(name);
      return name;
    }
    const member = memberOf(item);
    if (member !== undefined) {
      const path = visit(member.object);
      if (path === undefined) return undefined;
      const full = `${path}.${textOf(member.property)}`;
      paths.add(full);
      return full;
    }
    const inner = bare(item);
    if (inner !== item) return visit(inner);
    if (CALLS.has(item.type) || (item.type === 'unary_expression' && source.startsWith('delete', item.start - base))) hasCall = true;
    if (item.type === 'formal_parameters' || item.type === 'variable_declarator' || item.type === 'catch_clause') {
      item.children.slice(0, item.type === 'formal_parameters' ? undefined : 1).forEach(bind);
      if (item.type !== 'formal_parameters') item.children.slice(1).forEach(visit);
      return undefined;
    }
    if (item.type === 'arrow_function' && item.children[0]?.type === 'identifier') bind(item.children[0]);
    item.children.forEach(visit);
    return undefined;
  }

  visit(readSyntax(node));
  leaveOut(own, names, paths);
  return { names, paths, hasCall };
}
