import { describe, expect, it } from 'vitest';

import { catches } from '../../src/jvm/facts/catching.ts';

const code = (type: string) => ({ name: 'm', descriptor: '()V', flags: 0, size: 50, lines: [], operations: [], handlers: [{ start: 10, end: 20, type }] });
const project: Record<string, string> = { 'shop/UnknownMark': 'shop/Problem', 'shop/Problem': 'java/lang/RuntimeException', 'shop/Loop': 'shop/Loop' };
const classes = {
  find: (name: string) => (project[name] === undefined ? undefined : { name, superName: project[name], sourceFile: '', methods: [], inner: [], enclosing: undefined, whole: true }),
};

describe('a handler', () => {
  it('takes what comes out of its instructions, and nothing else', () => {
    expect([9, 10, 19, 20].map((bci) => catches(code('shop/Problem'), bci, 'shop/Problem', classes))).toEqual([false, true, true, false]);
  });

  it.each([
    ['shop/UnknownMark', 'shop/UnknownMark', true], ['shop/UnknownMark', 'shop/Problem', true], ['shop/UnknownMark', 'java/lang/RuntimeException', true],
    ['shop/UnknownMark', 'java/io/IOException', false], ['shop/Problem', 'shop/UnknownMark', false],
    ['java/lang/NumberFormatException', 'java/lang/IllegalArgumentException', true], ['java/lang/NumberFormatException', 'java/lang/Exception', true],
    ['java/lang/NumberFormatException', 'java/io/IOException', false], ['java/lang/NumberFormatException', 'shop/Problem', false],
    ['java/io/FileNotFoundException', 'java/lang/RuntimeException', false], ['lib/Unknown', 'lib/Base', true], ['java/lang/OutOfMemoryError', 'java/lang/Exception', false],
  ])('%s by %s: %s', (thrown, caught, is) => {
    expect(catches(code(caught), 12, thrown, classes)).toBe(is);
  });

  it('of `finally` lets it pass, and classes that extend themselves end', () => {
    expect(catches(code(''), 12, 'shop/Problem', classes)).toBe(false);
    expect(catches(code('shop/Problem'), 12, 'shop/Loop', classes)).toBe(false);
  });
});
