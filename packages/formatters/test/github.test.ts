import { error, notice, warning, type AnnotationProperties } from '@actions/core';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { formatGithub } from '../src/index.ts';
import { comparedResult, finding, locationIn, result } from './example.ts';
import { hostileResult, many } from './hostile.ts';

const OPTIONS = { audience: 'developer', color: false, width: 0, pathPrefix: '' } as const;

describe('workflow commands', () => {
  test('name place, title with the impact, and what to do', () => {
    expect(formatGithub(result(), OPTIONS)).toBe('::warning file=geometry.py,line=48,endLine=48,col=18,endColumn=28,title=megamorphic attribute in a hot loop%3A saves 14 %25 (11–17 %25)'
      + '::5 types: Circle 31 %25, Square 24 %25, Tri 22 %25, Hex 12 %25, Star 11 %25%0AThe inline cache here holds one type and missed 1.9 million times.'
      + '%0A→ Group the scene by type before the loop, or give the shapes one `area` slot in their base class.%0Amegamorphic-site\n');
  });

  test('of a comparison annotate what the change made, and leave out what was there before', () => {
    const lines = formatGithub(comparedResult(), OPTIONS).trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('file=geometry.py,');
  });

  test('cannot be broken out of by a file name or a message', () => {
    const both = (text: string) => ({ developer: text, runtime: text });
    const evil = finding({
      location: locationIn('x', 'x', { file: 'a,b:c%\n::error::d.py' }),
      message: { title: both('t::x,y'), label: both('l\n::error::boo'), why: both('100%'), fix: both('f') },
    });
    const lines = formatGithub(result({ findings: [evil] }), OPTIONS).trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('file=a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3Ad.py,line=48');
  });

  test('are counted where GitHub shows no more, for each level', () => {
    const findings = Array.from({ length: 40 }, (_, i) => finding({ rank: i + 1, level: (['error', 'warning', 'note'] as const)[i % 3] as 'error' }));
    const lines = formatGithub(result({ findings }), OPTIONS).trimEnd().split('\n');
    const of = (level: string) => lines.filter((line) => line.startsWith(`::${level} `)).length;
    expect([of('error'), of('warning'), of('notice')]).toEqual([10, 10, 10]);
    expect(lines.at(-1)).toContain('11 more findings');
  });

  test('have no columns on a range of several lines, which GitHub would refuse', () => {
    const location = { ...locationIn('class A:', 'class A:'), range: { start: { line: 1, column: 0 }, end: { line: 5, column: 3 } } };
    const text = formatGithub(result({ findings: [finding({ location })] }), OPTIONS);
    expect(text).toContain('line=2,endLine=6,title=');
    expect(text).not.toContain('col=');
  });

  test('name files from the root of the repository', () => {
    expect(formatGithub(result(), { ...OPTIONS, pathPrefix: 'services/api/' })).toContain('file=services/api/geometry.py,');
  });

  test('are what GitHub\'s own toolkit writes for the same annotation', () => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    try {
      fc.assert(fc.property(hostileResult, (each) => {
        const text = formatGithub({ ...each, problems: [] }, OPTIONS);
        write.mockClear();
        for (const line of text.split('\n').slice(0, -1)) again(line);
        expect(sorted(write.mock.calls.map(([written]) => written).join(''))).toBe(sorted(text));
        expect(text.split('\n')).toHaveLength(each.findings.length + 1);
      }));
    } finally {
      write.mockRestore();
    }
  });

  test('of 30,000 findings are the first that GitHub shows, and a count', () => {
    const lines = formatGithub(many(30_000), OPTIONS).trimEnd().split('\n');
    expect(lines).toHaveLength(11);
    expect(lines[0]).toContain('saves 90 %25');
    expect(lines[10]).toContain('29,990 more findings');
  });
});

/** The commands with their properties in one order. */
const sorted = (text: string) => text.replace(/^(::\w+ )([^:]*)/gm, (_, command: string, properties: string) => command + properties.split(',').sort().join(','));

/** Reads a command as the runner does, and has the toolkit write it. */
function again(line: string): void {
  const [, command, properties, message] = /^::(\w+) ([^:]*)::(.*)$/.exec(line) as unknown as [string, string, string, string];
  const data = (text: string) => text.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%');
  const of = new Map(properties.split(',').map((pair) => {
    const name = pair.slice(0, pair.indexOf('='));
    return [name, data(pair.slice(name.length + 1).replaceAll('%3A', ':').replaceAll('%2C', ','))];
  }));
  const numbers = { startLine: of.get('line'), endLine: of.get('endLine'), startColumn: of.get('col'), endColumn: of.get('endColumn') };
  const annotation: AnnotationProperties = { title: of.get('title') as string, file: of.get('file') as string };
  for (const [name, value] of Object.entries(numbers)) if (value !== undefined) annotation[name as 'startLine'] = Number(value);
  ({ error, warning, notice })[command as 'error'](data(message), annotation);
}
