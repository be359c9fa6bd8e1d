import type { Comparison, Finding, LintResult } from '@mechsym/engine';
import type { Log, Run } from 'sarif';
import { importedRuns as runsOfOthers } from './imported.ts';
import { Artifacts, SOURCE_ROOT } from './locations.ts';
import { invocationOf } from './notifications.ts';
import type { SarifOptions } from './options.ts';
import { forGithub } from './profile.ts';
import { resultOf } from './result.ts';
import { descriptorOf } from './rules.ts';
import { suppressionsOf } from './suppressions.ts';

export type { SarifOptions } from './options.ts';
export type { Profile } from './profile.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
/** Findings beyond which nobody reads the log, and its indentation would be half of it. */
const READABLE = 1000;
const HOME = 'https://www.npmjs.com/package/mechsym';

/** A SARIF 2.1.0 log of the result, as code hosts accept it. Ends with a line end. */
export function formatSarif(result: LintResult, options: SarifOptions): string {
  const write = (most: number, indent?: number) => {
    const log: Log = { $schema: SCHEMA, version: '2.1.0', runs: [runOf(result, most, options), ...importedRuns(result, most, options)] };
    return `${JSON.stringify(log, undefined, indent)}\n`;
  };
  const length = Math.max(result.findings.length, ...result.imported?.runs.map(({ raw }) => raw.results.length) ?? []);
  return options.profile === 'github' ? forGithub(result, write) : write(length, length > READABLE ? undefined : 2);
}

function importedRuns({ imported, belowFloor }: LintResult, most: number, { profile }: SarifOptions): Run[] {
  return imported === undefined ? [] : runsOfOthers(imported, profile !== 'github', most, belowFloor.floor);
}

/** @param most findings that are kept, from the best on; the others are counted */
function runOf(result: LintResult, most: number, options: SarifOptions): Run {
  const full = options.profile !== 'github';
  const findings = findingsOf(result, most, full);
  const used = new Set(findings.map(({ rule }) => rule));
  const statuses = new Map(result.statuses.map((status) => [status.rule, status]));
  // A host with a limit for rules needs those of its results; an editor lists all.
  const rules = result.rules.filter(({ id }) => full || used.has(id)).map((rule) => descriptorOf(rule, statuses.get(rule.id)));
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const artifacts = new Artifacts(options);
  const suppresses = full && result.suppressed.length > 0;
  const results = findings.map((finding) => ({
    ...resultOf(finding, indexes.get(finding.rule), artifacts, options),
    ...(suppresses && { suppressions: suppressionsOf(finding, artifacts) }),
  }));
  const languages = new Map(findings.map(({ rule, location }) => [location.file, languageOf(result, rule)]));
  return {
    tool: {
      driver: {
        name: 'mechsym',
        fullName: `mechsym ${result.version}`,
        version: result.version,
        semanticVersion: result.version,
        informationUri: HOME,
        rules,
      },
    },
    automationDetails: { id: 'mechsym/' },
    invocations: [invocationOf(result, Math.max(0, result.findings.length - most), (rule) => indexes.get(rule))],
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: {
      [SOURCE_ROOT]: { description: { text: 'The root of the repository.' }, ...(options.baseUri !== undefined && { uri: options.baseUri }) },
    },
    results,
    artifacts: artifacts.list((file) => languages.get(file)),
    ...(full && {
      properties: {
        recordings: result.recordings,
        ...(result.runs && { runs: result.runs }),
        trust: result.trust,
        total: result.total,
        belowFloor: { count: result.belowFloor.count, impact: result.belowFloor.impact, floor: result.belowFloor.floor },
        counts: result.counts,
        ...(result.comparison && { comparison: summaryOf(result.comparison) }),
      },
    }),
  };
}

/** The comparison without what is said by results. */
function summaryOf({ by, base, counts, twins, sites, lost, cpu }: Comparison): object {
  const places = sites.map(({ location, ...rest }) => ({ ...rest, file: location.file, line: location.range.start.line + 1, function: location.function }));
  return { by, base, counts, twins, sites: places, ...(lost && { lost }), ...(cpu && { cpu }) };
}

/** The findings of a profile in their order. GitHub takes all for open: what is suppressed or fixed is for the full profile alone. */
function findingsOf(result: LintResult, most: number, full: boolean): readonly Finding[] {
  if (!full) return result.findings.slice(0, most);
  // What is fixed is told as absent; what cannot be compared is not there and may not be.
  const fixed = result.comparison?.gone.filter(({ baseline }) => baseline?.state === 'fixed') ?? [];
  return [...result.findings, ...result.suppressed, ...fixed];
}

/** The language of a rule that knows only one. */
function languageOf(result: LintResult, rule: string): string | undefined {
  const languages = result.rules.find(({ id }) => id === rule)?.languages ?? [];
  return languages.length === 1 ? languages[0] : undefined;
}
export { formatHeapSarif } from './heap.ts';
