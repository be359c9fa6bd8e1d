/**
 * The runtimes found that cases and receipts run on: `{ name: 'node22', release: '22', runtime: 'v8', version: '12.4', path }`; `release`
 * is what case.yaml calls it, `version` what the calibration does. ONLY=3.13,node22 restricts them by name.
 */
import { join } from 'node:path';
import { jdks } from './jdks.js';
import { nodes } from './nodes.js';
import { pythons } from './pythons.js';

export function runtimes() {
  const only = (process.env['ONLY'] ?? '').split(',').filter(Boolean);
  return [
    ...pythons('').map(({ version, path }) => ({ name: version, release: version, runtime: 'cpython', version, path })),
    ...nodes().map(({ version, v8, path }) => ({ name: `node${version}`, release: version, runtime: 'v8', version: v8, path })),
    ...jdks().map(({ release, version, bin }) => ({ name: `java${release}`, release, runtime: 'jvm', version, path: join(bin, 'java') })),
  ].filter(({ name }) => only.length === 0 || only.includes(name));
}
