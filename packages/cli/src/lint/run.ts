import { relative, sep } from 'node:path';
import { analyse, conclude, withoutFixed, type Analysis, type Finding, type LintInput, type LintResult, type RuleSource } from '@mechsym/engine';
import type { Recording } from '@mechsym/facts';
import { problemText } from '@mechsym/formatters';
import { packageVersion } from '../assets.ts';
import { Answers } from '../cache/answers.ts';
import { find, keep } from '../cache/entries.ts';
import { keyOf } from '../cache/key.ts';
import type { LintOptions } from '../commands/options.ts';
import { settingsFor, type Settings } from '../config/settings.ts';
import { exitCodeOf, failOnFor, withLevels, type FailOn } from '../diff/policy.ts';
import { UserError } from '../errors.ts';
import { givenOrLatest } from '../facts/inputs.ts';
import { loadRuns } from '../facts/load.ts';
import { commandOf } from '../facts/runs.ts';
import { withProofs } from '../prove/kept.ts';
import { checkOutputs, fixingFor } from '../fix/asked.ts';
import { projectRoot } from '../root.ts';
import { userRules } from '../rules/sources.ts';
import { saveSuppressions, suppressionsFor, type Suppressions } from '../suppress/suppress.ts';
import { progress } from '../terminal/progress.ts';
import { keepLast } from './last.ts';
import { outputsFor, writeOutputs, type Output } from './output.ts';
import { parsers } from './parsers.ts';
import { cpuMilliseconds } from './phases.ts';
import { pathPrefix } from './prefix.ts';
import { projectAt } from './project.ts';
import { compiledRules } from './rules.ts';
import { sourceReader } from './sources.ts';
import { refuseUnknownOptions, refuseUnknownRules } from './unknown-rules.ts';

/** The command `lint`. @returns the exit code */
export async function lintCommandLine(paths: readonly string[], options: LintOptions): Promise<number> {
  const fixing = fixingFor(options);
  checkOutputs(fixing, options.format, options.outputFile);
  const outputs = fixing?.dry === true ? outputsFor(options).filter(({ file }) => file !== '-') : outputsFor(options);
  const compares = options.since !== undefined || options.baseline !== undefined;
  const failOn = failOnFor(options, compares);
  const root = projectRoot(options.root);
  const settings = await withImports(await settingsFor(options, paths, process.cwd()), options, root, outputs);
  const facts = await givenOrLatest(options.facts, root, settings.facts);
  const run = async (): Promise<Linted> => (compares
    ? (await import('../diff/compare.ts')).compared({ facts }, options, root, settings)
    : lintFacts(facts, root, settings));
  let linted = await run();
  if (fixing !== undefined) {
    const fixed = await (await import('../fix/fix.ts')).fixAll(linted.result, root, fixing);
    // What is left has other lines now.
    if (fixed.length > 0) linted = { ...linted, fixed, result: withoutFixed((await run()).result, new Set(fixed.map(({ fingerprint }) => fingerprint))) };
  }
  return finish(linted, root, outputs, settings, failOn, options);
}

/** The settings with the findings of other linters that are to be shown; what outputs cannot show of them is said. */
async function withImports(settings: Settings, options: LintOptions, root: string, outputs: readonly Output[]): Promise<Settings> {
  if (options.import === undefined && options.importOnly === undefined) return settings;
  const { leftOutBy, readImports } = await import('./imports.ts');
  const imports = await readImports(options, root, settings);
  const left = leftOutBy(outputs.map(({ format }) => format));
  if (left !== undefined) process.stderr.write(`mechsym: ${left}\n`);
  return { ...settings, ...(imports && { imports }), ...(options.importOnly === true && { importOnly: true }) };
}

/** What is left to do with a result: suppressions are there where it was linted now. */
export interface Linted {
  readonly result: LintResult;
  readonly suppressions?: Suppressions;
  /** the recorded command, as it was typed */
  readonly command?: string;
  /** what was fixed, and is not in the result for that */
  readonly fixed?: readonly Finding[];
}

/** Keeps a result for `explain` and writes it out, and the suppressions file if that was asked for. @returns the exit code */
export async function finish(linted: Linted, root: string, outputs: readonly Output[], settings: Settings, failOn: FailOn, options: LintOptions): Promise<number> {
  const result = await withProofs(root, withLevels(linted.result, failOn));
  const saved = linted.suppressions && await saveSuppressions(linted.suppressions, result);
  settings.phases?.begin('writing results');
  await keepLast(root, result, linted.fixed ?? []);
  await writeOutputs(outputs, result, { audience: settings.audience, pathPrefix: pathPrefix(root), ...(linted.command !== undefined && { command: linted.command }) }, options.color);
  // `pretty` and `agent` show the problems themselves; with another format on stdout a person still should see them.
  if (!outputs.some(({ format, file }) => format === 'pretty' || (format === 'agent' && file === '-'))) {
    for (const problem of result.problems) if (problem.severity !== 'info') process.stderr.write(`mechsym: ${problemText(problem)}\n`);
  }
  if (saved !== undefined) process.stderr.write(`mechsym: ${saved}\n`);
  if (settings.phases !== undefined) process.stderr.write(`mechsym  CPU time\n${settings.phases.text()}`);
  return exitCodeOf(result, failOn, options);
}

