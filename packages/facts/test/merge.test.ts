import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, merge, read, Recording, write } from '../src/index.ts';
import { factsText } from './support/arbitrary.ts';
import { functionLine, header, messages, readText, text } from './support/lines.ts';
import { samples } from './support/samples.ts';

const runs = { numRuns: 300 };

describe('merging', () => {
  it('is commutative and associative, and nothing is its neutral element', async () => {
    await fc.assert(fc.asyncProperty(factsText, factsText, factsText, async (x, y, z) => {
      const [a, b, c] = await Promise.all([readText(x), readText(y), readText(z)]);
      expect(canonical(merge(a, b))).toBe(canonical(merge(b, a)));
      const all = canonical(merge(a, b, c));
      expect(canonical(merge(merge(a, b), c))).toBe(all);
      expect(canonical(merge(a, merge(b, c)))).toBe(all);
      expect(canonical(merge(c, b, a))).toBe(all);
      expect(canonical(merge(a, new Recording()))).toBe(canonical(a));
    }), runs);
  });

  it('is what reading the files end to end gives', async () => {
    await fc.assert(fc.asyncProperty(factsText, factsText, async (x, y) => {
      const merged = canonical(merge(await readText(x), await readText(y)));
      expect(canonical(await readText(x + y))).toBe(merged);
    }), runs);
  });

  it('survives writing and reading', async () => {
    await fc.assert(fc.asyncProperty(factsText, factsText, async (x, y) => {
      const merged = merge(await readText(x), await readText(y));
      const again = await readText([...write(merged)].join(''));
      expect(messages(again).filter((message) => !/unknown to this version|given before/.test(message))).toEqual([]);
      expect(canonical(again)).toBe(canonical(merged));
    }), runs);
  });

  it('leaves its arguments as they were', async () => {
    await fc.assert(fc.asyncProperty(factsText, factsText, async (x, y) => {
      const [a, b] = await Promise.all([readText(x), readText(y)]);
      const before = [canonical(a), canonical(b)];
      merge(a, b);
      merge(a, a);
      expect([canonical(a), canonical(b)]).toEqual(before);
    }), runs);
  });

  it('of every version\'s real recording gives the sums, in whatever order, and keeps the runtimes apart', async () => {
    const all = await Promise.all(samples().map(({ bytes, name }) => read([bytes], { file: name })));
    const merged = merge(...all);
    expect(canonical(merge(...[...all].reverse()))).toBe(canonical(merged));
    expect(merged.totals.samples).toBe(all.reduce((sum, one) => sum + one.totals.samples, 0));
    expect(merged.runtimes.length).toBe(new Set(all.flatMap((one) => one.runtimes.map(({ version }) => version))).size);
    expect(merged.runtimes.length).toBeGreaterThan(1);
    for (const facts of merged.functions()) {
      const parts = all.flatMap((one) => one.functionsOf(facts.file)).filter((part) => part.function === facts.function && part.line === facts.line);
      const self = (part: typeof facts): number => part.sites.reduce((sum, site) => sum + (site.rows('cost')[0]?.self ?? 0), 0);
      expect(self(facts)).toBe(parts.reduce((sum, part) => sum + self(part), 0));
    }
  });

  it('of a thousand deltas of one function is their sum', async () => {
    const recording = await readText(text(header(), ...Array.from({ length: 1000 }, (_, i) => functionLine({ sites: [[i % 10, 0, 0, 0, 0, 'call', 'g']] }))));
    const [facts] = recording.functionsOf('a.py');
    expect(facts?.sites.map((site) => site.rows('cost')[0]?.self)).toEqual(Array.from({ length: 10 }, () => 100));
  });
});

describe('within one line', () => {
  it('rows and sites that say the same thing twice add up', async () => {
    const g = [0, 4, 0, 9, 0, 'call', 'g'];
    const recording = await readText(text(header(), functionLine({
      sites: [g, [1, 4, 1, 9, 0, 'call', 'h'], g], cost: [[0, 1, 1, 0, 0], [0, 2, 2, 0, 0], [2, 4, 4, 0, 0], [1, 8, 8, 0, 0]],
    }), functionLine({ line: 2, cost: [[0, 1, 1, 0, 0], [0, 2, 2, 0, 0]] })));
    expect(recording.functionsOf('a.py').map((facts) => facts.sites.map((site) => [site.name, site.rows('cost').map((row) => row.self)])))
      .toEqual([[['g', [7]], ['h', [8]]], [['g', [3]]]]);
  });

  it('rows may come in any order', async () => {
    const sites = Array.from({ length: 200 }, (_, line) => [line, 0, line, 1, 0, 'call', 'g']);
    const cost = sites.map((_, i) => [199 - i, 199 - i, 999, 0, 0]);
    const recording = await readText(text(header(), functionLine({ sites, cost })));
    const [facts] = recording.functionsOf('a.py');
    expect(facts?.sites.map((site) => site.rows('cost')[0]?.self)).toEqual(Array.from({ length: 200 }, (_, i) => i));
  });
});

describe('columns of unlike units', () => {
  it('are never mixed: the function is there once for each', async () => {
    const recording = await readText(text(header({ column: 'utf8' }), functionLine(), header({ column: 'utf16', start: 'later', process: { pid: 2, id: 'p2' } }), functionLine()));
    expect(recording.functionsOf('a.py').map((facts) => [facts.unit, facts.sites[0]?.rows('cost')[0]?.self])).toEqual([['utf16', 1], ['utf8', 1]]);
  });
});

describe('files about one process', () => {
  const outside = header({ recorder: { name: 'sampler', version: '1' }, kinds: ['cost'] });
  const inside = header({ clock: undefined, kinds: ['inline-cache', 'binding'], unavailable: { inlining: 'no JIT' } });

  it('are one recording, with the clock of the one and the kinds of both', async () => {
    const recording = await readText(text(inside, { totals: { cpu: 2 } }, outside, { totals: { samples: 500 } }));
    expect(recording.problems).toEqual([]);
    expect(recording.processes).toHaveLength(1);
    expect(recording.clocks).toHaveLength(1);
    expect([...recording.kinds].sort()).toEqual(['binding', 'cost', 'inline-cache']);
    expect(recording.totals).toMatchObject({ cpu: 2, samples: 500 });
    expect(recording.availability('binding')).toEqual({ looked: 1, of: 1, reasons: [] });
    expect(recording.availability('inlining')).toEqual({ looked: 0, of: 1, reasons: ['no JIT'] });
  });

  it('knows how much samples of unlike weight are worth, also beside those that do not say', async () => {
    const recording = await readText(text(header(), { totals: { samples: 500 } }, { totals: { samples: 40, squares: 80 } }));
    expect(recording.totals).toMatchObject({ samples: 540, squares: 580 });
  });

  it('of two processes count as two', async () => {
    const recording = await readText(text(inside, { ...outside, process: { pid: 2, id: 'p2' } }));
    expect(recording.availability('cost')).toMatchObject({ looked: 1, of: 2 });
  });
});

it('a source that changed between recordings keeps both digests', async () => {
  const [a, b] = ['a', 'b'].map((digit) => `sha256:${digit.repeat(64)}`);
  const recording = await readText(text(header(), { source: 'a.py', digest: b }, { source: 'a.py', digest: a }, { source: 'a.py', digest: b }));
  expect(recording.sources.get('a.py')).toEqual([a, b]);
});
