import type { Syntax } from '../../syntax.ts';
import { bare, identifierOf, memberOf } from './expression.ts';
import { numberKey, stringValue, tokensBetween } from './tokens.ts';

export const ANONYMOUS = '<anonymous>';

/** The name of a property that is written out; undefined for a computed one. */
export function keyName(key: Syntax | undefined, source: string): string | undefined {
  if (key === undefined) return undefined;
  const text = source.slice(key.start, key.end);
  switch (key.type) {
    case 'property_identifier': case 'private_property_identifier': case 'identifier': case 'type_identifier': case 'shorthand_property_identifier': case 'shorthand_property_identifier_pattern':
      return identifierOf(text);
    case 'string': return stringValue(text);
    case 'number': return numberKey(text);
    default: return undefined;
  }
}

/** The key of a method, a field or a pair. */
export function keyOf(item: Syntax): Syntax | undefined {
  return item.child('property_identifier', 'private_property_identifier', 'string', 'number', 'computed_property_name');
}

/** Parents that only wrap an expression. */
function outward(item: Syntax): { readonly child: Syntax; readonly parent: Syntax | undefined; readonly inParentheses: boolean } {
  let child = item;
  let inParentheses = false;
  while (child.parent !== undefined && bare(child.parent) !== child.parent && child.parent.children.length > 0
    && (child.parent.children[0] === child || child.parent.type === 'type_assertion')) {
    child = child.parent;
    inParentheses ||= child.type === 'parenthesized_expression';
  }
  return { child, parent: child.parent, inParentheses };
}

/**
 * The name that the language gives an anonymous function or class for where it stands: `const f = () => 1`, `{ key() {} }`.
 * Undefined where the specification names nothing, or only when it runs.
 */
function givenName(item: Syntax, source: string): string | undefined {
  const { child, parent } = outward(item);
  if (parent === undefined) return undefined;
  const [first] = parent.children;
  const isValue = first !== child;
  switch (parent.type) {
    case 'variable_declarator': case 'assignment_pattern': case 'object_assignment_pattern': case 'required_parameter': case 'optional_parameter':
      return isValue && (first?.type === 'identifier' || first?.type === 'shorthand_property_identifier_pattern') ? keyName(first, source) : undefined;
    case 'assignment_expression': return isValue && first?.type === 'identifier' ? keyName(first, source) : undefined;
    case 'augmented_assignment_expression':
      return isValue && first?.type === 'identifier' && namesItsValue(parent, source) ? keyName(first, source) : undefined;
    case 'pair': case 'field_definition': case 'public_field_definition': {
      const key = keyOf(parent);
      return key === child || (parent.type === 'pair' && keyName(key, source) === '__proto__') ? undefined : keyName(key, source);
    }
    case 'export_statement': return 'default';
    default: return undefined;
  }
}

/** `||=`, `&&=`, `??=` and `=`. */
function namesItsValue(assignment: Syntax, source: string): boolean {
  const [left, right] = assignment.children;
  return assignment.type === 'assignment_expression'
    || (left !== undefined && right !== undefined && /^(\|\||&&|\?\?)=$/.test(tokensBetween(source, left.end, right.start)));
}

interface Word {
  readonly text: string;
  readonly isVariable: boolean;
}

/**
 * What V8 calls a function that the language leaves without a name: the names that its parser met on the way to the
 * function, where an assignment, a declaration or a property ends; of variables that follow each other the last.
 * `a.b = function () {}` is `a.b`, `x = y || function () {}` is `x`, `f(function () {})` is nothing.
 */
function inferredName(item: Syntax, source: string): string | undefined {
  let child = item;
  let words: Word[] | undefined = item.type === 'method_definition' ? [] : undefined;
  for (let at = item.parent; at !== undefined; child = at, at = at.parent) {
    if (words === undefined && isRemovedBy(at, child)) return undefined;
    if (FUNCTIONS.has(at.type)) {
      if (words === undefined) return undefined;
      const { child: outer, parent } = outward(at);
      // A function that is called where it stands is parsed at once, with what was met before it.
      if (parent?.type === 'call_expression' && parent.children[0] === outer && at.type !== 'method_definition') continue;
      const name = constructorName(at, source);
      if (/^\p{Lu}/u.test(name)) words.unshift({ text: name, isVariable: false });
      break;
    }
    if (at.type === 'class_body') break;
    if (STATEMENT.test(at.type)) {
      if (words === undefined) return undefined;
      continue;
    }
    const [first] = at.children;
    switch (at.type) {
      case 'variable_declarator':
        if (first?.type === 'identifier') words = [{ text: keyName(first, source) ?? '', isVariable: true }, ...words ?? []];
        break;
      case 'assignment_expression': case 'augmented_assignment_expression': case 'assignment_pattern':
        if (child === first || first === undefined) break;
        if (words !== undefined || at.type === 'assignment_pattern' || namesItsValue(at, source)) words = [...wordsOf(first, source), ...words ?? []];
        else return undefined;
        break;
      case 'pair': case 'field_definition': case 'public_field_definition': case 'pair_pattern': {
        const key = keyOf(at);
        if (child === key) break;
        const name = keyName(key, source);
        if (words !== undefined || at.type !== 'pair_pattern') words = [...name === undefined ? [] : [{ text: name, isVariable: false }], ...words ?? []];
        break;
      }
      default:
        if (words !== undefined && first !== undefined && first !== child && BEFORE.has(at.type)) words.unshift(...wordsOf(first, source));
    }
  }
  if (words === undefined) return undefined;
  return words.filter(({ text, isVariable }, i) => text !== 'prototype' && !(isVariable && words[i + 1]?.isVariable === true)).map(({ text }) => text).join('.');
}

