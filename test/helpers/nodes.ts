import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The versions of Node found in $MECHSYM_NODE_PATH and on PATH, oldest first; a missing one is named, or fails if MECHSYM_REQUIRE_RUNTIMES=1. */
export function nodes(): { readonly version: string; readonly path: string }[] {
  const folders = [process.env['MECHSYM_NODE_PATH'], process.env['PATH']].flatMap((path) => (path ?? '').split(delimiter)).filter(Boolean);
  const known = new Map<string, string>();
  for (const path of folders.map((folder) => join(folder, 'node')).filter(existsSync)) {
    const version = spawnSync(path, ['-p', 'parseInt(process.versions.node)'], { encoding: 'utf8' }).stdout.trim();
    if (!known.has(version)) known.set(version, path);
  }
  return ['20', '22', '24', '26'].flatMap((version) => {
    const path = known.get(version);
    if (path !== undefined) return [{ version, path }];
    if (process.env['MECHSYM_REQUIRE_RUNTIMES'] === '1') throw new Error(`Node ${version} is required and was not found on PATH or in MECHSYM_NODE_PATH`);
    process.stderr.write(`no Node ${version} found: its tests are skipped\n`);
    return [];
  });
}
