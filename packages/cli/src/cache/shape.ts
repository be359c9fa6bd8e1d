import type { Analysis, Elsewhere, Estimate, Evidence, Finding, Fingerprints, Fix, Location, Message, Problem, RecordingSummary, Registers, RelatedLocation, RuleInfo, RuleStatus, RunSummary, Suppression } from '@mechsym/engine';

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const truth: Check = (value) => typeof value === 'boolean';
const anyObject: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const oneOf = (...values: readonly unknown[]): Check => (value) => values.includes(value);
const anyOf = (...checks: readonly Check[]): Check => (value) => checks.some((check) => check(value));
const list = (of: Check): Check => (value) => Array.isArray(value) && value.every(of);
const optional = (check: Check): Check => (value) => value === undefined || check(value);
const pair = (first: Check, second: Check): Check => (value) => Array.isArray(value) && value.length === 2 && first(value[0]) && second(value[1]);
const values = (of: Check): Check => (value) => anyObject(value) && Object.values(value as object).every(of);
/** Each field of a type, and nothing else. */
const object = <T extends object>(fields: { readonly [Name in keyof T]-?: Check }): Check => (value) => anyObject(value)
  && Object.keys(value as object).every((name) => Object.hasOwn(fields, name))
  && Object.entries<Check>(fields).every(([name, check]) => check((value as Record<string, unknown>)[name]));

const estimate = { value: number, low: number, high: number };
const anEstimate = object<Estimate>(estimate);
const position = object<Finding['location']['range']['start']>({ line: number, column: number });
const registers = object<Registers>({ developer: text, runtime: text });
const problem = object<Problem>({ severity: oneOf('error', 'warning', 'info'), file: optional(text), line: optional(number), column: optional(number), message: text, count: optional(number) });
const elsewhere = list(object<Elsewhere>({ what: text, share: number, called: optional(truth) }));

/**
 * Whether a value is what a lint came to, down to each field that an output shows. An entry of the cache is a file like any other:
 * it may come from somebody else, and nothing in it may name a file that the lint has not read.
 * @param asked the questions that were answered as they were then
 */
export function isAnalysis(value: unknown, asked: ReadonlySet<string>): value is Analysis {
  const file: Check = (name) => typeof name === 'string' && asked.has(`read ${name}`);
  const location = object<Location>({
    file, function: text, range: object<Location['range']>({ start: position, end: position }), snippet: object<Location['snippet']>({ firstLine: number, lines: list(text) }),
  });
  const related = list(object<RelatedLocation>({ location, text }));
  const fix = object<Fix>({
    description: text, risk: optional(text), files: list(object<Fix['files'][number]>({ file, sha256: text })),
    edits: list(object<Fix['edits'][number]>({ file, range: object<Location['range']>({ start: position, end: position }), old: text, text })),
    diff: list(object<Fix['diff'][number]>({ file, line: number, removed: list(text), added: list(text) })),
  });
  const finding = object<Omit<Finding, 'baseline' | 'lapsed' | 'proof'>>({
    rank: number, rule: text, level: oneOf('error', 'warning', 'note'), fingerprint: text, fingerprints: object<Fingerprints>({ content: text, shape: text, scope: text }),
    location, related, flow: related, message: object<Message>({ title: registers, label: registers, why: registers, fix: registers }),
    evidence: list(object<Evidence>({ kind: text, text, location, data: anyObject })),
    share: object<Finding['share']>({ ...estimate, samples: number, of: number, modelled: truth, around: number, reach: number, clock: optional(oneOf('wall')) }),
    saving: object<Finding['saving']>({ ...estimate, at: number, source: text, measuredOn: text, exactVersion: truth, spread: optional(object<NonNullable<Finding['saving']['spread']>>({ value: number, programs: number })) }),
    impact: anEstimate, freshness: oneOf('fresh', 'moved', 'stale', 'unknown'), recordings: list(text), fix: optional(fix), noFix: optional(text),
    seen: optional(object<NonNullable<Finding['seen']>>({ runs: number, of: number, workloads: number, ofWorkloads: number, shares: list(number) })),
    doubt: optional(object<NonNullable<Finding['doubt']>>({ reason: oneOf('samples', 'runs'), level: oneOf('error', 'warning'), recordMore: number })),
  });
  const suppression = object<Omit<Suppression, 'entry'>>({
    kind: oneOf('inline'), reason: text, file, line: number, column: number, until: optional(text), below: optional(number),
  });
  return object<Omit<Analysis, 'imported'>>({
    version: text, floor: number, isRepeatable: oneOf(true), problems: list(problem), applied: list(text),
    found: list(object<Analysis['found'][number]>({ finding, places: list(location), order: number, reaches: truth, floor: number, sampled: anEstimate, parts: list(number) })),
    lookedFiles: list(object<Analysis['lookedFiles'][number]>({
      file, whole: truth, rules: list(text), problems: list(problem), functions: list(pair(text, truth)),
      comments: list(object<Analysis['lookedFiles'][number]['comments'][number]>({ rule: text, lines: list(number), suppression, whyUnused: optional(text) })),
    })),
    runs: optional(list(object<RunSummary>({ id: text, workload: text, processes: number, samples: number, cpu: number }))),
    carries: object<Analysis['carries']>({ samples: number, cpu: number, coverage: anEstimate, resolution: number, elsewhere }),
    rules: list(object<RuleInfo>({
      id: text, title: text, summary: text, level: oneOf('error', 'warning', 'note'), help: text, helpUri: optional(text), requires: list(text), languages: list(text),
    })),
    statuses: list(anyOf(
      object<Extract<RuleStatus, { status: 'off' }>>({ rule: text, status: oneOf('off'), reason: text }),
      object<Extract<RuleStatus, { status: 'not-applicable' }>>({ rule: text, status: oneOf('not-applicable'), reason: text, missing: list(text) }),
    )),
    recordings: list(object<RecordingSummary>({
      runtime: text, version: text, flags: values(anyOf(text, truth)), command: list(text), start: text, processes: number, cpu: number, seconds: number,
      samples: number, outside: number, lost: number, overhead: number, clock: optional(object<NonNullable<RecordingSummary['clock']>>({ kind: oneOf('cpu', 'wall'), period: number, precision: text })),
    })),
    counts: object<Analysis['counts']>({ functions: number, hotFunctions: number, filesWithFacts: number, filesRead: number, unplaced: values(number), stale: number, moved: number, unknown: number }),
  })(value);
}
