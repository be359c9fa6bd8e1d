import type { Problem, RuleInfo } from '../finding.ts';
import { languages as knownLanguages } from '../source/index.ts';
import { compileExpression, environment, ExpressionError, type Expression } from '../rules/expressions.ts';
import type { MessageSpec } from '../rules/format.ts';
import { meantOr } from '../rules/suggest.ts';
import { compileTemplate, type Template } from '../rules/template.ts';
import { HEAP_FACT_FIELDS, HeapFactView } from './fact.ts';
import { HEAP_RULE_SCHEMA, type HeapRuleSpec } from './format.ts';

export interface HeapRuleSource {
  /** for problems, as the user gave it */
  readonly file: string;
  /** the YAML text, or the value where it was checked when the package was built */
  readonly text?: string;
  readonly spec?: HeapRuleSpec;
  /** the rule's page, Markdown */
  readonly page?: string;
}

type Templates = Readonly<Record<keyof MessageSpec, Template>>;

export interface CompiledHeapRule {
  readonly spec: HeapRuleSpec;
  readonly info: RuleInfo;
  readonly where: readonly Expression[];
  readonly bytes: Expression;
  readonly developer: Templates;
  readonly runtime: Templates;
}

/** Compiles heap rules. One that cannot be compiled is left out, with a problem that names file, line and column. */
export async function compileHeapRules(sources: readonly HeapRuleSource[]): Promise<{ rules: CompiledHeapRule[]; problems: Problem[] }> {
  const rules: CompiledHeapRule[] = [];
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const source of sources) {
    const { rule, problems: found } = await compileHeapRule(source);
    problems.push(...found);
    if (rule === undefined) continue;
    const other = seen.get(rule.spec.rule);
    if (other !== undefined) {
      problems.push({ severity: 'error', file: source.file, message: `rule \`${rule.spec.rule}\` is defined already in ${other}; give this one another id` });
      continue;
    }
    seen.set(rule.spec.rule, source.file);
    rules.push(rule);
  }
  return { rules, problems };
}

async function compileHeapRule(source: HeapRuleSource): Promise<{ rule?: CompiledHeapRule; problems: Problem[] }> {
  let { spec } = source;
  let at: (path: readonly (string | number)[]) => { line: number; column: number } = () => ({ line: 1, column: 1 });
  if (spec === undefined) {
    const { readYaml } = await import('../rules/yaml.ts');
    const { located, problems } = readYaml<HeapRuleSpec>(source.file, source.text ?? '', HEAP_RULE_SCHEMA);
    if (located === undefined) return { problems };
    spec = located.value;
    at = located.at;
  }
  const { rule: id, title, summary, level, languages, message } = spec;
  const problems: Problem[] = [];
  const report = (path: readonly (string | number)[], text: string) => problems.push({ severity: 'error', file: source.file, ...at(path), message: `rule \`${id}\`: ${text}` });
  const families = [...new Set(knownLanguages.map(({ family }) => family))];
  languages.forEach((language, i) => { if (!families.includes(language)) report(['languages', i], `unknown language \`${language}\`${meantOr(language, families)}`); });
  const env = environment();
  env.registerType('HeapFact', { ctor: HeapFactView, fields: HEAP_FACT_FIELDS });
  env.registerFunction('size_in_words(double): string', (bytes: number) => bytesInWords(bytes));
  env.registerVariable('fact', 'HeapFact');
  env.registerVariable('options', 'map');
  const guarded = <T>(path: readonly (string | number)[], compile: () => T): T | undefined => {
    try {
      return compile();
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      report(path, `\`${path.join('.')}\`, at character ${error.offset + 1}: ${error.message}`);
      return undefined;
    }
  };
  const templates = (register: 'developer' | 'runtime') => Object.fromEntries(
    Object.entries(message[register]).map(([field, text]) => [field, guarded(['message', register, field], () => compileTemplate(env, text as string, new Map()))]),
  ) as unknown as Templates;
  const rule = {
    spec, info: { id, title, summary, level, help: source.page ?? '', requires: ['heap'], languages },
    where: (spec.where ?? []).map((text, i) => guarded(['where', i], () => compileExpression(env, text, 'bool')) as Expression),
    bytes: guarded(['impact', 'bytes'], () => compileExpression(env, spec.impact.bytes, 'double')) as Expression,
    developer: templates('developer'), runtime: templates('runtime'),
  };
  return problems.length > 0 ? { problems } : { rule, problems };
}

/** `3.1 MB`, `64 bytes`: a number of bytes as a person says it, by thousands. */
export function bytesInWords(bytes: number): string {
  for (const [unit, size] of [['GB', 1e9], ['MB', 1e6], ['kB', 1e3]] as const) {
    // What rounds to a thousand of a unit is said in the next one.
    if (bytes >= size * 0.9995) return `${Number((bytes / size).toPrecision(bytes >= 99.95 * size ? 3 : 2))} ${unit}`;
  }
  return `${Math.round(bytes)} ${Math.round(bytes) === 1 ? 'byte' : 'bytes'}`;
}
