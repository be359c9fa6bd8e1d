import type { Syntax } from '../../syntax.ts';
import { bare, callOf, fieldOf } from './expression.ts';
import { tokenAt } from './tokens.ts';

/** The token whose line javac notes for an expression: the bracket of a call, the operator of an operation, the dot of an access. */
export function noted(item: Syntax, source: string): number {
  const call = callOf(item);
  if (call !== undefined) return call.args.start;
  const access = fieldOf(item);
  if (access !== undefined) return tokenAt(source, access.object.end);
  const [first] = item.children;
  switch (item.type) {
    case 'binary_expression': case 'assignment_expression': case 'instanceof_expression': case 'ternary_expression': case 'array_access':
      return first === undefined ? item.start : tokenAt(source, first.end);
    default: return item.start;
  }
}

/**
 * Offset whose line is the first that code of a statement has; undefined where a statement has none of its own (a declaration without a
 * value, a local class).
 */
export function firstCode(item: Syntax, source: string): number | undefined {
  switch (item.type) {
    case 'local_variable_declaration': {
      for (const declarator of item.children) {
        if (declarator.type === 'variable_declarator' && valueOf(declarator) !== undefined) return declarator.start;
      }
      return undefined;
    }
    case 'class_declaration': case 'record_declaration': case 'interface_declaration': case 'enum_declaration': return undefined;
    case 'block': case 'constructor_body': case 'labeled_statement': return first(item.children, source);
    case 'try_statement': case 'do_statement': return item.children[0] === undefined ? item.start : firstCode(item.children[0], source) ?? item.start;
    case 'for_statement': {
      const [initializer] = item.children;
      return initializer?.type === 'local_variable_declaration' ? firstCode(initializer, source) ?? initializer.end : initializer?.start ?? item.start;
    }
    case 'enhanced_for_statement': {
      const iterable = item.children.at(-2);
      return iterable?.start ?? item.start;
    }
    case 'while_statement': {
      const [condition, body] = item.children;
      const inner = condition && bare(condition);
      if (inner === undefined) return item.start;
      return inner.type === 'true' && body !== undefined ? firstCode(body, source) ?? item.start : inner.start;
    }
    case 'try_with_resources_statement': {
      const resource = item.child('resource_specification')?.children[0];
      return resource === undefined ? item.start : resource.child('identifier')?.start ?? resource.start;
    }
    default: return item.start;
  }
}

export function first(statements: readonly Syntax[], source: string): number | undefined {
  for (const statement of statements) {
    const found = firstCode(statement, source);
    if (found !== undefined) return found;
  }
  return undefined;
}


/** The value of a declarator, behind its name and brackets. */
export function valueOf(declarator: Syntax): Syntax | undefined {
  const { last } = declarator;
  return declarator.children.length < 2 || last === undefined || last.type === 'dimensions' ? undefined : last;
}
