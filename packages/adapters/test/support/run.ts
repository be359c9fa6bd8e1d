import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Recording, readInto } from '@mechsym/facts';
import { cpython } from '../../src/index.ts';
import { convert, RECORDER } from './convert.ts';
import type { Interpreter } from './interpreters.ts';
import { inProject, neutral, type Outcome } from './project.ts';

export { RECORDER };

export interface Program {
  /** Files to write, by path below the project; `main.py` is run unless `args` says otherwise. */
  readonly files: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Shell line to run instead; `$PYTHON` is the interpreter. */
  readonly shell?: string;
}

export interface Recorded extends Outcome {
  readonly recording: Recording;
  /** names of the facts files */
  readonly files: readonly string[];
  /** what the recorder said about itself */
  readonly notes: readonly string[];
}

interface Setup {
  /** Makes the session directory unusable before the run. */
  readonly spoil?: (directory: string) => string;
  readonly period?: number;
}

export function environmentOf(interpreter: Interpreter, program: Program, extra: Record<string, string>): Record<string, string | undefined> {
  const { MECHSYM_DIR: _, ...inherited } = process.env;
  return { ...inherited, PYTHONHASHSEED: '0', PYTHON: interpreter.executable, ...program.env, ...extra };
}

function execute(interpreter: Interpreter, program: Program, project: string, extra: Record<string, string>): Outcome {
  const options = { cwd: project, env: environmentOf(interpreter, program, extra), input: program.input ?? '', encoding: 'utf8', timeout: 60_000, maxBuffer: 1 << 26 } as const;
  const { stdout, stderr, status, signal } = program.shell === undefined
    ? spawnSync(interpreter.executable, [...(program.args ?? ['main.py'])], options)
    : spawnSync('/bin/sh', ['-c', program.shell], options);
  return { stdout, stderr, status, signal };
}

/** Runs a program as it is. */
export function plain(interpreter: Interpreter, program: Program): Promise<Outcome> {
  return inProject(program, (project) => neutral(execute(interpreter, program, project, {}), project));
}

/** Runs a program under the recorder and reads what was recorded. */
export function record(interpreter: Interpreter, program: Program, setup: Setup = {}): Promise<Recorded> {
  return inProject(program, async (project, session) => {
    const directory = setup.spoil?.(session) ?? session;
    const inherited = { ...process.env, ...program.env };
    const extra = cpython.environment(
      { directory, root: project, recorder: RECORDER, ...(setup.period === undefined ? {} : { period: setup.period }) }, inherited);
    const outcome = execute(interpreter, program, project, extra);
    const names = convert(session);
    const files = names.filter((name) => name.endsWith('.facts.jsonl'));
    const recording = new Recording();
    for (const name of files) await readInto(recording, [readFileSync(join(session, name))], { file: name });
    const failures = names.filter((name) => name.endsWith('.failure.txt')).map((name) => readFileSync(join(session, name), 'utf8'));
    if (failures.length > 0 && setup.spoil === undefined) throw new Error(failures.join(''));
    const notes = recording.processes.flatMap(({ notes: said }) => said.map(({ note }) => note));
    return { ...neutral(outcome, project), recording, files, notes: [...failures, ...notes] };
  });
}
