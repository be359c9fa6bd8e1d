import { describe, expect, it } from 'vitest';

import { v8 } from '../../src/index.ts';

const options = { directory: '/project/.mechsym/1', root: '/project', recorder: '/lib/v8' };
const described = (extra: object) => JSON.stringify({ node: '22.15.0', v8: '12.4.254.21-node.25', executable: '/usr/bin/node', itself: true, platform: 'linux', ...extra });

describe('v8.environment', () => {
  it('loads the recorder before what NODE_OPTIONS loads, and looks for node in its folder first', () => {
    expect(v8.environment(options, { NODE_OPTIONS: '--require ./mine.cjs', PATH: '/bin' })).toEqual({
      NODE_OPTIONS: '--require="/lib/v8/preload.cjs" --require ./mine.cjs', PATH: '/lib/v8/bin:/bin', MECHSYM_DIR: '/project/.mechsym/1', MECHSYM_V8: 'light',
    });
  });

  it('quotes a folder with spaces and quotes', () => {
    expect(v8.environment({ ...options, recorder: '/my "lib"/v8' }, {})['NODE_OPTIONS']).toBe('--require="/my \\"lib\\"/v8/preload.cjs"');
  });

  it('logs inline caches in a run for observations, and takes the period', () => {
    expect(v8.environment({ ...options, pass: 'observations', period: 0.004 }, {})).toMatchObject({ MECHSYM_V8: 'caches', MECHSYM_V8_INTERVAL: '4000' });
  });
});

describe('v8.readProbe', () => {
  it('reads what the probe prints', () => {
    expect(v8.readProbe(described({}))).toEqual({ name: 'V8', version: '12.4.254.21', executable: '/usr/bin/node', flags: { node: '22.15.0', itself: true, linux: true } });
  });

  it.for(['', 'not json', 'null', '{"node":"22"}', described({ bun: '1.2' }), described({ deno: '2' }), described({ v8: 'new' })])('knows that this is no Node: %s', (output) => {
    expect(v8.readProbe(output)).toBeUndefined();
  });
});

describe('v8.tells', () => {
  const told = (extra: object, kind: string) => {
    const runtime = v8.readProbe(described(extra));
    if (runtime === undefined) throw new Error('not read');
    return v8.tells(runtime).find((each) => each.kind === kind);
  };

  it('tells what limits a version', () => {
    expect(told({ node: '18.20.0' }, 'cost')).toEqual({ kind: 'cost', note: 'needs Node 20 or newer' });
    expect(told({ itself: false }, 'cost')?.note).toContain('started as `node` through PATH');
    expect(told({}, 'cost')?.note).toContain('have no lines');
    expect(told({ node: '26.1.0' }, 'cost')?.note).not.toContain('have no lines');
    expect(told({}, 'inline-cache')?.quality).toBe('lower-bound');
  });

  it('says why of every kind that it cannot tell', () => {
    const runtime = v8.readProbe(described({}));
    for (const each of runtime === undefined ? [] : v8.tells(runtime)) expect(each.quality === undefined ? each.note : 'known').toBeTruthy();
  });
});
