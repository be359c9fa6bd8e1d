import { existsSync, statSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { compileRules, lint, type Finding, type LintResult } from '@mechsym/engine';
import { Recording, readInto } from '@mechsym/facts';
import { plural, problemText } from '@mechsym/formatters';
import { readChecked } from '../config/read.ts';
import { settingsFor } from '../config/settings.ts';
import { EXIT, reasonOf, UserError } from '../errors.ts';
import { print } from '../files.ts';
import { loadRecording, shortName } from '../facts/load.ts';
import { cpuMilliseconds } from '../lint/phases.ts';
import { parsers } from '../lint/parsers.ts';
import { sourceReader } from '../lint/sources.ts';
import { optionProblem } from '../lint/unknown-rules.ts';
import { fixFaults } from './test-fixes.ts';
import { parseMarkdownTests, type Expected, type MarkdownTest } from './mdtest.ts';
import { builtinRules, isRuleFile, userRules } from './sources.ts';
import { WhyNot } from './why-not.ts';

interface TestOptions {
  readonly minImpact?: number;
  readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const OPTIONS_SCHEMA = {
  type: 'object',
  properties: { minImpact: { type: 'number', minimum: 0, maximum: 1 }, options: { type: 'object', additionalProperties: { type: 'object' } } },
  additionalProperties: false,
};

/** The command `rules test`: every *.test.md below the folders. @returns 0 if all pass, 1 if any fails, 2 for bad input */
export async function testRules(folders: readonly string[]): Promise<number> {
  const paths = folders.length > 0 ? folders : await usualFolders();
  const seen = new Set<string>();
  let passed = 0;
  let failed = 0;
  for (const path of paths) {
    for (const file of await testFiles(path)) {
      if (seen.has(resolve(file))) continue;
      seen.add(resolve(file));
      for (const test of parseMarkdownTests(await readFile(file, 'utf8'))) {
        const faults = await runTest(test, file);
        if (faults.length === 0) passed++;
        else failed++;
        for (const fault of faults) await print(`${shortName(file)}:${test.line}: ${test.name}: ${fault}\n`);
      }
    }
  }
  if (passed + failed === 0) throw new UserError(`no test in ${paths.join(', ')}: a test is a heading with a source fence in a file named *.test.md`);
  await print(`${plural(passed, 'test')} passed${failed > 0 ? `, ${failed} failed` : ''}\n`);
  return failed > 0 ? EXIT.findings : EXIT.ok;
}

/** Where the rules are that somebody here writes: `rules/`, a ruleset in this folder, and what the configuration includes, packages left out. */
async function usualFolders(): Promise<string[]> {
  const { include } = await settingsFor({}, [], process.cwd());
  const own = include.filter((path) => !path.split(sep).includes('node_modules')).map((path) => shortName(statSync(path).isDirectory() ? path : dirname(path)));
  const folders = [...['rules'].filter((path) => existsSync(path)), ...(existsSync('ruleset.yaml') ? ['.'] : []), ...own];
  if (folders.length === 0) throw new UserError('no rules to test: there is no folder rules/ here, and the configuration includes no rules; mechsym rules test FOLDER names one');
  return folders;
}

async function testFiles(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = await readdir(path, { recursive: true });
    return names.filter((name) => name.endsWith('.test.md') && !name.includes('node_modules')).sort().map((name) => join(path, name));
  } catch (error) {
    throw new UserError(`${path}: cannot be read: ${reasonOf(error)}`);
  }
}

/** Rules that a test file is about: those of its own folder, with the built-in ones where it has none. */
async function rulesFor(file: string): ReturnType<typeof compileRules> {
  const folder = dirname(file);
  const files = (await readdir(folder)).filter(isRuleFile).map((name) => join(folder, name));
  const own = files.length > 0 ? await userRules(files) : [];
  return compileRules(own.length > 0 ? own : (await builtinRules()).sources);
}

async function runTest(test: MarkdownTest, file: string): Promise<readonly string[]> {
  const { rules, problems } = await rulesFor(file);
  if (problems.some(({ severity }) => severity === 'error')) return problems.map(problemText);
  if (test.recordings.length + test.facts.length === 0) return ['it has no facts: a fence `recording` names a recorded file, relative to this one, or a fence `jsonl` holds one'];
  const recording = await recordingOf(test, file);
  if (recording.problems.length > 0) return recording.problems.map(problemText);
  const options = (await readChecked<TestOptions>(file, test.options, OPTIONS_SCHEMA))?.value ?? {};
  const unknown = Object.entries(options.options ?? {}).flatMap(([rule, given]) => Object.entries(given).flatMap(([name, value]) => optionProblem(rules, rule, name, value) ?? []));
  if (unknown.length > 0) return unknown.map((problem) => `fence \`options\`: ${problem}`);
  const { calibration } = await builtinRules();
  const readFromDisk = sourceReader(resolve(dirname(file)));
  const whyNot = new WhyNot(test.expected, recording);
  const result = await lint({
    observer: whyNot.observer,
    recording, rules, calibration, root: dirname(file), version: '0.0.0', parsers: parsers(), cpuTime: cpuMilliseconds,
    options: { minImpact: options.minImpact ?? 0.01, ruleOptions: options.options ?? {} },
    readSource: (name) => {
      const source = test.sources.get(name);
      return source === undefined ? readFromDisk(name) : Promise.resolve(new TextEncoder().encode(source));
    },
  });
  return [...faultsOf(test.expected, result, (each) => whyNot.of(each, result)), ...fixFaults(test, result)];
}

async function recordingOf(test: MarkdownTest, file: string): Promise<Recording> {
  const recording = test.recordings.length > 0 ? await loadRecording(test.recordings.map((path) => resolve(dirname(file), path))) : new Recording();
  for (const facts of test.facts) await readInto(recording, [new TextEncoder().encode(facts)], { file: `${shortName(file)}: facts` });
  return recording;
}

const lineOf = ({ location }: Finding) => location.range.start.line + 1;
const wordsOf = (finding: Finding) => `\`${finding.rule}\` at ${finding.location.file}:${lineOf(finding)}:${finding.location.range.start.column + 1}`;

/** What differs between the findings and what was expected; a finding and an expectation cover each other once. */
function faultsOf(expected: readonly Expected[], result: LintResult, whyNot: (each: Expected) => string): string[] {
  const faults: string[] = [];
  const left = [...result.findings];
  for (const each of expected) {
    const at = left.findIndex((finding) => finding.rule === each.rule && finding.location.file === each.file && lineOf(finding) === each.line);
    const found = left[at];
    if (found === undefined) {
      faults.push(`expected \`${each.rule}\` at ${each.file}:${each.line}, not found (${whyNot(each)})`);
      continue;
    }
    left.splice(at, 1);
    const { start, end } = found.location.range;
    if (each.columns !== undefined && (start.column + 1 !== each.columns[0] || (end.line === start.line && end.column + 1 !== each.columns[1]))) {
      faults.push(`${wordsOf(found)} underlines columns ${start.column + 1} to ${end.column}, expected ${each.columns[0]} to ${each.columns[1] - 1}`);
    }
  }
  faults.push(...left.map((finding) => `unexpected ${wordsOf(finding)}: ${finding.message.title.developer}, ${finding.message.label.developer}`));
  return faults;
}
