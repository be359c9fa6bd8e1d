import { KINDS, read, SITE_COLUMNS } from '@mechsym/facts';
import { describe, expect, it } from 'vitest';
import { Costs } from '../../src/join/costs.ts';
import type { Loop } from '../../src/source/index.ts';
import { place } from './support.ts';

const SOURCE = `class Main {
  static long sum(java.util.List<String> words, int[] costs) {
    long sum = 0;
    for (int i = 0; i < costs.length; i++) {
      sum += costs[i] * 3;
      if (words.contains("end")) sum++;
      sum += twice(i) + costs[0];
    }
    return sum;
  }

  static int twice(int x) { return x + x; }
}
`;

type Site = readonly [line: number, operation: string, name: string, self: number, total: number];

/** Samples of `sum` as a runtime without columns tells them, by 1-based line. */
async function costsOf(sites: readonly Site[]): Promise<{ readonly of: (line: number, text: string) => number; readonly loop: number; readonly dispose: () => void }> {
  const header = {
    mechsym: 'facts', version: 1, recorder: { name: 'test', version: '1' }, runtime: { name: 'JVM', version: '17.0.1', flags: {} }, language: 'java', command: ['java'],
    process: { pid: 1, id: 'p' }, start: '2026-01-01T00:00:00Z', clock: { kind: 'wall', period: 0.01, precision: 'line' }, column: 'utf16', root: '/project', kinds: ['cost'],
    columns: { site: SITE_COLUMNS, cost: KINDS.cost.columns.map(({ name }) => name) },
  };
  const fn = {
    file: 'Main.java', function: 'Main.sum', line: 3, sites: sites.map(([line, operation, name]) => [line - 3, -1, line - 3, -1, 0, operation, name]),
    cost: [[-1, 0, 100, 0, 0], ...sites.map(([, , , self, total], i) => [i, self, total, 0, 0])],
  };
  const recording = await read([Buffer.from([header, { totals: { samples: 100 } }, fn].map((line) => `${JSON.stringify(line)}\n`).join(''))], { file: 'x' });
  const placed = await place(recording, { 'Main.java': SOURCE });
  const { joined } = placed.files[0] as (typeof placed.files)[number];
  const costs = new Costs(joined, () => ({ generic: 0, searched: 0 }), undefined, false);
  const sum = joined.functions[0] as (typeof joined.functions)[number];
  return {
    of: (line, text) => sum.sites.filter((site) => site.range.start.line === line - 1 && site.node.text === text).reduce((all, site) => all + costs.ofSite(site).samples, 0),
    loop: costs.ofLoop(sum.loops[0] as Loop).samples,
    dispose: () => { placed.dispose(); },
  };
}

describe('what is known of a line alone', () => {
  it('belongs to the operations on it, and not to the loop around it', async () => {
    const { of, loop, dispose } = await costsOf([[5, 'line', '', 40, 40], [6, 'line', '', 60, 60]]);
    expect(of(5, 'costs[i]') + of(5, 'costs[i] * 3') + of(5, 'sum += costs[i] * 3')).toBeCloseTo(40);
    expect(of(7, 'costs[0]')).toBe(0);
    expect(loop).toBeCloseTo(100);
    dispose();
  });

  it('belongs to a call that leaves the file, where the runtime told no operations apart', async () => {
    const { of, dispose } = await costsOf([[6, 'line', '', 60, 60]]);
    expect(of(6, 'words.contains("end")')).toBeCloseTo(60);
    dispose();
  });

  it('is shared with a call of a function of the file, whose time is its own', async () => {
    const { of, dispose } = await costsOf([[7, 'line', '', 30, 30]]);
    expect(of(7, 'twice(i)')).toBeGreaterThan(0);
    expect(of(7, 'costs[0]')).toBeGreaterThan(0);
    dispose();
  });

  it('does not belong to calls, where the runtime told them apart', async () => {
    const { of, loop, dispose } = await costsOf([[6, 'call', 'contains', 50, 50], [6, 'line', '', 7, 7], [7, 'line', '', 9, 9]]);
    expect(of(6, 'words.contains("end")')).toBeCloseTo(50);
    expect(of(7, 'twice(i)')).toBe(0);
    expect(of(7, 'costs[0]') + of(7, 'twice(i) + costs[0]') + of(7, 'sum += twice(i) + costs[0]')).toBeCloseTo(9);
    expect(loop).toBeCloseTo(66);
    dispose();
  });
});