/** What a caller may put in the place of the usual. */
export interface Instead {
  readonly readSource?: LintInput['readSource'];
  /** once the recording is known; whoever asks for this sees the trees, so that nothing is taken from the cache */
  readonly prepare?: (recording: Recording) => Partial<Pick<LintInput, 'onFile' | 'readSource'>>;
}

export interface LintedFacts extends Linted {
  /** undefined where the result comes from the cache */
  readonly recording?: Recording;
  readonly suppressions: Suppressions;
}

/** Reads recordings and lints them, or takes up what an earlier lint of the same came to: the part of `lint` that other commands share. */
export async function lintFacts(facts: readonly string[], root: string, settings: Settings, instead: Instead = {}): Promise<LintedFacts> {
  const say = progress(process.stderr);
  try {
    const own = await userRules(settings.include);
    const answers = new Answers(instead.readSource ?? sourceReader(root), projectAt(root));
    const analyseThem = () => analysed(facts, root, settings, own, answers, say, instead.prepare);
    const { analysis, recording } = instead.prepare === undefined && settings.imports === undefined ? await withCache(facts, root, settings, own, answers, analyseThem) : await analyseThem();
    const names = analysis.rules.map(({ id }) => id);
    if (settings.importOnly !== true) await refuseUnknownRules(settings, names, { others: heapNames(settings) });
    const suppressions = await suppressionsFor(settings.suppress, root, names);
    const command = await commandOf(facts);
    return { ...(command !== undefined && { command }), result: conclude(analysis, { root, options: { paths: pathsOf(settings, root) }, suppress: suppressions.input }), ...(recording && { recording }), suppressions };
  } finally {
    say(undefined);
  }
}

/** Names of the rules of `heap`, which the same configuration speaks of. */
const heapNames = ({ include }: Settings) => async () => (await (await import('../heap/rules.ts')).heapRules(include)).rules.map(({ info }) => info.id);

function pathsOf({ paths }: Settings, root: string): string[] {
  return paths.map((path) => relative(root, path).split(sep).join('/'));
}

interface Analysed {
  readonly analysis: Analysis;
  readonly recording?: Recording;
}

async function analysed(
  facts: readonly string[], root: string, settings: Settings, own: readonly RuleSource[], answers: Answers, say: (text: string) => void, prepare: Instead['prepare'],
): Promise<Analysed> {
  say('reading facts');
  settings.phases?.begin('reading facts');
  const recording = await loadRuns(facts);
  if (recording.processes.length === 0) {
    throw new UserError([...recording.problems.map(problemText), `no recording in ${facts.join(', ')} (of a folder, *.facts.jsonl and *.facts.jsonl.gz are read)`].join('\nmechsym: '));
  }
  settings.phases?.begin('reading rules');
  const { rules, calibration, problems } = await compiledRules(own, settings.include);
  await refuseUnknownRules(settings, rules.map((rule) => rule.id), { problems, others: heapNames(settings) });
  refuseUnknownOptions(settings, rules);
  const analysis = await analyse({
    recording, rules: settings.importOnly === true ? [] : rules, calibration, root,
    options: {
      minImpact: settings.minImpact, uncalibrated: settings.uncalibrated, levels: settings.levels, ruleOptions: settings.ruleOptions,
      ruleFloors: settings.ruleFloors, overrides: settings.overrides,
      ...(settings.imports && { paths: pathsOf(settings, root) }),
    },
    readSource: answers.readSource,
    pathMappings: settings.pathMappings,
    project: answers.project,
    parsers: parsers(),
    version: packageVersion(),
    cpuTime: cpuMilliseconds,
    onProgress: (done, of) => say(`reading source ${done + 1} of ${of}`),
    onPhase: (name) => settings.phases?.begin(name),
    ...(settings.imports && { imports: settings.imports }),
    ...prepare?.(recording),
  });
  return { analysis: { ...analysis, problems: [...problems, ...analysis.problems] }, recording };
}

/** Takes up what is kept, else does the work and keeps what it comes to. */
async function withCache(
  facts: readonly string[], root: string, settings: Settings, own: readonly RuleSource[], answers: Answers, analyseThem: () => Promise<Analysed>,
): Promise<Analysed> {
  const { phases } = settings;
  if (!settings.cache) {
    phases?.note('cache: off, --no-cache');
    return analyseThem();
  }
  phases?.begin('asking the cache');
  const key = await keyOf(facts, root, settings, own);
  const found = typeof key === 'string' ? key : await find(root, key.digest, answers);
  if (typeof found !== 'string') {
    phases?.note('cache: hit');
    return { analysis: found };
  }
  const done = await analyseThem();
  phases?.begin('keeping it');
  const { trace } = answers;
  const notKept = typeof key === 'string' ? key
    : !done.analysis.isRepeatable ? 'a rule or a parser took too long'
    : trace === undefined || !await key.holds() ? 'facts or sources changed meanwhile, or too much was looked for'
    : await keep(root, key.digest, trace, done.analysis);
  phases?.note(`cache: miss, ${found}${notKept === undefined || notKept === found ? '' : `; not kept: ${notKept}`}`);
  return done;
}
