import { KIND_NAMES } from '@mechsym/facts';
import type { Adapter, Runtime, Tells } from './adapter.ts';
import { described } from './probe.ts';
import { CACHE_KINDS, TIME_KINDS } from './v8/facts.ts';
import { native } from './v8/native.ts';

/** Prints what `doctor` shows, as one JSON line; runs on any Node, so that an old one can be named. */
const PROBE = 'console.log(JSON.stringify({node:process.versions.node,v8:process.versions.v8,executable:process.execPath,'
  + 'itself:typeof process.execve===\'function\',bun:process.versions.bun,deno:process.versions.deno,platform:process.platform}))';

const OLDEST = 20;

/** Seconds: each sample costs some 60 to 90 us. Code that V8 logs as it is made costs 0.1 to 0.2 s of a program, however long it runs. */
const LIGHT_PERIOD = 0.01;

export const v8: Adapter = {
  name: 'v8',
  languages: ['javascript'],
  needs: ['preload.cjs'],
  commands: ['node'],
  probe: ['-e', PROBE],
  native,

  environment({ directory, recorder, level, period = level === 'light' ? LIGHT_PERIOD : undefined, pass }, inherited) {
    const options = inherited['NODE_OPTIONS'] ?? '';
    const require = `--require="${`${recorder}/preload.cjs`.replace(/["\\]/g, '\\$&')}"`;
    return {
      NODE_OPTIONS: options === '' ? require : `${require} ${options}`,
      // A script named node gives it the flags: before 22.15 Node cannot execute itself again with them.
      PATH: `${recorder}/bin:${inherited['PATH'] ?? '/usr/bin:/bin'}`,
      MECHSYM_DIR: directory,
      MECHSYM_V8: pass === 'observations' ? 'caches' : 'light',
      ...(period === undefined ? {} : { MECHSYM_V8_INTERVAL: String(Math.round(period * 1e6)) }),
    };
  },

  /** A path to Node goes past the script of that name on PATH: the script is started, and finds the one that was meant. */
  instead({ recorder }, command, environment) {
    const folder = /^(\/.*)\/node$/.exec(command)?.[1];
    const bin = `${recorder}/bin`;
    if (folder === undefined || folder === bin) return undefined;
    const rest = (environment['PATH'] ?? '').split(':').filter((each) => each !== bin);
    return { command: `${bin}/node`, environment: { PATH: [bin, folder, ...rest].join(':') } };
  },

  readProbe(output) {
    const { node, v8: version, executable, itself, bun, deno, platform } = described(output);
    if (typeof node !== 'string' || typeof version !== 'string' || typeof executable !== 'string' || bun !== undefined || deno !== undefined) return undefined;
    const numbers = /^\d+(\.\d+){2,3}/.exec(version)?.[0];
    if (numbers === undefined || !/^\d+\.\d+\.\d+/.test(node)) return undefined;
    return { name: 'V8', version: numbers, executable, flags: { node, itself: itself === true, linux: platform === 'linux' } };
  },

  tells(runtime) {
    return KIND_NAMES.map((kind) => ({ kind, ...tellsKind(kind, runtime) }));
  },
};

function tellsKind(kind: Tells['kind'], runtime: Runtime): Omit<Tells, 'kind'> {
  const node = Number.parseInt(String(runtime.flags['node']), 10);
  if (!(node >= OLDEST)) return { note: `needs Node ${OLDEST} or newer` };
  if (CACHE_KINDS.includes(kind)) return { quality: 'lower-bound', note: 'in a run of its own, whose time says nothing; only misses are seen' };
  if (kind === 'allocation') return { quality: 'sampled', note: 'bytes by function, in a run of its own' };
  if (kind === 'pause') return { quality: 'sampled', note: 'the collector\'s time, divided by the bytes that functions allocated in another run' };
  if (kind === 'cost') return { quality: 'sampled', note: costNote(runtime, node) };
  if (kind === 'inlining') return { quality: 'exact', note: 'calls that were not inlined are sampled' };
  if (kind === 'anchor') return { quality: 'exact', note: 'of hot functions, read from their source when the run is over' };
  if (TIME_KINDS.includes(kind)) return { quality: kind === 'call' || kind === 'counter' ? 'sampled' : 'exact' };
  return { note: 'not recorded' };
}

function costNote(runtime: Runtime, node: number): string {
  const sparkplug = node < 26 ? '; functions that are compiled without optimisation have no lines' : '';
  const started = runtime.flags['itself'] === true ? '' : '; only what is started as `node` through PATH or by a recorded process';
  return `by the wall clock of each thread${sparkplug}${started}`;
}
