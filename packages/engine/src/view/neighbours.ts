import { Place, NOWHERE } from './place.ts';

/**
 * The next call that runs after this one in its function. A clock of precision `loop` reports the end of what this called
 * at the call after it.
 */
export function nextCall(place: Place): Place {
  const { site, file } = place;
  if (site === undefined || file === undefined) return NOWHERE;
  const { sites } = site.function;
  const next = sites.slice(sites.indexOf(site) + 1).find((other) => other.operation === 'call');
  return next === undefined || next.loop !== site.loop ? NOWHERE : place.at(next.node);
}

/**
 * The operation of a block that raises: where an exception was recorded as raised, else where one came from what was called, else (a runtime that saw only handlers) the
 * last call, subscript or attribute of the block's first statement.
 */
export function raiser(place: Place): Place {
  const { file, range, functionModel } = place;
  if (file === undefined || range === undefined || functionModel === undefined) return NOWHERE;
  const inside = file.sitesOf(functionModel).map((site) => place.at(site.node)).filter((other) => place.contains(other));
  for (const role of ['raised', 'passed']) {
    const count = (other: Place) => other.rows('exception').reduce((sum, row) => sum + (row.role === role ? row.count : 0), 0);
    const recorded = inside.filter((other) => count(other) > 0);
    if (recorded.length > 0) return recorded.reduce((best, other) => (count(other) > count(best) ? other : best));
  }
  return inside.filter(({ operation }) => RAISING.has(operation)).at(-1) ?? NOWHERE;
}

const RAISING = new Set(['call', 'subscript', 'attribute', 'iteration', 'binary']);

/** Whether a function or class uses variables of the function around it, so that it cannot be made elsewhere as it is. */
export function readsLocal(place: Place): boolean {
  const { file, node } = place;
  if (file === undefined || node === undefined) return false;
  const here = file.model.functionsOn(place.line - 1);
  const made = here.find((fn) => fn.node.id === node.id) ?? here.find((fn) => fn.range.start.line === place.line - 1 && fn.parent === place.functionModel && fn.kind !== 'comprehension');
  if (made === undefined) return false;
  const around = made.parent;
  const own = new Set([made.name, ...made.parameters.map(({ name }) => name)]);
  return around !== undefined && [...file.language.reads(node).names].some((name) => !own.has(name) && around.scopeOf(name) === 'cell');
}
