import { describe, expect, it } from 'vitest';
import { KIND_NAMES, read, show } from '../src/index.ts';
import { functionLine, header, readText, text } from './support/lines.ts';
import { sample } from './support/samples.ts';

describe('facts in words', () => {
  it('say what was recorded, how well, and where the time went', async () => {
    const recording = await read([sample('3.14').bytes], { file: 'x' });
    const lines = [...show(recording, { limit: 3 })];
    const all = lines.join('\n');
    expect(lines[0]).toMatch(/^CPython 3\.14\.\d+, .*jit off/);
    expect(all).toMatch(/samples, \d+ % of them outside the project/);
    expect(all).toMatch(/of the hot code was seen \(Good-Turing\)/);
    expect(all).toMatch(/coverage {3}\d+ % \(\d+ % to \d+ %\), itself \d/);
    expect(all).toMatch(/attribute `area`/);
    expect(all).toMatch(/saw polymorphic: .*Square \d+ %/);
    expect(all).toMatch(/more functions with facts are not shown/);
  });

  it('can be asked for one file, function or kind', async () => {
    const recording = await read([sample('3.14').bytes], { file: 'x' });
    const functionsIn = (lines: Iterable<string>): string[] => [...lines].filter((line) => /^\S+\.py:\d+ {2}/.test(line));
    expect(functionsIn(show(recording, { function: 'coverage' }))).toEqual([expect.stringContaining('  coverage ')]);
    expect(functionsIn(show(recording, { file: 'examples' })).length).toBeGreaterThan(2);
    expect(functionsIn(show(recording, { file: 'exam' }))).toEqual([]);
    const bindings = [...show(recording, { function: 'coverage', kind: 'specialization' })].join('\n');
    expect(bindings).toMatch(/specialised: /);
    expect(bindings).not.toMatch(/ saw /);
    expect([...show(recording, { kind: 'nothing' })].at(-1)).toContain('No facts');
  });

  it('have a sentence for every kind', async () => {
    const value = { cost: [1, 2, 0, 0], 'inline-cache': ['exact', { A: 1 }, 0], specialization: ['exact', { X: 2 }, 1, 1, 0, 0], call: ['exact', 'm:g', 'b.py', 3, 'call', 4],
      inlining: ['exact', 'm:g', false, 'callee-too-big', 'too big', 2], deopt: ['exact', 'type-unexpected', 'exit', 'wrong map', 5], compilation: ['exact', 'C2', 'done', 'other', '', 1, 0.25],
      allocation: ['exact', 'm:A', 3, 96], exception: ['sampled', 'builtins:KeyError', 'raised', 9, 1.5], binding: ['exact', 'len', 'module', 'builtin', 'm:f', 2, 7],
      'value-shape': ['exact', 'self.x', { int: 3 }, {}, {}, {}, {}, 0, 3], pause: ['exact', 'explicit', '', 2, 0.5], contention: ['exact', 'Lock', 3, 0.1], counter: ['exact', 'misses', 5, 8], heap: ['exact', 'equal-strings', 'String', 'm:A.name', 9, 504, 8, 448], anchor: ['d41d8c', 2, 0, '9e1f02'] };
    expect(Object.keys(value).sort()).toEqual([...KIND_NAMES].sort());
    const facts = Object.fromEntries(Object.entries(value).map(([kind, row]) => [kind, [[0, ...row]]]));
    const lines = [...show(await readText(text(header(), { totals: { samples: 10 } }, functionLine(facts))))];
    const from = lines.findIndex((line) => line.startsWith('a.py'));
    expect(lines.slice(from)).toMatchInlineSnapshot(`
      [
        "a.py:1  f   20 % (5.7 % to 51 %), itself 10 %",
        "  1:5  call \`g\`   20 %, itself 10 %",
        "      saw monomorphic: A (1 observation)",
        "      specialised 50 %, generic 50 %: X",
        "      reaches m:g (b.py:3) in 4 samples",
        "      m:g not inlined 2 times: callee-too-big (too big)",
        "      deoptimised (exit) 5 times: type-unexpected (wrong map)",
        "      compilation by C2 done once, 0.25 s: other",
        "      made 3 A, 96 bytes",
        "      KeyError raised 9 times in 1.5 s",
        "      \`len\` is the module's f and hides the builtin, rebound 2 times (7 observations)",
        "      \`self.x\` held monomorphic: int (3 observations)",
        "      2 times paused for 0.5 s: explicit",
        "      waited 3 times for Lock, 0.1 s",
        "      misses: 5 here, 8 with what it calls",
        "      equal-strings: 8 of 9 String held by m:A.name, 448 of 504 bytes could be saved",
      ]
    `);
  });

  it('hide nothing: clocks that differ, sources that changed, notes and problems', async () => {
    const digest = (digit: string): string => `sha256:${digit.repeat(64)}`;
    const other = header({ process: { pid: 2, id: 'p2' }, clock: { kind: 'wall', period: 0.001, precision: 'line' } });
    const all = [...show(await readText(text(header(), { source: 'a.py', digest: digest('0') }, other, { source: 'a.py', digest: digest('1') }, { note: 'stopped early', level: 'warning' }, 'bad')))].join('\n');
    expect(all).toContain('These clocks differ');
    expect(all).toContain('a.py changed between or during the recordings');
    expect(all).toContain('Warning: stopped early');
    expect(all).toContain('x.facts.jsonl:6: not JSON');
  });

  it('let no control character of a recording reach the terminal', async () => {
    const evil = '\u001b[2J\u202e';
    const lines = [...show(await readText(text(header({ command: [evil], runtime: { name: evil, version: '', flags: { [evil]: evil } } }), { note: evil, level: 'info' },
      functionLine({ function: evil, file: `${evil}.py`, sites: [[0, 0, 0, 0, 0, evil, evil]], 'inline-cache': [[0, 'exact', { [evil]: 1 }, 0]] }))))].join('');
    expect(lines).not.toContain('\u001b');
    expect(lines).not.toContain('\u202e');
    expect(lines).toContain('\\u001b');
  });
});
