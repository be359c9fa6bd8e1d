import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A development kit: a folder with `java`, `javac` and `javap`. */
export interface Jdk {
  readonly version: string;
  readonly bin: string;
}

/** The JDKs found in $MECHSYM_JAVA_PATH and on PATH, oldest first; a missing one is named, or 17 fails if MECHSYM_REQUIRE_RUNTIMES=1. */
export function jdks(): Jdk[] {
  const folders = [process.env['MECHSYM_JAVA_PATH'], process.env['PATH']].flatMap((path) => (path ?? '').split(delimiter)).filter(Boolean);
  const known = new Map<string, string>();
  for (const bin of folders.filter((folder) => ['java', 'javac', 'javap'].every((tool) => existsSync(join(folder, tool))))) {
    const version = /version "(\d+)/.exec(spawnSync(join(bin, 'java'), ['-version'], { encoding: 'utf8' }).stderr)?.[1];
    if (version !== undefined && !known.has(version)) known.set(version, bin);
  }
  return ['17', '21', '25'].flatMap((version) => {
    const bin = known.get(version);
    if (bin !== undefined) return [{ version, bin }];
    if (version === '17' && process.env['MECHSYM_REQUIRE_RUNTIMES'] === '1') throw new Error(`JDK ${version} is required and was not found on PATH or in MECHSYM_JAVA_PATH`);
    process.stderr.write(`no JDK ${version} found: its tests are skipped\n`);
    return [];
  });
}
