import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { parse } from 'yaml';
import { widened as widenedByEngine } from '../packages/engine/src/rank/calibration.ts';

interface Interval { readonly low: number; readonly high: number; readonly value: number }
interface Statistics {
  readonly median: (values: readonly number[]) => number;
  readonly ranks: (values: readonly number[]) => number[];
  readonly spearman: (xs: readonly number[], ys: readonly number[]) => number;
  readonly coverage: (intervals: readonly Interval[]) => number;
  readonly rankIn: (entries: readonly { self: number; name: string }[], wanted: (entry: { name: string }) => boolean) => number;
  readonly summaryOf: (entries: readonly object[]) => Record<string, number>;
  readonly calibrationPlot: (title: string, points: readonly object[], legend: readonly object[]) => string;
  readonly rankPlot: (title: string, lists: readonly object[]) => string;
  readonly scoreboard: (results: object) => { path: string; text: string }[];
  readonly edited: (folder: string, edits: readonly object[]) => { file: string; line: number }[];
  readonly spreadOf: (points: readonly { predicted: Interval; measured: { value: number; error?: number } }[]) => number;
  readonly widened: (estimate: Interval, spread: number) => Interval;
  readonly withSpread: (entries: readonly object[]) => { name: string; spread: number }[];
  readonly kept: () => { entries: Record<string, Record<string, unknown>> };
}

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = await Promise.all(['statistics', 'profile', 'summary', 'plots', 'page', 'results', 'field', 'spread'].map((name) => import(new URL(`../scripts/score/${name}.js`, import.meta.url).href) as Promise<Partial<Statistics>>));
const { coverage, edited, kept, median, rankIn, ranks, rankPlot, calibrationPlot, scoreboard, spearman, spreadOf, summaryOf, widened, withSpread } = Object.assign({}, ...modules) as Statistics;

const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 40 });

describe('statistics of the scoreboard', () => {
  it('gives the rank correlations of published tables', () => {
    // IQ and hours of television, the example of Wikipedia's page: rho = -29/165.
    expect(spearman([86, 97, 99, 100, 101, 103, 106, 110, 112, 113], [2, 20, 28, 27, 50, 29, 7, 17, 6, 12])).toBeCloseTo(-29 / 165, 12);
    // With ties, as scipy.stats.spearmanr([1, 2, 2, 3], [1, 3, 2, 4]) gives it.
    expect(spearman([1, 2, 2, 3], [1, 3, 2, 4])).toBeCloseTo(0.9486832980505138, 12);
    expect(spearman([1, 2], [1, 2])).toBeNaN();
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNaN();
    expect(() => spearman([1, 2, 3], [1])).toThrow(RangeError);
  });

  it('depends on the order of values alone', () => {
    fc.assert(fc.property(values, (xs) => {
      fc.pre(new Set(xs).size > 1);
      const moved = xs.map((x) => Math.atan(3 * x));
      fc.pre(new Set(moved).size === new Set(xs).size);
      expect(spearman(xs, moved)).toBeCloseTo(1, 9);
      expect(spearman(xs, moved.map((x) => -x))).toBeCloseTo(-1, 9);
    }));
  });

  it('gives ranks that add up, equal ones to equal values', () => {
    expect(ranks([0.3, 0.1, 0.3, 0.2])).toEqual([3.5, 1, 3.5, 2]);
    fc.assert(fc.property(values, (xs) => {
      const given = ranks(xs);
      expect(given.reduce((a, b) => a + b, 0)).toBeCloseTo(xs.length * (xs.length + 1) / 2, 9);
      xs.forEach((x, i) => xs.forEach((y, k) => {
        if (x === y) expect(given[i]).toBe(given[k]);
        if (x < y) expect(given[i]).toBeLessThan(given[k] as number);
      }));
    }));
  });

  it('counts an interval as right where the value lies in it or at its end', () => {
    const intervals = [{ low: 0.1, high: 0.2, value: 0.15 }, { low: 0.1, high: 0.2, value: 0.2 }, { low: 0.1, high: 0.2, value: 0.21 }, { low: 0, high: 0, value: 0.3 }];
    expect(coverage(intervals)).toBe(0.5);
    expect(coverage([])).toBeNaN();
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });

  it('lets ties count for the plain profile, and says 0 for what is not in it', () => {
    const lines = [{ name: 'a', self: 5 }, { name: 'b', self: 9 }, { name: 'c', self: 5 }, { name: 'd', self: 0 }];
    const rank = (...names: string[]) => rankIn(lines, ({ name }) => names.includes(name));
    expect([rank('b'), rank('a'), rank('c'), rank('a', 'b'), rank('d'), rank('x')]).toEqual([1, 2, 2, 1, 0, 0]);
  });

  it('takes a cause that was not found as a prediction of nothing', () => {
    const entry = { kind: 'cases', rank: 1, five: { shown: 2, planted: 1, gone: 1 }, profile: { line: 2, function: 1 }, predicted: 0.2, low: 0.1, high: 0.3, savings: [0.21, 0.25, 0.23] };
    const lost = { kind: 'cases', rank: 0, five: { shown: 1, planted: 0, gone: 0 }, profile: { line: 0, function: 4 }, savings: [], noted: 0.4 };
    const trap = { kind: 'traps', reported: [{ rule: 'x', impact: 0.02 }], savings: [0, 0.01] };
    const summary = summaryOf([entry, lost, trap]);
    expect(summary).toMatchObject({ causes: 2, byTurns: 1, first: 0.5, three: 0.5, coverage: 0.5, traps: 1, reported: 1, planted: 1 / 3, explained: 2 / 3 });
    expect(summary['error']).toBeCloseTo((0.03 + 0.4) / 2, 9);
    // What the fix of a real program hardly saves on this version need not be first.
    const small = { ...lost, kind: 'field', noted: 0.03 };
    expect(summaryOf([entry, small])).toMatchObject({ causes: 1, first: 1 });
  });
});

