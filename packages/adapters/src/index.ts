export type { Adapter, Environment, RecordOptions, Runtime, Sampler, Tells } from './adapter.ts';
export { cpython } from './cpython.ts';

import type { Adapter } from './adapter.ts';
import { cpython } from './cpython.ts';

/** Every adapter, in the order in which `doctor` lists them. */
export const ADAPTERS: readonly Adapter[] = [cpython];
