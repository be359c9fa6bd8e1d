import { columnsOf, read, SITE_COLUMNS } from '@mechsym/facts';
import { expect, it } from 'vitest';
import { Costs } from '../../src/join/costs.ts';
import { place } from './support.ts';

const SOURCE = `def run(numbers):
    total = 0
    for number in numbers:
        total = (total * 31 + number) % 1000003
        log.debug("%d", total)
    return total
`;

/** Samples of `log.debug(...)` and of the arithmetic before it, where 90 were seen at the call, of which so many at the entry of what it called. */
async function costsWith(entered: number): Promise<{ readonly call: number; readonly arithmetic: number; readonly all: number }> {
  const kinds = ['cost', 'call', 'counter'] as const;
  const header = {
    mechsym: 'facts', version: 1, recorder: { name: 'test', version: '1' }, runtime: { name: 'CPython', version: '3.14.0', flags: {} }, language: 'python', command: ['python'],
    process: { pid: 1, id: 'p' }, start: '2026-01-01T00:00:00Z', clock: { kind: 'cpu', period: 0.004, precision: 'loop' }, column: 'utf8', root: '/project', kinds,
    columns: { site: SITE_COLUMNS, ...Object.fromEntries(kinds.map((kind) => [kind, columnsOf(kind).map(({ name }) => name)])) },
  };
  const fn = {
    file: 'main.py', function: 'run', line: 1, sites: [[2, 4, 4, 30, 0, 'loop', ''], [4, 8, 4, 30, 0, 'call', 'debug']],
    cost: [[-1, 0, 100, 0, 0], [0, 10, 10, 0, 0], [1, 90, 90, 0, 0]],
    call: [[1, 'sampled', 'logging:Logger.debug', '', 0, 'call', 90]],
    ...(entered > 0 && { counter: [[1, 'sampled', 'entry', entered, entered]] }),
  };
  const recording = await read([Buffer.from([header, { totals: { samples: 100 } }, fn].map((line) => `${JSON.stringify(line)}\n`).join(''))], { file: 'x' });
  const placed = await place(recording, { 'main.py': SOURCE });
  const { joined } = placed.files[0] as (typeof placed.files)[number];
  const costs = new Costs(joined, () => ({ generic: 0, searched: 0 }), undefined, false);
  const { sites } = joined.functions.find(({ name }) => name === 'run') as (typeof joined.functions)[number];
  const sum = (of: (operation: string) => boolean) => sites.reduce((all, site) => all + (of(site.operation) ? costs.ofSite(site).samples : 0), 0);
  const sums = { call: sum((operation) => operation === 'call'), arithmetic: sum((operation) => operation === 'binary'), all: sum(() => true) };
  placed.dispose();
  return sums;
}

it('what was seen at the entry of a function outside the project is of what ran before it was called', async () => {
  const without = await costsWith(0);
  const entered = await costsWith(60);
  expect(without.call).toBeGreaterThan(85);
  // what was seen deeper in it stays, with the call itself
  expect(entered.call).toBeGreaterThan(30);
  expect(entered.call).toBeLessThan(60);
  expect(entered.arithmetic).toBeGreaterThan(without.arithmetic + 20);
  expect(entered.all).toBeCloseTo(without.all, 6);
  expect((await costsWith(500)).all).toBeCloseTo(without.all, 6);
});
