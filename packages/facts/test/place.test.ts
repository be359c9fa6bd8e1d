import { describe, expect, it } from 'vitest';
import { canonical, placeLineFacts } from '../src/index.ts';
import { functionLine, header, readText, text } from './support/lines.ts';

const known = (name: string, line: number, endLine: number) => functionLine({ function: name, line, endLine, sites: [], cost: [[-1, 0, 5, 0, 0]] });
const lines = (...sites: number[]) => functionLine({
  function: '', line: 1, sites: sites.map((line) => [line - 1, -1, line - 1, -1, 0, 'line', '']), cost: sites.map((line, i) => [i, line, line, 0, 0]),
});

describe('facts of lines', () => {
  it('go to the innermost function whose lines hold them, relative to its first line', async () => {
    const recording = await readText(text(header(), known('<module>', 1, 40), known('outer', 10, 30), known('outer.inner', 15, 20), lines(3, 12, 15, 17, 20, 21)));
    expect(placeLineFacts(recording)).toEqual({ sites: 6, left: 0 });
    const found = recording.functionsOf('a.py').map((facts) => [facts.function, facts.sites.map((site) => [facts.line + site.line, site.endLine, site.rows('cost')[0]?.self])]);
    expect(found).toEqual([
      ['<module>', [[3, 2, 3]]],
      ['outer', [[12, 2, 12], [21, 11, 21]]],
      ['outer.inner', [[15, 0, 15], [17, 2, 17], [20, 5, 20]]],
    ]);
  });

  it('stay where they are if no function holds them, and none is lost', async () => {
    const recording = await readText(text(header(), known('f', 10, 20), lines(5, 15), functionLine({ function: '', line: 1, sites: [], cost: [[-1, 0, 9, 0, 0]] })));
    expect(placeLineFacts(recording)).toEqual({ sites: 1, left: 1 });
    const [rest, f] = recording.functionsOf('a.py');
    expect([rest?.function, rest?.sites.length, rest?.rows('cost')[0]?.total]).toEqual(['', 1, 9]);
    expect([f?.function, f?.sites.length, f?.rows('cost')[0]?.total]).toEqual(['f', 1, 5]);
  });

  it('add to a site that is there already', async () => {
    const recording = await readText(text(header(), functionLine({ function: 'f', line: 10, endLine: 12, sites: [[1, -1, 1, -1, 0, 'line', '']], cost: [[0, 1, 1, 0, 0]] }), lines(11)));
    placeLineFacts(recording);
    expect(recording.functionsOf('a.py').map((facts) => facts.sites[0]?.rows('cost')[0]?.self)).toEqual([12]);
  });

  it('are placed once: a second time changes nothing', async () => {
    const recording = await readText(text(header(), known('f', 10, 20), lines(5, 15)));
    placeLineFacts(recording);
    const once = canonical(recording);
    expect(placeLineFacts(recording)).toEqual({ sites: 0, left: 1 });
    expect(canonical(recording)).toBe(once);
  });

  it('of a whole file keep what is said about the file', async () => {
    const recording = await readText(text(header(), known('f', 1, 20), functionLine({ function: '', line: 1, sites: [[4, -1, 4, -1, 0, 'line', '']], cost: [[-1, 0, 9, 0, 0], [0, 1, 1, 0, 0]] })));
    placeLineFacts(recording);
    expect(recording.functionsOf('a.py').map((facts) => [facts.function, facts.rows('cost')[0]?.total])).toEqual([['', 9], ['f', 5]]);
  });
});
