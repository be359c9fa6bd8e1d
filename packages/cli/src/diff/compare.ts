import { compareResults, compareWithChange, FunctionsSeen, SiteComparison, Touched, type LintInput, type LintResult, type Problem } from '@mechsym/engine';
import type { Recording } from '@mechsym/facts';
import type { Settings } from '../config/settings.ts';
import { shortName } from '../facts/load.ts';
import { parsers } from '../lint/parsers.ts';
import { lintFacts, type Linted } from '../lint/run.ts';
import { sourceReader } from '../lint/sources.ts';
import { changesSince } from './changes.ts';
import { isResultFile, readResult } from './result-file.ts';
import { revisionOf } from './revision.ts';
import { recordedReader, revisionReader } from './sources.ts';

/** What a lint is compared with. */
export interface CompareWith {
  /** a revision of git */
  readonly since?: string;
  /** a recording or a result of an earlier run, as it was typed */
  readonly baseline?: string;
}

/** One side of a comparison: facts, or a result that was written before. */
export type Side = { readonly facts: readonly string[]; readonly recordedSources?: true } | { readonly result: string };

/** A path that the user gave: facts, or a result. */
export async function sideOf(path: string): Promise<Side> {
  return await isResultFile(path) ? { result: path } : { facts: [path], recordedSources: true };
}

/** Lints the later run, and says of each finding what became of it since the earlier one, or whether the change touches it. */
export async function compared(head: Side, { since, baseline }: CompareWith, root: string, settings: Settings): Promise<Linted> {
  const revision = since === undefined ? undefined : await revisionOf(since, root);
  const touched = revision && new Touched(await changesSince(revision, root), revisionReader(revision, root), parsers());
  const name = [...new Set([revision && `${since} (${revision.commit.slice(0, 10)})`, baseline && shortName(baseline)])].filter(Boolean).join(', ');
  const seen = { base: new FunctionsSeen(), head: new FunctionsSeen() };
  const base = baseline === undefined ? undefined : await lintSide(await sideOf(baseline), root, withoutImports(settings), () => (view) => seen.base.add(view));
  let sites: SiteComparison | undefined;
  const later = await lintSide(head, root, settings, (recording) => {
    if (base?.recording !== undefined) sites = new SiteComparison(base.recording, recording, { ...(touched && { touched, nameBefore: (file) => touched.nameBefore(file) }) });
    return async (view) => {
      if (base !== undefined) seen.head.add(view);
      await touched?.add(view);
      sites?.add(view);
    };
  });
  if (base === undefined) {
    await touched?.addOthers(sourceReader(root));
    return { ...later, result: compareWithChange(later.result, name, touched as Touched) };
  }
  const result = compareResults(base.result, later.result, {
    base: name, ...(touched && { touched }),
    seen: { ...(base.recording && { base: seen.base }), ...(later.recording && { head: seen.head }) },
    ...(sites && { sites: sites.changes, ...(sites.lost && { lost: sites.lost }) }),
  });
  // Of the earlier run, what could not be read of it; the rest is about the source and the settings of today, and said once.
  const problems = [...result.problems, ...later.missed, ...base.recording?.problems ?? [], ...base.missed, ...otherRun(base.result, later.result)];
  return { ...later, result: { ...result, problems } };
}

type Prepare = (recording: Recording) => LintInput['onFile'];

interface LintedSide extends Linted {
  /** undefined of a result that was written before */
  readonly recording?: Recording;
  /** files of which the recorded version was not found */
  readonly missed: readonly Problem[];
}

async function lintSide(side: Side, root: string, settings: Settings, prepare?: Prepare): Promise<LintedSide> {
  if ('result' in side) return { result: await readResult(side.result, root), missed: [] };
  const names: string[] = [];
  const linted = await lintFacts(side.facts, root, settings, {
    prepare: (recording) => {
      const onFile = prepare?.(recording);
      return { ...(onFile && { onFile }), ...(side.recordedSources && { readSource: recordedReader(recording, root, (file) => names.push(file)) }) };
    },
  });
  const missed = names.map((file): Problem => ({
    severity: 'warning', file, message: `is not what was recorded in ${side.facts.map(shortName).join(', ')}, and git has no such version: its facts are placed in the file as it is`,
  }));
  return { ...linted, missed };
}

/** Findings of other linters are about the source as it is. */
function withoutImports({ imports: _, ...settings }: Settings): Settings {
  return settings;
}

function otherRun(base: LintResult, head: LintResult): Problem[] {
  const commands = ({ recordings }: LintResult) => [...new Set(recordings.map(({ command }) => command.join(' ')))].sort().join(', ');
  const runtimes = ({ recordings }: LintResult) => [...new Set(recordings.map(({ runtime, version }) => `${runtime} ${version.split('.').slice(0, 2).join('.')}`))].sort().join(', ');
  const message = (what: string, before: string, after: string): Problem[] => (before === after ? []
    : [{ severity: 'warning', message: `the runs compared are of different ${what} (${before}; ${after}): a difference may be one of these` }]);
  return [...message('commands', commands(base), commands(head)), ...message('runtimes', runtimes(base), runtimes(head))];
}
