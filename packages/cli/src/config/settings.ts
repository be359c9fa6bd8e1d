import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { ImportedLog, Override, RuleSettings } from '@mechsym/engine';
import { readPart } from '@mechsym/engine/run-part';
import { UserError } from '../errors.ts';
import { shortName } from '../facts/load.ts';
import type { LintOptions } from '../commands/options.ts';
import type { SuppressOptions } from '../commands/suppress-options.ts';
import { fixingFor } from '../fix/asked.ts';
import { Phases } from '../lint/phases.ts';
import { projectRoot } from '../root.ts';
import { findConfig, loadConfig, type FoundConfig } from './find.ts';
import { globProblem, matcherOf } from './globs.ts';
import { readChecked, readText, type Checked } from './read.ts';
import { displayName, inside, projectFile, rulesetOf, type RulesetFile } from './rulesets.ts';
import { RULESET_SCHEMA, type Config, type Level, type OverrideEntry, type RuleEntries, type Ruleset } from './schema.ts';

/** Where values come from: a file, or `default`. Keys are `minImpact`, `RULE`, `RULE.minImpact`, `RULE.options.NAME`. */
type Origins = Record<string, string>;

export interface SettingsOverride extends Omit<Override, keyof RuleSettings>, Required<RuleSettings> {
  /** as written */
  readonly files: readonly string[];
  readonly from: string;
}

export interface GivenOption {
  readonly rule: string;
  readonly option: string;
  readonly value: unknown;
  /** `team.yaml:3:5` */
  readonly where: string;
}

/** Everything that decides what a lint does: the configuration with its rulesets, under the options of the command line. */
export interface Settings extends Required<RuleSettings> {
  readonly levels: Readonly<Record<string, Level>>;
  readonly overrides: readonly SettingsOverride[];
  /** rule files and folders, absolute */
  readonly include: readonly string[];
  readonly minImpact: number;
  readonly audience: 'developer' | 'runtime';
  readonly uncalibrated: boolean;
  readonly suppress: SuppressOptions;
  /** findings of other linters */
  readonly imports?: readonly ImportedLog[];
  /** run no rule */
  readonly importOnly?: boolean;
  /** the folder that globs of `overrides` are meant from, absolute */
  readonly base: string;
  /** what an earlier lint of the same came to may be taken up */
  readonly cache: boolean;
  /** kept where it was asked where the time goes */
  readonly phases?: Phases;
  /** absolute */
  readonly paths: readonly string[];
  readonly pathMappings: NonNullable<Config['pathMappings']>;
  /** facts files and folders to use where nothing is recorded, absolute */
  readonly facts: readonly string[];
  readonly origins: Readonly<Origins>;
  /** where something was said of a rule last: `team.yaml:3:5` */
  readonly sources: Readonly<Record<string, string>>;
  /** every value that a file gives to an option of a rule, those that another replaces too */
  readonly given: readonly GivenOption[];
  /** the configuration and the rulesets that it extends, in the order in which they were taken */
  readonly files: readonly string[];
}

/** Part of the run that a finding has to save to be shown, unless asked otherwise. */
const FLOOR = 0.01;
/** Rulesets that a configuration may extend, counted as often as they are named: two lines that each name two are soon a million. */
const MOST_RULESETS = 64;

type Where = Checked<unknown>['where'];

interface OpenRules {
  levels: Record<string, Level>;
  ruleOptions: Record<string, Readonly<Record<string, unknown>>>;
  ruleFloors: Record<string, number>;
}

interface Open extends OpenRules {
  minImpact: number;
  overrides: SettingsOverride[];
  include: string[];
  origins: Origins;
  sources: Record<string, string>;
  given: GivenOption[];
  files: string[];
}

/** @param paths of the command line; they replace those of the configuration */
export async function settingsFor(options: LintOptions, paths: readonly string[], cwd: string): Promise<Settings> {
  const found = await configFor(options, cwd);
  const open: Open = { ...noRules(), minImpact: FLOOR, overrides: [], include: [], origins: { minImpact: 'default' }, sources: {}, given: [], files: [] };
  const config: Config = found?.value ?? {};
  const base = found === undefined ? cwd : dirname(found.file);
  const root = projectRoot(options.root, cwd);
  const inBase = (file: string) => relative(base, join(root, file)).split(sep).join('/');
  if (found !== undefined) await apply(projectFile(found.file), found, open, [], inBase);
  open.include.push(...(options.rules ?? []).map((path) => resolve(cwd, path)));
  if (options.minImpact !== undefined) floorOfCommandLine(open, options.minImpact);
  return {
    suppress: options,
    ...(options.stats === true && { phases: new Phases() }),
    ...open,
    base,
    // Changes of files are not taken from a file that somebody else may have written.
    cache: options.cache !== false && fixingFor(options) === undefined,
    uncalibrated: options.uncalibrated === true,
    pathMappings: config.pathMappings ?? [],
    audience: options.audience ?? config.audience ?? 'developer',
    facts: (config.facts ?? []).map((path) => resolve(base, path)),
    paths: paths.length > 0 ? paths.map((path) => existing(resolve(cwd, path), path)) : (config.paths ?? []).map((path) => resolve(base, path)),
  };
}

