/**
 * Additive numbers. Merging has to give the same result in whatever order recordings come, and floating-point addition
 * does not: 0.1 + 0.2 + 0.3 depends on the order. So every additive number is a multiple of 2^-30 (about a nanosecond
 * where it is seconds): such numbers add exactly up to 2^23 (97 days), and whole numbers up to 2^53, where they stay.
 */
const PER_UNIT = 2 ** 30;
export const LARGEST = Number.MAX_SAFE_INTEGER;

/** Whether a JSON value can be added up: finite, not negative, at most 2^53 - 1. */
export function isAddable(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= LARGEST;
}

/** The multiple of 2^-30 nearest to `value`. */
export function quantise(value: number): number {
  return Number.isInteger(value) ? value + 0 : Math.round(value * PER_UNIT) / PER_UNIT;
}

export function add(a: number, b: number): number {
  const sum = a + b;
  return sum > LARGEST ? LARGEST : sum;
}

/** The shortest decimal number that `quantise` turns into `value` again. */
export function shortest(value: number): number {
  if (Number.isInteger(value)) return value;
  for (let digits = 3; digits < 11; digits++) {
    const short = Number(value.toFixed(digits));
    if (quantise(short) === value) return short;
  }
  return value;
}
