import { describe, expect, it } from 'vitest';
import { CacheSites } from '../../src/v8/cache-sites.ts';
import type { Code } from '../../src/v8/code.ts';
import { Fn } from '../../src/v8/fn.ts';
import { Samples } from '../../src/v8/samples.ts';

const compiled = (fn: Fn): Code => ({ fn, type: 'JS', name: fn.name, placesAt: () => [fn.whole] }) as unknown as Code;

describe('samples of functions that the facts do not keep apart', () => {
  it('count both on one stack once in the total, and what each calls', () => {
    const seen = { last: -1 };
    const [inner, outer, leaf] = [new Fn('get', '/a.js', 3, 5, true, seen), new Fn('get', '/a.js', 3, 5, true, seen), new Fn('leaf', '/a.js', 9, 5, true)];
    const samples = new Samples();
    samples.add({ time: 0, state: 0, frames: [leaf, inner, leaf, outer].map((fn, i) => ({ address: i, code: compiled(fn) })) });
    samples.correct(new CacheSites());
    expect([inner.whole.facts?.total, outer.whole.facts?.total]).toEqual([1, 0]);
    expect([inner, outer].map(({ whole }) => whole.facts?.calls.get(leaf))).toEqual([1, 1]);
    expect(leaf.whole.facts).toMatchObject({ self: 1, total: 1 });
  });
});
