import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { EXIT, reasonOf, UserError } from '../errors.ts';

/** Signals that are passed on to the program; it decides, as it would without us. */
const PASSED_ON = ['SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2'] as const;
/** Signals that a terminal sends to the program by itself: passing them on too would deliver them twice. */
const FROM_TERMINAL = ['SIGINT', 'SIGQUIT'] as const;

/**
 * Runs a program with our stdin, stdout and stderr.
 * @returns its exit code as a shell would give it: 128 + n when signal n ended it
 */
export function run(words: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const [command, ...args] = asShellLine(words) as [string, ...string[]];
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env });
    const handlers = [...PASSED_ON, ...FROM_TERMINAL].map((signal) => {
      const passOn = !FROM_TERMINAL.some((each) => each === signal) || !process.stdin.isTTY;
      const handler = () => { if (passOn) child.kill(signal); };
      process.on(signal, handler);
      return () => process.off(signal, handler);
    });
    const done = () => { for (const remove of handlers) remove(); };
    child.on('error', (error: NodeJS.ErrnoException) => {
      done();
      if (error.code === 'ENOENT') reject(new UserError(`${command}: command not found`, EXIT.notFound));
      else reject(new UserError(`${command}: cannot be run: ${reasonOf(error)}`, EXIT.notExecutable));
    });
    child.on('exit', (code, signal) => {
      done();
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

/** One word with spaces in it that is no file is a line for the shell: `mechsym record -- "make data && python3 main.py"`. */
export function asShellLine(words: readonly string[]): readonly string[] {
  const [line] = words;
  if (words.length !== 1 || line === undefined || !/\s/.test(line) || existsSync(line)) return words;
  return ['/bin/sh', '-c', line];
}
