import { createHash } from 'node:crypto';
import { functionCost, placeLineFacts, type FunctionFacts, type Recording } from '@mechsym/facts';
import type { Estimate, Finding, Freshness, LintResult, Problem, RelatedLocation, RuleStatus } from './finding.ts';
import { Entries } from './join/entries.ts';
import { JoinedFile } from './join/joined-file.ts';
import { placeFunctions } from './join/place-functions.ts';
import { qualifiedNameOf } from './join/qualified-name.ts';
import { byImpact, impactOf, shareOf } from './rank/impact.ts';
import { paysOn, savingAt, tableFor, type Calibration } from './rank/calibration.ts';
import { Policy, type PolicySettings } from './rank/policy.ts';
import { groupByCause, oneRulePerCause, type Group } from './rank/merge.ts';
import { looksOf, trustOf } from './rank/trust.ts';
import { infosOf, type CompiledRule } from './rules/compile.ts';
import { Evaluator, type Candidate } from './rules/evaluate.ts';
import { versionHolds } from './rules/version.ts';
import { buildModel, languageOf, SourceProblem, type FunctionModel, type Parsers } from './source/index.ts';
import { compareRanges } from './source/range.ts';
import { FileView } from './view/file-view.ts';
import { Program } from './view/program.ts';
import { summaries } from './summaries.ts';

export interface LintOptions extends PolicySettings {
  /** files or folders relative to the root; findings elsewhere are left out */
  readonly paths?: readonly string[];
  /** runs every rule, with or without a receipt, and takes the whole share as saved: for measuring receipts and writing rules */
  readonly uncalibrated?: boolean;
}

export interface LintInput {
  readonly recording: Recording;
  readonly rules: readonly CompiledRule[];
  readonly calibration: Calibration;
  readonly options: LintOptions;
  /** the bytes of a file relative to the root; undefined if it is gone */
  readonly readSource: (file: string) => Promise<Uint8Array | undefined>;
  readonly parsers: Parsers;
  readonly version: string;
  readonly root: string;
  readonly onProgress?: (done: number, of: number) => void;
}

/** A function is looked at if its share reaches this part of the floor: no finding in it could reach the floor otherwise. */
const LOOKED_AT = 0.5;
/** Files above this many characters are read function by function. */
const WHOLE_FILE = 400_000;

interface Scored {
  readonly group: Group;
  readonly impact: number;
  readonly finding: Finding;
}

/** Joins a recording with the source, runs the rules over the join and ranks what they find. */
export async function lint(input: LintInput): Promise<LintResult> {
  const { recording, options } = input;
  placeLineFacts(recording);
  const { samples } = recording.totals;
  const looks = looksOf(recording.totals);
  const problems: Problem[] = [...recording.problems];
  const policy = new Policy(options);
  const { active, statuses } = selectRules(input, policy);
  const hot = hotFunctions(recording, samples * policy.lowestFloor * LOOKED_AT);
  const read = await readFiles(input, hot, problems);
  const runtime = recording.runtimes[0];
  const evaluator = new Evaluator(active, policy, runtime === undefined ? '' : `${runtime.name} ${runtime.version}`);
  const candidates: Candidate[] = [];
  for (const view of read.program.files) {
    const looked = lookedAt(view, read.hot);
    for (const fn of looked) {
      for (const rule of active) {
        if (rule.spec.languages.includes(view.language.family)) candidates.push(...evaluator.evaluate(rule, view, fn));
      }
    }
  }
  await evaluator.settle(async (language) => (await input.parsers.parser(language)).grammar);
  problems.push(...evaluator.problems);
  const scored = oneRulePerCause(groupByCause(candidates.filter(({ rule }) => !evaluator.isRefused(rule))).map((group) => score(input, group, samples, looks, policy))
    .filter(({ finding }) => policy.level(finding.rule, finding.location.file) !== 'off'));
  const wanted = scored.filter(({ finding }) => inPaths(finding, options.paths));
  const shown = wanted.filter(({ finding }) => finding.impact.value >= policy.floor(finding.rule, finding.location.file) && finding.impact.value > 0);
  const below = wanted.filter((each) => !shown.includes(each));
  const halves = new Map<Finding, { odd: number; even: number }>();
  const findings = shown.map(({ finding }) => finding).sort(byImpact).map((finding, i) => ({ ...finding, rank: i + 1 }));
  for (const finding of findings) {
    const { group } = shown.find((each) => each.finding.fingerprint === finding.fingerprint) as Scored;
    const half = Math.max(samples / 2, 1);
    halves.set(finding, { odd: finding.saving.value * group.cost.odd / half, even: finding.saving.value * (group.cost.samples - group.cost.odd) / half });
  }
  for (const view of read.program.files) view.model.dispose();
  return {
    version: input.version, root: input.root, findings,
    belowFloor: { count: below.length, impact: below.reduce((sum, { finding }) => sum + finding.impact.value, 0), floor: options.minImpact },
    rules: infosOf(input.rules),
    statuses: [...statuses, ...active.map((rule): RuleStatus => ({
      rule: rule.spec.rule, status: 'applied', findings: findings.filter((finding) => finding.rule === rule.spec.rule).length,
    }))].sort((a, b) => (a.rule < b.rule ? -1 : 1)),
    recordings: summaries(recording),
    trust: trustOf(recording, findings, halves, options.minImpact),
    total: total(findings),
    counts: {
      functions: recording.size, hotFunctions: hot.size, filesWithFacts: recording.files.length, filesRead: read.program.files.length,
      unplaced: Object.fromEntries(read.unplaced), stale: read.stale, moved: read.moved,
    },
    problems,
  };
}

