import { readFileSync } from 'node:fs';
import { read } from '@mechsym/facts';
import { expect, test } from 'vitest';
import type { ImportedFinding } from '../../src/imported/model.ts';
import { readSarif } from '../../src/imported/read.ts';
import { lint } from '../../src/lint.ts';
import { parsers } from '../source/support/parser.ts';

const MAIN = 'examples/shapes/main.py';
const SOURCE = readFileSync(new URL(`../../../../${MAIN}`, import.meta.url), 'utf8');
const FACTS = readFileSync(new URL('../../../adapters/cpython/recordings/3.13/shapes.facts.jsonl', import.meta.url));

/** Lints a real recording of `MAIN` with findings of another linter, each at a text of the source. */
async function judge(places: readonly (string | { readonly file: string })[], { source = SOURCE, options = {} } = {}) {
  const results = places.map((place) => {
    if (typeof place !== 'string') return { message: { text: 'm' }, ruleId: 'r', locations: [{ physicalLocation: { artifactLocation: { uri: place.file } } }] };
    const before = source.slice(0, source.indexOf(place)).split('\n');
    const region = { startLine: before.length, startColumn: (before.at(-1) as string).length + 1, endColumn: (before.at(-1) as string).length + 1 + place.length };
    return { message: { text: place }, ruleId: 'r', locations: [{ physicalLocation: { artifactLocation: { uri: MAIN }, region } }] };
  });
  const log = readSarif(JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'other' } }, results }] }), 'x.sarif', { absolute: [], prefix: '' });
  const parsed: string[] = [];
  const result = await lint({
    recording: await read([FACTS], { file: 'x' }), rules: [], calibration: {}, options: { minImpact: 0.01, ...options }, parsers, version: '1', root: '/project', imports: [log],
    readSource: async (file) => (file === MAIN ? Buffer.from(source) : file === 'other.py' ? Buffer.from('x = 1\n') : undefined),
    onFile: (view) => { parsed.push(view.model.file); },
  });
  const { imported } = result;
  if (imported === undefined) throw new Error('nothing was imported');
  const all = [...imported.findings, ...imported.cold, ...imported.notRecorded];
  const of = (text: string): ImportedFinding => all.find(({ message }) => message === text) as ImportedFinding;
  return { result, imported, all, of, parsed };
}

test('what is hot comes first, by the share of its own place; what is cold is set apart, with a bound', async () => {
  const { imported, of } = await judge(['self.radius = radius', 'left <= shape.x < right', 'kind = rng.randrange(4)', 'import random', 'strips = [']);
  expect(imported.findings[0]).toMatchObject({ message: 'left <= shape.x < right', state: 'hot', at: 'expression', rule: 'r', tool: 'other' });
  expect(imported.findings[0]?.share.value).toBeGreaterThan(0.3);
  expect(imported.findings[0]?.functionShare?.value).toBeGreaterThan(0.8);
  // It calls what is hot, and takes next to nothing itself.
  expect(of('strips = [')).toMatchObject({ state: 'warm' });
  expect(of('strips = [').share.value).toBeLessThan(of('strips = [').withCalls.value / 2);
  for (const cold of imported.cold) {
    expect(cold.withCalls.high).toBeLessThan(0.01);
    expect(cold.share.low).toBeLessThanOrEqual(cold.share.value);
  }
  const low = imported.findings.map(({ share }) => share.low);
  expect(low).toEqual([...low].sort((a, b) => b - a));
});

test('a function that hardly any sample met is cold up to what the recording can tell', async () => {
  const { of, imported } = await judge(['self.inner = inner']);
  expect(of('self.inner = inner')).toMatchObject({ state: 'cold', location: { function: 'Ring.__init__' } });
  expect(of('self.inner = inner').withCalls.high).toBeGreaterThanOrEqual(imported.unseen);
  expect(imported.tools).toMatchObject([{ tool: 'other', findings: 1, cold: 1, hot: 0 }]);
  expect(imported.tools[0]?.coldShare.high).toBeGreaterThanOrEqual(imported.unseen);
});

test('a floor below what the recording can tell lets nothing be cold but text that does not run', async () => {
  const { imported } = await judge(['self.inner = inner', 'The largest distance'], { options: { minImpact: 0.001 } });
  expect(imported.cold.map(({ message, at }) => [message, at])).toEqual([['The largest distance', 'none']]);
  expect(imported.unseen).toBeGreaterThan(0.001);
});

test('a file of which nothing was recorded is neither hot nor cold', async () => {
  const { imported } = await judge([{ file: 'other.py' }, { file: 'gone.py' }]);
  expect(imported.notRecorded).toMatchObject([{ state: 'not-recorded', reason: 'nothing of the file was sampled in this recording' }, { state: 'not-recorded' }]);
});

test('what was written after the recording was not recorded, and what is as it was still is', async () => {
  const { of } = await judge(['total / 7', 'self.inner = inner', 'left <= shape.x < right'], { source: `# moved\n${SOURCE}\n\ndef added(total):\n    return total / 7\n` });
  expect(of('total / 7')).toMatchObject({ state: 'not-recorded', reason: 'the file has changed since the recording, which has nothing of this function' });
  // This recording has no digests of statements, so that of the moved function all is told and of its parts nothing.
  expect(of('left <= shape.x < right')).toMatchObject({ state: 'hot', at: 'function' });
});

test('a file without a hot function is not parsed, and is cold', async () => {
  const { imported, parsed } = await judge(['self.inner = inner', 'left <= shape.x < right'], { options: { minImpact: 1 } });
  expect(parsed).toEqual([MAIN]); // the whole run is in it
  expect(imported.findings).toEqual([]);
});

test('findings outside of the paths that were asked for are not judged', async () => {
  const { all } = await judge(['import random', { file: 'other.py' }], { options: { paths: ['other.py'] } });
  expect(all.map(({ location }) => location.file)).toEqual(['other.py']);
});

test('they are in none of the numbers of the lint itself', async () => {
  const { result } = await judge(['left <= shape.x < right']);
  expect(result).toMatchObject({ findings: [], suppressed: [], total: { value: 0 }, belowFloor: { count: 0 } });
});
