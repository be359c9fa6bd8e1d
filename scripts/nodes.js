/** The Node versions found on PATH and in $MECHSYM_NODE_PATH: `[{ version: '22', path }]`, oldest first. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const NODE_VERSIONS = ['20', '22', '24', '26'];

export function nodes(only = []) {
  const folders = [process.env['MECHSYM_NODE_PATH'], process.env['PATH']].flatMap((path) => (path ?? '').split(delimiter)).filter(Boolean);
  const found = new Map();
  for (const folder of folders) {
    const path = join(folder, 'node');
    if (!existsSync(path)) continue;
    const { stdout } = spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' });
    const version = /^\d+/.exec(stdout ?? '')?.[0];
    if (version !== undefined && !found.has(version)) found.set(version, path);
  }
  return NODE_VERSIONS.filter((version) => found.has(version) && (only.length === 0 || only.includes(version))).map((version) => ({ version, path: found.get(version) }));
}
