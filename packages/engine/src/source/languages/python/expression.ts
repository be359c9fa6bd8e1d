import type { Node } from 'web-tree-sitter';
import { readSyntax, type Syntax } from '../../syntax.ts';
import { leaveOut, type Reads } from '../reads.ts';

/** Methods of builtin containers that change their object. */
export const MUTATING: ReadonlySet<string> = new Set([
  'append', 'appendleft', 'add', 'clear', 'difference_update', 'discard', 'extend', 'extendleft', 'insert', 'intersection_update',
  'move_to_end', 'pop', 'popitem', 'popleft', 'put', 'remove', 'reverse', 'rotate', 'setdefault', 'sort', 'subtract',
  'symmetric_difference_update', 'update', 'write',
]);

/** Identifiers are compared in this form by Python. */
export function identifierOf(node: Node): string {
  return normalized(node.text);
}

export function normalized(name: string): string {
   
  return /^[\0-\x7f]*$/.test(name) ? name : name.normalize('NFKC');
}

/** `x`, `self.items`, `a.b.c`; undefined for anything else. */
export function pathOf(node: Node): string | undefined {
  const names: string[] = [];
  let at: Node | null = node;
  while (at?.type === 'attribute') {
    const attribute = at.childForFieldName('attribute');
    if (attribute === null) return undefined;
    names.unshift(identifierOf(attribute));
    at = at.childForFieldName('object');
  }
  if (at?.type !== 'identifier') return undefined;
  names.unshift(identifierOf(at));
  return names.join('.');
}

/** The same for syntax that is read already. */
export function pathOfSyntax(item: Syntax, source: string): string | undefined {
  if (item.type === 'identifier') return normalized(source.slice(item.start, item.end));
  const [object, attribute] = item.children;
  if (item.type !== 'attribute' || object === undefined || attribute === undefined) return undefined;
  const path = pathOfSyntax(object, source);
  return path === undefined ? undefined : `${path}.${normalized(source.slice(attribute.start, attribute.end))}`;
}

const CONSTANT = new Set(['integer', 'float', 'true', 'false', 'none', 'ellipsis', 'string_start', 'string_content', 'string_end',
  'escape_sequence', 'escape_interpolation']);
const CONSTANT_IF_PARTS_ARE = new Set(['string', 'string_content', 'concatenated_string', 'tuple', 'list', 'set', 'dictionary', 'pair',
  'parenthesized_expression', 'unary_operator', 'expression_list']);

/** True for literals and for displays of literals. */
export function isConstant(node: Node): boolean {
  return isConstantSyntax(readSyntax(node));
}

/** The same for syntax that is read already. */
export function isConstantSyntax(item: Syntax): boolean {
  return (CONSTANT.has(item.type) && item.children.length === 0)
    || (CONSTANT_IF_PARTS_ARE.has(item.type) && item.children.every(isConstantSyntax));
}

/** Every name and access path that an expression reads; names that it binds itself (lambda, comprehension) are left out. */
export function readsOf(node: Node): Reads {
  const names = new Set<string>();
  const paths = new Set<string>();
  let hasCall = false;
  const base = node.startIndex;
  const source = node.text;
  const own = new Set<string>();

  function bind(item: Syntax): void {
    if (item.type === 'identifier') own.add(textOf(item));
    else if (item.type.startsWith('typed_') || item.type.includes('default_')) item.children.slice(0, 1).forEach(bind);
    else if (item.type !== 'attribute' && item.type !== 'subscript') item.children.forEach(bind);
  }

  function textOf(item: Syntax): string {
    return normalized(source.slice(item.start - base, item.end - base));
  }

  function visit(item: Syntax): string | undefined {
    switch (item.type) {
      case 'identifier': {
        const name = textOf(item);
        names.add(name);
        return name;
      }
      case 'attribute': {
        const [object, attribute] = item.children;
        if (object === undefined || attribute === undefined) break;
        const path = visit(object);
        if (path === undefined) return undefined;
        const full = `${path}.${textOf(attribute)}`;
        paths.add(full);
        return full;
      }
      case 'keyword_argument':
        item.children.slice(1).forEach(visit);
        return undefined;
      case 'lambda': case 'for_in_clause': case 'named_expression':
        if (item.type !== 'lambda') item.children.slice(0, 1).forEach(bind);
        else if (item.children.length > 1) item.children.slice(0, 1).forEach(bind);
        item.children.slice(item.type === 'lambda' && item.children.length === 1 ? 0 : 1).forEach(visit);
        return undefined;
      case 'call': case 'await': case 'yield':
        hasCall = true;
        break;
      default:
    }
    item.children.forEach(visit);
    return undefined;
  }

  visit(readSyntax(node));
  leaveOut(own, names, paths);
  return { names, paths, hasCall };
}
