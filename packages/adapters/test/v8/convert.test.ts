import { readFileSync } from 'node:fs';
import { columnsOf, functionCost, isKind, type Recording, type Site } from '@mechsym/facts';
import { describe, expect, it } from 'vitest';

import { convert, cacheSites } from '../../src/v8/convert.ts';
import { files, logOf, RECORDED, recordingOf, RECORDINGS } from '../support/logs.ts';

const SOURCE = readFileSync(`${RECORDINGS}programs/shapes.js`, 'utf8').split('\n');

function functionNamed(recording: Recording, name: string) {
  const found = recording.functionsOf('shapes.js').find((facts) => facts.function === name);
  if (found === undefined) throw new Error(`no facts about ${name}`);
  return found;
}

/** The text from a site's start to the end of its line. */
function textAt(line: number, site: Site): string {
  return (SOURCE[line - 1 + site.line] as string).slice(site.column);
}

describe.for(RECORDED)('the facts of a program on Node %s', (version) => {
  it('are sound, and say what runtime they are of', async () => {
    const recording = await recordingOf(version, 'shapes-js');
    expect(recording.problems).toEqual([]);
    expect(recording.files).toEqual(['shapes.js']);
    expect(recording.processes.flatMap(({ headers }) => headers).map(({ language, column, runtime }) => [language, column, runtime.name, String(runtime.flags['node']).split('.')[0]]))
      .toEqual([['javascript', 'utf16', 'V8', version], ['javascript', 'utf16', 'V8', version]]);
    expect(recording.sources.get('shapes.js')?.[0]).toMatch(/^sha256:/);
  });

  it('have a clock only where no inline caches were logged', async () => {
    const { processes, clocks } = await recordingOf(version, 'shapes-js');
    expect(clocks).toEqual([{ kind: 'wall', period: 0.001, precision: 'operation' }]);
    for (const { headers: [header] } of processes) {
      expect(header?.clock === undefined).toBe(header?.kinds.includes('inline-cache'));
      expect(header?.kinds.includes('cost')).toBe(header?.clock !== undefined);
    }
  });

  it('place each operation exactly', async () => {
    const areaOf = functionNamed(await recordingOf(version, 'shapes-js'), 'areaOf');
    expect((SOURCE[areaOf.line - 1] as string)).toMatch(/^function areaOf/);
    const [load] = areaOf.sites.filter((site) => site.operation === 'attribute' && site.name === 'area');
    expect(load === undefined ? '' : textAt(areaOf.line, load)).toBe('area * weight;');
    expect(Object.keys(load?.rows('inline-cache')[0]?.shapes ?? {})).toHaveLength(6);
    expect(load?.rows('specialization')[0]?.generic).toBeGreaterThan(0);
    // of the other run, at the same site
    expect(load?.rows('cost')[0]?.self).toBeGreaterThan(0);
  });

  it('add up: the selves of all functions and the samples outside are all samples', async () => {
    const recording = await recordingOf(version, 'shapes-js');
    const { samples, outside } = recording.totals;
    const self = recording.functionsOf('shapes.js').reduce((sum, facts) => sum + [...facts.sites, undefined].reduce((own, site) => own
      + (site?.rows('cost') ?? facts.rows('cost')).reduce((all, row) => all + row.self, 0), 0), 0);
    expect(self + outside).toBeCloseTo(samples, 2);
    for (const facts of recording.functionsOf('shapes.js')) expect(functionCost(facts).total).toBeLessThanOrEqual(samples);
  });

  it('tell calls, what was inlined, deopts, tiers and builtins', async () => {
    const recording = await recordingOf(version, 'shapes-js');
    const total = functionNamed(recording, 'total');
    const call = total.sites.filter((site) => site.operation === 'call').flatMap((site) => site.rows('call'));
    expect(call.some((row) => row.callee === 'shapes.js:areaOf' && row.calleeFile === 'shapes.js' && row.samples > 0)).toBe(true);
    const inlined = functionNamed(recording, 'fold').sites.flatMap((site) => site.rows('inlining'));
    expect(inlined.some((row) => row.callee === 'shapes.js:add' && row.done)).toBe(true);
    const add = functionNamed(recording, 'add');
    const deopts = add.sites.flatMap((site) => site.rows('deopt').map((row) => [textAt(add.line, site), row.reason, row.effect]));
    expect(deopts).toContainEqual(['+ b;', 'type-unexpected', 'exit']);
    expect(add.rows('compilation').map(({ tier }) => tier)).toContain('ignition');
    const events = recording.functionsOf('shapes.js').flatMap((facts) => facts.sites.flatMap((site) => site.rows('counter').map(({ event }) => event)));
    expect(events).toContain('LoadIC_Megamorphic');
  });

  it('give the same text for the same log', async () => {
    const text = async (): Promise<string> => {
      const logs = [await logOf(version, 'shapes-js', 'caches')];
      return convert(await logOf(version, 'shapes-js', 'light'), cacheSites(logs), { root: '/project', files, recorder: '0' });
    };
    expect(await text()).toBe(await text());
  });

  it('have the columns of the vocabulary, in its order, and name no folder of the machine', async () => {
    const text = await convert(await logOf(version, 'shapes-js', 'light'), cacheSites([]), { root: '/project', rootName: '/elsewhere', files, recorder: '0' });
    expect(text).not.toMatch(/\/(root|work|home|tmp|opt|usr)\//);
    const { columns } = JSON.parse(text.split('\n', 1)[0] ?? '') as { columns: Record<string, string[]> };
    for (const [kind, names] of Object.entries(columns)) {
      if (isKind(kind)) expect(names).toEqual(columnsOf(kind).map(({ name }) => name));
    }
  });

  it('say how many samples may belong elsewhere where no run logged inline caches', async () => {
    const text = await convert(await logOf(version, 'shapes-js', 'light'), cacheSites([]), { root: '/project', files, recorder: '0' });
    expect(text).toMatch(/"note":"\d+ samples fell in the code for megamorphic caches/);
  });
});
