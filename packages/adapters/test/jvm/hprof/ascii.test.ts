import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asciiFacts } from '../../../src/jvm/hprof/ascii-facts.ts';
import { readAscii } from '../../../src/jvm/hprof/ascii.ts';
import { pieces } from './support.ts';

const SAMPLE = readFileSync(new URL('../../../jvm/recordings/hprof/sample.hprof.txt', import.meta.url), 'utf8');
const profileOf = (text: string, piece = 100) => readAscii(pieces(new TextEncoder().encode(text), piece));
const context = {
  version: '0', name: 'sample.hprof.txt', modified: '2026-01-01T00:00:00.000Z', root: '/project',
  fileOf: (name: string, file: string | undefined) => (name.startsWith('demo/') ? `src/demo/${file ?? 'Plant.java'}` : undefined),
};
interface Line { file?: string; function?: string; line?: number; sites?: number[][]; cost?: number[][]; allocation?: unknown[][]; contention?: unknown[][]; totals?: object; note?: string }
const factsOf = async (text: string) => asciiFacts(await profileOf(text), context).trim().split('\n').map((line) => JSON.parse(line) as Line);

describe('a profile in text', () => {
  test('is read without a loss, and its last tables count', async () => {
    const { lost, traces, samples, sites, monitors } = await profileOf(SAMPLE);
    expect(lost.sentences()).toEqual([]);
    expect(traces.get(300012)?.[0]).toEqual({ class: 'demo.Plant', method: 'mega', file: 'Plant.java', line: 48 });
    expect(samples.map(({ trace, count }) => [trace, count])).toEqual([[300012, 103], [300013, 90], [300014, 57]]);
    expect(sites.map(({ trace, count, amount, class: name }) => [trace, count, amount, name])).toEqual([[300020, 2000, 128000, 'char[]'], [300021, 10, 400, 'demo.Plant$Shape']]);
    expect(monitors.map(({ trace, count, amount }) => [trace, count, amount])).toEqual([[300030, 4, 0.15], [300031, 2, 0.05]]);
  });

  test('gives time to the frame of the project, where the runtime works for it too', async () => {
    const lines = await factsOf(SAMPLE);
    const mega = lines.find((line) => line.function === 'Plant.mega');
    // 103 samples in line 48, 90 in HashMap.get that line 50 calls.
    expect(mega).toMatchObject({ file: 'src/demo/Plant.java', line: 48, sites: [[0, -1, 0, -1, 0, 'line', ''], [2, -1, 2, -1, 0, 'line', '']] });
    expect(mega?.cost).toEqual(expect.arrayContaining([[-1, 193, 193, 0, 0], [0, 103, 103, 0, 0], [1, 90, 90, 0, 0]]));
    expect(lines.find((line) => line.function === 'Plant.main')?.cost?.[0]).toEqual([-1, 0, 193, 0, 0]);
    expect(lines.find((line) => line.totals)?.totals).toEqual({ samples: 250, outside: 57, lost: 0 });
  });

  test('names lambdas, inner classes, shapes and locks as the vocabulary has them', async () => {
    const lines = await factsOf(SAMPLE);
    expect(lines.find((line) => line.function === 'Plant.load.<lambda>')?.allocation).toEqual([[0, 'sampled', 'char[]', 2000, 128000]]);
    expect(lines.find((line) => line.function === 'Plant.Shape.<init>')?.allocation).toEqual([[0, 'sampled', 'demo:Plant.Shape', 10, 400]]);
    expect(lines.find((line) => line.function === 'Plant.wait')?.contention).toEqual([[0, 'exact', 'Object', 4, 0.15]]);
  });

  test.each([
    ['nothing', '', /the file is empty/],
    ['another file', 'hello\n', /no HPROF file in text form/],
    ['a table that is cut', SAMPLE.slice(0, SAMPLE.indexOf('CPU SAMPLES END')), /cut off in a table/],
    ['a row that is none', SAMPLE.replace('   2 36.00% 77.20%      90 300013', '   2 many 90 300013'), /a row that is not understood/],
    ['a frame that is none', SAMPLE.replace('\tdemo.Plant.mega(Plant.java:48)', '\tdemo'), /a frame that is not understood/],
  ])('says of %s what is wrong', async (_, text, problem) => {
    expect((await profileOf(text)).lost.sentences().join('\n')).toMatch(problem);
  });

  test('counts rows of traces that are missing', async () => {
    expect((await factsOf(SAMPLE.replaceAll('300013', '399999').replace('TRACE 399999:', 'TRACE 1:'))).filter((line) => line.note).map((line) => line.note)).toEqual(['1 rows of traces that the file does not have']);
  });

  test('reads numbers as every locale writes them', async () => {
    const { samples } = await profileOf(SAMPLE.replaceAll(/(\d+)\.(\d+)%/g, '$1,$2%'));
    expect(samples.map(({ count }) => count)).toEqual([103, 90, 57]);
  });
});

test('text that was cut, damaged or repeated anywhere is never an error of ours', async () => {
  const change = fc.tuple(fc.nat(SAMPLE.length), fc.nat(60), fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('\0', '\n', '\t', '%', '99999999999999999999', 'SITES BEGIN\n', 'TRACE 1:\n')));
  await fc.assert(fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 500 }), async (changes, piece) => {
    let text = SAMPLE;
    for (const [at, removed, added] of changes) text = text.slice(0, at) + added + text.slice(at + removed);
    for (const line of asciiFacts(await profileOf(text, piece), context).trim().split('\n')) JSON.parse(line);
  }), { numRuns: 300 });
});
