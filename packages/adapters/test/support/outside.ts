import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync, watch } from 'node:fs';
import { join } from 'node:path';

import { Recording, readInto } from '@mechsym/facts';
import { cpython } from '../../src/index.ts';
import type { Interpreter } from './interpreters.ts';
import { inProject, neutral, type Outcome } from './project.ts';
import { environmentOf, RECORDER, type Program } from './run.ts';
import { convert } from './convert.ts';

export interface Answered extends Outcome {
  readonly recording: Recording;
  /** samplers that were asked for */
  readonly asked: number;
  /** exit codes of the samplers, `undefined` for one that had to be killed a second after the program's end */
  readonly ended: readonly (number | null | undefined)[];
  /** what is in the session's folder in the end */
  readonly files: readonly string[];
}

/** Records a program and answers it as `mechsym record` does, soon after its start. @param refuse answers with a sampler that gives up */
export function recordAnswered(interpreter: Interpreter, program: Program, { refuse = false } = {}): Promise<Answered> {
  return inProject(program, async (project, session) => {
    const options = { directory: session, root: project, recorder: RECORDER, samplerAfter: 0.05 };
    const env = environmentOf(interpreter, program, cpython.environment(options, { ...process.env, ...program.env }));
    const samplers: ChildProcess[] = [];
    const answer = (name: string | null): void => {
      if (name?.endsWith('.request') !== true || !existsSync(join(session, name))) return;
      const text = readFileSync(join(session, name), 'utf8');
      rmSync(join(session, name));
      const sampler = cpython.sampler?.(options, name, text);
      if (sampler === undefined) throw new Error(`no request: ${name}`);
      samplers.push(spawn(sampler.command, refuse ? ['-c', 'raise SystemExit(1)'] : [...sampler.args], { stdio: 'ignore', cwd: '/' }));
    };
    const watcher = watch(session, (_, name) => answer(name));
    try {
      const outcome = await started(program.shell === undefined ? [interpreter.executable, ...(program.args ?? ['main.py'])] : ['/bin/sh', '-c', program.shell], project, env, program.input ?? '');
      const ended = await Promise.all(samplers.map(end));
      const files = convert(session);
      const recording = new Recording();
      for (const name of files.filter((each) => each.endsWith('.facts.jsonl'))) await readInto(recording, [readFileSync(join(session, name))], { file: name });
      return { ...neutral(outcome, project), recording, asked: samplers.length, ended, files };
    } finally {
      watcher.close();
    }
  });
}

function started([command, ...args]: readonly string[], cwd: string, env: Record<string, string | undefined>, input: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command as string, args, { cwd, env });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ stdout, stderr, status, signal }));
    child.stdin.on('error', () => undefined).end(input);
  });
}

function end(sampler: ChildProcess): Promise<number | null | undefined> {
  if (sampler.exitCode !== null) return Promise.resolve(sampler.exitCode);
  return new Promise((resolve) => {
    const late = setTimeout(() => { sampler.kill('SIGKILL'); resolve(undefined); }, 3_000);
    sampler.on('exit', (code) => { clearTimeout(late); resolve(code); });
  });
}
