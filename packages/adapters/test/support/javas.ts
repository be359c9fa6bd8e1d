import { jvm } from '../../src/index.ts';
import { findRuntime, type FoundRuntime } from './runtimes.ts';

export interface Java extends FoundRuntime {
  /** feature version, e.g. `17` */
  readonly short: string;
}

export const VERSIONS = ['17', '21', '25'];

/** The versions of Java found; of these 17 is required where runtimes are. */
export const JAVAS: readonly Java[] = VERSIONS.flatMap((short) =>
  findRuntime(jvm, 'java', 'MECHSYM_JAVA_PATH', ({ version }) => version.split('.')[0] === short, `java ${short}`, short === '17').map((runtime) => ({ ...runtime, short })));
