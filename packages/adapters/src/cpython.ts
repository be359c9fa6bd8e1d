import { KIND_NAMES } from '@mechsym/facts';
import type { Adapter, Runtime, Tells } from './adapter.ts';
import { described } from './probe.ts';

/** Prints what `doctor` shows, as one JSON line; runs on any Python 3, so that an old one can be named. */
const PROBE = `
import json, sys
jit = getattr(sys, '_jit', None)
print(json.dumps({
  'implementation': sys.implementation.name, 'version': '%d.%d.%d' % sys.version_info[:3], 'executable': sys.executable,
  'jit': 'absent' if jit is None or not jit.is_available() else 'on' if jit.is_enabled() else 'off',
  'gil': not hasattr(sys, '_is_gil_enabled') or sys._is_gil_enabled(), 'debug': hasattr(sys, 'gettotalrefcount'),
  'linux': sys.platform.startswith('linux')}))
`;

const OLDEST = 11;
/** A process's identity, and what says that it asks for a sampler. */
const REQUEST = /^(\d+-\d+)\.request$/;
/** The first line of a raw file: versions of the file and of Python, magic number of its bytecode, executable. */
const RAW = /^mechsym-raw 1 (\d+\.\d+)\.\d+ [0-9a-f]{8} (.*)$/;

export const cpython: Adapter = {
  name: 'cpython',
  languages: ['python'],
  commands: ['python3', 'python', 'python3.15', 'python3.14', 'python3.13', 'python3.12', 'python3.11'],
  probe: ['-c', PROBE],

  environment(options, inherited) {
    const own = inherited['PYTHONPATH'];
    return {
      PYTHONPATH: own === undefined || own === '' ? options.recorder : `${options.recorder}:${own}`,
      MECHSYM_DIR: options.directory,
      MECHSYM_ROOT: options.root,
      ...(options.period === undefined ? {} : { MECHSYM_PERIOD: String(options.period) }),
      ...(options.samplerAfter === undefined ? {} : { MECHSYM_OUTSIDE: String(options.samplerAfter) }),
    };
  },

  sampler(options, name, text) {
    const id = REQUEST.exec(name)?.[1];
    const [executable = '', pid = ''] = text.split('\n');
    if (id === undefined || !executable.startsWith('/') || !/^\d+$/.test(pid)) return undefined;
    const base = `${options.directory}/${id}`;
    return { command: executable, args: ['-I', '-S', `${options.recorder}/_mechsym_sampler.py`, `${base}.sock`, `${base}.samples`, pid] };
  },

  raw: {
    isRaw: (name) => /^\d+-\d+\.raw$/.test(name),
    reader(recorder, firstLine) {
      const [, version, executable = ''] = RAW.exec(firstLine) ?? [];
      if (version === undefined) return undefined;
      return { command: executable.startsWith('/') ? executable : '', otherwise: [`python${version}`, 'python3', 'python'], args: ['-I', '-S', `${recorder}/_mechsym_facts.py`], mismatch: 3 };
    },
  },

  readProbe(output) {
    const { implementation, version, executable, jit, gil, debug, linux } = described(output);
    if (implementation !== 'cpython' || typeof version !== 'string' || typeof executable !== 'string') return undefined;
    if (!/^\d+\.\d+\.\d+$/.test(version)) return undefined;
    return {
      name: 'CPython', version, executable,
      flags: { jit: typeof jit === 'string' ? jit : 'absent', gil: gil !== false, debug: debug === true, linux: linux === true },
    };
  },

  tells(runtime) {
    return KIND_NAMES.map(kind => ({ kind, ...tellsKind(kind, runtime) }));
  },
};

type Told = Omit<Tells, 'kind'>;

const ANCHOR: Told = { quality: 'exact', note: 'of hot functions, read from their source when the run is over' };

function tellsKind(kind: Tells['kind'], runtime: Runtime): Told {
  const minor = minorOf(runtime);
  if (minor < OLDEST) return { note: `needs CPython 3.${OLDEST} or newer` };
  if (runtime.flags['gil'] === false) return { note: 'free-threaded builds have not been tried' };
  switch (kind) {
    case 'anchor':
      return ANCHOR;
    case 'cost':
      return { quality: 'sampled', note: 'right for functions, loops and calls; within a loop body samples gather at its end' };
    case 'inline-cache':
      return runtime.flags['linux'] === false
        ? { quality: 'sampled', note: 'types of named receivers only: types behind caches are read from /proc/self/mem' }
        : { quality: 'sampled' };
    case 'specialization':
    case 'call':
    case 'binding':
    case 'value-shape':
      return { quality: 'sampled' };
    case 'exception':
      return minor >= 12
        ? { quality: 'sampled', note: 'counted in short windows' }
        : { quality: 'lower-bound', note: 'before 3.12 only those in whose handler a sample fell' };
    case 'counter':
      return { quality: 'sampled', note: `the clock's samples where a function outside the project was entered${minor === 14 || minor === 15 ? '; and which instruction runs, seen from outside: after 2 s of CPU, with the JIT off, on Linux' : ''}` };
    case 'inlining':
    case 'compilation':
      if (minor < 14) return { note: 'needs CPython 3.14 or newer, built with the JIT' };
      if (runtime.flags['jit'] === 'on') return { quality: 'sampled' };
      return { note: runtime.flags['jit'] === 'off' ? 'the JIT is off: set PYTHON_JIT=1' : 'this build has no JIT' };
    default:
      return { note: 'CPython does not report it' };
  }
}

function minorOf(runtime: Runtime): number {
  const [major = 0, minor = 0] = runtime.version.split('.').map(Number);
  return major < 3 ? -1 : major > 3 ? Number.POSITIVE_INFINITY : minor;
}
