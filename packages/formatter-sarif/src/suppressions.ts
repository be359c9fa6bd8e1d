import type { Finding, SuppressedFinding } from '@mechsym/engine';
import type { Suppression } from 'sarif';
import type { Artifacts } from './locations.ts';
import { plain, sentence } from './words.ts';

/** What suppresses a result; nothing for one that is shown. In a run that has any, each result says so (SARIF 2.1.0, 3.27.23). */
export function suppressionsOf(finding: Finding | SuppressedFinding, artifacts: Artifacts): Suppression[] {
  if (!('suppression' in finding)) return [];
  const { kind, reason, file, line, column } = finding.suppression;
  return [{
    kind: kind === 'inline' ? 'inSource' : 'external',
    status: 'accepted',
    justification: plain(sentence(reason)),
    ...(line !== undefined && {
      location: { physicalLocation: { artifactLocation: artifacts.locationOf(file), region: { startLine: line, ...(column !== undefined && { startColumn: column }) } } },
    }),
  }];
}
