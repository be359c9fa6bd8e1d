import type { Level } from '@mechsym/adapters';
import { readPart } from '@mechsym/engine/run-part';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { FAIL_ON, type FailOn } from '../diff/policy.ts';
import type { FixOptions } from './fix-options.ts';
import type { ImportOptions } from './import-options.ts';
import type { SuppressOptions } from './suppress-options.ts';

export const FORMATS = ['pretty', 'agent', 'json', 'jsonl', 'sarif', 'sarif-github', 'github', 'gitlab', 'sonar', 'rdjson', 'junit', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];

/** Options of `record`, and of `check`, which records too. */
export interface RecordOptions {
  readonly root?: string;
  readonly repeat: number;
  readonly level: Level;
}

export const LEVELS = ['light', 'full'] as const satisfies readonly Level[];

/** Options of `lint`, and of `check`, which lints too. */
export interface LintOptions extends SuppressOptions, FixOptions, ImportOptions {
  readonly facts?: readonly string[];
  readonly root?: string;
  readonly format?: readonly Format[];
  readonly outputFile?: readonly string[];
  readonly minImpact?: number;
  readonly audience?: 'developer' | 'runtime';
  readonly rules?: readonly string[];
  /** a file; false if none is to be looked for */
  readonly config?: string | boolean;
  readonly color?: boolean;
  readonly uncalibrated?: boolean;
  readonly stats?: boolean;
  /** false if nothing is to be taken from the cache, or put there */
  readonly cache?: boolean;
  readonly since?: string;
  readonly baseline?: string;
  readonly failOn?: FailOn;
  readonly maxFindings?: number;
  /** lint what is in git's index */
  readonly staged?: boolean;
  /** a file, or true for every file */
  readonly printConfig?: string | boolean;
}

export function addRecordOptions(command: Command): Command {
  return command
    .option('--repeat <n>', 'run the command this many times; each run is compared with the others', positiveInteger, 1)
    .addOption(new Option('--level <level>', 'light: only what costs little, in one run; full: where a runtime cannot record both at once (Node), run once more for what its operations saw')
      .choices(LEVELS).default('full'));
}

/** What to compare with, for `lint` and `check`. */
export function addCompareOptions(command: Command): Command {
  return addPolicyOptions(command
    .option('--since <revision>', 'tell what the change since this revision of git touches from what was there before')
    .option('--baseline <file>', 'recording or result (--format json) of an earlier run to compare with: new, fixed, worse, better'));
}

/** What makes the command fail. */
export function addPolicyOptions(command: Command): Command {
  return command
    .addOption(new Option('--fail-on <what>', 'exit with 1 for any finding, for new ones, for a regression (new, worse, or optimisations lost), or never (default: any; regression when something is compared)').choices(FAIL_ON))
    .option('--max-findings <n>', 'exit with 1 only for more than this many of them', wholeNumber);
}

export function addRoot(command: Command): Command {
  return command.option('--root <folder>', 'project root: what lies below it is looked at (default: the folder of the configuration or of .git, else the current one)');
}

export function addLintOptions(command: Command): Command {
  return command
    .addOption(new Option('--format <format>', `${FORMATS.join(', ')}; may be given several times (docs/ci.md says which host reads which)`).argParser(collect(oneOf(FORMATS))))
    .option('--output-file <file>', 'write there instead of to stdout; one for each --format, in their order', collect(String))
    .option('--min-impact <part>', 'show what saves at least this part of the run: 1%, 0.01 (default: 1%)', part)
    .addOption(new Option('--audience <who>', 'words for who changes the program, or for who changes the runtime').choices(['developer', 'runtime']))
    .option('--rules <path>', 'add rules of your own: a rule file or a folder of them; may be given several times', collect(String))
    .option('--config <file>', 'configuration to use (default: the nearest mechsym.config.yaml, .mechsymrc, package.json or pyproject.toml that has one)')
    .option('--no-config', 'use no configuration')
    .option('--uncalibrated', 'run rules without a receipt too, and rank by share alone: for measuring receipts and writing rules')
    .option('--stats', 'say on stderr where the CPU time of the lint went, and what the cache was good for')
    .option('--no-cache', 'lint anew what was linted before, and keep nothing of it in .mechsym/cache')
    .option('--color', 'colours even if the output is no terminal')
    .option('--no-color', 'no colours');
}

/** Collects the values of an option that may be given several times. */
export function collect<T>(parse: (text: string) => T): (text: string, before: T[] | undefined) => T[] {
  return (text, before) => [...(before ?? []), parse(text)];
}

function oneOf<T extends string>(known: readonly T[]): (text: string) => T {
  return (text) => {
    if (!(known as readonly string[]).includes(text)) throw new InvalidArgumentError(`It has to be one of ${known.join(', ')}.`);
    return text as T;
  };
}

export function positiveInteger(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError('It has to be a whole number from 1 to 99999.');
  return Number(text);
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('It has to be a whole number from 0 to 999999.');
  return Number(text);
}

/** `1%`, `1 %` and `0.01` are the same part of the run. */
export function part(text: string): number {
  const value = readPart(text);
  if (value === undefined) throw new InvalidArgumentError('It has to be a part of the run, such as 1% or 0.01.');
  return value;
}
