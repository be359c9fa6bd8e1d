import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { align } from '../../src/source/index.ts';

const of = (before: string, after: string): string => Array.from(align([...before], [...after]), (at) => (at < 0 ? '-' : String(at))).join(' ');

describe('two lists', () => {
  test.each([
    ['abc', 'abc', '0 1 2', 'equal'], ['abc', 'axbyc', '0 2 4', 'insertions'], ['abcde', 'ace', '0 - 1 - 2', 'deletions'], ['abc', 'xyz', '- - -', 'nothing in common'],
    ['abcd', 'acbd', '0 2 1 3', 'changed places'], ['aab', 'xaab', '1 2 3', 'the same twice, beside what is certain'],
    ['axbxc', 'axxbyxc', '0 1 3 5 6', 'repeated ones between certain ones'], ['pxqxr', 'sxtu', '- - - - -', 'repeated ones that could be either'], ['', 'a', '', 'nothing'],
  ])('%s and %s: %s (%s)', (before, after, expected) => {
    expect(of(before, after)).toBe(expected);
  });

  const items = fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 40 });

  test('only equal items are matched, and each once', () => {
    fc.assert(fc.property(items, items, (before, after) => {
      const found = [...align(before, after)];
      for (const [i, at] of found.entries()) if (at >= 0) expect(after[at]).toBe(before[i]);
      const taken = found.filter((at) => at >= 0);
      expect(new Set(taken).size).toBe(taken.length);
    }));
  });

  test('items that are there once in each are all matched', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.nat(200)), fc.uniqueArray(fc.nat(200)), (before, after) => {
      const found = align(before.map(String), after.map(String));
      for (const [i, item] of before.entries()) expect(found[i]).toBe(after.indexOf(item));
    }));
  });
});
