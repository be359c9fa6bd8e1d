export type { Adapter, Attach, Environment, Instead, Level, Native, NativeFile, NativeSession, Pass, Raw, Reader, RecordOptions, Runtime, Sampler, Tells } from './adapter.ts';
export { cpython } from './cpython.ts';
export { jvm } from './jvm.ts';
export { v8 } from './v8.ts';

import type { Adapter } from './adapter.ts';
import { cpython } from './cpython.ts';
import { jvm } from './jvm.ts';
import { v8 } from './v8.ts';

/** Every adapter, in the order in which `doctor` lists them. */
export const ADAPTERS: readonly Adapter[] = [cpython, v8, jvm];
