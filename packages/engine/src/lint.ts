import { placeLineFacts, type FunctionFacts, type RecordedRun, type Recording } from '@mechsym/facts';
import { hotFunctions, LOOKED_AT } from './hot.ts';
import { conclude, liesIn, type Analysis, type Found } from './conclude.ts';
import type { Estimate, Finding, Freshness, LintResult, Problem, RelatedLocation, RuleStatus } from './finding.ts';
import { identify } from './compare/identity.ts';
import { judgeImported } from './imported/import.ts';
import type { ImportedLog } from './imported/model.ts';
import { Entries } from './join/entries.ts';
import { JoinedFile } from './join/joined-file.ts';
import type { PathMapping, Project } from './join/homes.ts';
import { problemOf, readSources } from './join/read-sources.ts';
import { doubtOf } from './rank/doubt.ts';
import { impactOf, reaches, sampledShare, shareOf } from './rank/impact.ts';
import { looksOf } from './rank/looks.ts';
import { runsOf, runSummaries, seenIn, sharesOver } from './rank/runs.ts';
import { inOtherPrograms, offReason, savingAt, spreadOf, tableFor, type Beyond, type Calibration, type Saving } from './rank/calibration.ts';
import { Policy, type PolicySettings } from './rank/policy.ts';
import { groupByCause, oneRulePerCause, type Group } from './rank/merge.ts';
import { carriesOf } from './rank/trust.ts';
import { infosOf, type CompiledRule } from './rules/compile.ts';
import { Evaluator, type Candidate } from './rules/evaluate.ts';
import type { Observer } from './rules/observer.ts';
import { periodOf } from './join/collected.ts';
import { observedTotal } from './join/observed.ts';
import { versionHolds } from './rules/version.ts';
import type { FunctionModel, Parsers } from './source/index.ts';
import { compareRanges } from './source/range.ts';
import { FileView } from './view/file-view.ts';
import type { FunctionView } from './view/place.ts';
import { Program } from './view/program.ts';
import { Fixer } from './fix/fixes.ts';
import type { SuppressInput } from './suppress/decide.ts';
import { lookedFile, type LookedFile } from './suppress/looked.ts';
import { summaries, warningsOf } from './summaries.ts';

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
  /** without it nothing is suppressed, comments included */
  readonly suppress?: SuppressInput;
  readonly onProgress?: (done: number, of: number) => void;
  /** is told what begins: `joining facts`, `reading source`, `running rules`, `ranking` */
  readonly onPhase?: (name: string) => void;
  /** is given each file that was read, with its facts, while its tree is there */
  readonly onFile?: (view: FileView) => void | Promise<void>;
  /** where the paths of recordings are in the project, asked before the paths themselves */
  readonly pathMappings?: readonly PathMapping[];
  /** milliseconds of CPU that the process has taken, by which rules that take too long are told from those that had to wait */
  readonly cpuTime?: () => number;
  /** where files and functions are looked for that are not where they were recorded; without it they are not */
  readonly project?: Project;
  /** findings of other linters, to be joined with the recording */
  readonly imports?: readonly ImportedLog[];
  /** for who writes a rule; without it nothing is kept of what is no finding */
  readonly observer?: Observer;
}

interface Scored {
  readonly group: Group;
  readonly impact: number;
  readonly finding: Finding;
  /** its share as far as samples tell it */
  readonly sampled: Estimate;
  /** its impact without how far programs differ: that would keep small findings back for good, since no recording narrows it */
  readonly recorded: Estimate;
}

/** Joins a recording with the source, runs the rules over the join and ranks what they find. */
export async function lint(input: LintInput): Promise<LintResult> {
  return conclude(await analyse(input), input);
}

