import { describe, expect, it } from 'vitest';

import { cpython } from '../src/index.ts';

const options = { directory: '/project/.mechsym', root: '/project', recorder: '/lib/recorder' };
const described = (extra: object) => JSON.stringify({ implementation: 'cpython', version: '3.14.1', executable: '/usr/bin/python3', jit: 'off', gil: true, debug: false, linux: true, ...extra });

describe('cpython.environment', () => {
  it('puts the recorder before a PYTHONPATH that is there', () => {
    expect(cpython.environment(options, { PYTHONPATH: 'lib:more' })['PYTHONPATH']).toBe('/lib/recorder:lib:more');
  });

  it.for([undefined, ''])('sets PYTHONPATH alone where there was none: %j', (own) => {
    expect(cpython.environment({ ...options, period: 0.01 }, { PYTHONPATH: own })).toEqual({
      PYTHONPATH: '/lib/recorder', MECHSYM_DIR: '/project/.mechsym', MECHSYM_ROOT: '/project', MECHSYM_PERIOD: '0.01',
    });
  });
});

describe('cpython.sampler', () => {
  it('is the recorder\'s, run by the interpreter that asks for it, without site and environment', () => {
    expect(cpython.sampler?.(options, '17-4.request', '/usr/bin/python3.14\n17\n')).toEqual({
      command: '/usr/bin/python3.14',
      args: ['-I', '-S', '/lib/recorder/_mechsym_sampler.py', '/project/.mechsym/17-4.sock', '/project/.mechsym/17-4.samples', '17'],
    });
  });

  it.for([['17-4.facts.jsonl', '/usr/bin/python3\n17\n'], ['17-4.request', 'python3\n17\n'], ['17-4.request', '/usr/bin/python3\n-1\n'], ['../17-4.request', '/usr/bin/python3\n17\n'], ['17-4.request', '']] as const)(
    'is none for what is no request: %j', ([name, text]) => {
      expect(cpython.sampler?.(options, name, text)).toBeUndefined();
    });

  it('is asked for only where somebody answers', () => {
    expect(cpython.environment(options, {})['MECHSYM_OUTSIDE']).toBeUndefined();
    expect(cpython.environment({ ...options, samplerAfter: 2 }, {})['MECHSYM_OUTSIDE']).toBe('2');
  });
});

describe('cpython.readProbe', () => {
  it('reads what the probe prints', () => {
    expect(cpython.readProbe(described({}))).toEqual({
      name: 'CPython', version: '3.14.1', executable: '/usr/bin/python3', flags: { jit: 'off', gil: true, debug: false, linux: true },
    });
  });

  it.for(['', 'pyenv: command not found', '[]', 'null', '{"implementation":"cpython"}', described({ implementation: 'pypy' }), described({ version: '3' })])(
    'knows that this is no CPython: %s', (output) => {
      expect(cpython.readProbe(output)).toBeUndefined();
    });
});

describe('cpython.tells', () => {
  const told = (extra: object, kind: string) => {
    const runtime = cpython.readProbe(described(extra));
    if (runtime === undefined) throw new Error('not read');
    return cpython.tells(runtime).find((each) => each.kind === kind);
  };

  it('tells more of newer versions', () => {
    expect(told({ version: '3.10.2' }, 'cost')).toEqual({ kind: 'cost', note: 'needs CPython 3.11 or newer' });
    expect(told({ version: '3.11.2' }, 'exception')?.quality).toBe('lower-bound');
    expect(told({ version: '3.12.0' }, 'exception')?.quality).toBe('sampled');
    expect(told({ version: '3.13.0' }, 'inlining')).toEqual({ kind: 'inlining', note: 'needs CPython 3.14 or newer, built with the JIT' });
    expect(told({ jit: 'absent' }, 'inlining')?.note).toBe('this build has no JIT');
    expect(told({ jit: 'off' }, 'inlining')?.note).toBe('the JIT is off: set PYTHON_JIT=1');
    expect(told({ jit: 'on' }, 'inlining')?.quality).toBe('sampled');
  });

  it('says why of every kind that it cannot tell', () => {
    const runtime = cpython.readProbe(described({}));
    for (const each of runtime === undefined ? [] : cpython.tells(runtime)) {
      expect(each.quality === undefined ? each.note : 'known').toBeTruthy();
    }
  });
});
