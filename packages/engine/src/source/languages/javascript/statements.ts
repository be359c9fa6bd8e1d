import type { Syntax } from '../../syntax.ts';
import type { Extractor } from './extract.ts';
import { declarePattern } from './pattern.ts';
import { tokensBetween } from './tokens.ts';

/** Visits a statement or a part of one that binds names or is an operation; false if it is none. */
export function visitStatement(extractor: Extractor, item: Syntax): boolean {
  switch (item.type) {
    case 'variable_declarator': declarator(extractor, item); return true;
    case 'return_statement':
      extractor.visitAll(item.children);
      returns(extractor, item, item, item.children);
      return true;
    case 'throw_statement':
      extractor.visitAll(item.children);
      extractor.site('raise', '', item, item.start, { operands: item.children });
      return true;
    case 'catch_clause': {
      const body = item.last;
      for (const child of item.children) if (child !== body && child.type !== 'type_annotation') declarePattern(extractor, child, 'other', item);
      if (body !== undefined) extractor.visit(body);
      return true;
    }
    case 'import_statement': imports(extractor, item); return true;
    case 'export_clause': return exports(extractor, item);
    case 'enum_declaration': {
      const name = item.child('identifier');
      if (name !== undefined) extractor.declare(name, 'other', item);
      for (const member of item.child('enum_body')?.children ?? []) if (member.type === 'enum_assignment') extractor.visitAll(member.children.slice(1));
      return true;
    }
    case 'internal_module': case 'module': {
      const name = item.child('identifier');
      if (name !== undefined) extractor.declare(name, 'other', item);
      const body = item.child('statement_block');
      if (body !== undefined) extractor.visit(body);
      return true;
    }
    case 'labeled_statement': case 'break_statement': case 'continue_statement':
      extractor.visitAll(item.children.filter(({ type }) => type !== 'statement_identifier'));
      return true;
    case 'import_alias': {
      const [name] = item.children;
      if (name?.type === 'identifier') extractor.declare(name, 'import', item);
      return true;
    }
    default: return false;
  }
}

/** V8 leaves a function behind its last expression. */
export function returns(extractor: Extractor, item: Syntax, statement: Syntax, operands: readonly Syntax[]): void {
  extractor.site('return', '', item, statement.start, { operands, aliases: [{ operation: 'return', at: item.end }] });
}

function declarator(extractor: Extractor, item: Syntax): void {
  const [name] = item.children;
  const { last } = item;
  if (name === undefined) return;
  const value = last === name || last?.type === 'type_annotation' ? undefined : last;
  if (value !== undefined) extractor.visit(value);
  declarePattern(extractor, name, 'assignment', item, value);
}

/** What is imported as a type only is no variable. */
function imports(extractor: Extractor, item: Syntax): void {
  const module = item.child('string');
  const clause = item.child('import_clause', 'import_require_clause');
  if (clause !== undefined && /^import\s+type$/.test(tokensBetween(extractor.source, item.start, clause.start))) return;
  const bind = (child: Syntax): void => {
    if (child.type === 'identifier') extractor.declare(child, 'import', item);
    else if (child.type === 'import_specifier') {
      const bound = child.last;
      if (bound !== undefined && !/^type\s/.test(extractor.sourceOf(child))) extractor.declare(bound, 'import', item);
    } else child.children.forEach(bind);
  };
  clause?.children.forEach(bind);
  extractor.site('import', module === undefined ? '' : extractor.sourceOf(module).slice(1, -1), item, item.start);
}

/** `export { a as b }` reads `a`, unless it passes on another module's. */
function exports(extractor: Extractor, item: Syntax): boolean {
  if (item.parent?.child('string') !== undefined) return true;
  for (const specifier of item.children) {
    const [name] = specifier.children;
    if (name?.type === 'identifier') extractor.function.read.add(extractor.nameOf(name));
  }
  return true;
}
