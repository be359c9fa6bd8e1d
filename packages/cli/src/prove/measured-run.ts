import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync, fstatSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { undoAtExit } from './leftovers.ts';
import type { TurnTaker } from './turns.ts';

/** A command to be measured. */
export interface Command {
  readonly words: readonly string[];
  /** absolute */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** What a run that is over took and wrote. */
export interface Measured {
  /** CPU time, user and system, of the command and of all its descendants that were waited for */
  readonly seconds: number;
  /** from its start to its end on the clock, in seconds, with the start of a shell; says nothing of a run that was stopped for a while */
  readonly onClock: number;
  /** as a shell has it: 128 + n where signal n ended it */
  readonly exitCode: number;
  /** digest of its stdout */
  readonly output: string;
  /** the end of its stderr, for messages */
  readonly complaint: string;
}

/**
 * Node can ask the kernel for its own CPU time and not for that of a child: it has no wait4, `process.resourceUsage` leaves children
 * out, and /proc has a child's time in ticks of 10 ms, on Linux alone, and only until Node reaps it. POSIX shells have `times`, which prints what their
 * children took that they waited for, descendants included: what wait4 would say. bash asks getrusage and prints milliseconds; other shells may
 * print ticks of 10 ms, so bash is taken where there is one. `--posix` keeps it from reading $BASH_ENV.
 */
const SHIM = '"$@" 3>&-; status=$?; times >&3; exit $status';

let shell: readonly string[] | undefined;

function shellOf(env: NodeJS.ProcessEnv): readonly string[] {
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/bin', '/usr/bin'];
  const bash = folders.map((folder) => join(folder, 'bash')).find((path) => path.startsWith('/') && existsSync(path));
  return bash === undefined ? ['/bin/sh'] : [bash, '--posix'];
}

/** Seconds from `times`: the second line has user and system time of the children, as `0m1.234s` in any locale. */
export function childSeconds(text: string): number | undefined {
  const [, line = ''] = text.trim().split('\n');
  const parts = [...line.matchAll(/(?:(\d+)m)?(\d+(?:[.,]\d+)?)s/g)];
  if (parts.length !== 2) return undefined;
  return parts.reduce((sum, [, minutes = '0', seconds = '0']) => sum + 60 * Number(minutes) + Number(seconds.replace(',', '.')), 0);
}

/** Bytes of stderr that are kept. */
const COMPLAINT = 2000;

/** One run of a command in a process group of its own, so that all of it can be stopped and let go on. Its stdin is empty. */
export class MeasuredRun implements TurnTaker {
  readonly ended: Promise<Measured>;
  #isOver = false;
  readonly #pid: number;

  /** @param folder for what it writes */
  constructor({ words, cwd, env }: Command, folder: string, name: string) {
    const files = ['stdout', 'stderr'].map((stream) => join(folder, `${name}.${stream}`));
    const [out, err] = files.map((file) => openSync(file, 'w')) as [number, number];
    const [program, ...flags] = (shell ??= shellOf(process.env)) as [string, ...string[]];
    const began = performance.now();
    let onClock = 0;
    const child = spawn(program, [...flags, '-c', SHIM, 'mechsym', ...words], { cwd, env, detached: true, stdio: ['ignore', out, err, 'pipe'] });
    closeSync(out);
    closeSync(err);
    this.#pid = child.pid ?? 0;
    const forget = undoAtExit(() => { if (!this.#isOver) this.#signal('SIGKILL'); });
    let told = '';
    this.ended = new Promise((resolve, reject) => {
      child.on('error', reject);
      child.stdio[3]?.on('data', (chunk: Buffer) => { told += chunk.toString('latin1'); });
      child.on('exit', () => {
        this.#isOver = true;
        onClock = (performance.now() - began) / 1000;
      });
      child.on('close', (code, signal) => {
        this.#isOver = true;
        const seconds = childSeconds(told);
        if (seconds === undefined) reject(new Error(signal === null ? `the shell ${program} did not say what the command took` : `the measured run was ended by ${signal}`));
        else resolve({ seconds, onClock, exitCode: code ?? 1, output: digest(files[0] as string), complaint: endOf(files[1] as string) });
      });
    });
    this.ended.then(forget, forget);
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  stop(): void {
    this.#signal('SIGSTOP');
  }

  goOn(): void {
    this.#signal('SIGCONT');
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#pid === 0) return;
    try {
      process.kill(-this.#pid, signal);
    } catch {
      // It is over.
    }
  }
}

function digest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function endOf(file: string): string {
  const fd = openSync(file, 'r');
  try {
    const { size } = fstatSync(fd);
    const bytes = Buffer.alloc(Math.min(size, COMPLAINT));
    readSync(fd, bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString('utf8').trim();
  } finally {
    closeSync(fd);
  }
}
