import type { Comparison, LintResult } from '@mechsym/engine';
import type { Log, Run } from 'sarif';
import { Artifacts, SOURCE_ROOT } from './locations.ts';
import { invocationOf } from './notifications.ts';
import type { SarifOptions } from './options.ts';
import { resultOf } from './result.ts';
import { descriptorOf } from './rules.ts';
import { suppressionsOf } from './suppressions.ts';

export type { SarifOptions } from './options.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const HOME = 'https://www.npmjs.com/package/mechsym';

/** A SARIF 2.1.0 log of the result, as code hosts accept it. Ends with a line end. */
export function formatSarif(result: LintResult, options: SarifOptions): string {
  const log: Log = { $schema: SCHEMA, version: '2.1.0', runs: [runOf(result, options)] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function runOf(result: LintResult, options: SarifOptions): Run {
  const statuses = new Map(result.statuses.map((status) => [status.rule, status]));
  const rules = result.rules.map((rule) => descriptorOf(rule, statuses.get(rule.id)));
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const artifacts = new Artifacts(options);
  // What is fixed is told as absent; what cannot be compared is not there and may not be.
  const fixed = result.comparison?.gone.filter(({ baseline }) => baseline?.state === 'fixed') ?? [];
  const all = [...result.findings, ...result.suppressed, ...fixed];
  const results = all.map((finding) => ({
    ...resultOf(finding, indexes.get(finding.rule) ?? -1, artifacts, options),
    ...(result.suppressed.length > 0 && { suppressions: suppressionsOf(finding, artifacts) }),
  }));
  const languages = new Map(all.map(({ rule, location }) => [location.file, languageOf(result, rule)]));
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
    invocations: [invocationOf(result, (rule) => indexes.get(rule))],
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: {
      [SOURCE_ROOT]: { description: { text: 'The root of the repository.' }, ...(options.baseUri !== undefined && { uri: options.baseUri }) },
    },
    results,
    artifacts: artifacts.list((file) => languages.get(file)),
    properties: {
      recordings: result.recordings,
      trust: result.trust,
      total: result.total,
      belowFloor: { count: result.belowFloor.count, impact: result.belowFloor.impact, floor: result.belowFloor.floor },
      counts: result.counts,
      ...(result.comparison && { comparison: summaryOf(result.comparison) }),
    },
  };
}

/** The comparison without what is said by results. */
function summaryOf({ by, base, counts, twins, sites, lost, cpu }: Comparison): object {
  const places = sites.map(({ location, ...rest }) => ({ ...rest, file: location.file, line: location.range.start.line + 1, function: location.function }));
  return { by, base, counts, twins, sites: places, ...(lost && { lost }), ...(cpu && { cpu }) };
}

/** The language of a rule that knows only one. */
function languageOf(result: LintResult, rule: string): string | undefined {
  const languages = result.rules.find(({ id }) => id === rule)?.languages ?? [];
  return languages.length === 1 ? languages[0] : undefined;
}
