import type { Node } from 'web-tree-sitter';
import { readSyntax, type Syntax } from '../../syntax.ts';
import { leaveOut, type Reads } from '../reads.ts';

/** Methods of the containers and buffers of the JDK that change their object. */
export const MUTATING: ReadonlySet<string> = new Set([
  'add', 'addAll', 'addFirst', 'addLast', 'append', 'appendCodePoint', 'clear', 'compute', 'computeIfAbsent', 'computeIfPresent', 'delete', 'deleteCharAt', 'enqueue',
  'getAndAdd', 'getAndIncrement', 'getAndSet', 'incrementAndGet', 'insert', 'merge', 'next', 'nextInt', 'nextDouble', 'offer', 'offerFirst', 'offerLast', 'poll', 'pollFirst', 'pollLast', 'pop', 'push',
  'put', 'putAll', 'putIfAbsent', 'read', 'readLine', 'remove', 'removeAll', 'removeFirst', 'removeIf', 'removeLast', 'replaceAll', 'retainAll', 'reverse', 'set', 'setCharAt', 'setLength', 'sort', 'write',
]);

/** The expression within parentheses. */
export function bare(item: Syntax): Syntax {
  let inner = item;
  while (inner.type === 'parenthesized_expression' && inner.children[0] !== undefined) inner = inner.children[0];
  return inner;
}

/** What a call is made of; undefined for anything else. */
export function callOf(item: Syntax): { readonly object: Syntax | undefined; readonly name: Syntax; readonly args: Syntax } | undefined {
  if (item.type !== 'method_invocation') return undefined;
  const { children } = item;
  const args = children.at(-1);
  const name = children.at(-2);
  if (args?.type !== 'argument_list' || name === undefined) return undefined;
  const object = children.length > 2 && children[0]!.type !== 'type_arguments' ? children[0] : undefined;
  return { object, name, args };
}

/** Object and field of `a.b`; undefined for anything else. */
export function fieldOf(item: Syntax): { readonly object: Syntax; readonly field: Syntax } | undefined {
  if (item.type !== 'field_access') return undefined;
  const object = item.children[0];
  const field = item.children.at(-1);
  return object === undefined || field === undefined || object === field ? undefined : { object, field };
}

function isName(item: Syntax): boolean {
  return item.type === 'identifier' || item.type === 'this' || item.type === 'super';
}

/** `x`, `this.items`, `a.b.c`; undefined for anything else. */
export function pathOfSyntax(item: Syntax, source: string, base = 0): string | undefined {
  const inner = bare(item);
  if (isName(inner)) return source.slice(inner.start - base, inner.end - base);
  const access = fieldOf(inner);
  if (access === undefined) return undefined;
  const path = pathOfSyntax(access.object, source, base);
  return path === undefined ? undefined : `${path}.${source.slice(access.field.start - base, access.field.end - base)}`;
}

export function pathOf(node: Node): string | undefined {
  return node.endIndex - node.startIndex > LONGEST_PATH ? undefined : pathOfSyntax(readSyntax(node), node.text, node.startIndex);
}

/** Characters of the longest access path that anyone writes: what is longer holds calls or literals. */
const LONGEST_PATH = 2000;

const CONSTANT = /_literal$|^(?:true|false|string_fragment|multiline_string_fragment|escape_sequence)$/;
const CONSTANT_IF_PARTS_ARE = new Set(['parenthesized_expression', 'unary_expression', 'array_initializer', 'binary_expression', 'string_literal']);

/** True for literals, and for what the compiler folds or displays of them. */
export function isConstant(node: Node): boolean {
  return isConstantSyntax(readSyntax(node));
}

export function isConstantSyntax(item: Syntax): boolean {
  if (CONSTANT_IF_PARTS_ARE.has(item.type)) return item.children.every(isConstantSyntax);
  if (CONSTANT.test(item.type)) return true;
  const { last } = item;
  return item.type === 'array_creation_expression' && last?.type === 'array_initializer' && isConstantSyntax(last);
}

const CALLS = new Set(['method_invocation', 'object_creation_expression', 'array_access', 'explicit_constructor_invocation']);
const TYPES = /_type$|^(?:type_identifier|scoped_type_identifier|type_arguments|dimensions|class_literal|modifiers|asterisk|superclass|super_interfaces)$/;
const BINDING = new Set(['variable_declarator', 'formal_parameter', 'catch_formal_parameter', 'inferred_parameters', 'type_pattern', 'record_pattern_component', 'enhanced_for_statement', 'resource']);

/** Every name and access path that an expression reads; names that functions in it bind are left out. */
export function readsOf(node: Node): Reads {
  const names = new Set<string>();
  const paths = new Set<string>();
  const own = new Set<string>();
  let hasCall = false;
  const base = node.startIndex;
  const source = node.text;
  const textOf = (item: Syntax): string => source.slice(item.start - base, item.end - base);

  /** @returns the access path, if it is one */
  function visit(item: Syntax): string | undefined {
    if (TYPES.test(item.type)) return undefined;
    if (isName(item)) {
      names.add(textOf(item));
      return textOf(item);
    }
    const access = fieldOf(item);
    if (access !== undefined) {
      const path = visit(access.object);
      if (path === undefined) return undefined;
      const full = `${path}.${textOf(access.field)}`;
      paths.add(full);
      return full;
    }
    const inner = bare(item);
    if (inner !== item) return visit(inner);
    if (CALLS.has(item.type)) hasCall = true;
    const call = callOf(item);
    if (call !== undefined) {
      for (const child of item.children) if (child !== call.name) visit(child);
      return undefined;
    }
    if (item.type === 'lambda_expression' && item.children[0]?.type === 'identifier') own.add(textOf(item.children[0]));
    if (item.type === 'method_declaration' || item.type === 'break_statement' || item.type === 'continue_statement' || item.type === 'method_reference') {
      for (const child of item.type === 'method_reference' ? item.children.slice(0, 1) : item.children) if (child.type !== 'identifier' || item.type === 'method_reference') visit(child);
      return undefined;
    }
    if (item.type === 'instanceof_expression') {
      if (item.children[0] !== undefined) visit(item.children[0]);
      for (const child of item.children.slice(1)) if (child.type === 'identifier') own.add(textOf(child));
      return undefined;
    }
    if (BINDING.has(item.type)) {
      const bound = item.children.filter(({ type }) => type === 'identifier');
      for (const name of item.type === 'inferred_parameters' ? bound : bound.slice(0, 1)) own.add(textOf(name));
      item.children.filter((child) => !(item.type === 'inferred_parameters' ? bound : bound.slice(0, 1)).includes(child)).forEach(visit);
      return undefined;
    }
    item.children.forEach(visit);
    return undefined;
  }

  visit(readSyntax(node));
  leaveOut(own, names, paths);
  return { names, paths, hasCall };
}
