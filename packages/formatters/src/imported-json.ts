import type { Imported, ImportedFinding } from '@mechsym/engine';
import { locationOf } from './json-location.ts';

/** Results of another tool are found in its log by their number there: `from` names the log. */
export function importedFindingOf(finding: ImportedFinding, { runs }: Imported) {
  const { run, result: _, location, ...rest } = finding;
  return { ...rest, from: runs[run]?.from ?? '', location: locationOf(location) };
}

/** The logs of other linters, without their findings. */
export function importedSummaryOf({ runs, tools, unseen }: Imported) {
  return { logs: runs.map(({ tool, version, from, results }) => ({ tool, version, from, results: results.length })), tools, unseen };
}

/** What the recording says of other linters' findings; the logs themselves are left out, `--format sarif` has them. */
export function importedOf(imported: Imported) {
  const listOf = (findings: readonly ImportedFinding[]) => findings.map((finding) => importedFindingOf(finding, imported));
  const { findings, cold, notRecorded } = imported;
  return { ...importedSummaryOf(imported), findings: listOf(findings), cold: listOf(cold), notRecorded: listOf(notRecorded) };
}
