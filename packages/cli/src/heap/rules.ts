import { compileHeapRules, type CompiledHeapRule, type HeapRuleSpec, type Problem } from '@mechsym/engine';
import { readAsset } from '../assets.ts';
import { specsOf } from '../rules/sources.ts';

const HEAP_RULE_FILE = 'heap-rule.yaml';

/** The built-in heap rules and those of the user, compiled. @param paths heap-rule.yaml files, or folders with some */
export async function heapRules(paths: readonly string[]): Promise<{ readonly rules: readonly CompiledHeapRule[]; readonly problems: readonly Problem[] }> {
  const builtin = JSON.parse((await readAsset('heap-rules.json')).toString('utf8')) as readonly { file: string; spec: HeapRuleSpec; page?: string }[];
  const own = await specsOf(paths, (name) => name === HEAP_RULE_FILE, `no heap rule in it: a heap rule is a ${HEAP_RULE_FILE} in a folder of its own`);
  return compileHeapRules([...builtin, ...own]);
}
