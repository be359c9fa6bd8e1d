import type { Parameter } from '../../model.ts';
import type { Syntax } from '../../syntax.ts';
import type { Extractor } from './extract.ts';
import type { SourceLoop } from '../loop.ts';
import type { JavaScriptFunction } from './function.ts';
import { fieldsAt } from './operations.ts';
import { keyOf, modifiersOf, nameOf } from './names.ts';
import { declarePattern, namesIn, patternOf } from './pattern.ts';
import { returns } from './statements.ts';

/**
 * Visits a function; false if it is none.
 * @param loop in which it is called
 */
export function visitFunction(extractor: Extractor, item: Syntax, loop?: SourceLoop): boolean {
  switch (item.type) {
    case 'function_declaration': case 'generator_function_declaration': {
      const name = item.child('identifier');
      if (name !== undefined) extractor.declare(name, 'function', item);
      make(extractor, item, loop);
      return true;
    }
    case 'function_expression': case 'generator_function': case 'arrow_function': make(extractor, item, loop); return true;
    case 'method_definition': {
      const key = keyOf(item);
      if (key?.type === 'computed_property_name') extractor.visit(key);
      make(extractor, item, loop);
      return true;
    }
    default: return false;
  }
}

/** A method of a class, whose key was visited where the class is. @param owner name of the class */
export function visitMethod(extractor: Extractor, item: Syntax, owner: string): void {
  make(extractor, item, undefined, owner);
}

/** V8 starts a function at its parameters. Those of an arrow function are where it starts, `async` included. */
function startOf(item: Syntax): number {
  return item.type === 'arrow_function' ? item.start : item.child('formal_parameters')?.start ?? item.start;
}

function make(extractor: Extractor, item: Syntax, loop: SourceLoop | undefined, owner?: string): void {
  const { source } = extractor;
  const { name: found, others, isGiven } = nameOf(item, source);
  const key = item.type === 'method_definition' ? keyOf(item) : undefined;
  // A constructor bears the name of its class.
  const isConstructor = owner !== undefined && found === 'constructor' && modifiersOf(item, key ?? item, source).length === 0;
  const name = isConstructor ? owner : found;
  const displayName = owner === undefined ? name : `${owner}.${isConstructor ? 'constructor' : name}`;
  const at = startOf(item);
  if (item.type !== 'method_definition' || owner === undefined) extractor.site('make-function', name, item, item.start);
  const kind = isGiven || item.type === 'method_definition' ? 'function' : 'lambda';
  const created = extractor.enter({ kind, name, displayName, syntax: item, at, others: others.map((other) => ({ name: other, at })) }, (fn) => readBody(extractor, item, fn, loop, isConstructor), { loop });
  describe(extractor, created, item, key, at);
}

function describe(extractor: Extractor, created: JavaScriptFunction, item: Syntax, key: Syntax | undefined, at: number): void {
  const { source } = extractor;
  created.isArrow = item.type === 'arrow_function';
  created.nameItem = key ?? (item.type === 'arrow_function' ? undefined : item.child('identifier'));
  const words = key === undefined ? source.slice(item.start, item.start + 6) : modifiersOf(item, key, source).join(' ');
  created.isAsync = /(?:^|\s)async\b/.test(words);
  created.isGenerator = item.type.startsWith('generator_') || words.includes('*');
  // A key and decorators are the surroundings' business.
  if (key !== undefined) created.parts.push({ start: item.start, end: at });
  const parameters = item.type === 'arrow_function' && item.children[0]?.type === 'identifier' ? [item.children[0]] : item.child('formal_parameters')?.children ?? [];
  for (const parameter of parameters) created.parameters.push(...parametersOf(extractor, parameter));
}

function parametersOf(extractor: Extractor, item: Syntax): Parameter[] {
  const pattern = /_parameter$/.test(item.type) ? patternOf(item) : item;
  if (pattern === undefined || pattern.type === 'this') return [];
  const kind = pattern.type === 'rest_pattern' ? 'variadic' : 'plain';
  return namesIn(extractor, pattern).map((name) => ({ name, kind, node: item.node }));
}

function readBody(extractor: Extractor, item: Syntax, fn: JavaScriptFunction, loop: SourceLoop | undefined, isConstructor: boolean): void {
  const { last: body } = item;
  // It calls the function that initialises the fields, where its parameters are.
  if (isConstructor) extractor.site('call', '', item.child('formal_parameters') ?? item, startOf(item), { aliases: [...fieldsAt(startOf(item)), ...fieldsAt(item.start)] });
  if (loop !== undefined) {
    fn.loops.push(loop);
    fn.loopSpans.push({ start: item.start, end: item.end, loop });
  }
  // The name of a function expression is known in it.
  if (/^(?:function_expression|generator_function)$/.test(item.type)) {
    const name = item.child('identifier');
    if (name !== undefined) fn.bound.add(extractor.nameOf(name));
  }
  if (item.type === 'arrow_function' && item.children[0]?.type === 'identifier') parameter(extractor, item.children[0], item, loop, true);
  for (const [i, each] of (item.child('formal_parameters')?.children ?? []).entries()) parameter(extractor, each, item, loop, i === 0);
  if (body === undefined || body.type === 'formal_parameters') return;
  extractor.visit(body);
  if (body.type !== 'statement_block') returns(extractor, body, body, [body]);
}

function parameter(extractor: Extractor, item: Syntax, fn: Syntax, loop: SourceLoop | undefined, isFirst: boolean): void {
  const isTyped = /_parameter$/.test(item.type);
  const pattern = isTyped ? patternOf(item) : item;
  if (pattern === undefined) return;
  if (isTyped) {
    for (const child of item.children) if (child.type === 'decorator') extractor.visit(child);
    const value = item.last;
    if (value !== undefined && value !== pattern && value.start > pattern.end && value.type !== 'type_annotation') extractor.visit(value);
    // `constructor(private size)` stores into `this.size`.
    if (pattern.type === 'identifier' && item.child('accessibility_modifier', 'override_modifier') !== undefined) {
      extractor.site('attribute-store', extractor.nameOf(pattern), item, pattern.start, { aliases: [{ operation: 'attribute-store', at: pattern.end }] });
    }
  }
  if (pattern.type !== 'this') declarePattern(extractor, pattern, 'other', fn);
  if (loop !== undefined && isFirst) loop.targets.push(...namesIn(extractor, pattern));
}