/** Which rules run here, and why the others do not. */
function selectRules({ rules, recording, calibration, options }: LintInput, policy: Policy): { active: CompiledRule[]; statuses: RuleStatus[] } {
  const active: CompiledRule[] = [];
  const statuses: RuleStatus[] = [];
  const languages = new Set(recording.runtimes.map(({ language }) => language));
  const isFor = ({ spec }: CompiledRule): boolean => spec.languages.some((language) => languages.has(language));
  for (const rule of rules) {
    const id = rule.spec.rule;
    const variants = rules.filter((each) => each.spec.rule === id);
    if (!isFor(rule) && (rule !== variants[0] || variants.some(isFor))) continue;
    const off = (reason: string) => statuses.push({ rule: id, status: 'off', reason });
    if (policy.isOff(id)) { off('turned off in the configuration'); continue; }
    if (!isFor(rule)) { off(`for ${variants.flatMap(({ spec }) => spec.languages).join(', ')}; this recording is of ${[...languages].join(', ') || 'nothing'}`); continue; }
    const runtime = runtimeOf(recording, rule);
    if (runtime !== undefined) {
      const range = rule.spec.runtimes?.[runtime.name.toLowerCase()];
      if (rule.spec.runtimes !== undefined && (range === undefined || !versionHolds(runtime.version, range))) {
        off(`does not pay on ${runtime.name} ${runtime.version}${range === undefined ? '' : `: only ${range}`}`);
        continue;
      }
    }
    const missing = rule.spec.requires.filter((kind) => recording.availability(kind).looked === 0);
    if (missing.length > 0) {
      const reasons = missing.flatMap((kind) => recording.availability(kind).reasons);
      statuses.push({ rule: id, status: 'not-applicable', missing, reason: reasons[0] ?? `the recording has no facts of the kind ${missing.join(', ')}` });
      continue;
    }
    const table = runtime && tableFor(calibration, runtime.name, runtime.version, rule.spec.impact.saving?.table ?? id);
    if (options.uncalibrated === true) { active.push(rule); continue; }
    if (table === undefined && rule.origin === 'builtin') { off(`no receipt on ${runtime?.name ?? 'this runtime'}`); continue; }
    if (table !== undefined && !paysOn(table, rule.spec.impact.saving?.table ?? id)) { off(`its receipt shows no saving on ${table.runtime} ${table.version}`); continue; }
    active.push(rule);
  }
  return { active, statuses };
}

