import { compileHeapRules, type CompiledHeapRule, type HeapRuleSpec, type Problem } from '@mechsym/engine';
import { readAsset } from '../assets.ts';
import { heapRuleTexts } from '../rules/sources.ts';

/**
 * The built-in heap rules and those of the user, compiled.
 * @param include rule files and folders that a configuration includes
 * @param paths heap-rule.yaml files, or folders with some
 */
export async function heapRules(include: readonly string[], paths: readonly string[] = []): Promise<{ readonly rules: readonly CompiledHeapRule[]; readonly problems: readonly Problem[] }> {
  const builtin = JSON.parse((await readAsset('heap-rules.json')).toString('utf8')) as readonly { file: string; spec: HeapRuleSpec; page?: string }[];
  return compileHeapRules([...builtin, ...await heapRuleTexts(paths, include)]);
}
