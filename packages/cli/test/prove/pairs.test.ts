import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { childSeconds, MeasuredRun } from '../../src/prove/measured-run.ts';
import { FEWEST_PAIRS, isEnough, looks, measurePairs, PRECISION, unrecorded } from '../../src/prove/pairs.ts';
import { studentQuantile } from '@mechsym/facts';
import { meanOf, savingFrom } from '../../src/prove/saving.ts';

/** Uniform numbers that are the same in each run (D. H. Lehmer's generator with the constants of Park and Miller). */
function uniform(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe('when to stop measuring', () => {
  /** How often the interval at the stop holds the truth, over many made-up measurements with this noise. */
  function coverage(noise: () => number, most: number): number {
    const truth = 0.03;
    let held = 0;
    const times = 10_000;
    for (let i = 0; i < times; i++) {
      const values: number[] = [];
      while (!isEnough(values, most)) values.push(truth + noise());
      const { mean, half } = meanOf(values);
      if (Math.abs(mean - truth) <= half) held++;
    }
    return held / times;
  }

  it.each([0.002, 0.005, 0.01, 0.03])('an interval of 95 in 100 holds the truth that often, whatever the noise (%d), though the number of pairs depends on it', (deviation) => {
    const next = uniform(20_261_128);
    const normal = () => deviation * Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
    expect(coverage(normal, 40)).toBeGreaterThan(0.945);
  });

  it('and where one run in ten is slow', () => {
    const next = uniform(42);
    const noise = () => 0.004 * (next() + next() + next() - 1.5) + (next() < 0.05 ? 0.03 : 0) - (next() < 0.05 ? 0.03 : 0);
    expect(coverage(noise, 40)).toBeGreaterThan(0.945);
  });

  it('where the interval lies has no say: shifted measurements stop at the same pair', () => {
    const next = uniform(7);
    const values = Array.from({ length: 40 }, () => 0.02 * (next() - 0.5));
    const stop = (shift: number) => values.findIndex((_, i) => isEnough(values.slice(0, i + 1).map((x) => x + shift), 40));
    expect(stop(0)).toBe(stop(-0.5));
    expect(stop(0)).toBeGreaterThan(FEWEST_PAIRS - 1);
  });

  it('looks are few, grow apart and end with the most pairs', () => {
    expect(looks(40)).toEqual([6, 9, 14, 21, 32, 40]);
    expect(looks(4)).toEqual([4]);
  });
});

describe('Student', () => {
  it('quantiles are those of the tables', () => {
    for (const [freedom, quantile] of [[1, 12.706], [2, 4.303], [3, 3.182], [5, 2.571], [10, 2.228], [30, 2.042]] as const) {
      expect(Math.abs(studentQuantile(freedom) / quantile - 1)).toBeLessThan(0.003);
    }
  });

  it('half the time is half saved, and twice the time is a loss of all of it', () => {
    expect(savingFrom([Math.log(0.5), Math.log(0.5)])).toMatchObject({ value: 0.5, low: 0.5, high: 0.5 });
    expect(savingFrom([Math.log(2), Math.log(2)]).value).toBeCloseTo(-1);
  });
});

it('the words of `times` are read in any locale', () => {
  expect(childSeconds('0m0.001s 0m0.000s\n1m2.500s 0m0.250s\n')).toBeCloseTo(62.75);
  expect(childSeconds('0m0,001s 0m0,000s\n0m2,500s 0m0,250s\n')).toBeCloseTo(2.75);
  expect(childSeconds('0.00s 0.00s\n0.10s 0.02s\n')).toBeCloseTo(0.12);
  expect(childSeconds('')).toBeUndefined();
});

describe('measured programs', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pairs test '));
    writeFileSync(join(folder, 'work.js'), `
      const { spawnSync } = require('node:child_process');
      let x = 0;
      for (let i = 0; i < Number(process.argv[2]); i++) x = (x * 31 + i) % 1000003;
      if (process.argv[3] === 'child') spawnSync(process.execPath, [__filename, process.argv[2]]);
      console.log(process.argv[4] === 'random' ? Math.random() : 'done');
      if (process.argv[3] === 'fail') { console.error('no such thing'); process.exit(3); }
      console.error(JSON.stringify(process.resourceUsage()));`);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const command = (...words: string[]) => ({ words: [process.execPath, 'work.js', ...words], cwd: folder, env: unrecorded(process.env) });

  it('take what the kernel says that they took, of a run that was stopped and went on too', async () => {
    const run = new MeasuredRun(command('8000000'), folder, 'one');
    run.stop();
    await new Promise((resolve) => setTimeout(resolve, 300));
    run.goOn();
    const { seconds, complaint, exitCode } = await run.ended;
    const own = JSON.parse(complaint) as { userCPUTime: number; systemCPUTime: number };
    const told = (own.userCPUTime + own.systemCPUTime) / 1e6;
    expect(exitCode).toBe(0);
    // What it took after it had told: its end, and the rounding of `times`.
    expect(seconds).toBeGreaterThan(told - 0.005);
    expect(seconds).toBeLessThan(told + 0.2);
  });

  it('count their children', async () => {
    const alone = await new MeasuredRun(command('8000000'), folder, 'one').ended;
    const both = await new MeasuredRun(command('8000000', 'child'), folder, 'two').ended;
    expect(both.seconds).toBeGreaterThan(1.3 * alone.seconds);
  });

  it('that do a twelfth of the work show it, and the same program twice does not show a quarter', async () => {
    const half = await measurePairs(command('12000000'), command('1000000'), { most: 4 });
    expect(half).toMatchObject({ pairs: 4, outputs: 'same', separable: true });
    expect(half.saving.low).toBeGreaterThan(0.2);
    const same = await measurePairs(command('8000000'), command('8000000'), { most: 4 });
    expect(Math.abs(same.saving.value)).toBeLessThan(0.25);
  });

  it('that wait differ by the clock on the wall', async () => {
    const sleeping = (seconds: string) => ({ ...command('1'), words: ['/bin/sh', '-c', `sleep ${seconds}`] });
    const { saving, outputs, seconds: [before] } = await measurePairs(sleeping('0.7'), sleeping('0'), { most: 3, clock: 'wall' });
    expect({ outputs, waits: before >= 0.7, saves: saving.value > 0.3 }).toEqual({ outputs: 'same', waits: true, saves: true });
  });

  it('outputs that differ are told from a program that never prints the same', async () => {
    await expect(measurePairs(command('1'), command('1', '', 'random'), { most: 3 })).resolves.toMatchObject({ outputs: 'different' });
    await expect(measurePairs(command('1', '', 'random'), command('1', '', 'random'), { most: 3 })).resolves.toMatchObject({ outputs: 'varies' });
    await expect(measurePairs(command('1', '', 'random'), command('1'), { stopIfDifferent: true })).resolves.toMatchObject({ outputs: 'varies', pairs: 0, separable: false });
  });

  it('that fail end it, with what they said', async () => {
    const failure = measurePairs(command('1'), command('1', 'fail'), { most: 3 });
    await expect(failure).rejects.toThrow(UserError);
    await expect(failure).rejects.toThrow(/exit code 3.*\nno such thing/s);
    await expect(measurePairs(command('1', 'fail'), command('1', 'fail'), { most: 3, exitCode: 3 })).resolves.toMatchObject({ pairs: 3 });
  });
});

it('the precision is one that the interval of the fewest pairs can reach', () => {
  expect(isEnough(Array.from({ length: FEWEST_PAIRS }, (_, i) => (i % 2) * PRECISION / 2), 40)).toBe(true);
});