function hotFunctions(recording: Recording, least: number): Set<FunctionFacts> {
  const hot = new Set<FunctionFacts>();
  for (const fn of recording.functions()) {
    if (fn.mostSamples >= least && functionCost(fn).total >= Math.max(least, 1)) hot.add(fn);
  }
  for (const fn of [...hot]) for (const callee of calledHardlySeen(recording, fn, least)) hot.add(callee);
  return hot;
}

/**
 * Functions that a hot one was seen to call, in hardly any sample: so short that a clock which looks only now and then reports
 * their time where they return to.
 */
function calledHardlySeen(recording: Recording, fn: FunctionFacts, least: number): FunctionFacts[] {
  const found: FunctionFacts[] = [];
  for (const site of fn.sites) {
    for (const row of site.rows('call')) {
      if (row.calleeFile === '' || row.samples > Math.max(least, 1)) continue;
      const name = qualifiedNameOf(row.callee);
      const callee = recording.functionsOf(row.calleeFile).find((other) => other.line === row.calleeLine && other.function === name);
      if (callee !== undefined) found.push(callee);
    }
  }
  return found;
}

/** The recorded runtime that a rule is about. */
function runtimeOf({ runtimes }: Recording, { spec }: CompiledRule): Recording['runtimes'][number] | undefined {
  return runtimes.find(({ language }) => spec.languages.includes(language));
}

function isExact({ clocks }: Recording): boolean {
  return clocks.length > 0 && clocks.every(({ precision }) => precision === 'operation');
}

interface ReadResult {
  readonly program: Program;
  readonly hot: ReadonlySet<FunctionFacts>;
  readonly unplaced: Map<string, number>;
  readonly stale: number;
  readonly moved: number;
}

async function readFiles(input: LintInput, hot: ReadonlySet<FunctionFacts>, problems: Problem[]): Promise<ReadResult> {
  const program = new Program(input.recording.totals.samples, new Entries(input.recording), isExact(input.recording));
  const unplaced = new Map<string, number>();
  const count = (reason: string, n: number) => unplaced.set(reason, (unplaced.get(reason) ?? 0) + n);
  let stale = 0;
  let moved = 0;
  const files = [...new Set([...hot].map(({ file }) => file))].sort();
  for (const [i, file] of files.entries()) {
    input.onProgress?.(i, files.length);
    const functions = input.recording.functionsOf(file).filter((fn) => hot.has(fn));
    const language = languageOf(file);
    if (language === undefined) { count('no grammar for the language', functions.length); continue; }
    const bytes = await input.readSource(file);
    if (bytes === undefined) {
      count('source file is gone', functions.length);
      problems.push({ severity: 'warning', file, message: 'has facts, but is not there (or is not readable): findings in it are left out' });
      continue;
    }
    try {
      const text = language.decode(bytes);
      const parser = await input.parsers.parser(language);
      const model = buildModel(language, file, text, parser, text.length <= WHOLE_FILE ? {} : {
        functions: functions.filter((fn) => fn.line > 0).map((fn) => ({ firstLine: fn.line - 1, ...(fn.endLine > 0 && { endLine: fn.endLine - 1 }), qualifiedName: fn.function })),
      });
      const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
      const recorded = input.recording.sources.get(file);
      const placed = placeFunctions(model, functions, recorded?.includes(digest) ?? false);
      const joined = new JoinedFile(model, placed);
      for (const [reason, n] of joined.unplaced) count(reason, n);
      // Nothing says that a source has changed of which neither the file nor the function was digested.
      stale += placed.filter(({ freshness, facts }) => freshness === 'stale' && (recorded !== undefined || facts.fingerprints.length > 0)).length;
      moved += placed.filter(({ freshness }) => freshness === 'moved').length;
      program.add(new FileView(joined, language, program));
    } catch (error) {
      if (!(error instanceof SourceProblem)) throw error;
      count('source file cannot be read', functions.length);
      problems.push({ severity: 'warning', file, ...(error.line !== undefined && { line: error.line + 1 }), message: `${error.message}; findings in it are left out` });
    }
  }
  return { program, hot, unplaced, stale, moved };
}

