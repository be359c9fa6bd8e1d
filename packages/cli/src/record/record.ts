import { resolve } from 'node:path';
import type { Adapter } from '@mechsym/adapters';
import { summaries, warningsOf } from '@mechsym/engine';
import { overheadText, plural, problemText, recordedText } from '@mechsym/formatters';
import type { RecordOptions } from '../commands/options.ts';
import { EXIT, reasonOf } from '../errors.ts';
import { factsFiles, loadRecording, shortName } from '../facts/load.ts';
import { projectRoot } from '../root.ts';
import { recordingEnvironment, startOf, wholeAdapters } from './environment.ts';
import { addFingerprints } from './fingerprints.ts';
import { convertNative, wantingObservations } from './native.ts';
import { convertRaw } from './raw.ts';
import { run } from './run.ts';
import { Samplers } from './samplers.ts';
import { dropSession, finishSession, startSession, type Session } from './session.ts';

export interface Recorded {
  /** undefined if nothing was recorded */
  readonly session: Session | undefined;
  /** of the last run, or of the first one that failed */
  readonly exitCode: number;
  /** processes that go on recording when the command has ended, as daemons do */
  readonly running: readonly number[];
}

/**
 * Runs the command as often as asked, until it fails, with every runtime in it recording into a new session; and once more where
 * a runtime cannot record its observations in a run whose time counts, unless the level is `light`.
 */
export async function recordSession(words: readonly string[], root: string, { repeat, level }: RecordOptions): Promise<Recorded> {
  const session = await startSession(root);
  const start = new Date().toISOString();
  const adapters = wholeAdapters();
  const first = startOf(words, recordingEnvironment(process.env, session.folder, root, { level }, adapters), session.folder, root, { level }, adapters);
  const exitCodes: number[] = [];
  const starts: string[] = [];
  let running: readonly number[] = [];
  const samplers = new Samplers(session.folder, root);
  try {
    while (exitCodes.length < repeat && (exitCodes.at(-1) ?? 0) === 0) {
      starts.push(new Date().toISOString());
      exitCodes.push(await run(first.words, first.env));
    }
    if (level !== 'light' && exitCodes.at(-1) === 0) exitCodes.push(...await observe(words, session, root, adapters));
    for (const problem of await convertRaw(session.folder)) process.stderr.write(`mechsym: ${problem}\n`);
    running = await convertNative(session.folder, root);
  } catch (error) {
    // What other runs and runtimes recorded is not lost with it.
    if (exitCodes.length === 0 || (await factsFiles(session.folder)).length === 0) {
      await dropSession(session);
      throw error;
    }
    process.stderr.write(`mechsym: a part of what was recorded could not be read, and the rest is kept: ${reasonOf(error)}\n`);
  } finally {
    await samplers.stop();
  }
  const exitCode = exitCodes.at(-1) as number;
  if (running.length > 0) {
    const folder = shortName(session.folder);
    process.stderr.write(`mechsym: ${plural(running.length, 'process', 'processes')} still ${running.length === 1 ? 'runs' : 'run'} (${running.join(', ')}) and ${running.length === 1 ? 'records' : 'record'} into ${folder}: afterwards, mechsym facts convert ${folder} makes facts of it\n`);
  }
  if ((await factsFiles(session.folder)).length === 0) {
    if (running.length === 0) await dropSession(session);
    return { session: undefined, exitCode, running };
  }
  await addFingerprints(session, root);
  await finishSession(root, session, { command: words, cwd: process.cwd(), start, exitCodes, ...(starts.length > 1 && { starts }) });
  return { session, exitCode, running };
}

/** Runs the command for its observations, if a runtime in it asks for it. @returns the exit code, if it ran */
async function observe(words: readonly string[], session: Session, root: string, whole: readonly Adapter[]): Promise<number[]> {
  const adapters = await wantingObservations(session.folder, root, whole);
  if (adapters.length === 0) return [];
  process.stderr.write('mechsym: running once more, for what the runtime cannot record in a run whose time counts (--level light does without)\n');
  const again = startOf(words, recordingEnvironment(process.env, session.folder, root, { pass: 'observations' }, adapters), session.folder, root, { pass: 'observations' }, adapters);
  return [await run(again.words, again.env)];
}

/** The command `record`. @returns the program's exit code */
export async function record(words: readonly string[], options: RecordOptions & { readonly output?: string }): Promise<number> {
  const root = projectRoot(options.root);
  const { session, exitCode, running } = await recordSession(words, root, options);
  if (session === undefined) return nothingRecorded(words, exitCode, running);
  await sayRecorded(session);
  if (options.output !== undefined) {
    const { mergeFiles } = await import('../facts/merge.ts');
    await mergeFiles([session.folder], resolve(options.output));
  }
  return exitCode;
}

/** One line on stderr, and what went wrong while recording if that is wanted. */
export async function sayRecorded(session: Session, { problems = true } = {}): Promise<void> {
  // Only totals are wanted, so every function is skipped unread.
  const recording = await loadRecording([session.folder], () => false);
  const all = summaries(recording);
  process.stderr.write(`mechsym  ${recordedText(all)}   ${overheadText(all)}`.trimEnd() + '\n');
  if (!problems) return;
  for (const problem of recording.problems) process.stderr.write(`mechsym: ${problemText(problem)}\n`);
  for (const warning of warningsOf(recording)) process.stderr.write(`mechsym: ${warning}\n`);
}

/** @returns the exit code: the program's own if it failed, since that is the likeliest reason */
export function nothingRecorded(words: readonly string[], exitCode: number, running: readonly number[]): number {
  if (running.length > 0) {
    process.stderr.write('mechsym: nothing was recorded yet: what ran the project still runs\n');
    return exitCode === 0 ? EXIT.usage : exitCode;
  }
  process.stderr.write(`mechsym: nothing was recorded: \`${words[0]}\` started no runtime that can be recorded here (CPython 3.11 or newer, not with -I, -E or -S; Node 20 or newer; JDK 17 or newer), or was over too soon. `
    + 'mechsym doctor shows what was found.\n');
  return exitCode === 0 ? EXIT.usage : exitCode;
}
