import type { Operation } from '@mechsym/facts';

/**
 * Time of one operation in nanoseconds, specialised and not: the median of CPython 3.11 to 3.15 as `scripts/weights.py`
 * prints it (2 cores, x64, 2026-11-24). They only divide the samples of one loop body among its operations where the
 * clock cannot (precision `loop`), and a saving is calibrated with the same division, so an error here cancels to first
 * order.
 */
const WEIGHTS: Partial<Record<Operation, readonly [specialized: number, generic: number]>> = {
  attribute: [5.3, 12.6],
  'attribute-store': [3.9, 13.4],
  call: [18.4, 22.6],
  binary: [10.3, 15.5],
  compare: [7.1, 12.2],
  membership: [8.1, 10.7],
  subscript: [5.7, 12.1],
  'subscript-store': [6.7, 13.4],
  iteration: [4.5, 9.9],
  global: [2.6, 4.1],
  'global-store': [9.7, 9.7],
  import: [61, 61],
  raise: [81, 81],
  await: [61, 61],
  yield: [12, 12],
  'make-function': [40, 40],
  build: [12, 12],
  return: [3, 3],
};

/** Time of looking at one element of a list while searching it. */
const PER_ELEMENT = 4.4;

/** Time of copying one element of a tuple, or one character of a text, into a longer one; of moving one when a list's head goes; of looking at one. */
const PER_COPIED = { tuple: 1.2, list: 1.2, 'list head': 0.11, elements: 8, str: 0.1, bytes: 0.1 } as const;

/** Time of an operator of a type that is no builtin: taking an element out of an array of NumPy, or adding two such elements. */
const FOREIGN = 70;

/** What an attribute takes longer in an object that holds a dictionary of its own (receipt of instances-without-shared-layout). */
const SEPARATE = 18;

/** Time of raising and catching an exception, for the part of the executions that raise: a half, since nobody counts the others. */
const RAISED = 200;

export interface WeightFacts {
  /** part of the observations in which the operation was not specialised, 0 to 1; 0 if unknown */
  readonly generic: number;
  /** elements looked at, for a search in a sequence; 0 if unknown or not a search */
  readonly searched: number;
  /** part of the objects that shared no layout with others of their class, 0 to 1 */
  readonly separate?: number;
  /** an operator that a type of an extension module or of the program defines */
  readonly foreign?: boolean;
  /** exceptions were seen to be raised here */
  readonly raises?: boolean;
  /** elements copied, for joining sequences with an operator */
  readonly copied?: { readonly type: string; readonly length: number } | undefined;
}

export function weightOf(operation: Operation, { generic, searched, copied, foreign, separate, raises }: WeightFacts): number {
  const [fast, slow] = WEIGHTS[operation] ?? [2, 2];
  const perCopied = copied === undefined ? 0 : (PER_COPIED as Readonly<Record<string, number>>)[copied.type] ?? 0;
  return (raises === true ? RAISED : 0) + (foreign === true ? FOREIGN : fast + (slow - fast) * generic) + SEPARATE * (separate ?? 0) + PER_ELEMENT * searched / 2 + perCopied * (copied?.length ?? 0);
}
