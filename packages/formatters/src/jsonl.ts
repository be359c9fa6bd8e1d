import type { LintResult } from '@mechsym/engine';
import { jsonParts } from './json.ts';

export const LINES_SCHEMA_ID = 'https://unpkg.com/mechsym/dist/schemas/lines.schema.json';

/** JSON Lines: the run without its findings, then a line a finding, best first. `kind` tells them apart; `schema/lines.schema.json` describes them. */
export function formatJsonl(result: LintResult): string {
  const { findings, ...run } = jsonParts(result);
  return [{ kind: 'run', ...run, $schema: LINES_SCHEMA_ID }, ...findings.map((finding) => ({ kind: 'finding', ...finding }))].map((line) => `${JSON.stringify(line)}\n`).join('');
}