/** The part of a lint that takes the time: all of it up to what paths and suppressions decide about. */
export async function analyse(input: Omit<LintInput, 'suppress'>): Promise<Analysis> {
  const { recording, options } = input;
  input.onPhase?.('joining facts');
  placeLineFacts(recording);
  const { samples } = recording.totals;
  const looks = looksOf(recording.totals);
  const runs = runsOf(recording);
  const problems: Problem[] = [...recording.problems, ...warningsOf(recording).map((message): Problem => ({ severity: 'warning', message }))];
  const policy = new Policy(options);
  const { active, statuses } = selectRules(input, policy);
  const hot = hotFunctions(recording, samples * policy.lowestFloor * LOOKED_AT);
  input.onPhase?.('reading source');
  const read = await readFiles(input, hot, runs, problems);
  input.onPhase?.('running rules');
  const runtimes = new Map(recording.runtimes.toReversed().map(({ language, name, version }) => [language, `${name} ${version}`]));
  const evaluator = new Evaluator(active, policy, runtimes, input.cpuTime, input.observer);
  const candidates: Candidate[] = [];
  const lookedFiles: LookedFile[] = [];
  const names = new Set(input.rules.map(({ spec }) => spec.rule));
  for (const view of read.program.files) {
    const looked = lookedAt(view, read.hot);
    input.observer?.onLooked?.(view, looked);
    const ran = active.filter(({ spec }) => spec.languages.includes(view.language.family));
    for (const fn of looked) {
      for (const rule of ran) candidates.push(...evaluator.evaluate(rule, view, fn));
    }
    const known = looked.filter((fn) => view.joined.factsOf(fn).every(({ freshness }) => freshness === 'fresh' || freshness === 'moved'));
    lookedFiles.push(lookedFile(view.model, new Set(known), ran.map(({ spec }) => spec.rule), names));
  }
  await evaluator.settle(async (language) => (await input.parsers.parser(language)).grammar);
  problems.push(...evaluator.problems);
  input.onPhase?.('ranking');
  const sound = candidates.filter(({ rule }) => !evaluator.isRefused(rule));
  const all = identified(groupByCause(sound).map((group) => score(input, group, runs, looks, policy)))
    .filter(({ finding }) => policy.level(finding.rule, finding.location.file) !== 'off');
  const order = new Map(oneRulePerCause(all).map((each, i) => [each, i]));
  const half = Math.max(samples / 2, 1);
  const fixer = new Fixer(input.parsers);
  const found: Found[] = [];
  for (const each of all) {
    const { finding, sampled, recorded, group } = each;
    const { lead, members, cost } = group;
    const floor = policy.floor(finding.rule, finding.location.file);
    // Of two runs that differ the interval is so wide that it says nothing: what both show is there.
    const isReaching = reaches(recorded, floor) || (recorded.value >= floor && finding.seen !== undefined && finding.seen.runs === finding.seen.of);
    if (isReaching && order.has(each)) await fixer.consider(finding.fingerprint, group);
    const halves = [cost.odd, cost.samples - cost.odd].map((samplesOfHalf) => samplesOfHalf / half);
    found.push({
      finding, sampled, floor, places: [lead, ...members].map(({ location }) => location), order: order.get(each) ?? -1, reaches: isReaching,
      parts: (finding.seen?.shares ?? halves).map((share) => share * finding.saving.value),
    });
  }
  problems.push(...fixer.problems);
  const imported = input.imports && await judgeImported(input.imports, (file) => liesIn(options.paths, file), {
    recording, program: read.program, hot, readSource: input.readSource, parsers: input.parsers, floor: (file) => policy.floor('', file),
  });
  problems.push(...input.imports?.flatMap((log) => log.problems) ?? []);
  for (const view of read.program.files) {
    await input.onFile?.(view);
    view.model.dispose();
  }
  return {
    version: input.version, lookedFiles, floor: options.minImpact, carries: carriesOf(recording), problems,
    found: found.map((each) => ({ ...each, finding: fixer.with(each.finding) })),
    rules: infosOf(input.rules, new Set(recording.runtimes.map(({ language }) => language))),
    statuses, applied: active.map(({ spec }) => spec.rule), recordings: summaries(recording),
    ...(runs.length > 0 && { runs: runSummaries(runs) }),
    counts: {
      functions: recording.size, hotFunctions: hot.size, filesWithFacts: recording.files.length, filesRead: read.program.files.length,
      unplaced: Object.fromEntries(read.unplaced), stale: read.stale, moved: read.moved, unknown: read.unknown,
    },
    ...(imported && { imported }),
    isRepeatable: !evaluator.isTimed && !input.parsers.gaveUp,
  };
}

/** Which rules run here, and why the others do not. */
function selectRules({ rules, recording, calibration, options }: Omit<LintInput, 'suppress'>, policy: Policy): { active: CompiledRule[]; statuses: RuleStatus[] } {
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
    if (options.uncalibrated === true) { active.push(rule); continue; }
    const name = rule.spec.impact.saving?.table ?? id;
    const table = runtime && tableFor(calibration, runtime.name, runtime.version, name);
    if (table === undefined && rule.origin === 'builtin') { off(`no receipt on ${runtime?.name ?? 'this runtime'}`); continue; }
    const unpaid = table && runtime && offReason(table, name, runtime);
    if (unpaid !== undefined) { off(unpaid); continue; }
    active.push(rule);
  }
  return { active, statuses };
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
  readonly unknown: number;
}

