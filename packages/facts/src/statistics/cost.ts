import type { FunctionFacts } from '../function-facts.ts';

/** Samples of a function: with it innermost, with it anywhere on the stack, and the parts of both in odd windows. */
export interface Cost {
  readonly self: number;
  readonly total: number;
  readonly selfOdd: number;
  readonly totalOdd: number;
}

/**
 * The samples of a function, from the row about the function as a whole and from those of its sites. `self` adds up over
 * sites; `total` does not, since one sample can have several of them on its stack: without a row of the whole function
 * the largest is a lower bound.
 */
export function functionCost(facts: FunctionFacts): Cost {
  let { self, total, selfOdd, totalOdd } = facts.rows('cost')[0] ?? { self: 0, total: 0, selfOdd: 0, totalOdd: 0 };
  let siteSelf = 0;
  let siteSelfOdd = 0;
  for (const site of facts.sites) {
    for (const row of site.rows('cost')) {
      siteSelf += row.self;
      siteSelfOdd += row.selfOdd;
      total = Math.max(total, row.total);
      totalOdd = Math.max(totalOdd, row.totalOdd);
    }
  }
  self = Math.max(self, siteSelf);
  selfOdd = Math.max(selfOdd, siteSelfOdd);
  return { self, total: Math.max(total, self), selfOdd, totalOdd: Math.max(totalOdd, selfOdd) };
}
