import { relative, sep } from 'node:path';
import { lint, type LintResult } from '@mechsym/engine';
import type { Recording } from '@mechsym/facts';
import { problemText } from '@mechsym/formatters';
import { packageVersion } from '../assets.ts';
import type { LintOptions } from '../commands/options.ts';
import { settingsFor, type Settings } from '../config/settings.ts';
import { EXIT, UserError } from '../errors.ts';
import { givenOrLatest } from '../facts/inputs.ts';
import { loadRecording } from '../facts/load.ts';
import { projectRoot } from '../root.ts';
import { progress } from '../terminal/progress.ts';
import { keepLast } from './last.ts';
import { outputsFor, writeOutputs } from './output.ts';
import { parsers } from './parsers.ts';
import { pathPrefix } from './prefix.ts';
import { compiledRules } from './rules.ts';
import { sourceReader } from './sources.ts';
import { refuseUnknownRules } from './unknown-rules.ts';

/** The command `lint`. @returns the exit code */
export async function lintCommandLine(paths: readonly string[], options: LintOptions): Promise<number> {
  outputsFor(options); // says what is wrong with them before anything is read
  const root = projectRoot(options.root);
  const settings = await settingsFor(options, paths, process.cwd());
  const facts = await givenOrLatest(options.facts, root, settings.facts);
  return lintWith({ root, facts, settings, readSource: sourceReader(root) }, options);
}

/** What a lint works on. */
export interface LintPlan {
  /** absolute */
  readonly root: string;
  /** facts files and folders */
  readonly facts: readonly string[];
  readonly settings: Settings;
  /** the bytes of a file relative to the root; undefined if it is not there */
  readonly readSource: (file: string) => Promise<Uint8Array | undefined>;
}

/** Lints and writes the outputs. @returns the exit code */
export async function lintWith({ root, facts, settings, readSource }: LintPlan, options: LintOptions): Promise<number> {
  const outputs = outputsFor(options);
  const { result } = await lintFacts(facts, root, settings, readSource);
  await keepLast(root, result);
  await writeOutputs(outputs, result, { audience: settings.audience, pathPrefix: pathPrefix(root) }, options.color);
  // `pretty` shows the problems itself; with another format on stdout a person still should see them.
  if (!outputs.some(({ format }) => format === 'pretty')) {
    for (const problem of result.problems) if (problem.severity !== 'info') process.stderr.write(`mechsym: ${problemText(problem)}\n`);
  }
  if (result.findings.length > 0) return EXIT.findings;
  return result.problems.some(({ severity }) => severity === 'error') ? EXIT.usage : EXIT.ok;
}

/** Reads recordings and lints them: the part of `lint` that other commands share. */
export async function lintFacts(facts: readonly string[], root: string, settings: Settings, readSource = sourceReader(root)): Promise<{ readonly result: LintResult; readonly recording: Recording }> {
  const say = progress(process.stderr);
  try {
    say('reading facts');
    const recording = await loadRecording(facts);
    if (recording.processes.length === 0) {
      throw new UserError([...recording.problems.map(problemText), `no recording in ${facts.join(', ')} (of a folder, *.facts.jsonl and *.facts.jsonl.gz are read)`].join('\nmechsym: '));
    }
    const { rules, calibration, problems } = await compiledRules(settings.include);
    refuseUnknownRules(settings, rules.map((rule) => rule.id));
    const result = await lint({
      recording, rules, calibration, root,
      options: {
        minImpact: settings.minImpact, uncalibrated: settings.uncalibrated, levels: settings.levels, ruleOptions: settings.ruleOptions,
        ruleFloors: settings.ruleFloors, overrides: settings.overrides,
        ...(settings.paths.length > 0 && { paths: settings.paths.map((path) => relative(root, path).split(sep).join('/')) }),
      },
      readSource,
      parsers: parsers(),
      version: packageVersion(),
      onProgress: (done, of) => say(`reading source ${done + 1} of ${of}`),
    });
    return { result: { ...result, problems: [...problems, ...result.problems] }, recording };
  } finally {
    say(undefined);
  }
}
