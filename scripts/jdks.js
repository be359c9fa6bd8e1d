/** The JDKs found in $MECHSYM_JAVA_PATH and on PATH: `[{ release: '17', version: '17.0', bin }]`, oldest first. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export function jdks() {
  const folders = [process.env['MECHSYM_JAVA_PATH'], process.env['PATH']].flatMap((path) => (path ?? '').split(delimiter)).filter(Boolean);
  const found = new Map();
  for (const bin of folders) {
    if (!['java', 'javac'].every((tool) => existsSync(join(bin, tool)))) continue;
    const { stderr } = spawnSync(join(bin, 'java'), ['-version'], { encoding: 'utf8' });
    const [, version, release] = /version "((\d+)(?:\.\d+)?)/.exec(stderr ?? '') ?? [];
    if (release !== undefined && !found.has(release)) found.set(release, { release, version, bin });
  }
  return [...found.values()].sort((a, b) => Number(a.release) - Number(b.release));
}
