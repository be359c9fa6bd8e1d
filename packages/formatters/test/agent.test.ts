import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatAgent } from '../src/index.ts';
import { finding, fix, result } from './example.ts';
import { hostileResult, many } from './hostile.ts';

const OPTIONS = { audience: 'developer', color: false, width: 0, pathPrefix: '' } as const;

describe('for coding agents', () => {
  test('a finding is four lines: where and how much, what was seen, why it costs, what to do', () => {
    expect(formatAgent(result(), OPTIONS)).toBe('geometry.py:48:18: megamorphic-site: megamorphic attribute in a hot loop, saves 14 % of the run (11–17 %)\n'
      + '  seen: 5 types: Circle 31 %, Square 24 %, Tri 22 %, Hex 12 %, Star 11 %.\n'
      + '  why: The inline cache here holds one type and missed 1.9 million times.\n'
      + '  do: Group the scene by type before the loop, or give the shapes one `area` slot in their base class.\n'
      + '1 finding; 7 below the floor\n');
  });

  test('a fix is a diff below it, with whether it keeps the meaning', () => {
    const diff = '    -        total += shape.area * weight\n    +        area = shape.area\n    +        total += area * weight\n';
    expect(formatAgent(result({ findings: [finding({ fix: fix() })] }), OPTIONS)).toContain(`  change: read \`shape.area\` once (mechsym lint --fix, keeps the meaning)\n${diff}`);
    expect(formatAgent(result({ findings: [finding({ fix: fix({ risk: 'It may change.' }) })] }), OPTIONS))
      .toContain(`once (a suggestion, mechsym lint --fix-suggestions; risk: It may change.)\n${diff}`);
  });

  test('a clean run and problems with the input are said', () => {
    const problems = [{ severity: 'warning' as const, file: 'x.jsonl', line: 3, message: 'cut off' }, { severity: 'info' as const, message: 'fine' }];
    expect(formatAgent(result({ findings: [], problems, belowFloor: { count: 0, impact: 0, floor: 0.01 } }), OPTIONS)).toBe('problem: x.jsonl:3: cut off\nno findings\n');
  });

  test('a stale place is called stale', () => {
    expect(formatAgent(result({ findings: [finding({ freshness: 'stale' })] }), OPTIONS)).toContain('The source has changed since the recording.');
  });

  test('whatever the program contains, every line is one of the format\'s, with a head for each finding', () => {
    fc.assert(fc.property(hostileResult, (each) => {
      const lines = formatAgent(each, OPTIONS).split('\n');
      expect(lines.pop()).toBe('');
      const heads = lines.filter((line) => !/^ {2}(seen|why|do|change): |^ {4}[-+]|^problem: /.test(line));
      expect(heads).toHaveLength(each.findings.length + 1);
      // eslint-disable-next-line no-control-regex -- these must not be there
      expect(lines.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u202e]/);
    }));
  });

  test('of 30,000 findings the first 50 are shown, and the rest is counted', () => {
    const text = formatAgent(many(30_000), OPTIONS);
    expect(text.length).toBeLessThan(33_000);
    expect(text.split('\n')[0]).toContain('saves 90 % of the run');
    expect(text.match(/^ {2}do: /gm)).toHaveLength(50);
    expect(text).toContain('30,000 findings; 29,950 more of smaller impact: --format jsonl; 7 below the floor\n');
  });
});