const FUNCTIONS = new Set(['function_declaration', 'function_expression', 'arrow_function', 'method_definition', 'generator_function', 'generator_function_declaration']);

const STATEMENT = /_statement$|^program$|^statement_block$/;

/** Expressions whose first part is met before the others. */
const BEFORE = new Set(['binary_expression', 'call_expression', 'new_expression', 'ternary_expression', 'subscript_expression']);

function constructorName(fn: Syntax, source: string): string {
  if (fn.type !== 'method_definition') return nameOf(fn, source).name;
  const name = keyName(keyOf(fn), source) ?? '';
  const owner = fn.parent?.type === 'class_body' ? fn.parent.parent : undefined;
  return name === 'constructor' && owner !== undefined ? nameOf(owner, source).name : name;
}

/** A call takes the last of the functions among its arguments from those that get a name; so does a value that is a call. */
function isRemovedBy(at: Syntax, child: Syntax): boolean {
  if (at.type === 'call_expression') return at.children[0] === child || child.type === 'template_string' || child.last === undefined || isLastArgument(child);
  if (at.type !== 'assignment_expression' && at.type !== 'variable_declarator' && at.type !== 'augmented_assignment_expression') return false;
  const value = bare(child);
  return at.children[0] !== child && value.type === 'new_expression' && isLastArgument(value.last);
}

/** The function that is asked about is in the first argument that holds one, unless another follows: then that one is taken. */
function isLastArgument(args: Syntax | undefined): boolean {
  return (args?.children.filter((each) => FUNCTIONS.has(bare(each).type)).length ?? 0) <= 1;
}

/** Names that V8's parser meets in an expression; what lies in brackets of any kind is forgotten where they close. */
function wordsOf(item: Syntax, source: string): Word[] {
  switch (item.type) {
    case 'identifier': return [{ text: identifierOf(source.slice(item.start, item.end)), isVariable: true }];
    case 'member_expression': {
      const member = memberOf(item);
      return member === undefined ? [] : [...wordsOf(member.object, source), { text: keyName(member.property, source) ?? '', isVariable: false }];
    }
    case 'subscript_expression': {
      const [object, index] = [item.children[0], item.last];
      const written = index?.type === 'string' || (index?.type === 'template_string' && !index.children.some(({ type }) => type === 'template_substitution'))
        ? stringValue(source.slice(index.start, index.end)) : '<computed>';
      return object === undefined ? [] : [...wordsOf(object, source), { text: written, isVariable: false }];
    }
    case 'binary_expression': return item.children.flatMap((each) => wordsOf(each, source));
    case 'call_expression': case 'new_expression': case 'unary_expression': case 'await_expression': case 'ternary_expression':
    case 'assignment_expression': case 'augmented_assignment_expression': case 'non_null_expression': case 'as_expression':
      return item.children.slice(0, 1).flatMap((each) => wordsOf(each, source));
    default: return [];
  }
}

export interface Name {
  readonly name: string;
  /** what other versions of V8 call it */
  readonly others: readonly string[];
  /** whether the source or the language names it */
  readonly isGiven: boolean;
}

/** The name of a function or class as V8's log has it. */
export function nameOf(item: Syntax, source: string): Name {
  const own = item.type === 'method_definition' ? methodName(item, source)
    : item.type === 'arrow_function' ? undefined : keyName(item.child('identifier', 'type_identifier'), source);
  const given = own ?? givenName(item, source);
  if (given !== undefined && given !== '') return { name: given, others: [], isGiven: true };
  const inferred = inferredName(item, source) ?? '';
  if (inferred === '') return { name: ANONYMOUS, others: [], isGiven: false };
  // Since V8 13 what stands in parentheses of its own is left without.
  return outward(item).inParentheses ? { name: ANONYMOUS, others: [inferred], isGiven: false } : { name: inferred, others: [ANONYMOUS], isGiven: false };
}

function methodName(item: Syntax, source: string): string | undefined {
  const key = keyOf(item);
  const name = keyName(key, source);
  if (name === undefined || key === undefined) return undefined;
  const accessor = accessorOf(item, key, source);
  return accessor === undefined ? name : `${accessor} ${name}`;
}

export function accessorOf(item: Syntax, key: Syntax, source: string): 'get' | 'set' | undefined {
  const word = modifiersOf(item, key, source).at(-1);
  return word === 'get' || word === 'set' ? word : undefined;
}

/** Words before the key of a method or a field: `static`, `async`, `*`, `get`... */
export function modifiersOf(item: Syntax, key: Syntax, source: string): readonly string[] {
  const decorators = item.children.filter(({ type }) => type === 'decorator');
  const words = tokensBetween(source, decorators.at(-1)?.end ?? item.start, key.start);
  return words === '' ? [] : words.replaceAll('*', ' * ').trim().split(/\s+/);
}
