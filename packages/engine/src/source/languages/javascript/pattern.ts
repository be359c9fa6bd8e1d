import type { Binding } from '../../model.ts';
import type { Syntax } from '../../syntax.ts';
import { bare } from './expression.ts';
import type { Extractor } from './extract.ts';
import { keyName } from './names.ts';
import { iterate } from './operations.ts';
import { pointOf } from './points.ts';

/** What a pattern does with each thing in it that is no pattern. */
type Leaf = (item: Syntax) => void;

/** Names of a declaration, a parameter or a `catch`. */
export function declarePattern(extractor: Extractor, item: Syntax, kind: Binding['kind'], statement: Syntax, from?: Syntax): void {
  visitPattern(extractor, item, (leaf) => {
    if (leaf.type === 'identifier' || leaf.type === 'shorthand_property_identifier_pattern') extractor.declare(leaf, kind, statement);
  }, from);
}

/** Targets of an assignment, whose operator is at `at`. */
export function assignPattern(extractor: Extractor, item: Syntax, statement: Syntax, from?: Syntax, at?: number): void {
  visitPattern(extractor, item, (leaf) => {
    const target = bare(leaf);
    extractor.target(target, undefined);
    extractor.store(target, pointOf(target, extractor.source), statement, [target.start]);
  }, from, at);
}

/** @param from the expression that is taken apart */
function visitPattern(extractor: Extractor, item: Syntax, leaf: Leaf, from?: Syntax, at?: number): void {
  switch (item.type) {
    case 'object_pattern':
      for (const child of item.children) property(extractor, child, leaf, from);
      return;
    case 'array_pattern':
      iterate(extractor, item, item.start, from ?? item, [item.end - 1, ...at === undefined ? [] : [at], ...item.children.flatMap((each) => [each.start, pointOf(each, extractor.source)])]);
      for (const child of item.children) visitPattern(extractor, child, leaf);
      return;
    case 'assignment_pattern': case 'object_assignment_pattern': {
      const [target, value] = item.children;
      if (value !== undefined) extractor.visit(value);
      if (target !== undefined) visitPattern(extractor, target, leaf);
      return;
    }
    case 'rest_pattern':
      if (item.parent?.type === 'array_pattern') extractor.site('build', 'array', item, item.start);
      for (const child of item.children) visitPattern(extractor, child, leaf);
      return;
    default: leaf(item);
  }
}

/** A property of an object pattern is loaded; V8 puts that at what takes it. */
function property(extractor: Extractor, item: Syntax, leaf: Leaf, from: Syntax | undefined): void {
  const { source } = extractor;
  const receiver = from === undefined ? {} : { receiver: from };
  if (item.type === 'pair_pattern') {
    const [key, value] = item.children;
    if (key === undefined || value === undefined) return;
    const name = keyName(key, source);
    const target = value.type === 'assignment_pattern' ? value.children[0] ?? value : value;
    const at = pointOf(target, source);
    const aliases = [target.start, value.start, at].flatMap((point) => [{ operation: 'attribute', at: point } as const, ...name === undefined ? [{ operation: 'subscript', at: point } as const] : []]);
    if (name === undefined) {
      extractor.visit(key);
      extractor.site('subscript', '', item, at, { ...receiver, operands: key.children.slice(0, 1), aliases });
    } else extractor.site('attribute', name, item, at, { ...receiver, aliases });
    visitPattern(extractor, value, leaf);
    return;
  }
  const name = item.type === 'object_assignment_pattern' ? item.children[0] : item;
  if (name?.type === 'shorthand_property_identifier_pattern') extractor.site('attribute', extractor.nameOf(name), item, name.start, receiver);
  else if (item.type === 'rest_pattern') extractor.site('build', 'object', item, item.start);
  visitPattern(extractor, item, leaf);
}

/** Names that a pattern binds. */
export function namesIn(extractor: Extractor, item: Syntax): string[] {
  switch (item.type) {
    case 'identifier': case 'shorthand_property_identifier_pattern': return [extractor.nameOf(item)];
    case 'pair_pattern': return item.children.slice(1).flatMap((each) => namesIn(extractor, each));
    case 'assignment_pattern': case 'object_assignment_pattern': case 'required_parameter': case 'optional_parameter':
      return patternOf(item) === undefined ? [] : namesIn(extractor, patternOf(item)!);
    case 'object_pattern': case 'array_pattern': case 'rest_pattern': return item.children.flatMap((each) => namesIn(extractor, each));
    default: return [];
  }
}

const PATTERNS = ['identifier', 'object_pattern', 'array_pattern', 'rest_pattern', 'assignment_pattern', 'this', 'shorthand_property_identifier_pattern'];

/** The pattern of a parameter: TypeScript puts decorators and modifiers before it. */
export function patternOf(parameter: Syntax): Syntax | undefined {
  return parameter.child(...PATTERNS);
}
