import type { Comparison, Evidence, Finding, Fix, LintResult, RelatedLocation, RuleStatus } from '@mechsym/engine';
import { importedOf } from './imported-json.ts';
import { locationOf } from './json-location.ts';

/** Raised when a field changes its meaning or goes; new fields alone do not raise it. */
export const RESULT_VERSION = 1;
export const RESULT_SCHEMA_ID = 'https://unpkg.com/mechsym/dist/schemas/result.schema.json';

const relatedOf = ({ location, text }: RelatedLocation) => ({ text, location: locationOf(location) });
const evidenceOf = ({ kind, text, location, data }: Evidence) => ({ kind, text, location: locationOf(location), data });

function findingOf(finding: Finding) {
  const { location, related, flow, evidence, fix, ...rest } = finding;
  return {
    ...rest,
    location: locationOf(location),
    related: related.map(relatedOf),
    flow: flow.map(relatedOf),
    evidence: evidence.map(evidenceOf),
    ...(fix && { fix: fixOf(fix) }),
  };
}

function fixOf({ edits, diff, ...rest }: Fix) {
  return {
    ...rest,
    safe: rest.risk === undefined,
    edits: edits.map(({ file, range: { start, end }, old, text }) => ({
      file, startLine: start.line + 1, startColumn: start.column + 1, endLine: end.line + 1, endColumn: end.column + 1, old, text,
    })),
    diff: diff.map(({ line, ...hunk }) => ({ ...hunk, line: line + 1 })),
  };
}

/** Findings that are gone are written in full, since they stand nowhere else. */
function comparisonOf({ gone, sites, ...rest }: Comparison) {
  return { ...rest, gone: gone.map(findingOf), sites: sites.map((site) => ({ ...site, location: locationOf(site.location) })) };
}

/** A rule with what became of it in this run; its page is left out, `mechsym explain RULE` has it. */
function ruleOf(result: LintResult, status: RuleStatus) {
  const info = result.rules.find((rule) => rule.id === status.rule);
  const { rule: id, ...rest } = status;
  return {
    id,
    ...(info && {
      title: info.title, summary: info.summary, level: info.level, requires: info.requires, languages: info.languages,
      ...(info.helpUri !== undefined && { helpUri: info.helpUri }),
    }),
    ...rest,
  };
}

/** The result as JSON has it. No absolute path of the machine is in it. */
export function jsonParts(result: LintResult) {
  const { version, findings, suppressed, unusedSuppressions, statuses, recordings, runs, trust, total, belowFloor, counts, problems, comparison, imported } = result;
  return {
    $schema: RESULT_SCHEMA_ID,
    version: RESULT_VERSION,
    tool: { name: 'mechsym', version },
    total,
    belowFloor,
    ...(comparison && { comparison: comparisonOf(comparison) }),
    findings: findings.map(findingOf),
    suppressed: suppressed.map(findingOf),
    unusedSuppressions,
    ...(imported && { imported: importedOf(imported) }),
    rules: statuses.map((status) => ruleOf(result, status)),
    recordings,
    ...(runs && { runs }),
    trust,
    counts,
    problems,
  };
}

/** The whole result for other programs; `schema/result.schema.json` describes it. */
export function formatJson(result: LintResult): string {
  return `${JSON.stringify(jsonParts(result), undefined, 2)}\n`;
}
