import type { Node } from 'web-tree-sitter';
import type { Language, Loop } from './model.ts';

/**
 * How sure it is that an expression has the same value in each iteration of a loop, the surest first:
 * - constant: it is a literal
 * - names: it reads only names that nothing in the loop binds
 * - attributes: it also reads attributes that nothing in the loop stores, by any path; a property or code that the loop calls
 *   may still change them
 * - calls: it also calls or subscripts what the loop does not visibly change; only facts can say that the result is the same
 * - varies: the loop changes something that it reads
 */
export const INVARIANCES = ['constant', 'names', 'attributes', 'calls', 'varies'] as const;
export type Invariance = (typeof INVARIANCES)[number];

export function invarianceOf(node: Node, loop: Loop, language: Language): Invariance {
  if (language.isConstant(node)) return 'constant';
  const { assigned } = loop;
  const { names, paths, hasCall } = language.reads(node);
  for (const name of names) if (assigned.has(name)) return 'varies';
  const stored = storedAttributes(assigned);
  for (const path of paths) if (stored.has(lastName(path))) return 'varies';
  if (!hasCall && !hasSubscript(node)) return paths.size === 0 ? 'names' : 'attributes';
  // A call or a subscript looks into the objects that it is given.
  for (const read of [...names, ...paths]) if (assigned.has(`${read}[]`) || assigned.has(`${read}()`)) return 'varies';
  return 'calls';
}

/** Whether it is at least as sure as `level` that the expression keeps its value in the loop. */
export function isInvariant(node: Node, loop: Loop, language: Language, level: Exclude<Invariance, 'varies'> = 'attributes'): boolean {
  return INVARIANCES.indexOf(invarianceOf(node, loop, language)) <= INVARIANCES.indexOf(level);
}

/** Two paths may name one object: a store to `a.x` can change `b.x`. */
function storedAttributes(assigned: ReadonlySet<string>): Set<string> {
  const stored = new Set<string>();
  for (const mark of assigned) if (mark.includes('.') && !/[)\]]$/.test(mark)) stored.add(lastName(mark));
  return stored;
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function hasSubscript(node: Node): boolean {
  return node.type === 'subscript' || node.descendantsOfType('subscript').length > 0;
}