/** The functions that are hot, in source order; a comprehension's facts are about the function that it is in. */
function lookedAt(view: FileView, hot: ReadonlySet<FunctionFacts>): FunctionModel[] {
  const { joined } = view;
  const looked = new Set(joined.functions.flatMap((fn) => {
    if (fn.kind === 'comprehension') return fn.parent === undefined || fn.parent.kind === 'comprehension' ? [] : [fn.parent];
    return joined.factsOf(fn).some(({ facts }) => hot.has(facts)) ? [fn] : [];
  }));
  return [...looked].sort((a, b) => compareRanges(a.range, b.range));
}

function score(input: LintInput, group: Group, samples: number, looks: number, policy: Policy): Scored {
  const { lead } = group;
  const { spec } = lead.rule;
  const runtime = runtimeOf(input.recording, lead.rule);
  const name = spec.impact.saving?.table ?? spec.rule;
  const table = input.options.uncalibrated === true ? undefined : runtime && tableFor(input.calibration, runtime.name, runtime.version, name);
  const saving = table === undefined
    ? { value: 1, low: 1, high: 1, at: lead.at, source: 'not measured: the whole share is taken as the most that it could save', measuredOn: '', exactVersion: false }
    : savingAt(table, name, lead.at, runtime?.version ?? '');
  const share = shareOf(group.cost, samples, looks);
  const impact = impactOf(share, saving);
  const related = uniqueRelated(group.members.flatMap((member) => [
    ...member.related,
    ...(member !== lead && !member.site.same(lead.fix) ? [{ location: member.location, text: 'the same cause' }] : []),
  ]), lead.location);
  const level = policy.level(spec.rule, lead.location.file);
  return {
    group, impact: impact.value,
    finding: {
      rank: 0, rule: spec.rule, level: level === undefined || level === 'off' ? spec.level : level,
      fingerprint: fingerprint(group), location: lead.location, related, flow: lead.flow, message: lead.message,
      evidence: group.members.flatMap(({ evidence }) => evidence).slice(0, 40), share, saving, impact,
      freshness: freshnessOf(group), recordings: input.recording.processes.map(({ id }) => id),
    },
  };
}

function uniqueRelated(related: readonly RelatedLocation[], fix: Finding['location']): RelatedLocation[] {
  const key = ({ file, range }: Finding['location']) => `${file}:${range.start.line}:${range.start.column}:${range.end.line}:${range.end.column}`;
  const seen = new Set<string>([key(fix)]);
  return related.filter(({ location }) => !seen.has(key(location)) && seen.add(key(location))).slice(0, 20);
}

/** Survives moved lines: what is reported, in which function, in which words of source. */
function fingerprint({ lead }: Group): string {
  const parts = [lead.rule.spec.rule, lead.location.file, lead.location.function, lead.site.functionModel?.qualifiedName ?? '', lead.fix.text.slice(0, 500).replace(/\s+/g, ' '), lead.site.text.slice(0, 500).replace(/\s+/g, ' ')];
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);
}

function freshnessOf({ lead }: Group): Freshness {
  const { file, functionModel } = lead.site;
  const all = file && functionModel ? file.joined.factsOf(functionModel).map(({ freshness }) => freshness) : [];
  return all.includes('stale') ? 'stale' : all.includes('moved') ? 'moved' : 'fresh';
}

function inPaths(finding: Finding, paths: readonly string[] | undefined): boolean {
  if (paths === undefined || paths.length === 0) return true;
  const files = [finding.location.file, ...finding.related.map(({ location }) => location.file)];
  return paths.some((path) => path === '' || path === '.' || files.some((file) => file === path || file.startsWith(path.endsWith('/') ? path : `${path}/`)));
}

/** Overlapping findings cannot save more than the place they share. */
function total(findings: readonly Finding[]): Estimate {
  const values = findings.map(({ impact }) => impact);
  // 1 - Π(1 - x): what is saved first cannot be saved again
  const combine = (pick: (estimate: Estimate) => number) => 1 - values.reduce((left, estimate) => left * (1 - pick(estimate)), 1);
  return { value: combine(({ value }) => value), low: combine(({ low }) => low), high: combine(({ high }) => high) };
}
