/** Names whose value is a truth value, a number or a place, whatever they are given. */
const SMALL = new Set(['size', 'contains', 'startsWith', 'endsWith', 'matches', 'indexOf', 'lastIndexOf', 'exists', 'exists_one', 'all']);
/** Elements that a list of the program's may have. */
const LIST = 64;

/** How many of its parts the value of an expression may hold: `a + a` holds two. Lets that double one another grow without end. */
export const LARGEST_VALUE = 256;

/**
 * A bound on the size of what an expression gives, in parts that it does not make itself: texts of the source, elements of a list.
 * @param ast of a checked expression
 * @param sizes of the lets before it
 */
export function sizeOf(ast: unknown, sizes: ReadonlyMap<string, number>): number {
  if (ast === null || typeof ast !== 'object' || !('op' in ast)) return 1;
  const { op, args } = ast as { op: string; args: unknown };
  const parts: readonly unknown[] = Array.isArray(args) ? args : [args];
  const of = (part: unknown): number => sizeOf(part, sizes);
  switch (op) {
    case 'id': return sizes.get(String(args)) ?? 1;
    case 'value': return 1;
    case '+': case 'list': return Math.max(1, sum(parts.map(of)));
    case 'map': return Math.max(1, sum(parts.flatMap((entry) => (entry as unknown[]).map(of))));
    case 'call': case 'rcall': return ofCall(parts, of);
    default: return Math.max(1, ...parts.map(of));
  }
}

function ofCall([name, ...rest]: readonly unknown[], of: (part: unknown) => number): number {
  if (SMALL.has(String(name))) return 1;
  const given = rest.flat().map(of);
  if (name === 'map') return Math.max(LIST, given[0] ?? 1) * Math.max(1, ...given.slice(1));
  if (name === 'filter') return Math.max(1, given[0] ?? 1);
  // A function may put each of what it is given into each other.
  return given.reduce((product, size) => product * size, 1);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
