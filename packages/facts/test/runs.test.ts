import { describe, expect, it } from 'vitest';
import { canonical, merge, placeLineFacts, read, write, type Recording } from '../src/index.ts';
import { functionLine, header, readText, text } from './support/lines.ts';
import { samples } from './support/samples.ts';

const self = (recording: Recording, run: string): number[] => [...recording.functions()].flatMap((facts) => {
  const own = facts.inRun(run);
  return facts.sites.map((site) => own?.siteLike(site)?.rows('cost')[0]?.self ?? 0);
});

async function real(runs: readonly string[]): Promise<Recording> {
  const sample = samples().find(({ name }) => name.startsWith('3.14/shapes'));
  if (sample === undefined) throw new Error('there is no recording of 3.14');
  const all = await Promise.all(runs.map((id) => read([sample.bytes], { file: sample.name, runOf: () => ({ id, workload: 'shapes' }) })));
  return merge(...all);
}

describe('runs that are kept apart', () => {
  it('hold the samples of each at the same sites, whatever else the other runs have seen', async () => {
    const [g, h] = [[0, 4, 0, 9, 0, 'call', 'g'], [1, 4, 1, 9, 0, 'call', 'h']];
    const recording = await readText(text(
      header({ run: { id: 'a', workload: 'w' } }), { totals: { samples: 5 } }, functionLine({ sites: [h], cost: [[0, 5, 5, 0, 0]] }),
      header({ run: { id: 'b', workload: 'w' }, process: { pid: 2, id: 'p2' } }), { totals: { samples: 3 } }, functionLine({ sites: [g, h], cost: [[0, 1, 1, 0, 0], [1, 2, 2, 0, 0]] }),
    ));
    expect(recording.runs.map(({ id, workload, totals, processes }) => [id, workload, totals.samples, processes])).toEqual([['a', 'w', 5, 1], ['b', 'w', 3, 1]]);
    expect([self(recording, 'a'), self(recording, 'b'), self(recording, 'c')]).toEqual([[0, 5], [1, 2], [0, 0]]);
    expect(recording.functionsOf('a.py')[0]?.sites.map((site) => site.rows('cost')[0]?.self)).toEqual([1, 7]);
  });

  it('are none where no run is named, and without samples no run', async () => {
    expect((await readText(text(header(), functionLine()))).runs).toEqual([]);
    expect((await readText(text(header({ run: { id: 'a', workload: 'w' } }), functionLine()))).runs).toEqual([]);
  });

  it('a run that is no pair of texts is left out with a word', async () => {
    const recording = await readText(text(header({ run: { id: 3 } }), { totals: { samples: 1 } }, functionLine()));
    expect(recording.runs).toEqual([]);
    expect(recording.problems[0]?.message).toContain('`run`');
  });

  it('of a real recording add up to all of it, and survive merging in any order and writing', async () => {
    const merged = await real(['a', 'b', 'c']);
    for (const facts of merged.functions()) {
      for (const site of facts.sites) {
        const parts = ['a', 'b', 'c'].map((run) => facts.inRun(run)?.siteLike(site)?.rows('cost')[0]?.self ?? 0);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(site.rows('cost')[0]?.self ?? 0);
      }
    }
    const again = await readText([...write(merged)].join(''));
    expect(again.runs).toEqual(merged.runs);
    for (const run of ['a', 'b', 'c']) expect(self(again, run)).toEqual(self(merged, run));
    expect(canonical(merge(await real(['c', 'a']), await real(['b'])))).toBe(canonical(merged));
  });

  it('follow sites of a sampler that knows only lines into their functions', async () => {
    const line = (at: number) => [at, -1, at, -1, 0, 'line', ''];
    const recording = await readText(text(
      header({ run: { id: 'a', workload: 'w' } }), { totals: { samples: 5 } }, functionLine({ line: 10, endLine: 20 }),
      { file: 'a.py', function: '', line: 1, sites: [line(11), line(40)], cost: [[0, 3, 3, 0, 0], [1, 1, 1, 0, 0]] },
    ));
    placeLineFacts(recording);
    const f = recording.functionsOf('a.py').find((facts) => facts.function === 'f');
    expect(f?.inRun('a')?.sites.map((site) => [site.line, site.rows('cost')[0]?.self])).toEqual([[0, 1], [2, 3]]);
  });
});
