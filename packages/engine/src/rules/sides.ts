import type { Expression } from './expressions.ts';

/** The parts of a truth value that decide it. */
export interface Sides {
  readonly operator: string;
  readonly operands: readonly Expression[];
}

const JOINS = new Set(['==', '!=', '<', '<=', '>', '>=', 'in', '&&', '||', '!_']);

interface Part { readonly op: string; readonly args: unknown; readonly start: number; readonly end: number }

/**
 * The sides of a comparison, `&&` or `||` that are no literals, and what a method is asked of: `site.calls` of
 * `site.calls.exists(...)`; none of anything else.
 * @param ast of a checked expression
 * @param compile undefined where a part does not stand alone
 */
export function sidesOf(source: string, ast: unknown, compile: (part: string) => Expression | undefined): Sides {
  const { op, args } = ast as Part;
  const parts = JOINS.has(op) ? [args].flat() : op === 'rcall' ? [(args as unknown[])[1]] : [];
  const operands = (parts as Part[]).filter((part) => part.op !== 'value' && part.op !== 'list');
  return { operator: op, operands: operands.flatMap(({ start, end }) => compile(source.slice(start, end)) ?? []) };
}
