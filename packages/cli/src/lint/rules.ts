import { setFlagsFromString } from 'node:v8';
import { compileRules, type Calibration, type CompiledRule, type Problem } from '@mechsym/engine';
import { userCalibration } from '../rules/calibration.ts';
import { builtinRules, userRules } from '../rules/sources.ts';

export interface Rules {
  readonly rules: CompiledRule[];
  readonly calibration: Calibration;
  readonly problems: Problem[];
}

/** Built-in rules and those of the user, compiled, with the savings that were measured. */
export async function compiledRules(include: readonly string[]): Promise<Rules> {
  // Patterns of the user that backtrack often are searched for by V8's engine that does not.
  if (include.length > 0) setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks');
  const builtin = await builtinRules();
  const { rules, problems } = await compileRules([...builtin.sources, ...await userRules(include)]);
  const own = include.length === 0 ? {} : await userCalibration(include, new Set(builtin.sources.map(({ spec }) => spec?.rule ?? '')));
  return { rules, problems, calibration: { ...builtin.calibration, ...own } };
}
