import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { machineClass, withShown } from '../../src/prove/rules.ts';
import { readTable, writeTable, type MeasuredTable } from '../../src/rules/calibration.ts';

const receipt = { rule: 'b', folder: '', calibration: '', lintArguments: [], clock: 'cpu' as const, others: [] };
const runtime = { name: 'cpython', version: '3.13', label: 'CPython 3.13.1', commands: [] };
const point = { at: 0, value: 0.5, low: 0.4, high: 0.6, pairs: 9, run: 0.25, runLow: 0.2, runHigh: 0.3, share: 0.5 };
const old: MeasuredTable = { runtime: 'cpython', version: '3.13', machine: machineClass(), date: '2026-01-01', rules: { a: [point], b: [point] }, without: { c: 'outputs differ' } };

it('a rule measured again stands beside those that were not, and says that it was another day', () => {
  const table = withShown(old, receipt, runtime, { points: [{ ...point, value: 0.55 }] }, new Date('2026-02-03'));
  expect(table).toMatchObject({ date: '2026-01-01', rules: { a: [point], b: [{ value: 0.55, date: '2026-02-03' }] }, without: { c: 'outputs differ' } });
  expect(table.rules['a']?.[0]).toEqual(point);
});

it('a rule has a result or a reason, and never both', () => {
  const off = withShown(old, receipt, runtime, { without: 'the rule does not find its own receipt' });
  expect([Object.keys(off.rules), off.without]).toEqual([['a'], { c: 'outputs differ', b: 'the rule does not find its own receipt' }]);
  expect(withShown(off, receipt, runtime, { points: [point] }).without).toEqual({ c: 'outputs differ' });
});

it('a table is read as it was written, a point on a line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'table-'));
  try {
    const file = join(folder, 'cpython-3.13.json');
    await writeTable(file, old);
    expect(await readTable(file)).toEqual(old);
    expect(readFileSync(file, 'utf8')).toMatch(/^ {3}\{ "at": 0, "value": 0\.5, .*, "share": 0\.5 \}$/m);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
