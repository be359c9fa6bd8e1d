import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { cpython, type Runtime } from '../../src/index.ts';

export interface Interpreter extends Runtime {
  /** e.g. `3.14` */
  readonly short: string;
  readonly minor: number;
}

const VERSIONS = [11, 12, 13, 14, 15];
/** 3.12 is recorded where it is found; nothing requires it. */
const OPTIONAL = new Set([12]);

function find(minor: number): Interpreter | undefined {
  const folders = [...(process.env['MECHSYM_PYTHON_PATH'] ?? '').split(delimiter), ...(process.env['PATH'] ?? '').split(delimiter)];
  for (const folder of folders) {
    const file = join(folder, `python3.${minor}`);
    if (folder === '' || !existsSync(file)) continue;
    const probe = spawnSync(file, [...cpython.probe], { encoding: 'utf8' });
    const runtime = probe.status === 0 ? cpython.readProbe(probe.stdout) : undefined; // a version manager's shim may answer 127
    if (runtime?.version.startsWith(`3.${minor}.`) === true) return { ...runtime, executable: file, short: `3.${minor}`, minor };
  }
  return undefined;
}

/** The interpreters found. A missing one is named on standard error, or fails if MECHSYM_REQUIRE_RUNTIMES=1. */
export const INTERPRETERS: readonly Interpreter[] = VERSIONS.flatMap((minor) => {
  const found = find(minor);
  if (found !== undefined) return [found];
  const text = `no python3.${minor} on PATH or in MECHSYM_PYTHON_PATH: its tests are skipped`;
  if (process.env['MECHSYM_REQUIRE_RUNTIMES'] === '1' && !OPTIONAL.has(minor)) throw new Error(text);
  process.stderr.write(`${text}\n`);
  return [];
});
