import { compileRules, infosOf, type RuleInfo } from '@mechsym/engine';
import { settingsFor } from '../config/settings.ts';
import { heapRules } from '../heap/rules.ts';
import { builtinRules, userRules } from '../rules/sources.ts';

/** What is known about every rule, built in or included by the configuration. */
export async function ruleInfos(): Promise<readonly RuleInfo[]> {
  const settings = await settingsFor({}, [], process.cwd());
  const { sources } = await builtinRules();
  const { rules } = await compileRules([...sources, ...await userRules(settings.include)]);
  return [...infosOf(rules), ...(await heapRules(settings.include)).rules.map(({ info }) => info)];
}
