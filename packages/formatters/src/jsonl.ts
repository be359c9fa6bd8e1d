import type { Imported, LintResult } from '@mechsym/engine';
import { importedFindingOf, importedSummaryOf } from './imported-json.ts';
import { jsonParts } from './json.ts';

export const LINES_SCHEMA_ID = 'https://unpkg.com/mechsym/dist/schemas/lines.schema.json';

/** JSON Lines: the run without its findings, then a line a finding, best first, then those of other linters. `kind` tells them apart; `schema/lines.schema.json` describes them. */
export function formatJsonl(result: LintResult): string {
  const { findings, ...run } = jsonParts(result);
  const { imported } = result;
  const { imported: _, ...own } = run;
  const others = imported === undefined ? [] : [...imported.findings, ...imported.cold, ...imported.notRecorded];
  return [
    { kind: 'run', ...own, ...(imported && { imported: importedSummaryOf(imported) }), $schema: LINES_SCHEMA_ID },
    ...findings.map((finding) => ({ kind: 'finding', ...finding })),
    ...others.map((finding) => ({ kind: 'imported', ...importedFindingOf(finding, imported as Imported) })),
  ].map((line) => `${JSON.stringify(line)}\n`).join('');
}
