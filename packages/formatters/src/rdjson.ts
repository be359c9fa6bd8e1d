import type { Finding, Fix, LintResult, Location } from '@mechsym/engine';
import type { FormatOptions } from './options.ts';
import { oneLine } from './printable.ts';
import { sentencesOf } from './sentences.ts';

const HOME = 'https://www.npmjs.com/package/mechsym';
const SEVERITY = { error: 'ERROR', warning: 'WARNING', note: 'INFO' } as const satisfies Record<Finding['level'], string>;

const bytes = (text: string) => new TextEncoder().encode(text).length;

/** Lines and columns from 1; a column counts bytes of UTF-8, the end is the first position after the range. */
function rangeOf({ range: { start, end }, snippet }: Location) {
  const column = (line: number, units: number) => {
    const text = snippet.lines[line - snippet.firstLine];
    return text === undefined ? undefined : bytes(text.slice(0, units)) + 1;
  };
  const startColumn = column(start.line, start.column);
  const endColumn = column(end.line, end.column);
  const known = startColumn !== undefined && endColumn !== undefined;
  return {
    start: { line: start.line + 1, ...(known && { column: startColumn }) },
    end: { line: end.line + 1, ...(known && { column: endColumn }) },
  };
}

/** Whole lines in the file of the diagnostic. Each suggestion stands for itself, so that a fix in several places is none. */
function suggestionsOf({ diff, files }: Fix, file: string) {
  const [only] = diff;
  if (files.length !== 1 || diff.length !== 1 || only?.file !== file) return {};
  return { suggestions: [{
    range: { start: { line: only.line + 1, column: 1 }, end: { line: only.line + 1 + only.removed.length, column: 1 } },
    text: only.added.map((each) => `${each}\n`).join(''),
  }] };
}

/** Reviewdog's diagnostic format, for any host that reviewdog knows; best first. */
export function formatRdjson({ findings, rules }: LintResult, { audience, pathPrefix }: FormatOptions): string {
  const urls = new Map(rules.map(({ id, helpUri }) => [id, helpUri]));
  const locationOf = (location: Location) => ({ path: pathPrefix + location.file, range: rangeOf(location) });
  const diagnostics = findings.map((finding) => {
    const { title, saves, seen, why, fix } = sentencesOf(finding, audience);
    const url = urls.get(finding.rule);
    return {
      message: [`${title}: ${saves}`, seen, why.trim(), fix === '' ? '' : `→ ${fix}`].filter((each) => each !== '').join('\n'),
      location: locationOf(finding.location),
      severity: SEVERITY[finding.level],
      code: { value: finding.rule, ...(url !== undefined && { url }) },
      ...(finding.fix && suggestionsOf(finding.fix, finding.location.file)),
      ...(finding.related.length > 0 && { related_locations: finding.related.map(({ location, text }) => ({ message: oneLine(text), location: locationOf(location) })) }),
    };
  });
  return `${JSON.stringify({ source: { name: 'mechsym', url: HOME }, diagnostics }, undefined, 1)}\n`;
}
