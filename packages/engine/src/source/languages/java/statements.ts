import type { Syntax } from '../../syntax.ts';
import type { Extractor } from './extract.ts';
import { valueOf } from './lines.ts';

/** Visits a statement or a part of one that binds names, notes a line or is an operation; false if it is none. */
export function visitStatement(extractor: Extractor, item: Syntax): boolean {
  switch (item.type) {
    case 'local_variable_declaration':
      for (const child of item.children) if (child.type === 'variable_declarator') declarator(extractor, child);
      return true;
    case 'expression_statement': case 'if_statement': case 'yield_statement': case 'synchronized_statement':
      extractor.at = item.start;
      if (item.type !== 'synchronized_statement') return visitParts(extractor, item);
      return synchronizedOn(extractor, item);
    case 'assert_statement':
      extractor.at = item.start;
      visitParts(extractor, item);
      extractor.site('build', 'AssertionError', item);
      extractor.site('call', '<init>', item, undefined, { boxes: true });
      return true;
    case 'return_statement':
      extractor.at = item.start;
      extractor.visitAll(item.children);
      extractor.site('return', '', item, undefined, { operands: item.children, boxes: true });
      return true;
    case 'throw_statement':
      extractor.at = item.start;
      extractor.visitAll(item.children);
      extractor.site('raise', '', item, item.start, { operands: item.children });
      return true;
    case 'catch_clause': {
      const name = item.children[0]?.child('identifier');
      if (name !== undefined) extractor.declare(name);
      if (item.last !== undefined) extractor.visit(item.last);
      return true;
    }
    case 'resource': resource(extractor, item); return true;
    case 'try_with_resources_statement': withResources(extractor, item); return true;
    case 'labeled_statement': return visitParts(extractor, item, 1);
    case 'break_statement': case 'continue_statement': return true;
    case 'type_pattern': case 'record_pattern_component': {
      const name = item.children.findLast(({ type }) => type === 'identifier');
      if (name !== undefined) extractor.declare(name);
      return true;
    }
    case 'record_pattern': return visitParts(extractor, item, 1);
    default: return false;
  }
}

function visitParts(extractor: Extractor, item: Syntax, from = 0): true {
  extractor.visitAll(item.children.slice(from));
  return true;
}

export function declarator(extractor: Extractor, item: Syntax): void {
  const [name] = item.children;
  const value = valueOf(item);
  if (value !== undefined) {
    extractor.at = item.start;
    extractor.visit(value);
  }
  if (name?.type === 'identifier') extractor.declare(name);
}

function synchronizedOn(extractor: Extractor, item: Syntax): true {
  const lock = item.child('parenthesized_expression');
  if (lock !== undefined) extractor.visit(lock);
  extractor.site('other', 'synchronized', item, undefined, lock === undefined ? {} : { receiver: lock });
  const body = item.child('block');
  if (body !== undefined) extractor.visit(body);
  return true;
}

/** What is opened by `try (...)` is closed where the block ends. */
function withResources(extractor: Extractor, item: Syntax): void {
  for (const part of item.children) {
    extractor.visit(part);
    if (part.type === 'block') for (const each of item.child('resource_specification')?.children ?? []) extractor.site('call', 'close', each, part.end - 1, { also: each.start });
  }
}

function resource(extractor: Extractor, item: Syntax): void {
  const name = item.child('identifier');
  const value = item.children.at(-1);
  if (name === undefined || value === undefined || value === name) return extractor.visitAll(item.children);
  extractor.at = name.start;
  extractor.visit(value);
  extractor.declare(name);
}
