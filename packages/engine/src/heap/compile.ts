import type { Problem, RuleInfo } from '../finding.ts';
import { compileExpression, environment, type Expression } from '../rules/expressions.ts';
import type { MessageSpec } from '../rules/format.ts';
import { compileSpecs, type Reading, type SpecSource } from '../rules/spec.ts';
import { compileTemplate, type Template } from '../rules/template.ts';
import { HEAP_FACT_FIELDS, HeapFactView } from './fact.ts';
import { HEAP_RULE_SCHEMA, type HeapRuleSpec } from './format.ts';

export type HeapRuleSource = SpecSource<HeapRuleSpec>;

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
export function compileHeapRules(sources: readonly HeapRuleSource[]): Promise<{ rules: CompiledHeapRule[]; problems: Problem[] }> {
  return compileSpecs(sources, HEAP_RULE_SCHEMA, compileHeapRule, () => '');
}

function compileHeapRule(reading: Reading<HeapRuleSpec>, { page = '' }: HeapRuleSource): CompiledHeapRule {
  const { rule: id, title, summary, level, languages, message, where = [], impact } = reading.spec;
  reading.checkLanguages();
  const env = environment();
  env.registerType('HeapFact', { ctor: HeapFactView, fields: HEAP_FACT_FIELDS });
  env.registerFunction('size_in_words(double): string', (bytes: number) => bytesInWords(bytes));
  env.registerVariable('fact', 'HeapFact');
  env.registerVariable('options', 'map');
  const scope = { env, options: Object.keys(reading.spec.options ?? {}) };
  const templates = (register: 'developer' | 'runtime') => Object.fromEntries(
    Object.entries(message[register]).map(([field, text]) => [field, reading.guard(['message', register, field], () => compileTemplate(scope, text as string))]),
  ) as unknown as Templates;
  return {
    spec: reading.spec, info: { id, title, summary, level, help: page, requires: ['heap'], languages },
    where: where.map((text, i) => reading.guard(['where', i], () => compileExpression(scope, text, 'bool'))),
    bytes: reading.guard(['impact', 'bytes'], () => compileExpression(scope, impact.bytes, 'double')),
    developer: templates('developer'), runtime: templates('runtime'),
  };
}

/** `3.1 MB`, `64 bytes`: a number of bytes as a person says it, by thousands. */
export function bytesInWords(bytes: number): string {
  for (const [unit, size] of [['GB', 1e9], ['MB', 1e6], ['kB', 1e3]] as const) {
    // What rounds to a thousand of a unit is said in the next one.
    if (bytes >= size * 0.9995) return `${Number((bytes / size).toPrecision(bytes >= 99.95 * size ? 3 : 2))} ${unit}`;
  }
  return `${Math.round(bytes)} ${Math.round(bytes) === 1 ? 'byte' : 'bytes'}`;
}
