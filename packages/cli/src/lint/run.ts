import { relative, sep } from 'node:path';
import { lint, withoutFixed, type LintInput, type LintResult } from '@mechsym/engine';
import type { Recording } from '@mechsym/facts';
import { problemText } from '@mechsym/formatters';
import { packageVersion } from '../assets.ts';
import type { LintOptions } from '../commands/options.ts';
import { settingsFor, type Settings } from '../config/settings.ts';
import { exitCodeOf, failOnFor, withLevels, type FailOn } from '../diff/policy.ts';
import { UserError } from '../errors.ts';
import { givenOrLatest } from '../facts/inputs.ts';
import { loadRuns } from '../facts/load.ts';
import { withProofs } from '../prove/kept.ts';
import { checkOutputs, fixingFor } from '../fix/asked.ts';
import { projectRoot } from '../root.ts';
import { saveSuppressions, suppressionsFor, type Suppressions } from '../suppress/suppress.ts';
import { progress } from '../terminal/progress.ts';
import { keepLast } from './last.ts';
import { outputsFor, writeOutputs, type Output } from './output.ts';
import { parsers } from './parsers.ts';
import { pathPrefix } from './prefix.ts';
import { projectAt } from './project.ts';
import { compiledRules } from './rules.ts';
import { sourceReader } from './sources.ts';
import { refuseUnknownRules } from './unknown-rules.ts';

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
    if (fixed.size > 0) linted = { ...linted, result: withoutFixed((await run()).result, fixed) };
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
}

/** Keeps a result for `explain` and writes it out, and the suppressions file if that was asked for. @returns the exit code */
export async function finish(linted: Linted, root: string, outputs: readonly Output[], settings: Settings, failOn: FailOn, options: LintOptions): Promise<number> {
  const result = await withProofs(root, withLevels(linted.result, failOn));
  const saved = linted.suppressions && await saveSuppressions(linted.suppressions, result);
  settings.phases?.begin('writing results');
  await keepLast(root, result);
  await writeOutputs(outputs, result, { audience: settings.audience, pathPrefix: pathPrefix(root) }, options.color);
  // `pretty` shows the problems itself; with another format on stdout a person still should see them.
  if (!outputs.some(({ format }) => format === 'pretty')) {
    for (const problem of result.problems) if (problem.severity !== 'info') process.stderr.write(`mechsym: ${problemText(problem)}\n`);
  }
  if (saved !== undefined) process.stderr.write(`mechsym: ${saved}\n`);
  if (settings.phases !== undefined) process.stderr.write(`mechsym  CPU time\n${settings.phases.text()}`);
  return exitCodeOf(result, failOn, options);
}

/** What a caller may put in the place of the usual, once the recording is known. */
export type Prepare = (recording: Recording) => Partial<Pick<LintInput, 'onFile' | 'readSource'>>;

/** Reads recordings and lints them: the part of `lint` that other commands share. */
export async function lintFacts(facts: readonly string[], root: string, settings: Settings, prepare?: Prepare): Promise<{ readonly result: LintResult; readonly recording: Recording; readonly suppressions: Suppressions }> {
  const say = progress(process.stderr);
  try {
    say('reading facts');
    settings.phases?.begin('reading facts');
    const recording = await loadRuns(facts);
    if (recording.processes.length === 0) {
      throw new UserError([...recording.problems.map(problemText), `no recording in ${facts.join(', ')} (of a folder, *.facts.jsonl and *.facts.jsonl.gz are read)`].join('\nmechsym: '));
    }
    settings.phases?.begin('reading rules');
    const { rules, calibration, problems } = await compiledRules(settings.include);
    const names = rules.map((rule) => rule.id);
    refuseUnknownRules(settings, names);
    const suppressions = await suppressionsFor(settings.suppress, root, names);
    const result = await lint({
      recording, rules: settings.importOnly === true ? [] : rules, calibration, root, suppress: suppressions.input,
      options: {
        minImpact: settings.minImpact, uncalibrated: settings.uncalibrated, levels: settings.levels, ruleOptions: settings.ruleOptions,
        ruleFloors: settings.ruleFloors, overrides: settings.overrides,
        ...(settings.paths.length > 0 && { paths: settings.paths.map((path) => relative(root, path).split(sep).join('/')) }),
      },
      readSource: sourceReader(root),
      pathMappings: settings.pathMappings,
      project: projectAt(root),
      parsers: parsers(),
      version: packageVersion(),
      onProgress: (done, of) => say(`reading source ${done + 1} of ${of}`),
      onPhase: (name) => settings.phases?.begin(name),
      ...(settings.imports && { imports: settings.imports }),
      ...prepare?.(recording),
    });
    return { result: { ...result, problems: [...problems, ...result.problems] }, recording, suppressions };
  } finally {
    say(undefined);
  }
}
