import { describe, expect, it } from 'vitest';

import type { FunctionFacts, KindName, Row } from '@mechsym/facts';
import { bytesOf, factsOf, functionNamed, lineOf } from '../support/flight-recordings.ts';
import { VERSIONS } from '../support/javas.ts';

const DUMP = 'jvm/hotspot-pid-1-id-1-2026_01_01_00_00_00.jfr';
const DESCRIPTIONS: Readonly<Record<string, string>> = { 17: '17.', 21: '21.', 25: '25.' };

/** The rows of a function and of all its sites. */
function rowsOf<K extends KindName>(facts: FunctionFacts, kind: K): Row<K>[] {
  return [...facts.rows(kind), ...facts.sites.flatMap((site) => site.rows(kind))];
}

describe.for(VERSIONS)('the recording of JDK %s', (version) => {
  const facts = factsOf({ [DUMP]: bytesOf(version, 'mechsym') });

  it('says what it is of', async () => {
    const { processes: [first], problems } = await facts;
    expect(problems).toEqual([]);
    expect(first?.headers[0]).toMatchObject({
      runtime: { name: 'JVM', flags: { collector: expect.stringMatching(/^(Serial|G1)$/) as string } }, language: 'java', command: ['java', '-cp', 'plant.jar', 'demo.Plant', '900'],
      // 25 has the CPU's clock as well, but of this recording's samples by it more than a fifth were put off to a poll.
      clock: { kind: 'wall', precision: 'line' },
    });
    expect(first?.headers[0]?.runtime.version.startsWith(DESCRIPTIONS[version] as string)).toBe(true);
  });

  it('counts its samples once, and where they were', async () => {
    const recording = await facts;
    const { samples = 0, outside = 0, lost = 0, cpu = 0, seconds = 0 } = recording.totals;
    expect(samples).toBeGreaterThan(50);
    expect(outside).toBeLessThan(samples / 10);
    expect(cpu).toBeGreaterThan(0.5);
    expect(seconds).toBeGreaterThan(1);
    // CPU time without a sample is known to be there: each tick of the clock is one or the other.
    expect((samples + lost) * 0.01).toBeGreaterThanOrEqual(cpu - 0.02);
    const all = recording.files.flatMap((file) => [...recording.functionsOf(file)]);
    expect(all.flatMap((fn) => rowsOf(fn, 'cost')).reduce((sum, { self }) => sum + self, 0)).toBe(samples - outside);
    for (const fn of all) {
      const [whole] = fn.rows('cost');
      for (const site of fn.sites) for (const { self, total } of site.rows('cost')) expect([self <= total, total <= (whole?.total ?? 0)]).toEqual([true, true]);
    }
    expect(functionNamed(recording, 'Plant.main').rows('cost')[0]?.total).toBeGreaterThan(0.8 * samples);
  });

  it('finds calls, what they reach and how the functions ran', async () => {
    const main = functionNamed(await facts, 'Plant.main');
    const call = main.sites.find(({ operation, name }) => operation === 'call' && name === 'boxing');
    expect(main.line + (call?.line ?? 0)).toBe(lineOf('boxing(10_000)'));
    expect(call?.rows('call')[0]).toMatchObject({ callee: 'demo:Plant.boxing', calleeFile: 'src/demo/Plant.java', calleeLine: lineOf('new HashMap') });
    expect(main.rows('counter').map(({ event }) => event)).toContain('tier:compiled');
  });

  it('tells what was allocated where, and what the collector took for it', async () => {
    const recording = await facts;
    const made = (name: string) => new Map(functionNamed(recording, name).sites.flatMap((site) => site.rows('allocation').map(({ shape, bytes }) => [shape, { bytes, line: functionNamed(recording, name).line + site.line }] as const)));
    expect(made('Plant.boxing').get('Integer')).toMatchObject({ line: lineOf('counts.merge') });
    expect(made('Plant.allocation').get('int[]')).toMatchObject({ line: lineOf('new int[16') });
    expect(made('Plant.refuse').get('demo:Plant.Refused')).toMatchObject({ line: lineOf('throw new Refused') });
    expect(functionNamed(recording, 'Plant.allocation').rows('pause')[0]?.seconds).toBeGreaterThan(0);
  });

  it('tells where optimised code was left, and why', async () => {
    const phase = functionNamed(await facts, 'Plant.phase');
    const left = phase.sites.flatMap((site) => site.rows('deopt').map((row) => ({ line: phase.line + site.line, ...row })));
    expect(left).toContainEqual(expect.objectContaining({ line: lineOf('instanceof String'), reason: 'type-unexpected', detail: 'class_check maybe_recompile' }));
  });

  it('tells what C2 inlined, at the call', async () => {
    const exceptions = functionNamed(await facts, 'Plant.main');
    const decisions = exceptions.sites.flatMap((site) => site.rows('inlining').map((row) => ({ name: site.name, ...row })));
    expect(decisions.filter(({ name, callee, done }) => name === 'phase' && callee === 'demo:Plant.phase' && done).length).toBeGreaterThan(0);
    expect(rowsOf(functionNamed(await facts, 'Plant.mega'), 'compilation').map(({ tier }) => tier)).toContain('c2');
  });

  it('tells who waited for the lock, in the class without a name', async () => {
    const run = functionNamed(await facts, 'Plant.contend.<anonymous>.run');
    const waits = run.sites.flatMap((site) => site.rows('contention').map((row) => ({ line: run.line + site.line, ...row })));
    expect(waits.find(({ line, lock }) => line === lineOf('synchronized (LOCK)') && lock === 'Object')?.seconds).toBeGreaterThan(0.003);
  });

  it('names the body of a lambda after its function', async () => {
    expect(functionNamed(await facts, 'Plant.lambda.<lambda>').line).toBe(lineOf('int mixed'));
  });

  it('without the class files tells lines, from the lowest that was seen', async () => {
    const recording = await factsOf({ [DUMP]: bytesOf(version, 'mechsym') }, false);
    const boxing = functionNamed(recording, 'Plant.boxing');
    const line = lineOf('counts.merge');
    expect(boxing.sites.find((site) => boxing.line + site.line === line && site.operation === 'line')?.rows('cost')[0]?.total).toBeGreaterThan(0);
    expect(functionNamed(recording, 'Plant.<anonymous>.run').sites.length).toBeGreaterThan(0);
  });

  it('of exceptions has each, where it is thrown, and says nothing about time', async () => {
    const recording = await factsOf({ [DUMP]: bytesOf(version, 'mechsym-observations') });
    const refuse = functionNamed(recording, 'Plant.refuse');
    const thrown = refuse.sites.flatMap((site) => site.rows('exception').map((row) => ({ line: refuse.line + site.line, operation: site.operation, ...row })));
    expect(thrown).toMatchObject([{ line: lineOf('throw new Refused'), operation: 'raise', type: 'demo:Plant.Refused', role: 'raised', count: 20 * 667, quality: 'exact' }]);
    expect(recording.processes[0]?.headers[0]).toMatchObject({ kinds: ['exception'] });
    expect(recording.processes[0]?.headers[0]?.clock).toBeUndefined();
  });

  it('that was left by a process that was killed is read from its chunk, the dump being empty', async () => {
    const recording = await factsOf({ [DUMP]: Buffer.alloc(0), 'jvm/2026_01_01_00_00_00_1/2026_01_01_00_00_00.jfr': bytesOf(version, 'killed') });
    expect(recording.totals.samples).toBeGreaterThan(10);
    expect(functionNamed(recording, 'Plant.main').rows('cost')[0]?.total).toBeGreaterThan(0);
    expect(recording.processes.flatMap(({ notes }) => notes).filter(({ note }) => note.includes('could not') || note.includes(' x '))).toEqual([]);
  });

  it('is read once where a chunk of it was left beside the dump', async () => {
    const twice = await factsOf({ [DUMP]: bytesOf(version, 'mechsym'), 'jvm/2026_01_01_00_00_00_1/2026_01_01_00_00_00.jfr': bytesOf(version, 'mechsym') });
    expect(twice.totals.samples).toBe((await facts).totals.samples);
  });
});
