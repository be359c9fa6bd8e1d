import type { Reason } from '@mechsym/facts';

/** V8's reasons by what they begin with, the longest first where one begins another. */
const REASONS: readonly (readonly [RegExp, Reason])[] = [
  [/^(wrong map|unexpected object|wrong enum|wrong instance type|instance migration|no cache|prototypes? )/, 'shape-unexpected'],
  [/^not a? ?(Smi|Number|Oddball|String|Symbol|BigInt|heap ?number|JavaScript|Boolean|Array|Int32|Uint32|Float64|an )/i, 'type-unexpected'],
  [/^(Smi|not an? |wrong type)/, 'type-unexpected'],
  [/^(overflow|lost precision|division by zero|minus zero|value out of range|BigInt too big)/, 'integer-overflow'],
  [/^NaN/, 'not-a-number'],
  [/^(out of bounds|hole|array length|could not grow elements|memento)/, 'out-of-bounds'],
  [/^(wrong call target|wrong feedback cell|unknown function|wrong constructor)/, 'callee-unknown'],
  [/^(wrong (value|name)|Insufficient type feedback|unexpected value)/, 'value-unexpected'],
  [/^(dependen|code dependencies|constant|property cell|const tracking let)/, 'dependency-changed'],
];

export function reasonOf(kind: string, words: string): Reason {
  if (kind === 'dependency-change') return 'dependency-changed';
  return REASONS.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}

const EFFECTS: Readonly<Record<string, string>> = { 'deopt-eager': 'exit', 'deopt-lazy': 'lazy', 'dependency-change': 'invalidate' };

/** What happened to the code, in the words of the vocabulary. */
export function effectOf(kind: string): string {
  return EFFECTS[kind] ?? 'exit';
}
