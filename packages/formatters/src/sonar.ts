import type { Finding, LintResult, Location } from '@mechsym/engine';
import type { FormatOptions } from './options.ts';
import { oneLine } from './printable.ts';
import { limited, paragraphOf } from './sentences.ts';

/** SonarQube cuts a message there. */
const LONGEST = 1333;
const MOST_SECONDARY = 50;

const IMPACT = { error: 'HIGH', warning: 'MEDIUM', note: 'LOW' } as const satisfies Record<Finding['level'], string>;

/**
 * Lines count from 1, columns from 0 in UTF-16 units. SonarQube ends the whole analysis over an empty range and over a column
 * behind the end of its line, so columns are given only where the source line is known to hold them.
 */
function textRangeOf({ range: { start, end }, snippet }: Location) {
  const lines = { startLine: start.line + 1, endLine: end.line + 1 };
  const length = (line: number) => snippet.lines[line - snippet.firstLine]?.length ?? -1;
  const holds = start.column <= length(start.line) && end.column <= length(end.line);
  const empty = start.line === end.line && start.column >= end.column;
  return holds && !empty ? { ...lines, startColumn: start.column, endColumn: end.column } : lines;
}

function ruleOf({ rules }: LintResult, id: string) {
  const rule = rules.find((each) => each.id === id);
  return {
    id,
    name: oneLine(rule?.title ?? '') || id,
    description: oneLine(rule?.summary ?? '') || oneLine(rule?.title ?? '') || id,
    engineId: 'mechsym',
    cleanCodeAttribute: 'EFFICIENT',
    impacts: [{ softwareQuality: 'MAINTAINABILITY', severity: IMPACT[rule?.level ?? 'warning'] }],
  };
}

/** SonarQube's generic issues (10.3 and newer): the rules that found something, and their issues, best first. */
export function formatSonar(result: LintResult, { audience, pathPrefix }: FormatOptions): string {
  const locationOf = (location: Location, message: string) => ({ message, filePath: pathPrefix + location.file, textRange: textRangeOf(location) });
  const issues = result.findings.map((finding) => {
    const secondary = finding.related.slice(0, MOST_SECONDARY).map(({ location, text }) => locationOf(location, limited(oneLine(text), LONGEST)));
    return {
      ruleId: finding.rule,
      primaryLocation: locationOf(finding.location, paragraphOf(finding, audience, LONGEST)),
      ...(secondary.length > 0 && { secondaryLocations: secondary }),
    };
  });
  const rules = [...new Set(result.findings.map(({ rule }) => rule))].map((id) => ruleOf(result, id));
  return `${JSON.stringify({ rules, issues }, undefined, 1)}\n`;
}
