import { execFile } from 'node:child_process';
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Adapter, Runtime } from '@mechsym/adapters';

export interface Found {
  /** as it was found, which is how the user would call it */
  readonly command: string;
  readonly runtime: Runtime | undefined;
}

/** How long a runtime may take to describe itself, in milliseconds. */
const PATIENCE = 10_000;

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Every different executable of an adapter's runtime on PATH and in the project's virtual environment. */
export function executables(adapter: Adapter, cwd: string, env: NodeJS.ProcessEnv): string[] {
  const folders = [join(cwd, '.venv', 'bin'), join(cwd, 'venv', 'bin'), ...(env['PATH'] ?? '').split(delimiter).filter((each) => each !== '')];
  const found = new Map<string, string>();
  for (const folder of folders) {
    for (const command of adapter.commands) {
      const path = join(folder, command);
      // A virtual environment's python is a link to another one, and yet another environment: it counts by its own path.
      if (isProgram(path)) {
        const key = folder.includes('venv') ? folder : realpathSync(path);
        if (!found.has(key)) found.set(key, path);
      }
    }
  }
  return [...found.values()];
}

/** Lets an executable describe itself. */
export function probe(adapter: Adapter, command: string): Promise<Found> {
  return new Promise((resolve) => {
    const child = execFile(command, [...adapter.probe], { timeout: PATIENCE, maxBuffer: 2 ** 16 }, (error, stdout) => {
      resolve({ command, runtime: error === null ? adapter.readProbe(stdout) : undefined });
    });
    child.stdin?.end();
  });
}
