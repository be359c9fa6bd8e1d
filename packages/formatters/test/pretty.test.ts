import { describe, expect, test } from 'vitest';
import { displayWidth, formatPretty, type FormatOptions } from '../src/index.ts';
import { finding, fix, locationIn, result } from './example.ts';

const PLAIN: FormatOptions = { audience: 'developer', color: false, width: 0, pathPrefix: '' };

test('says of which large parts of the run it can say little', () => {
  const base = result();
  const { trust } = base;
  const text = formatPretty({ ...base, trust: { ...trust, elsewhere: [{ what: 'in native code', share: 0.31 }, { what: 'in the compiler', share: 0.04 }] } }, PLAIN);
  expect(text).toContain('\nLittle can be said of: 31 % in native code.\n');
  expect(formatPretty(base, PLAIN)).not.toContain('Little can be said');
  // What is called has findings where it is called.
  const called = (share: number) => formatPretty({ ...base, trust: { ...trust, elsewhere: [{ what: 'below calls into json', share, called: true }] } }, PLAIN);
  expect(called(0.95)).toContain('\nLittle can be said of: 95 % below calls into json.\n');
  expect(called(0.3)).not.toContain('Little can be said');
});

describe('a finding', () => {
  test('says what, where, why, what to do and how much in six lines', () => {
    const lines = formatPretty(result(), PLAIN).split('\n');
    const start = lines.findIndex((line) => line.startsWith(' 1 '));
    const end = lines.findIndex((line) => line.startsWith('1 finding'));
    const text = lines.slice(start, end).filter((line) => line !== '');
    expect(text).toEqual([
      ' 1  geometry.py:48:18   megamorphic attribute in a hot loop   saves 14 % of the run (11–17 %)',
      '       47 │     for shape in scene:',
      '       48 │         total += shape.area * weight',
      '          │                  ━━━━━━━━━━ 5 types: Circle 31 %, Square 24 %, Tri 22 %, Hex 12 %, Star 11 %',
      '     The inline cache here holds one type and missed 1.9 million times.',
      '     → Group the scene by type before the loop, or give the shapes one `area` slot in their base class.',
    ]);
  });

  test('whose fix keeps the meaning names the command; any other shows what it would change, and the risk', () => {
    const textOf = (change: ReturnType<typeof fix>) => formatPretty(result({ findings: [finding({ fix: change })] }), PLAIN);
    expect(textOf(fix())).toContain('\n     fix: mechsym lint --fix   read `shape.area` once\n');
    expect(textOf(fix({ risk: 'The area may change.' }))).toContain([
      '     suggestion: read `shape.area` once', '     -        total += shape.area * weight', '     +        area = shape.area', '     +        total += area * weight',
      '     Risk: The area may change.', '',
    ].join('\n'));
    const [hunk] = fix().diff;
    const long = textOf(fix({ risk: 'r', diff: [{ ...hunk!, added: Array.from({ length: 9 }, (_, i) => `x${i}`) }] }));
    expect(long).not.toContain('x0');
    expect(long).toContain('mechsym lint --fix-suggestions --fix-dry-run shows it');
  });

  test('stays within six lines on a terminal of 100 columns, and what to do is never cut on any', () => {
    for (const width of [40, 50, 60, 80, 100, 120, 200]) {
      const text = formatPretty(result(), { ...PLAIN, width });
      const lines = text.split('\n');
      const block = lines.slice(lines.findIndex((line) => line.startsWith(' 1 ')), lines.findIndex((line) => line.startsWith('1 finding'))).filter((line) => line !== '');
      expect(block.length, `at ${width}:\n${text}`).toBeLessThanOrEqual(width >= 100 ? 6 : width >= 60 ? 8 : 10);
      expect(text.replace(/\s+/g, ' '), `at ${width}`).toContain('slot in their base class.');
    }
  });

  test('is never wider than the terminal', () => {
    const wide = finding({
      location: locationIn(`\t\tdaten = {"名前": berechne("日本語🎉👩‍👩‍👧", alt)}  # ${'lang '.repeat(60)}`, 'berechne("日本語🎉👩‍👩‍👧", alt)', { file: 'pkg/mod.py', number: 12345 }),
    });
    for (let width = 48; width <= 160; width += 7) {
      const lines = formatPretty(result({ findings: [wide] }), { ...PLAIN, width }).split('\n');
      const source = lines.filter((line) => line.includes('│'));
      for (const line of source) expect(displayWidth(line), `width ${width}: ${line}`).toBeLessThanOrEqual(width);
    }
  });

  test('has its underline under the underlined text, whatever stands before it', () => {
    for (const line of ['x = [shape.area]', '\tx = [shape.area]', '  \tx = [shape.area]', '"日本" + [shape.area]', '"🎉é" + [shape.area]', '"👩‍👩‍👧" + [shape.area]', '"\u200b" + [shape.area]']) {
      const lines = formatPretty(result({ findings: [finding({ location: locationIn(line, 'shape.area') })] }), PLAIN).split('\n');
      const at = lines.findIndex((each) => each.includes('━'));
      const [before = ''] = (lines[at] as string).split('━');
      const source = lines[at - 1] as string;
      expect(displayWidth(source.slice(0, source.indexOf('shape.area'))), JSON.stringify(line)).toBe(displayWidth(before));
      expect((lines[at] as string).match(/━+/)?.[0]).toHaveLength('shape.area'.length);
    }
  });

  test('keeps the underlined text in sight where a long line is cut', () => {
    const line = `${'a + '.repeat(200)}shape.area${' + b'.repeat(200)}`;
    for (const width of [0, 60, 100]) {
      const text = formatPretty(result({ findings: [finding({ location: locationIn(line, 'shape.area') })] }), { ...PLAIN, width });
      expect(text).toMatch(/…[a + ]*shape\.area[ + b]*…/);
    }
  });

  test('underlines the first line of a range of several, and says that it goes on', () => {
    const location = { ...locationIn('class Shape:', 'class Shape:'), range: { start: { line: 47, column: 0 }, end: { line: 60, column: 10 } } };
    expect(formatPretty(result({ findings: [finding({ location })] }), PLAIN)).toContain('━━━━━━━━━━━━┅ 5 types');
  });

  test('is complete without its source line', () => {
    const location = { ...locationIn('x', 'x'), snippet: { firstLine: 48, lines: [] } };
    const text = formatPretty(result({ findings: [finding({ location })] }), PLAIN);
    expect(text).toContain('│ 5 types');
    expect(text).not.toContain('━');
  });

  test('cannot drive the terminal or reorder what is read', () => {
    const location = locationIn('x = "\u001b[31m\u202e" + shape.area', 'shape.area', { file: 'a\u001b]0;b.py' });
    const text = formatPretty(result({ findings: [finding({ location })] }), PLAIN);
    // eslint-disable-next-line no-control-regex -- these are what it is about
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  test('speaks the words of the audience', () => {
    expect(formatPretty(result(), { ...PLAIN, audience: 'runtime' })).toContain('hot loop (runtime)');
  });

  test('says why it is back, within its six lines', () => {
    const lapsed = { suppression: { kind: 'inline', reason: 'r', file: 'a.py', line: 4 }, text: 'It was suppressed at a.py:4 until 2026-11-01, which is over.' } as const;
    const lines = formatPretty(result({ findings: [finding({ lapsed })] }), PLAIN).split('\n');
    expect(lines).toContain('     It was suppressed at a.py:4 until 2026-11-01, which is over.');
    expect(lines.slice(lines.findIndex((line) => line.startsWith(' 1 ')), lines.findIndex((line) => line.startsWith('1 finding'))).filter((line) => line !== '')).toHaveLength(6);
  });

  test('says when its source has changed', () => {
    expect(formatPretty(result({ findings: [finding({ freshness: 'stale' })] }), PLAIN)).toContain('changed since the recording');
    expect(formatPretty(result(), PLAIN)).not.toContain('changed since the recording');
  });

  test('has colours only where they are wanted', () => {
    const escape = '\u001b[';
    expect(formatPretty(result(), PLAIN)).not.toContain(escape);
    expect(formatPretty(result(), { ...PLAIN, color: true })).toContain(escape);
  });
});

describe('the summary', () => {
  test('counts what is shown, what is not and why, and how far to trust it', () => {
    const text = formatPretty(result({ findings: [finding(), finding({ rank: 2 })] }), PLAIN);
    expect(text).toContain('2 findings, 14 % of the run (11–17 %). 7 below 1 % not shown, 1 rule not applicable: mechsym rules list');
    expect(text).toContain('Trust: two halves of the recording agree on both; 96 % of the hot code was seen (Good-Turing).');
  });

  test('counts what is suppressed and what it would save, with findings or without', () => {
    const suppressed = [finding({ impact: { value: 0.02, low: 0.01, high: 0.03 } }), finding({ impact: { value: 0.01, low: 0, high: 0.03 } })]
      .map((each) => ({ ...each, suppression: { kind: 'file', reason: 'r', file: 's.json' } as const }));
    expect(formatPretty(result({ suppressed }), PLAIN)).toContain('1 finding, 14 % of the run (11–17 %). 2 suppressed (3 % of the run), 7 below 1 %');
    expect(formatPretty(result({ findings: [], suppressed }), PLAIN)).toContain('\n2 suppressed (3 % of the run): mechsym lint --format json has them.\n');
  });

  test('names what could not be placed', () => {
    const text = formatPretty(result({ counts: { functions: 1, hotFunctions: 1, filesWithFacts: 1, filesRead: 1, unplaced: { 'file is gone': 3, 'outside the root': 9 }, stale: 2, moved: 1, unknown: 0 } }), PLAIN);
    expect(text).toContain('12 facts found no place in the source (outside the root 9, file is gone 3), 2 functions have changed since the recording');
  });

  test('of a clean run says what was looked at', () => {
    const text = formatPretty(result({ findings: [] }), PLAIN);
    expect(text).toContain('mechsym  no finding above 1 % of the run.');
    expect(text).toContain('1 rule applied, 1 not applicable here (no JIT in this build: inlining). 6.2 s of CPU, 212 functions, 18 hot.');
    expect(text).not.toContain('explain');
  });

  test('of too short a run says what it cannot say and how to record more', () => {
    const short = result({ findings: [] });
    const text = formatPretty({
      ...short,
      recordings: short.recordings.map((each) => ({ ...each, cpu: 0.25, samples: 62, command: ['python3', 'my prog.py', "it's"] })),
      trust: { ...short.trust, samples: 62, resolution: 0.04, shown: 0, agreeing: 0 },
    }, PLAIN);
    expect(text).toContain('recorded 0.3 s of CPU, 62 samples, CPython 3.14.10, JIT off: too few for a claim below 4 %.');
    expect(text).toContain('no finding above 4 % of the run');
    expect(text).toContain("Record about 0.8 s more to see what costs 1 %: mechsym record --repeat 4 -- python3 'my prog.py' 'it'\\''s'");
    const typed = formatPretty({ ...short, recordings: short.recordings.map((each) => ({ ...each, cpu: 0.25, command: ['python', 'main.py'] })), trust: { ...short.trust, resolution: 0.04 } }, { ...PLAIN, command: 'python3.11 main.py' });
    expect(typed).toMatch(/: mechsym record --repeat 4 -- python3\.11 main\.py\n/);
    const long = { ...short.recordings[0]!, cpu: 0.25, command: ['python3', '-m', 'pyflakes', ...Array.from({ length: 90 }, (_, i) => `file${i}.py`)] };
    expect(formatPretty({ ...short, recordings: [long], trust: { ...short.trust, resolution: 0.04 } }, PLAIN)).toMatch(/-- python3 -m pyflakes file0\.py .{40,80} …\n/);
  });

  test('of a run that is nearly long enough does not complain', () => {
    const base = result();
    const at = (resolution: number) => formatPretty({ ...base, trust: { ...base.trust, resolution } }, PLAIN);
    expect(at(0.015)).not.toMatch(/too few|Record about/);
    expect(at(0.03)).toContain('too few for a claim below 3 %');
  });

  test('shows problems with their place, and does not drown in them', () => {
    const problems = Array.from({ length: 30 }, (_, i) => ({ severity: 'warning' as const, file: 'x.jsonl', line: i + 1, column: 2, message: 'bad' }));
    const text = formatPretty(result({ problems }), PLAIN);
    expect(text).toContain('mechsym: x.jsonl:1:2: bad');
    expect(text).toContain('20 more problems');
    expect(text).not.toContain('x.jsonl:11:');
  });
});
