import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { v8, type Runtime } from '../../src/index.ts';

export interface Node extends Runtime {
  /** major version, e.g. `22` */
  readonly short: string;
  readonly major: number;
  /** folder with the executable */
  readonly folder: string;
}

const VERSIONS = [20, 22, 24, 26];

function find(major: number): Node | undefined {
  const folders = [...(process.env['MECHSYM_NODE_PATH'] ?? '').split(delimiter), ...(process.env['PATH'] ?? '').split(delimiter)];
  for (const folder of folders) {
    const file = join(folder, 'node');
    if (folder === '' || !existsSync(file)) continue;
    const probe = spawnSync(file, [...v8.probe], { encoding: 'utf8' });
    const runtime = probe.status === 0 ? v8.readProbe(probe.stdout) : undefined;
    if (runtime !== undefined && String(runtime.flags['node']).startsWith(`${major}.`)) return { ...runtime, executable: file, folder, short: String(major), major };
  }
  return undefined;
}

/** The versions of Node found. A missing one is named on standard error, or fails if MECHSYM_REQUIRE_RUNTIMES=1. */
export const NODES: readonly Node[] = VERSIONS.flatMap((major) => {
  const found = find(major);
  if (found !== undefined) return [found];
  const text = `no node ${major} on PATH or in MECHSYM_NODE_PATH: its tests are skipped`;
  if (process.env['MECHSYM_REQUIRE_RUNTIMES'] === '1') throw new Error(text);
  process.stderr.write(`${text}\n`);
  return [];
});
