import type { Reason } from '@mechsym/facts';

/** The JVM's reasons for leaving optimised code (`Deoptimization::trap_reason_name`). */
const TRAPS: Readonly<Record<string, Reason>> = {
  null_check: 'value-unexpected', null_assert: 'value-unexpected', speculate_null_check: 'value-unexpected', speculate_null_assert: 'value-unexpected',
  range_check: 'out-of-bounds', loop_limit_check: 'out-of-bounds', predicate: 'out-of-bounds', profile_predicate: 'out-of-bounds',
  class_check: 'type-unexpected', array_check: 'type-unexpected', bimorphic: 'type-unexpected', bimorphic_or_optimized_type_check: 'type-unexpected',
  speculate_class_check: 'type-unexpected', intrinsic_or_type_checked_inlining: 'type-unexpected', intrinsic: 'type-unexpected',
  unstable_if: 'value-unexpected', unstable_fused_if: 'value-unexpected', unreached: 'value-unexpected', div0_check: 'value-unexpected',
  unloaded: 'not-compiled-yet', uninitialized: 'not-compiled-yet', unresolved: 'not-compiled-yet', unhandled: 'unsupported-operation',
};

export function trapReason(words: string): Reason {
  return TRAPS[words] ?? 'other';
}

/** What happens to the code, by the JVM's action: `maybe_recompile` and `none` leave it in place. */
export function trapEffect(action: string): string {
  return /^(reinterpret|make_not_)/.test(action) ? 'invalidate' : 'exit';
}

/** The messages of C2 by what they begin with, as 17, 21 and 25 write them; 25 says `failed to inline: ` first in some places. */
const INLINING: readonly (readonly [RegExp, Reason])[] = [
  [/^virtual call/, 'callee-megamorphic'],
  [/^(hot method too big|already compiled into a|too big|callee is too large|size > DesiredMethodLimit)/, 'callee-too-big'],
  [/^(NodeCountInliningCutoff|live nodes > |inlining too deep|callee uses too much stack|total inlining|out of nodes)/, 'budget-exhausted'],
  [/^recursive inlining/, 'callee-recursive'],
  [/^(call site not reached|too cold|never executed|low call site frequency|executed < )/, 'callee-cold'],
  [/^(native method)/, 'callee-native'],
  [/^(receiver not constant|MemberName not constant|member_name not constant|no static binding)/, 'callee-unknown'],
  [/^(unloaded signature classes|not inlineable|failed initial checks|exception method|disallowed|don't inline|inlining prohibited|many throws|callee's klass)/, 'callee-not-inlineable'],
];

export function inliningReason(message: string): Reason {
  const words = message.replace(/^failed to inline: /, '');
  return INLINING.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}

/** Why a compilation failed. */
export function failureReason(message: string): Reason {
  if (/out of nodes|CodeCache|out of virtual registers|out of stack|too many/i.test(message)) return 'budget-exhausted';
  if (/OSR starts with non-empty stack|stack not empty at OSR|not compilable|parse failed|unsupported/i.test(message)) return 'unsupported-operation';
  return 'other';
}

/** What a bytecode does, in the vocabulary's words; `line` for what no operation of the source is known to be. */
export function operationOf(instruction: string): string {
  if (/^invoke/.test(instruction)) return 'call';
  if (/^get(field|static)/.test(instruction)) return 'attribute';
  if (/^put(field|static)/.test(instruction)) return 'attribute-store';
  if (/^[abcdfils]aload$/.test(instruction)) return 'subscript';
  if (/^[abcdfils]astore$/.test(instruction)) return 'subscript-store';
  if (/^[dfil](add|sub|mul|div|rem|neg|shl|shr|ushr|and|or|xor)$/.test(instruction)) return 'binary';
  if (instruction === 'athrow') return 'raise';
  if (/^(new|newarray|anewarray|multianewarray)$/.test(instruction)) return 'build';
  return 'line';
}
