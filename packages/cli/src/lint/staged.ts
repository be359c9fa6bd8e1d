import { posix, relative, sep } from 'node:path';
import type { LintOptions } from '../commands/options.ts';
import { settingsFor } from '../config/settings.ts';
import { failOnFor } from '../diff/policy.ts';
import { EXIT, UserError } from '../errors.ts';
import { factsAtHand } from '../facts/inputs.ts';
import { recordedFiles } from '../facts/load.ts';
import { fixingFor } from '../fix/asked.ts';
import { projectRoot } from '../root.ts';
import { indexReader, stagedFiles } from './index-content.ts';
import { outputsFor } from './output.ts';

/**
 * The command `lint --staged`: what is in git's index instead of the work tree, of the paths given or else of the files that are
 * staged. It is what a hook runs at each commit, so it loads nothing of a lint where no file has facts.
 * @returns the exit code
 */
export async function lintStaged(paths: readonly string[], options: LintOptions): Promise<number> {
  if (options.since !== undefined || options.baseline !== undefined) throw new UserError('--staged compares nothing: give --since or --baseline without it');
  if (fixingFor(options) !== undefined) throw new UserError('--staged lints what git has staged, and fixes are made in the work tree: leave one of them out');
  if (options.import !== undefined || options.importOnly !== undefined) throw new UserError('--staged takes no findings of other linters: give --import without it');
  const outputs = outputsFor(options); // says what is wrong with them before anything is read
  const failOn = failOnFor(options, false);
  const root = projectRoot(options.root);
  const settings = await settingsFor(options, paths, process.cwd());
  const inRoot = (path: string) => relative(root, path).split(sep).join('/');
  const within = settings.paths.map(inRoot);
  const staged = await stagedFiles(root);
  const wanted = paths.length > 0 ? within : staged.filter((file) => within.length === 0 || within.some((path) => covers(path, file)));
  const facts = await factsAtHand(options.facts, root, settings.facts);
  if (facts === undefined) return nothingToSay('nothing is recorded here, so nothing is linted: `facts` in the configuration, or --facts, names a recording that the repository keeps');
  if (wanted.length === 0) return nothingToSay('no file is staged');
  const recorded = [...await recordedFiles(facts)];
  if (recorded.length > 0 && settings.pathMappings.length === 0 && !recorded.some((file) => mayBe(file, wanted))) {
    return nothingToSay(`no facts about what is staged: ${recorded.length} ${recorded.length === 1 ? 'file has' : 'files have'} facts in ${facts.join(', ')}`);
  }
  const { finish, lintFacts } = await import('./run.ts');
  const wantedOnly = { ...settings, paths: wanted.map((path) => `${root}/${path}`) };
  return finish(await lintFacts(facts, root, wantedOnly, { readSource: indexReader(root) }), root, outputs, wantedOnly, failOn, options);
}

/** Whether a recorded file is among these, or may have been one of them under another path, as in a container. */
function mayBe(file: string, wanted: readonly string[]): boolean {
  return wanted.some((path) => covers(path, file) || posix.basename(path) === posix.basename(file));
}

/** Whether a file is, or lies below, a path; both relative to the root. */
function covers(path: string, file: string): boolean {
  return path === '' || file === path || file.startsWith(`${path}/`);
}

function nothingToSay(why: string): number {
  process.stderr.write(`mechsym: ${why}\n`);
  return EXIT.ok;
}
