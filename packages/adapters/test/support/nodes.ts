import { v8 } from '../../src/index.ts';
import { findRuntime, type FoundRuntime } from './runtimes.ts';

export interface Node extends FoundRuntime {
  /** major version, e.g. `22` */
  readonly short: string;
  readonly major: number;
}

const VERSIONS = [20, 22, 24, 26];

/** The versions of Node found. */
export const NODES: readonly Node[] = VERSIONS.flatMap((major) =>
  findRuntime(v8, 'node', 'MECHSYM_NODE_PATH', ({ flags }) => String(flags['node']).startsWith(`${major}.`), `node ${major}`)
    .map((runtime) => ({ ...runtime, short: String(major), major })));
