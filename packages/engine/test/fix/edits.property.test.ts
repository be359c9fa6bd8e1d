import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, collide, hunksOf, ordered, type TextEdit } from '../../src/fix/edits.ts';
import { unifiedDiff } from '../../src/fix/unified.ts';
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
