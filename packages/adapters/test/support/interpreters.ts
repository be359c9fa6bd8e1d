import { cpython, type Runtime } from '../../src/index.ts';
import { findRuntime } from './runtimes.ts';

export interface Interpreter extends Runtime {
  /** e.g. `3.14` */
  readonly short: string;
  readonly minor: number;
}

const VERSIONS = [11, 12, 13, 14, 15];
/** 3.12 is recorded where it is found; nothing requires it. */
const OPTIONAL = new Set([12]);

/** The interpreters found. */
export const INTERPRETERS: readonly Interpreter[] = VERSIONS.flatMap((minor) => {
  const short = `3.${minor}`;
  return findRuntime(cpython, `python${short}`, 'MECHSYM_PYTHON_PATH', ({ version }) => version.startsWith(`${short}.`), `python${short}`, !OPTIONAL.has(minor))
    .map((runtime) => ({ ...runtime, short, minor }));
});