describe('how far programs differ', () => {
  const estimate = fc.tuple(fc.double({ min: 0.01, max: 0.9, noNaN: true }), fc.double({ min: 0.5, max: 1, noNaN: true }), fc.double({ min: 1, max: 1.1, noNaN: true }))
    .map(([value, down, up]) => ({ value, low: value * down, high: value * up }));

  it('is put on an interval in the way of the engine', () => {
    fc.assert(fc.property(estimate, fc.double({ min: 0, max: 1, noNaN: true }), (given, spread) => {
      const wide = widened(given, spread);
      const { low, high } = widenedByEngine(given, spread);
      expect(wide.low).toBeCloseTo(low, 10);
      expect(wide.high).toBeCloseTo(Math.min(1, high), 10);
    }));
    expect(widened({ value: 0.2, low: 0, high: 0.3 }, 1).low).toBe(0);
    expect(widened({ value: 0, low: 0, high: 0.1 }, 1)).toEqual({ value: 0, low: 0, high: 0.1 });
  });

  it('is what is left when the variances of prediction and measurement are taken off', () => {
    const exact = (value: number) => ({ value, low: value, high: value });
    const off = (factors: readonly number[], error = 0, share = 0) => spreadOf(factors.map((by) => {
      const predicted = 0.3;
      return { predicted: { value: predicted, low: predicted * Math.exp(-1.959963984540054 * share), high: predicted * Math.exp(1.959963984540054 * share) }, measured: { value: predicted * by, error: error * predicted * by } };
    }));
    const factors = [1.5, 1 / 1.5, 1.5, 1 / 1.5];
    expect(off(factors)).toBeCloseTo(Math.log(1.5), 6);
    expect(off(factors, 0.3)).toBeCloseTo(Math.sqrt(Math.log(1.5) ** 2 - 0.3 ** 2), 6);
    expect(off(factors, 0, 0.3)).toBeCloseTo(Math.sqrt(Math.log(1.5) ** 2 - 0.3 ** 2), 6);
    expect(off(factors, 0.3, 0.4)).toBe(0);
    expect(off([1.5, 1.5, 1.5])).toBeCloseTo(Math.log(1.5), 6);
    expect(spreadOf([])).toBe(0);
    expect(spreadOf([{ predicted: exact(0.3), measured: { value: -0.02 } }])).toBeLessThan(5);
  });

  it('is taken of other programs alone, and of another runtime where there are too few', () => {
    const entry = (name: string, runtime: string, saved: number) => ({ kind: 'cases', runtime, name, rank: 1, predicted: 0.2, low: 0.19, high: 0.21, savings: [saved, saved] });
    const some = Array.from({ length: 11 }, (_, i) => entry(`p${i}`, '3.14', i % 2 === 0 ? 0.24 : 0.17));
    const spreads = (first: number) => withSpread([entry('p0', '3.14', first), ...some.slice(1), entry('j', 'java17', 0.5)]);
    const spreadIn = (all: ReturnType<typeof spreads>, wanted: string) => all.find(({ name }) => name === wanted)?.spread as number;
    expect(spreadIn(spreads(0.9), 'p0')).toBe(spreadIn(spreads(0.24), 'p0'));
    expect(spreadIn(spreads(0.9), 'p1')).toBeGreaterThan(spreadIn(spreads(0.24), 'p1'));
    expect(spreadIn(spreads(0.24), 'j')).toBeGreaterThan(0.1);
  });
});

