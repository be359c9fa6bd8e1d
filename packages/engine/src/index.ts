export type * from './finding.ts';
export { lint, type LintInput, type LintOptions } from './lint.ts';
export { compileRules, type CompiledRule, type RuleSource } from './rules/compile.ts';
export { RULE_SCHEMA, type RuleSpec } from './rules/format.ts';
export { FUNCTIONS, TYPES } from './rules/expressions.ts';
export { readYaml, type Located } from './rules/yaml.ts';
export { didYouMean, suggest } from './rules/suggest.ts';
export type { Calibration, CalibrationPoint, CalibrationTable } from './rank/calibration.ts';
export { createParsers, type Parsers } from './source/index.ts';
