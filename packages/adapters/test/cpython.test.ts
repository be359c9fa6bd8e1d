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
