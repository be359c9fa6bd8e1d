import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, collide, hunksOf, ordered, type TextEdit } from '../../src/fix/edits.ts';
import { unifiedDiff } from '../../src/fix/unified.ts';
import type { Fix } from '../../src/finding.ts';
import { FileFixes } from '../../src/fix/file.ts';
import { createText } from '../../src/source/index.ts';

const PIECES = ['a', 'bc', '🎉', '日本', 'e\u0301', '\n', '\r\n', '\r', '\t', '    ', '\u2028', '{', '"'];
const someText = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(''));

/** A text, and edits of it of which none collide, in any order. */
const edited = someText.chain((text) => fc.record({
  text: fc.constant(text),
  edits: fc.array(fc.record({ from: fc.nat(text.length), length: fc.nat(6), put: fc.array(fc.constantFrom(...PIECES), { maxLength: 4 }) }), { maxLength: 8 }).map((wanted) => {
    const kept: TextEdit[] = [];
    for (const { from, length, put } of wanted) {
      const edit = { start: from, end: Math.min(text.length, from + length), text: put.join('') };
      if (kept.every((other) => !collide(other, edit))) kept.push(edit);
    }
    return kept;
  }),
}));

describe('edits that do not collide', () => {
  test('made together give what they give one by one from the end', () => {
    fc.assert(fc.property(edited, ({ text, edits }) => {
      let one = text;
      for (const { start, end, text: put } of ordered(edits).reverse()) one = one.slice(0, start) + put + one.slice(end);
      expect(applyEdits(text, edits)).toBe(one);
    }), { numRuns: 2000 });
  });

  test('give the same in any order, unless two insert at one place', () => {
    fc.assert(fc.property(edited, ({ text, edits }) => {
      const starts = edits.filter(({ start, end }) => start === end).map(({ start }) => start);
      fc.pre(new Set(starts).size === starts.length);
      expect(applyEdits(text, [...edits].reverse())).toBe(applyEdits(text, edits));
    }));
  });

  test('have hunks that tell every line that changes: made of lines, they give the same text', () => {
    fc.assert(fc.property(edited, ({ text, edits }) => {
      const source = createText(text);
      const lines = [...source.lines];
      for (const { line, removed, added } of hunksOf(source, edits).reverse()) {
        expect(lines.slice(line, line + removed.length)).toEqual(removed);
        lines.splice(line, removed.length, ...added);
      }
      // A line end may be put together of two: lines are compared without what ends them.
      const joined = /\r$/.test(text.slice(0, 1)) || edits.some((edit) => edit.text.startsWith('\n') || edit.text.endsWith('\r') || text[edit.start - 1] === '\r' || text[edit.end] === '\n' || text[edit.end - 1] === '\r');
      if (!joined) expect(lines).toEqual(createText(applyEdits(text, edits)).lines);
    }), { numRuns: 2000 });
  });
});

const fixOf = (text: string, edits: readonly TextEdit[]): Fix => {
  const source = createText(text);
  return {
    description: 'x', files: [{ file: 'a.py', sha256: createHash('sha256').update(text).digest('hex') }], diff: [],
    edits: edits.map(({ start, end, text: put }) => ({ file: 'a.py', range: source.range(start, end), old: text.slice(start, end), text: put })),
  };
};

describe('a file with fixes', () => {
  // No place of a line is between the two characters that end it.
  const between = (text: string, { start, end }: TextEdit) => [start, end].some((at) => text.slice(at - 1, at + 1) === '\r\n');

  test('has every edit where it was meant, whatever stands before it on the line', () => {
    fc.assert(fc.property(edited, ({ text, edits }) => {
      fc.pre(!/\p{Surrogate}/u.test(text) && !edits.some((edit) => between(text, edit)));
      const fixes = new FileFixes('a.py', text);
      const fix = fixOf(text, ordered(edits));
      expect([fixes.knows(fix), fixes.takes(fix)]).toEqual([true, true]);
      fixes.add(fix);
      const once: TextEdit[] = [];
      for (const edit of ordered(edits)) if (!once.some((each) => each.start === edit.start && each.end === edit.end && each.text === edit.text)) once.push(edit);
      expect(fixes.text).toBe(applyEdits(text, once));
    }), { numRuns: 1000 });
  });

  test('knows a fix of another text as none of its own', () => {
    expect(new FileFixes('a.py', 'x = 1\n').knows(fixOf('x = 2\n', [{ start: 0, end: 1, text: 'y' }]))).toBe(false);
    expect(new FileFixes('a.py', 'x = 1\ny\n').knows(fixOf('x = 1\nz\n', [{ start: 0, end: 1, text: 'y' }]))).toBe(false);
  });

  test('takes the first of two that overlap, and what both do once', () => {
    const text = 'abcdef\n';
    const fixes = new FileFixes('a.py', text);
    fixes.add(fixOf(text, [{ start: 0, end: 0, text: 'import re\n' }, { start: 1, end: 3, text: 'X' }]));
    expect(fixes.takes(fixOf(text, [{ start: 2, end: 4, text: 'Y' }]))).toBe(false);
    const other = fixOf(text, [{ start: 0, end: 0, text: 'import re\n' }, { start: 3, end: 5, text: 'Z' }]);
    expect(fixes.takes(other)).toBe(true);
    fixes.add(other);
    expect(fixes.text).toBe('import re\naXZf\n');
  });
});

test('two edits collide where one takes away what the other touches', () => {
  const at = (start: number, end: number) => ({ start, end, text: '' });
  expect(collide(at(2, 5), at(4, 6))).toBe(true);
  expect(collide(at(2, 5), at(3, 3))).toBe(true);
  expect(collide(at(2, 5), at(5, 6))).toBe(false);
  expect(collide(at(2, 5), at(2, 2))).toBe(false);
  expect(collide(at(3, 3), at(3, 3))).toBe(false);
});

test('a unified diff is what git applies, with any line ends and without one at the end of the file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mechsym-diff-'));
  try {
    for (const { text, edits } of fc.sample(edited, { numRuns: 60, seed: 7 })) {
      const file = join(folder, 'a.txt');
      const long = Array.from({ length: 12 }, (_, i) => `line ${i}\n`).join('');
      const before = long + text;
      // half a surrogate pair cannot be written
      if (/\p{Surrogate}/u.test(applyEdits(text, edits))) continue;
      const moved = edits.map((edit) => ({ ...edit, start: edit.start + long.length, end: edit.end + long.length }));
      const diff = unifiedDiff('a.txt', before, [{ start: 7, end: 7, text: 'new\r\n' }, ...moved]);
      writeFileSync(file, before);
      writeFileSync(join(folder, 'd.patch'), diff);
      execFileSync('git', ['-c', 'core.autocrlf=false', 'apply', '--whitespace=nowarn', '--unsafe-paths', 'd.patch'], { cwd: folder, env: { ...process.env, GIT_CEILING_DIRECTORIES: join(folder, '..') } });
      expect(readFileSync(file, 'utf8')).toBe(applyEdits(before, [{ start: 7, end: 7, text: 'new\r\n' }, ...moved]));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
