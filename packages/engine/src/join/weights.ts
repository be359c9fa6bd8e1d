import type { Operation } from '@mechsym/facts';

/**
 * Relative time of one operation, in units of about a nanosecond on CPython 3.13: specialised, and not. They only divide
 * the samples of one loop body among its operations where the clock cannot (precision `loop`), and a saving is calibrated
 * with the same division, so an error here cancels to first order. Measured with scripts/weights.py.
 */
const WEIGHTS: Partial<Record<Operation, readonly [specialized: number, generic: number]>> = {
  attribute: [3, 25],
  'attribute-store': [4, 30],
  call: [25, 45],
  binary: [6, 30],
  compare: [4, 25],
  membership: [15, 20],
  subscript: [6, 30],
  'subscript-store': [8, 30],
  iteration: [6, 30],
  global: [2, 20],
  'global-store': [12, 15],
  import: [150, 150],
  raise: [300, 300],
  await: [40, 40],
  yield: [12, 12],
  'make-function': [45, 45],
  build: [25, 25],
  return: [3, 3],
};

/** Time of looking at one element of a list while searching it. */
const PER_ELEMENT = 7;

export interface WeightFacts {
  /** part of the observations in which the operation was not specialised, 0 to 1; 0 if unknown */
  readonly generic: number;
  /** elements looked at, for a search in a sequence; 0 if unknown or not a search */
  readonly searched: number;
}

export function weightOf(operation: Operation, { generic, searched }: WeightFacts): number {
  const [fast, slow] = WEIGHTS[operation] ?? [2, 2];
  return fast + (slow - fast) * generic + PER_ELEMENT * searched / 2;
}
