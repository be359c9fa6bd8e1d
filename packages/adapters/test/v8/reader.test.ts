import { describe, expect, it } from 'vitest';

import { readFileSync } from 'node:fs';
import { LineSplitter } from '../../src/lines.ts';
import { LogReader } from '../../src/v8/reader.ts';
import { bytesOf, fnNamed, infoOf, logOf, placeAt, RECORDED, RECORDINGS } from '../support/logs.ts';

const V8: Readonly<Record<string, string>> = { 20: '11.3', 22: '12.4', 24: '13.6', 26: '14.6' };
const SOURCE = readFileSync(`${RECORDINGS}programs/shapes.js`, 'utf8').split('\n');

/** 1-based line and column of the first line that holds a text, at that text or a part of it. */
function at(line: string, part = line): [number, number] {
  const index = SOURCE.findIndex((each) => each.includes(line));
  if (index < 0) throw new Error(`no line with ${line}`);
  return [index + 1, (SOURCE[index] as string).indexOf(part) + 1];
}

describe('the sample logs', () => {
  it('are of every version that is supported', () => {
    expect(RECORDED).toEqual(Object.keys(V8));
  });
});

describe.for(RECORDED)('the log of Node %s', (version) => {
  it('is understood record by record', async () => {
    for (const program of ['shapes-js', 'names-n-cjs']) {
      for (const level of ['light', 'caches'] as const) {
        const { log } = await logOf(version, program, level);
        expect(log.version.startsWith(`${V8[version]}.`)).toBe(true);
        expect(log.counts.entries().filter(([what]) => /^(unknown|damaged|no record|cut|longer|markers|other)/.test(what))).toEqual([]);
        expect([log.sampled, log.cached, log.mapped]).toEqual(level === 'light' ? [true, false, false] : [false, true, true]);
      }
    }
  });

  it('has the six shapes of an access by constructor and properties, and its place', async () => {
    const { log } = await logOf(version, 'shapes-js', 'caches');
    const cache = placeAt(fnNamed(log, 'areaOf'), ...at('sum += shape.area * weight', 'area')).facts?.caches.get('LoadIC');
    expect([...cache?.shapes.keys() ?? []].sort()).toEqual([
      'Circle{r, area}', 'Named{name, third, area}', 'Named{third, area}', 'Square{side, area}', '{area}', '{unit, area}',
    ]);
    expect(cache?.megamorphic).toBe(true);
    expect([...cache?.forms.keys() ?? []]).toEqual(['monomorphic', 'polymorphic', 'megamorphic']);
  });

  it('tells an access by many names from one with many shapes', async () => {
    const { log } = await logOf(version, 'shapes-js', 'caches');
    const cache = placeAt(fnNamed(log, 'sumByName'), ...at('sum += record[name]', '[name]')).facts?.caches.get('KeyedLoadIC');
    expect([...cache?.forms.keys() ?? []]).toContain('megamorphic by key');
    expect(cache?.shapes.size).toBe(1);
  });

  it('has deopts at the inlined operation, in the function that it is written in', async () => {
    const { log } = await logOf(version, 'shapes-js', 'light');
    const deopts = [...placeAt(fnNamed(log, 'add'), ...at('return a + b', '+')).facts?.deopts.keys() ?? []];
    expect(deopts.some((each) => /^deopt-eager\0not a (Smi|Number)/.test(each))).toBe(true);
  });

  it('has what was inlined where, and the tiers of a function', async () => {
    const { log } = await logOf(version, 'shapes-js', 'light');
    const call = placeAt(fnNamed(log, 'fold'), ...at('sum = add(sum, by)', 'add('));
    expect([...call.facts?.inlined.keys() ?? []].map(({ name }) => name)).toEqual(['add']);
    expect([...fnNamed(log, 'add').tiers.keys()].some((tier) => /^(maglev|turbofan)/.test(tier))).toBe(true);
    expect(fnNamed(log, 'add').bytecode).toBeGreaterThan(0);
  });

  it('knows the code that serves megamorphic accesses, and needs the mappings of Node 20 for it', async () => {
    const { log } = await logOf(version, 'shapes-js', 'light');
    const leaves = new Map<string, number>();
    for (const fn of log.functions()) for (const place of fn.places()) for (const [name, { self }] of place.facts?.leaves ?? []) leaves.set(name, (leaves.get(name) ?? 0) + self);
    expect(leaves.get('LoadIC_Megamorphic') ?? 0).toBeGreaterThan(0.1 * log.samples.all);
  });

  it('gives the samples of an access to the function that holds it, by what another run saw', async () => {
    const { log } = await logOf(version, 'shapes-js', 'light');
    const access = fnNamed(log, 'areaOf').place(...at('sum += shape.area * weight', 'area'));
    const before = access.facts?.self ?? 0;
    const { cacheSites } = await import('../../src/v8/convert.ts');
    log.samples.correct(cacheSites([await logOf(version, 'shapes-js', 'caches')]));
    expect(log.samples.moved).toBeGreaterThan(0);
    expect(access.facts?.self ?? 0).toBeGreaterThan(before + 0.9 * log.samples.moved);
    expect(access.facts?.self ?? 0).toBeGreaterThan(0.1 * log.samples.all);
  });

  it('leaves every sample counted once', async () => {
    const { log } = await logOf(version, 'shapes-js', 'light');
    const { cacheSites } = await import('../../src/v8/convert.ts');
    log.samples.correct(cacheSites([await logOf(version, 'shapes-js', 'caches')]));
    let self = 0;
    for (const fn of log.functions()) for (const place of fn.places()) self += place.facts?.self ?? 0;
    expect(self + log.samples.outside).toBeCloseTo(log.samples.all, 3);
  });

  it('has names with commas, quotes, line feeds and backslashes whole', async () => {
    const { log } = await logOf(version, 'names-n-cjs', 'caches');
    const names = [...log.functions()].filter(({ own }) => own).map(({ name }) => name);
    for (const name of ['quoted, "name"', 'line\nbreak', 'back\\slash', 'tick,0x1,2', '日本']) {
      expect(names).toContain(name);
      expect([...fnNamed(log, name).places()].some(({ facts }) => facts?.caches.get('LoadIC')?.megamorphic === true)).toBe(true);
    }
    expect(fnNamed(log, 'of').file).toBe('/project/names, ünï.cjs');
  });

  it('reads the same in pieces of any size', async () => {
    const bytes = bytesOf(version, 'shapes-js', 'light');
    const told = (size: number): unknown => {
      const log = new LogReader({ own: (file) => file.startsWith('/project/'), mappings: infoOf(version, 'shapes-js', 'light').mappings ?? [] });
      for (let i = 0; i < bytes.length; i += size) log.push(bytes.subarray(i, i + size));
      log.end();
      return [log.records, log.samples.all, [...log.functions()].flatMap((fn) => [...fn.places()].map((place) => [fn.name, place.line, place.column, place.facts]))];
    };
    expect(told(977)).toEqual(told(bytes.length));
  });
});

describe('a line longer than the limit', () => {
  it('costs that line', () => {
    const lines: string[] = [];
    const splitter = new LineSplitter((line) => lines.push(line), 10);
    for (const part of ['short\nmuch too long', ' for it\nnext\nonce more much too long\nlast\nx']) splitter.push(Buffer.from(part));
    expect([lines, splitter.tooLong, splitter.end()]).toEqual([['short', 'next', 'last'], 2, 'x']);
  });
});
