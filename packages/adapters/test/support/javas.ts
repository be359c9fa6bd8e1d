import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { jvm } from '../../src/index.ts';
import { findRuntime, type FoundRuntime } from './runtimes.ts';

/** A JDK: its folder has `java`, `javac`, `javap` and `jcmd`. */
export interface Java extends FoundRuntime {
  /** feature version, e.g. `17` */
  readonly short: string;
}

export const VERSIONS = ['17', '21', '25'];

/** The JDKs found. Where runtimes are required these are 17 and those whose folder, named as Debian does, MECHSYM_JAVA_PATH lists. */
export const JAVAS: readonly Java[] = VERSIONS.flatMap((short) => {
  const required = short === '17' || (process.env['MECHSYM_JAVA_PATH'] ?? '').includes(`java-${short}-`);
  return findRuntime(jvm, 'java', 'MECHSYM_JAVA_PATH', ({ version, folder }) => version.split('.')[0] === short && existsSync(join(folder, 'javac')), `JDK ${short}`, required)
    .map((runtime) => ({ ...runtime, short }));
});
