import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Folders with the java, javac and jcmd of each version that was found. One that is missing is said, or fails with MECHSYM_REQUIRE_RUNTIMES=1. */
export const JDKS: readonly { readonly version: number; readonly folder: string }[] = [17, 21, 25].flatMap((version) => {
  for (const folder of [process.env['MECHSYM_JAVA_PATH'], process.env['PATH']].flatMap((path) => (path ?? '').split(delimiter))) {
    if (folder === '' || !['java', 'javac', 'jcmd'].every((name) => existsSync(join(folder, name)))) continue;
    const { stderr, status } = spawnSync(join(folder, 'java'), ['-version'], { encoding: 'utf8' });
    if (status === 0 && new RegExp(`version "${version}[."]`).test(stderr)) return [{ version, folder }];
  }
  const text = `no JDK ${version} on PATH or in MECHSYM_JAVA_PATH: its tests are skipped`;
  if (process.env['MECHSYM_REQUIRE_RUNTIMES'] === '1') throw new Error(text);
  process.stderr.write(`${text}\n`);
  return [];
});
