import type { Problem } from './finding.ts';
import type { Located } from './rules/yaml.ts';

export type * from './finding.ts';
export type { PathMapping, Project } from './join/homes.ts';
export { lint, type LintInput, type LintOptions } from './lint.ts';
export { compileRules, infosOf, type CompiledRule, type RuleSource } from './rules/compile.ts';
export { RULE_SCHEMA, type RuleSpec } from './rules/format.ts';
export { FUNCTIONS, TYPES } from './rules/expressions.ts';
export type { Located } from './rules/yaml.ts';

/** Reads YAML and checks it against a schema; its libraries are loaded when first asked for. */
export async function readYaml<T>(file: string, text: string, schema: object): Promise<{ located?: Located<T>; problems: Problem[] }> {
  const yaml = await import('./rules/yaml.ts');
  return yaml.readYaml<T>(file, text, schema);
}
export { didYouMean, suggest } from './rules/suggest.ts';
export type { Calibration, CalibrationPoint, CalibrationTable } from './rank/calibration.ts';
export { fingerprintsOf, type FunctionFingerprint } from './fingerprints.ts';
export { summaries } from './summaries.ts';
export type { SuppressInput } from './suppress/decide.ts';
export { BULK_SCHEMA, bulkEntries, bulkText, isBulkFile, type BulkEntry, type BulkFile } from './suppress/bulk.ts';
export { adopted, pruned } from './suppress/change.ts';
export { generated } from './generated.ts';
export { createParsers, type Parsers } from './source/index.ts';
export { compareResults, compareWithChange, type CompareOptions } from './compare/compare.ts';
export { FunctionsSeen } from './compare/functions-seen.ts';
export { SiteComparison } from './compare/sites.ts';
export { Touched, type ChangedFile } from './compare/touched.ts';
