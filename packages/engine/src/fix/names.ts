import type { Node } from 'web-tree-sitter';
import { BUILTINS } from '../source/languages/python/builtins.ts';
import { outerOf } from '../source/index.ts';
import type { FileView } from '../view/file-view.ts';
import { NOWHERE, type Place } from '../view/place.ts';
import { leadingImports } from './lay.ts';

/** Most uses of a name that a rule is given. */
const MOST_USES = 64;
const NAMES = ['identifier', 'shorthand_property_identifier', 'shorthand_property_identifier_pattern', 'type_identifier'];

/** Names that fixes brought into a file: one text in one function has one name. */
const given = new WeakMap<FileView, Map<string, string>>();

/** A name like the one wanted which the file uses nowhere; the same again for the same text in the same function. */
export function freeName(place: Place, wanted: string): string {
  const { file } = place;
  const base = wanted.replace(/\W+/g, '_').replace(/^_+(?=_)|(?<!^)_+$/g, '').slice(0, 40);
  if (file === undefined || !/^[A-Za-z_]\w*$/.test(base)) return '';
  let names = given.get(file);
  if (names === undefined) given.set(file, names = new Map<string, string>());
  const fn = place.functionModel;
  const key = `${base}\0${fn === undefined ? '' : outerOf(fn).node.id}\0${place.text}`;
  const known = names.get(key);
  if (known !== undefined) return known;
  const taken = new Set(names.values());
  const { text } = file.model.text;
  let name = base;
  for (let i = 2; taken.has(name) || new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(text) || BUILTINS.has(name); i++) name = `${base}_${i}`;
  names.set(key, name);
  return name;
}

/**
 * The other places with the name of this one: in its function where the name is a variable of that, else in the file. Where there
 * are too many an empty place is among them, so that a condition on all fails.
 */
export function usesOf(place: Place): Place[] {
  const { file, node, functionModel } = place;
  if (file === undefined || node === undefined) return [];
  const name = node.text;
  const scope = functionModel?.scopeOf(name);
  const isOwn = scope === 'local' || scope === 'parameter' || scope === 'cell';
  if (!isOwn && !file.model.whole) return [NOWHERE];
  const around = isOwn && functionModel !== undefined ? holder(functionModel, name) : file.model.tree.rootNode;
  const found = around.descendantsOfType(NAMES).filter((each) => each !== null && each.text === name && each.id !== node.id);
  return [...found.slice(0, MOST_USES).map((each) => place.at(each)), ...(found.length > MOST_USES ? [NOWHERE] : [])];
}

/** The outermost function whose variable it is. */
function holder(fn: NonNullable<Place['functionModel']>, name: string): Node {
  let at = fn;
  while (at.parent !== undefined && at.parent.kind !== 'module' && at.parent.kind !== 'class' && ['local', 'parameter', 'cell'].includes(at.parent.scopeOf(name))) at = at.parent;
  return at.node;
}

/** Whether a name, seen from a place, is bound by one of the imports with which the file begins, and nowhere else at module level. */
export function importsName(place: Place, name: string): boolean {
  const { file, functionModel } = place;
  if (file?.model.whole !== true) return false;
  const bindings = file.model.bindings.get(name) ?? [];
  if (functionModel !== undefined && functionModel.kind !== 'module' && functionModel.scopeOf(name) !== 'module') return false;
  const [only] = bindings;
  if (only === undefined || bindings.length !== 1) return false;
  const at = file.model.text.offset(only.range.start);
  return leadingImports(file.model.tree.rootNode, file.language).some((node) => node.startIndex <= at && at < node.endIndex);
}

/** The parts of its syntax that have a name in the grammar, comments left out. */
export function partsOf(place: Place): Place[] {
  return (place.node?.namedChildren ?? []).filter((each) => each !== null && each.type !== 'comment').slice(0, MOST_USES).map((each) => place.at(each));
}

/**
 * Whether an import in a function could stand at the top of the file: it binds names that nothing there binds and that are no
 * builtins, and its function binds them only so.
 */
export function mayMoveUp(place: Place): boolean {
  const { file, node, functionModel } = place;
  if (file?.model.whole !== true || node === undefined || functionModel === undefined) return false;
  const names = importedNames(node);
  if (names.length === 0) return false;
  const words = functionModel.node.descendantsOfType('identifier').filter((each) => each !== null);
  return names.every((name) => !file.model.bindings.has(name) && !BUILTINS.has(name)
    && !words.some((word) => word.text === name && isBound(word) && !inside(word, node)));
}

const inside = (inner: Node, outer: Node) => outer.startIndex <= inner.startIndex && inner.endIndex <= outer.endIndex;

/** What gives a name a value: a target, a parameter, another import, or a statement about its scope. */
function isBound(word: Node): boolean {
  for (let at: Node = word, up = at.parent; up !== null; at = up, up = at.parent) {
    if (['global_statement', 'nonlocal_statement', 'parameters', 'lambda_parameters', 'import_statement', 'import_from_statement', 'as_pattern_target', 'delete_statement', 'case_pattern'].includes(up.type)) return true;
    if (['assignment', 'augmented_assignment', 'named_expression', 'for_statement', 'for_in_clause'].includes(up.type)) {
      const target = up.childForFieldName('left') ?? up.childForFieldName('name');
      if (target?.id === at.id && !['attribute', 'subscript'].includes(at.type)) return true;
    }
    if (['function_definition', 'class_definition'].includes(up.type) && up.childForFieldName('name')?.id === at.id) return true;
    if (['block', 'call', 'subscript', 'attribute'].includes(up.type)) return false;
  }
  return false;
}

/** The names that an import binds; none where they cannot all be told. */
function importedNames(node: Node): string[] {
  if (node.type !== 'import_statement' && node.type !== 'import_from_statement') return [];
  const parts = node.childrenForFieldName('name');
  return parts.flatMap((part) => {
    if (part === null) return [];
    const name = part.type === 'aliased_import' ? part.childForFieldName('alias')?.text : node.type === 'import_statement' ? part.text.split('.')[0] : part.text;
    return name === undefined ? [] : [name];
  });
}
