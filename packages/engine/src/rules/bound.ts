/** The functions of expressions that give samples of a place. */
const COSTS = ['cost', 'self_cost', 'cost_within'] as const;
export type CostFunction = (typeof COSTS)[number];

/**
 * The costs of `site` that a share is made of, if it is made of nothing else: where they are all zero, so is the share, and
 * no condition has to be tried. Undefined where the share may hold samples of other places.
 * @param ast of a checked expression
 */
export function costsOfSite(ast: unknown): readonly CostFunction[] | undefined {
  const { op, args } = ast as { op: string; args: readonly unknown[] };
  switch (op) {
    case '?:': return both(args[1], args[2]);
    case '+': return both(args[0], args[1]);
    // what is taken away, or the factor, makes nothing out of zero
    case '-': case '*': return costsOfSite(args[0]);
    case 'call': {
      const [name, given] = args as [string, readonly { op: string; args: unknown }[]];
      // what is counted at a site is a part of what it costs itself
      const found = name === 'counted' ? 'self_cost' : name === 'dispatch_cost' ? 'cost' : COSTS.find((each) => each === name);
      return found !== undefined && given.length === (name === 'counted' ? 2 : 1) && given[0]?.op === 'id' && given[0].args === 'site' ? [found] : undefined;
    }
    default: return undefined;
  }
}

function both(a: unknown, b: unknown): readonly CostFunction[] | undefined {
  const left = costsOfSite(a);
  const right = costsOfSite(b);
  return left === undefined || right === undefined ? undefined : [...new Set([...left, ...right])];
}
