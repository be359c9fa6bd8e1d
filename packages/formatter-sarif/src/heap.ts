import type { HeapFinding, HeapResult } from '@mechsym/engine';
import type { Location, Log, Result } from 'sarif';
import { Artifacts, physicalLocation, SOURCE_ROOT } from './locations.ts';
import type { SarifOptions } from './options.ts';
import { descriptorOf } from './rules.ts';
import { capitalised, limited, plain, sentence } from './words.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const HOME = 'https://www.npmjs.com/package/mechsym';
const LONGEST_PART = 400;

/** `3.1 MB` */
const bytesText = (bytes: number): string => (bytes >= 999_500 ? `${Number((bytes / 1e6).toPrecision(3))} MB` : bytes >= 1000 ? `${Number((bytes / 1e3).toPrecision(3))} kB` : `${Math.round(bytes)} bytes`);

/** A SARIF 2.1.0 log of what a heap dump showed. A finding whose class is not in the project has a logical location alone. */
export function formatHeapSarif(result: HeapResult, options: SarifOptions): string {
  const artifacts = new Artifacts(options);
  const indexes = new Map(result.rules.map(({ id }, i) => [id, i]));
  const results = result.findings.map((finding) => resultOf(finding, indexes.get(finding.rule), artifacts, options));
  const log: Log = {
    $schema: SCHEMA, version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'mechsym', fullName: `mechsym ${result.version}`, version: result.version, semanticVersion: result.version, informationUri: HOME, rules: result.rules.map((rule) => descriptorOf(rule, undefined)) } },
      automationDetails: { id: 'mechsym/heap/' },
      invocations: [{
        executionSuccessful: !result.problems.some(({ severity }) => severity === 'error'),
        ...(result.problems.length > 0 && { toolExecutionNotifications: result.problems.map(({ severity, message }) => ({ level: severity === 'error' ? 'error' as const : 'warning' as const, message: { text: plain(message) } })) }),
      }],
      columnKind: 'utf16CodeUnits',
      originalUriBaseIds: { [SOURCE_ROOT]: { description: { text: 'The root of the repository.' }, ...(options.baseUri !== undefined && { uri: options.baseUri }) } },
      results,
      artifacts: artifacts.list(() => 'java'),
      properties: { dump: result.dump, belowFloor: result.belowFloor, classes: result.classes.slice(0, 100) },
    }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function resultOf(finding: HeapFinding, ruleIndex: number | undefined, artifacts: Artifacts, { audience }: SarifOptions): Result {
  const { message, as, bytes, part, fact, location } = finding;
  const words = (field: keyof typeof message) => limited(sentence(message[field][audience]), LONGEST_PART);
  const effect = `${as === 'saved' ? 'Saves' : 'Holds'} ${bytesText(bytes)} of memory, ${(100 * part).toFixed(1)} % of the live heap.`;
  const place: Location = {
    ...(location && { physicalLocation: physicalLocation(location, artifacts) }),
    logicalLocations: [fact.holder === '' ? { fullyQualifiedName: fact.class, kind: 'type' } : { fullyQualifiedName: fact.holder, kind: 'member' }],
  };
  return {
    ruleId: finding.rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: finding.level,
    kind: 'fail',
    message: { text: [capitalised(words('title')), effect, words('why'), words('fix')].map(plain).join(' ') },
    locations: [place],
    partialFingerprints: { 'mechsymHeap/v1': finding.fingerprint },
    properties: { bytes, part, as, ranking: finding.rank, fact },
  };
}
