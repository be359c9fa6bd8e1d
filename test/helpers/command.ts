import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../bin/mechsym.js', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly input?: string;
  /** called when the first output has come */
  readonly onOutput?: (pid: number, kill: (signal: NodeJS.Signals) => void) => void;
}

export function run(command: string, args: readonly string[], { cwd, env, input, onOutput }: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(FORCE_COLOR|NO_COLOR|MECHSYM_DIR|MECHSYM_ROOT)$/.test(name)));
    const child = spawn(command, args, { cwd, env: { ...clean, ...env } });
    let stdout = '';
    let stderr = '';
    let seen = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (!seen) onOutput?.(child.pid as number, (signal) => child.kill(signal));
      seen = true;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
    child.stdin.end(input ?? '');
  });
}

/** The command as users run it. */
export function mechsym(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return run(process.execPath, [BIN, ...args], options);
}

/** A folder of its own with these files; its name has a space and letters beyond ASCII, as users' folders have. */
export function project(files: Readonly<Record<string, string>> = {}): { readonly folder: string; readonly remove: () => void } {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'mechsym-')));
  const folder = join(base, 'mein Prøjekt 日本');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return { folder, remove: () => rmSync(base, { recursive: true, force: true }) };
}
