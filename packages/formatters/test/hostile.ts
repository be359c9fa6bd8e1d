import fc from 'fast-check';
import type { Finding, LintResult } from '@mechsym/engine';
import { finding, fix, result } from './example.ts';

/** What programs, file names and broken recordings can contain, and a format could take for its own. */
const PIECES = [
  ']]>', '<![CDATA[', '-->', '<!--', '<script>alert(1)</script>', '&amp;', '&#8203;', '&', '"', "'", '<', '>', '|', '\\', '\\|', '||', '|-|', '`', '``', '```', '` `', '~~~', '~~a~~',
  '*a*', '_a_', '**', '# h', '- ', '+ ', '1. ', '2) ', '> ', '---', '===', '    ', '\t', '[x](y)', '![x](y)', '[x]', '[^1]', '[^1]: a', '[a]: b', '<https://a.example>', 'https://a.example/b',
  'www.a.example', 'a@b.example', '@team', '#12', '$x$', '::error::x', '::', '%0A', '%', ',', ':', '\n', '\r', '\r\n', '\n\n', '\u0000', '\u0007', '\u001b[31m', '\u0085', '\u00a0', '\u2028', '\u202e', '\u2066',
  '\ufeff', '\ufffe', '\uffff', '\ud800', '\udc00', '日本語', '🎉', 'e\u0301', ' ', 'shape', 'x',
];

/** Half a surrogate pair cannot be written as UTF-8. */
export const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd');

export const hostileText = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 4 }), fc.string({ maxLength: 4 })), { maxLength: 8 }).map((pieces) => pieces.join(''));
const oneRow = hostileText.map((text) => text.replace(/[\r\n]/g, ''));

const registers = hostileText.map((text) => ({ developer: text, runtime: text }));

const hostileLocation = fc.record({ line: oneRow, file: hostileText, name: hostileText, from: fc.nat(40), length: fc.nat(40), number: fc.integer({ min: 1, max: 5000 }) })
  .map(({ line, file, name, from, length, number }): Finding['location'] => {
    const column = Math.min(from, line.length);
    return {
      file: file.trim() === '' ? 'a.py' : file,
      range: { start: { line: number, column }, end: { line: number, column: Math.min(column + length, line.length) } },
      function: name,
      snippet: { firstLine: number - 1, lines: ['', line] },
    };
  });

const hostileFix = fc.record({ description: hostileText, risk: hostileText, old: oneRow, text: hostileText, removed: oneRow, added: oneRow, isSafe: fc.boolean() }).map(({ description, risk, old, text, removed, added, isSafe }) => {
  const { edits: [edit], diff: [hunk], ...rest } = fix();
  return { ...rest, description, ...(!isSafe && { risk }), edits: [{ ...edit!, old, text }], diff: [{ ...hunk!, removed: [removed], added: [added] }] };
});

export const hostileFinding = fc.record({
  location: hostileLocation, title: registers, label: registers, why: registers, fix: registers, rule: fc.constantFrom('megamorphic-site', 'a|b`c', '<rule>'),
  level: fc.constantFrom<Finding['level'][]>('error', 'warning', 'note'), related: fc.array(fc.record({ location: hostileLocation, text: hostileText }), { maxLength: 2 }),
  impact: fc.double({ min: 0, max: 1, noNaN: true }), change: fc.option(hostileFix, { nil: undefined }),
}).map(({ title, label, why, fix: advice, impact, change, ...rest }) => finding({ ...rest, ...(change && { fix: change }), message: { title, label, why, fix: advice }, impact: { value: impact, low: impact, high: impact } }));

/** A result whose every text comes from a program that means ill. */
export const hostileResult = fc.record({ findings: fc.array(hostileFinding, { maxLength: 3 }), problem: hostileText, file: hostileText })
  .map(({ findings, problem, file }): LintResult => result({
    findings: findings.map((each, i) => ({ ...each, rank: i + 1, fingerprint: i.toString(16).padStart(16, '0') })),
    problems: [{ severity: 'error', message: problem, file, line: 3 }],
  }));

/** As many findings as asked for, best first, each at a place of its own. */
export function many(count: number, changes: (index: number) => Partial<Finding> = () => ({})): LintResult {
  const one = finding();
  const findings = Array.from({ length: count }, (_, i): Finding => {
    const value = 0.9 * (1 - i / count);
    const number = (i % 3000) + 2;
    const place = {
      ...one.location, file: `src/package_${i % 40}/module_${Math.floor(i / 3000)}.py`, function: `Class${i % 97}.method_${i % 13}`,
      range: { start: { line: number - 1, column: 8 }, end: { line: number - 1, column: 18 } }, snippet: { ...one.location.snippet, firstLine: number - 2 },
    };
    return {
      ...one, rank: i + 1, fingerprint: (i * 2654435761 % 2 ** 32).toString(16).padStart(16, '0'), location: place, related: [{ location: place, text: `read here, ${i}` }],
      impact: { value, low: value * 0.8, high: value * 1.1 }, ...changes(i),
    };
  });
  return result({ findings });
}
