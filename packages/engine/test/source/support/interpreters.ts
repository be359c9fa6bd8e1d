import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Interpreter {
  /** `3.13` */
  readonly version: string;
  readonly minor: number;
  readonly path: string;
  /** folder of the standard library */
  readonly library: string;
}

/** 3.12 is tried where it is found; nothing requires it. */
const OPTIONAL = new Set([12]);

function find(minor: number): Interpreter | undefined {
  const folders = [process.env['MECHSYM_PYTHON_PATH'] ?? '', process.env['PATH'] ?? ''].flatMap((list) => list.split(delimiter));
  for (const folder of folders) {
    const path = join(folder, `python3.${minor}`);
    if (folder === '' || !existsSync(path)) continue;
    // A version manager's shim may be there for a version that is not.
    const probe = spawnSync(path, ['-c', 'import os, sys; print(sys.version_info[1], os.path.dirname(os.__file__))'], { encoding: 'utf8' });
    const [found, library] = probe.status === 0 ? probe.stdout.trim().split(' ', 2) : [];
    if (found === String(minor) && library !== undefined) return { version: `3.${minor}`, minor, path, library };
  }
  return undefined;
}

/** The interpreters on PATH and in MECHSYM_PYTHON_PATH. A missing one is named, or fails if MECHSYM_REQUIRE_RUNTIMES=1. */
export const INTERPRETERS: readonly Interpreter[] = [11, 12, 13, 14, 15].flatMap((minor) => {
  const found = find(minor);
  if (found !== undefined) return [found];
  const text = `no python3.${minor} on PATH or in MECHSYM_PYTHON_PATH: its tests are skipped`;
  if (process.env['MECHSYM_REQUIRE_RUNTIMES'] === '1' && !OPTIONAL.has(minor)) throw new Error(text);
  process.stderr.write(`${text}\n`);
  return [];
});

/** [operation, name, line, endLine, column, endColumn, function, firstLine]: lines from 1, columns in UTF-8 bytes */
export type Operation = [string, string, number, number, number, number, string, number];

export interface Compiled {
  readonly file: string;
  /** why the interpreter refused it */
  readonly error?: string;
  readonly operations: readonly Operation[];
  /** [qualified name, first line, cell and free variables, parameters, other locals, names of global loads] */
  readonly functions: readonly [string, number, string[], string[], string[], string[]][];
}

/** What the interpreter's own compiler says about files. */
export function compileFiles(interpreter: Interpreter, files: readonly string[]): Compiled[] {
  const script = fileURLToPath(new URL('./positions.py', import.meta.url));
  const output = execFileSync(interpreter.path, ['-W', 'ignore', script, ...files], { encoding: 'utf8', maxBuffer: 1 << 29 });
  return output.trim().split('\n').map((line) => JSON.parse(line) as Compiled);
}