describe('the scoreboard as it is written', () => {
  const results = kept();
  const files = scoreboard(results);

  it('is made of the kept results', () => {
    for (const { path, text } of files) expect(existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8') === text, path).toBe(true);
  });

  it('has plots that are well-formed XML, whatever names and numbers they show', async () => {
    const odd = [{ name: 'a < b & "c"', group: 'a', predicted: { value: 3, low: -2, high: 5 }, measured: { value: -0.5, low: -1, high: 0 } }];
    const plots = [...files.filter(({ path }) => path.endsWith('.svg')).map(({ text }) => text), calibrationPlot('<&>', odd, []), rankPlot('"&"', [{ name: '<x>', group: 'b', ranks: [] }])];
    for (const [i, contents] of plots.entries()) {
      const { valid, errors } = await validateXML({ xml: { fileName: `${i}.svg`, contents }, schema: [ANYTHING], initialMemoryPages: 256 });
      expect(errors).toEqual([]);
      expect(valid).toBe(true);
      expect(contents).toContain('prefers-color-scheme: dark');
      expect(contents).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it('has a line for each result, of programs that are there', () => {
    for (const [key, entry] of Object.entries(results.entries)) {
      const [kind, , language, name] = key.split('/') as [string, string, string, string];
      expect(existsSync(join(root, 'test', kind, ...(kind === 'field' ? [name] : [language, name]))), key).toBe(true);
      expect(entry['name']).toBe(name);
    }
  });
});

describe('known fixes of real programs', () => {
  it('are made by edits that say how often they fit, and tell the lines as they were', () => {
    const folder = mkdtempSync(join(tmpdir(), 'edits-'));
    try {
      const file = join(folder, 'a.py');
      const text = 'import os\nqueue = []\nqueue.pop(0)\nx = queue.pop(0)\n';
      writeFileSync(file, text);
      const edit = { file: 'a.py', find: '(\\w+)\\.pop\\(0\\)', write: '$1.popleft()' };
      expect(() => edited(folder, [{ ...edit, times: 3 }])).toThrow(/a\.py.*is there 2 times/);
      expect(() => edited(folder, [{ ...edit, find: 'nowhere' }])).toThrow(/is there 0 times/);
      expect(readFileSync(file, 'utf8')).toBe(text);
      expect(edited(folder, [{ file: 'a.py', find: '^import os$', write: 'import os\nfrom collections import deque' }, { ...edit, times: 2 }])).toEqual([1, 3, 4].map((line) => ({ file: 'a.py', line })));
      expect(readFileSync(file, 'utf8')).toBe('import os\nfrom collections import deque\nqueue = []\nqueue.popleft()\nx = queue.popleft()\n');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('traps', () => {
  const folders = ['python', 'javascript'].flatMap((language) => readdirSync(join(root, 'test', 'traps', language)).map((name) => join(root, 'test', 'traps', language, name)));

  it.each(folders)('%s says which rule it tempts, where, and what the change was measured to save', (folder) => {
    const spec = parse(readFileSync(join(folder, 'trap.yaml'), 'utf8')) as Record<string, unknown>;
    const main = readdirSync(folder).find((name) => name.startsWith('main.')) as string;
    const lines = readFileSync(join(folder, main), 'utf8').split('\n').map((line) => line.trim());
    expect(existsSync(join(root, 'packages', 'rules', String(spec['rule'])))).toBe(true);
    expect(['cold', 'optimised', 'costs-more']).toContain(spec['kind']);
    for (const line of [spec['underline'], ...(spec['also'] as string[] | undefined) ?? []]) expect(lines).toContain(line);
    const measured = Object.values(spec['measured'] as Record<string, readonly number[]>);
    expect(measured.length).toBeGreaterThan(0);
    // Value and 95 % interval: nothing that could be told from no saving.
    for (const [value, low, high] of measured) expect(low! <= 0 && low! <= value! && value! <= high!, String(measured)).toBe(true);
  });
});

/** Well-formedness alone is asked for: any element. */
const ANYTHING = {
  fileName: 'any.xsd',
  contents: '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2000/svg"><xs:element name="svg"><xs:complexType mixed="true"><xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/></xs:sequence><xs:anyAttribute processContents="skip"/></xs:complexType></xs:element></xs:schema>',
};
