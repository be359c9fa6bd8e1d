import type { Node } from 'web-tree-sitter';
import type { Place } from './place.ts';

/** Calls that make the same elements anew, and views of a mapping. */
const COPIES = new Set(['list', 'tuple', 'set', 'frozenset', 'sorted', 'reversed', 'iter', 'enumerate', 'dict']);
const VIEWS = new Set(['keys', 'values', 'items', 'copy']);
const DISPLAYS = new Set(['list', 'set', 'tuple', 'array']);
const SPLATS = new Set(['list_splat', 'spread_element']);
const COMPREHENSIONS = new Set(['generator_expression', 'list_comprehension', 'set_comprehension', 'dictionary_comprehension']);

/** The collection that an expression draws its elements from: `d` of `list(d.keys())`, `rows` of `[r.id for r in rows]`. */
export function collectionOf(node: Node): Node {
  const inner = partOf(node);
  return inner === undefined ? node : collectionOf(inner);
}

function partOf(node: Node): Node | undefined {
  if (COMPREHENSIONS.has(node.type)) {
    const clause = node.namedChildren.find((child) => child?.type === 'for_in_clause');
    return clause?.childForFieldName('right') ?? undefined;
  }
  if (node.type === 'parenthesized_expression' || SPLATS.has(node.type)) return node.namedChildren[0] ?? undefined;
  if (DISPLAYS.has(node.type)) {
    const only = node.namedChildCount === 1 ? node.namedChildren[0] : undefined;
    return only && SPLATS.has(only.type) ? only : undefined;
  }
  if (node.type === 'call_expression') return copiedByCall(node);
  if (node.type !== 'call') return undefined;
  const callee = node.childForFieldName('function');
  const list = node.childForFieldName('arguments');
  if (!callee || !list) return undefined;
  if (list.type === 'generator_expression') return COPIES.has(callee.text) ? list : undefined;
  const [first] = list.namedChildren;
  if (callee.type === 'identifier') return COPIES.has(callee.text) && first ? first : undefined;
  const method = callee.childForFieldName('attribute')?.text ?? '';
  return VIEWS.has(method) && list.namedChildCount === 0 ? callee.childForFieldName('object') ?? undefined : undefined;
}

/** JavaScript: methods and functions that make the same elements anew. */
const COPYING_METHODS = new Set(['slice', 'concat', 'keys', 'values', 'entries']);
const COPYING_FUNCTIONS = new Set(['Object.keys', 'Object.values', 'Object.entries', 'Array.from']);

function copiedByCall(node: Node): Node | undefined {
  const callee = node.childForFieldName('function');
  const given = node.childForFieldName('arguments')?.namedChildren ?? [];
  if (callee?.type !== 'member_expression') return undefined;
  if (COPYING_FUNCTIONS.has(callee.text)) return given[0] ?? undefined;
  const method = callee.childForFieldName('property')?.text ?? '';
  return COPYING_METHODS.has(method) && given.length === 0 ? callee.childForFieldName('object') ?? undefined : undefined;
}

/**
 * What the code around a place does to the object of this path: names of the methods called on it that change their object,
 * `=` where the path is bound anew, `[]` where an item is stored or deleted. Looked for in the innermost loop, or in the whole
 * function where there is none.
 */
export function changesTo(place: Place): string[] {
  const { node, file, path } = place;
  const fn = place.functionModel;
  if (!node || !file || !fn || path === '') return [];
  const around = place.loopModel?.node ?? fn.node;
  const found = new Set<string>();
  for (const call of around.descendantsOfType('call')) {
    const callee = call.childForFieldName('function');
    const object = callee?.childForFieldName('object');
    if (object && file.language.path(object) === path) found.add(callee?.childForFieldName('attribute')?.text ?? '');
    // shuffle(deck), heappush(queue, x): a function that is known to change its first argument
    const first = call.childForFieldName('arguments')?.namedChildren[0];
    const name = callee?.text.slice(callee.text.lastIndexOf('.') + 1) ?? '';
    if (first && CHANGES_ARGUMENT.has(name) && file.language.path(first) === path) found.add(name);
  }
  for (const statement of around.descendantsOfType(['assignment', 'augmented_assignment', 'named_expression', 'for_statement', 'delete_statement', 'for_in_clause', 'as_pattern_target'])) {
    if (statement.type === 'delete_statement') {
      if (statement.descendantsOfType('subscript').some((item) => isPath(place, item.childForFieldName('value')))) found.add('[]');
      continue;
    }
    const target = statement.childForFieldName('left') ?? statement.childForFieldName('name') ?? (statement.type === 'as_pattern_target' ? statement : null);
    for (const each of targetsOf(target)) {
      if (isPath(place, each)) found.add('=');
      else if (each.type === 'subscript' && isPath(place, each.childForFieldName('value'))) found.add(each.childForFieldName('subscript')?.type === 'slice' ? '=' : '[]');
    }
  }
  return [...found].filter((name) => CHANGES.has(name)).slice(0, 16);
}

const CHANGES_ARGUMENT = new Set(['shuffle', 'heappush', 'heappop', 'heapify', 'heapreplace', 'heappushpop', 'insort', 'insort_left', 'insort_right']);
const CHANGES = new Set([
  ...CHANGES_ARGUMENT, '=', '[]', 'append', 'appendleft', 'add', 'clear', 'discard', 'extend', 'insert', 'pop', 'popitem', 'popleft', 'remove', 'reverse',
  'rotate', 'setdefault', 'update', 'difference_update', 'intersection_update', 'symmetric_difference_update',
]);

function targetsOf(target: Node | null | undefined): Node[] {
  if (!target) return [];
  return ['pattern_list', 'tuple_pattern', 'list_pattern', 'as_pattern_target'].includes(target.type)
    ? target.namedChildren.flatMap((child) => targetsOf(child)) : [target];
}

function isPath(place: Place, node: Node | null | undefined): boolean {
  return !!node && place.file?.language.path(node) === place.path;
}

/**
 * Whether what an expression computes of its elements may change with their state: it reads an attribute that the file stores
 * outside of `__init__`, or an item of something that its loop or function stores items to.
 */
export function readsState(place: Place): boolean {
  const { node, file } = place;
  const fn = place.functionModel;
  if (!node || !file || !fn) return false;
  const names = new Set(node.descendantsOfType('attribute')
    .filter((each) => each.parent?.type !== 'call' || each.parent.childForFieldName('function')?.id !== each.id)
    .map((each) => each.childForFieldName('attribute')?.text ?? ''));
  const first = collectionOf(node);
  const collection = file.language.path(first);
  if (collection !== undefined) names.delete(collection.slice(collection.lastIndexOf('.') + 1));
  if (names.size > 0) {
    for (const other of file.model.functions) {
      if (other.name === '__init__') continue;
      if (other.sites.some((site) => site.operation === 'attribute-store' && names.has(site.name))) return true;
    }
  }
  return node.descendantsOfType('subscript').some((each) => {
    const container = each.childForFieldName('value');
    const path = container && file.language.path(container);
    return !!path && file.model.functions.some((other) => other.sites.some((site) => site.operation === 'subscript-store' && site.receiver && file.language.path(site.receiver) === path));
  });
}