async function readFiles(input: LintInput, hot: ReadonlySet<FunctionFacts>, recorded: readonly RecordedRun[], problems: Problem[]): Promise<ReadResult> {
  const runs = recorded.map(({ id }) => id);
  const { files, homes, unplaced } = await readSources(input, hot, problems);
  const { recording } = input;
  const { samples, cpu, seconds } = recording.totals;
  const program = new Program(samples, new Entries(recording, runs), {
    exact: isExact(recording), period: periodOf(recording), observedCpu: observedTotal(recording, 'cpu', 'exception'), watched: observedTotal(recording, 'seconds', 'contention'), busy: seconds > 0 ? cpu / seconds : 0, homes, runs,
  });
  const freshness = { fresh: 0, moved: 0, stale: 0, unknown: 0 };
  for (const { model, language, placed } of files) {
    try {
      const joined = new JoinedFile(model, placed);
      program.add(new FileView(joined, language, program));
      for (const [reason, n] of joined.unplaced) unplaced.set(reason, (unplaced.get(reason) ?? 0) + n);
      for (const each of placed) freshness[each.freshness]++;
    } catch (error) {
      problems.push(problemOf(error, model.file));
      unplaced.set('source file cannot be read', (unplaced.get('source file cannot be read') ?? 0) + placed.length);
      model.dispose();
    }
  }
  return { program, hot, unplaced, ...freshness };
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

function score(input: LintInput, group: Group, runs: readonly RecordedRun[], looks: number, policy: Policy): Scored {
  const { lead } = group;
  const { spec } = lead.rule;
  const runtime = runtimeOf(input.recording, lead.rule);
  const name = spec.impact.saving?.table ?? spec.rule;
  const table = input.options.uncalibrated === true ? undefined : runtime && tableFor(input.calibration, runtime.name, runtime.version, name);
  const isMeasured = table !== undefined && runtime !== undefined;
  const receipt: Saving & Beyond = isMeasured ? savingAt(table, name, lead.at, runtime)
    : { beyond: undefined, value: 1, low: 1, high: 1, at: lead.at, source: 'not measured: the whole share is taken as the most that it could save', measuredOn: '', exactVersion: false };
  const expected = isMeasured ? inOtherPrograms(receipt, spreadOf(input.calibration, runtime.name)) : receipt;
  const { samples, cpu } = input.recording.totals;
  const over = sharesOver(runs, group.cost, lead.site.runner.cost);
  const runners = runnersOf(group);
  const share = { ...shareOf(group.cost, samples, looks, over), around: aroundOf(runners), reach: reachOf(input, runners), ...(spec.impact.clock && { clock: spec.impact.clock }) };
  const sampled = sampledShare(group.cost, samples, looks, over);
  const impact = impactOf(share, expected);
  const { beyond: _, ...saving } = expected;
  const related = uniqueRelated(group.members.flatMap((member) => [
    ...member.related,
    ...(member !== lead && !member.site.same(lead.fix) ? [{ location: member.location, text: 'the same cause' }] : []),
  ]), lead.location);
  const wanted = policy.level(spec.rule, lead.location.file);
  const level = wanted === undefined || wanted === 'off' ? spec.level : wanted;
  const doubt = doubtOf(level, sampled, sampledShare(group.cost, samples, looks), looks, cpu);
  const seen = seenIn(over, saving.value, policy.floor(spec.rule, lead.location.file));
  return {
    group, impact: impact.value, sampled, recorded: impactOf(share, receipt),
    finding: {
      rank: 0, rule: spec.rule, level: doubt === undefined ? level : 'note',
      ...NOT_IDENTIFIED, location: lead.location, related, flow: lead.flow, message: lead.message,
      evidence: group.members.flatMap(({ evidence }) => evidence).slice(0, 40), share, saving, impact,
      freshness: freshnessOf(group), recordings: input.recording.processes.map(({ id }) => id),
      ...(seen && { seen }), ...(doubt && { doubt }),
    },
  };
}

/** The functions in which the hot places run. */
function runnersOf({ members }: Group): FunctionView[] {
  return [...new Map(members.map(({ site: { runner } }) => [runner.place.key, runner])).values()];
}

/** The part of the run in these functions, without what they call. */
function aroundOf(runners: readonly FunctionView[]): number {
  return rounded(runners.reduce((sum, { self_share: share }) => sum + share, 0));
}

/** These functions with what they call, all that has no place, and what the clock did not see: there lies what a place costs elsewhere. */
function reachOf({ recording }: LintInput, runners: readonly FunctionView[]): number {
  const { samples, outside, lost } = recording.totals;
  // One of them may call another: then it is less.
  const below = runners.reduce((sum, { share }) => sum + share, 0);
  return samples === 0 ? 1 : rounded((below * samples + outside + lost) / (samples + lost));
}

function rounded(share: number): number {
  return Math.round(1e4 * Math.min(1, share)) / 1e4;
}

function uniqueRelated(related: readonly RelatedLocation[], fix: Finding['location']): RelatedLocation[] {
  const key = ({ file, range }: Finding['location']) => `${file}:${range.start.line}:${range.start.column}:${range.end.line}:${range.end.column}`;
  const seen = new Set<string>([key(fix)]);
  return related.filter(({ location }) => !seen.has(key(location)) && seen.add(key(location))).slice(0, 20);
}

const NOT_IDENTIFIED = { fingerprint: '', fingerprints: { content: '', shape: '', scope: '' } };

/** Equal places are told apart by their order, so that fingerprints are made when all are known. */
function identified(scored: readonly Scored[]): Scored[] {
  const identities = identify(scored.map(({ group }) => group));
  return scored.map((each, i) => ({ ...each, finding: { ...each.finding, ...identities[i] } }));
}

function freshnessOf({ lead }: Group): Freshness {
  const { file, functionModel } = lead.site;
  const all = file && functionModel ? file.joined.factsOf(functionModel).map(({ freshness }) => freshness) : [];
  return (['stale', 'unknown', 'moved'] as const).find((each) => all.includes(each)) ?? 'fresh';
}