function configFor(options: LintOptions, cwd: string): Promise<FoundConfig | undefined> {
  if (options.config === false) return Promise.resolve(undefined);
  if (typeof options.config === 'string') return loadConfig(resolve(cwd, options.config));
  return findConfig(cwd);
}

/** Whoever asks for a floor on the command line gets it for every rule and file. */
function floorOfCommandLine(open: Open, floor: number): void {
  open.minImpact = floor;
  open.ruleFloors = {};
  open.overrides = open.overrides.map(({ minImpact: _, ...override }) => ({ ...override, ruleFloors: {} }));
  open.origins = { ...Object.fromEntries(Object.entries(open.origins).filter(([key]) => !key.endsWith('.minImpact'))), minImpact: '--min-impact' };
}

function existing(path: string, asTyped: string): string {
  if (!existsSync(path)) throw new UserError(`${asTyped}: no such file or folder`);
  return path;
}

function partOf(value: string | number, where: string): number {
  const part = readPart(String(value));
  if (part === undefined) throw new UserError(`${where} has to be a part of the run, such as 1% or 0.01`);
  return part;
}

/** Adds a ruleset after those that it extends, so that the nearer one has the last word. */
async function apply(at: RulesetFile, { value: ruleset, where }: Checked<Ruleset>, open: Open, chain: readonly string[], inBase: (file: string) => string): Promise<void> {
  const name = displayName(at);
  const parents = listOf(ruleset.extends);
  for (const [i, parent] of parents.entries()) {
    const what = `${where(typeof ruleset.extends === 'string' ? ['extends'] : ['extends', i])}: \`extends: ${parent}\``;
    const next = rulesetOf(parent, at, what);
    const round = [...chain, at.file, next.file];
    if (round.indexOf(next.file) < round.length - 1) throw new UserError(`${what}: goes round in a circle: ${round.map(shortName).join(' -> ')}`);
    if (open.files.length + chain.length >= MOST_RULESETS) throw new UserError(`${what}: this leads to more than ${MOST_RULESETS} rulesets`);
    const read = await readChecked<Ruleset>(next.file, await readText(next.file), RULESET_SCHEMA);
    await apply(next, read ?? { value: {}, where: () => shortName(next.file) }, open, [...chain, at.file], inBase);
  }
  open.files.push(name);
  open.include.push(...(ruleset.include ?? []).map((path, i) => inside(path, at, `${where(['include', i])}: \`include: ${path}\``)));
  if (ruleset.minImpact !== undefined) {
    open.minImpact = partOf(ruleset.minImpact, `${where(['minImpact'])}: \`minImpact\``);
    open.origins['minImpact'] = name;
  }
  addRules(ruleset.rules, name, (path) => where(['rules', ...path]), open, open.origins, open.given);
  for (const rule of Object.keys(ruleset.rules ?? {})) open.sources[rule] = where(['rules', rule]);
  for (const [i, entry] of (ruleset.overrides ?? []).entries()) open.overrides.push(overrideOf(entry, name, (path) => where(['overrides', i, ...path]), open, inBase));
}

function overrideOf({ files, minImpact, rules }: OverrideEntry, from: string, where: Where, open: Open, inBase: (file: string) => string): SettingsOverride {
  const globs = listOf(files);
  for (const glob of globs) {
    const problem = globProblem(glob);
    if (problem !== undefined) throw new UserError(`${where(['files'])}: \`files: ${glob.slice(0, 60)}\`: ${problem}`);
  }
  const own = noRules();
  addRules(rules, from, (path) => where(['rules', ...path]), own, {}, open.given);
  for (const rule of Object.keys(rules ?? {})) open.sources[rule] ??= where(['rules', rule]);
  const matches = matcherOf(globs);
  return {
    ...own, files: globs, from, matches: (file) => matches(inBase(file)),
    ...(minImpact !== undefined && { minImpact: partOf(minImpact, `${where(['minImpact'])}: \`minImpact\``) }),
  };
}

function addRules(rules: RuleEntries | undefined, from: string, where: Where, to: OpenRules, origins: Origins, given: GivenOption[]): void {
  for (const [rule, entry] of Object.entries(rules ?? {})) {
    const { level, minImpact, options } = typeof entry === 'string' ? { level: entry } : entry;
    if (level !== undefined) {
      to.levels[rule] = level;
      origins[rule] = from;
    }
    if (minImpact !== undefined) {
      to.ruleFloors[rule] = partOf(minImpact, `${where([rule, 'minImpact'])}: \`minImpact\``);
      origins[`${rule}.minImpact`] = from;
    }
    if (options !== undefined) {
      to.ruleOptions[rule] = { ...to.ruleOptions[rule], ...options };
      for (const [option, value] of Object.entries(options)) {
        origins[`${rule}.options.${option}`] = from;
        given.push({ rule, option, value, where: where([rule, 'options', option]) });
      }
    }
  }
}

function noRules(): OpenRules {
  return { levels: {}, ruleOptions: {}, ruleFloors: {} };
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}
