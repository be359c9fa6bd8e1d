import { setFlagsFromString } from 'node:v8';
import { compileRules, type Calibration, type CompiledRule, type Problem, type RuleSource } from '@mechsym/engine';
import { userCalibration } from '../rules/calibration.ts';
import { builtinRules } from '../rules/sources.ts';

export interface Rules {
  readonly rules: CompiledRule[];
  readonly calibration: Calibration;
  readonly problems: Problem[];
}

/**
 * Built-in rules and those of the user, compiled, with the savings that were measured.
 * @param own the rules of the user  @param include where they are
 */
export async function compiledRules(own: readonly RuleSource[], include: readonly string[]): Promise<Rules> {
  // Patterns of the user that backtrack often are searched for by V8's engine that does not.
  if (own.length > 0) setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks');
  const builtin = await builtinRules();
  const { rules, problems } = await compileRules([...builtin.sources, ...own]);
  const measured = include.length === 0 ? {} : await userCalibration(include, new Set(builtin.sources.map(({ spec }) => spec?.rule ?? '')));
  return { rules, problems, calibration: { ...builtin.calibration, ...measured } };
}
