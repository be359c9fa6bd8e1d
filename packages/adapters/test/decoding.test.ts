import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { INTERPRETERS } from './support/interpreters.ts';
import { RECORDER } from './support/run.ts';

const SCRIPT = fileURLToPath(new URL('support/check_decoding.py', import.meta.url));

describe.for(INTERPRETERS)('the sites of $version', (interpreter) => {
  it('lie where the source has them, in every function of 25 modules of the standard library', { timeout: 60_000 }, () => {
    const { stdout, stderr } = spawnSync(interpreter.executable, [SCRIPT, RECORDER], { encoding: 'utf8' });
    expect(stderr).toBe('');
    const { functions, sites, misfits, paths, read } = JSON.parse(stdout) as { functions: number; sites: number; misfits: unknown[]; paths: number; read: number };
    expect(misfits).toEqual([]);
    expect(functions).toBeGreaterThan(2000);
    expect(sites).toBeGreaterThan(45_000);
    // What a closer look reads is chosen without decoding, and is nearly all that operations work on most.
    expect(read / paths).toBeGreaterThan(0.99);
  });
});
