/** The Node versions found on PATH and in $MECHSYM_NODE_PATH: `[{ version: '22', v8: '12.4', path }]`, oldest first. */
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
    const { stdout } = spawnSync(path, ['-p', '`${process.versions.node} ${process.versions.v8}`'], { encoding: 'utf8' });
    const [, version, v8] = /^(\d+)\S* (\d+\.\d+)/.exec(stdout ?? '') ?? [];
    if (version !== undefined && !found.has(version)) found.set(version, { version, v8, path });
  }
  return NODE_VERSIONS.filter((version) => found.has(version) && (only.length === 0 || only.includes(version))).map((version) => found.get(version));
}
