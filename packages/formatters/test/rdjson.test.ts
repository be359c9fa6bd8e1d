import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Validator } from '@umbrelladocs/rdformat-validator';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatRdjson } from '../src/index.ts';
import { finding, fix, locationIn, result } from './example.ts';
import { hostileResult, many, wellFormed } from './hostile.ts';

const OPTIONS = { audience: 'developer', color: false, width: 0, pathPrefix: '' } as const;

const validator = new Validator({ strictMode: true, allowExtraFields: false });

interface Diagnostics { diagnostics: { message: string; location: { path: string; range: { start: { line: number; column: number }; end: { line: number; column: number } } } }[] }
const diagnosticsOf = (...args: Parameters<typeof formatRdjson>) => {
  const parsed = JSON.parse(formatRdjson(...args)) as Diagnostics;
  expect(validator.validate(parsed)).toMatchObject({ valid: true, errors: [] });
  return parsed.diagnostics;
};

test('the output is what the format\'s validator takes, and it would have said something', () => {
  expect(diagnosticsOf(result({ findings: [] }), OPTIONS)).toEqual([]);
  const [first] = diagnosticsOf(result(), { ...OPTIONS, pathPrefix: 'services/api/' });
  expect(first).toMatchObject({ severity: 'WARNING', code: { value: 'megamorphic-site' }, location: { path: 'services/api/geometry.py', range: { start: { line: 48, column: 18 }, end: { line: 48, column: 28 } } } });
  expect(first?.message.split('\n')[0]).toBe('megamorphic attribute in a hot loop: saves 14 % of the run (11–17 %)');
  expect(validator.validate({ diagnostics: [{ ...first, severity: 'LOUD' }] }).valid).toBe(false);
});

test('columns count bytes of UTF-8 from 1', () => {
  const [first] = diagnosticsOf(result({ findings: [finding({ location: locationIn('é = "🎉" + shape.area', 'shape.area') })] }), OPTIONS);
  expect(first?.location.range).toEqual({ start: { line: 48, column: 15 }, end: { line: 48, column: 25 } });
});

test('a fix in one place is a suggestion of whole lines; in several it would be half of one', () => {
  const suggestionsOf = (change: ReturnType<typeof fix>) => (diagnosticsOf(result({ findings: [finding({ fix: change })] }), OPTIONS)[0] as { suggestions?: object }).suggestions;
  expect(suggestionsOf(fix())).toEqual([{ range: { start: { line: 48, column: 1 }, end: { line: 49, column: 1 } }, text: '        area = shape.area\n        total += area * weight\n' }]);
  const [hunk] = fix().diff;
  expect(suggestionsOf(fix({ diff: [hunk!, { ...hunk!, line: 3 }] }))).toBeUndefined();
  expect(suggestionsOf(fix({ files: [...fix().files, { file: 'b.py', sha256: '' }] }))).toBeUndefined();
});

test('whatever the program contains, there is one valid diagnostic a finding', () => {
  fc.assert(fc.property(hostileResult, (each) => {
    expect(diagnosticsOf(each, OPTIONS).map(({ location }) => wellFormed(location.path))).toEqual(each.findings.map(({ location: { file } }) => wellFormed(file)));
  }));
});

test('30,000 findings are all there, best first', () => {
  const diagnostics = diagnosticsOf(many(30_000), OPTIONS);
  expect(diagnostics).toHaveLength(30_000);
  expect(diagnostics[0]?.message).toContain('saves 90 % of the run');
});

const reviewdog = process.env['MECHSYM_REVIEWDOG'] ?? '';
if (!existsSync(reviewdog)) process.stderr.write('skipped: rdjson through reviewdog; MECHSYM_REVIEWDOG names no executable\n');

test.skipIf(!existsSync(reviewdog))('reviewdog reads it and prints each finding at its place', () => {
  const print = (input: string) => execFileSync(reviewdog, ['-f=rdjson', '-reporter=local', '-filter-mode=nofilter', '-diff=true'], { input, encoding: 'utf8' });
  const awkward = finding({ rank: 2, location: locationIn('é = "🎉" + shape.area', 'shape.area', { file: 'a b/naïve.py' }) });
  const lines = print(formatRdjson(result({ findings: [finding(), awkward] }), OPTIONS)).trimEnd().split('\n');
  expect(lines.map((line) => /path:"(.*?)"\s+range:\{start:\{line:(\d+)\s+column:(\d+)\}/.exec(line)?.slice(1))).toEqual([['geometry.py', '48', '18'], ['a b/naïve.py', '48', '15']]);
  expect(lines[0]).toContain('saves 14 %');
});
