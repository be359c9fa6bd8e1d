import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import type { Adapter, Runtime } from '../../src/index.ts';

/** A runtime that was found, by the path that it was found at. */
export interface FoundRuntime extends Runtime {
  /** folder with the executable */
  readonly folder: string;
}

/**
 * Looks for a runtime on PATH and first in the folders that an environment variable lists. A missing one is named on standard
 * error, or fails if MECHSYM_REQUIRE_RUNTIMES=1.
 * @param fits whether it is the version wanted
 */
export function findRuntime(
  adapter: Adapter, command: string, variable: string, fits: (runtime: FoundRuntime) => boolean, called = command, required = true,
): FoundRuntime[] {
  for (const folder of [process.env[variable], process.env['PATH']].flatMap((path) => (path ?? '').split(delimiter))) {
    const executable = join(folder, command);
    if (folder === '' || !existsSync(executable)) continue;
    const probe = spawnSync(executable, [...adapter.probe], { encoding: 'utf8' });
    const described = probe.status === 0 ? adapter.readProbe(probe.stdout) : undefined; // a version manager's shim may answer 127
    if (described === undefined) continue;
    const runtime = { ...described, executable, folder };
    if (fits(runtime)) return [runtime];
  }
  const text = `no ${called} on PATH or in ${variable}: its tests are skipped`;
  if (process.env['MECHSYM_REQUIRE_RUNTIMES'] === '1' && required) throw new Error(text);
  process.stderr.write(`${text}\n`);
  return [];
}
