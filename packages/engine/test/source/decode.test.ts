import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SourceProblem } from '../../src/source/index.ts';
import { python } from './support/parser.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const problem = (data: Uint8Array): SourceProblem => {
  try {
    python.decode(data, 'a.py');
  } catch (error) {
    if (error instanceof SourceProblem) return error;
    throw error;
  }
  throw new Error('it was decoded');
};

describe('a Python file', () => {
  test('is UTF-8, without its byte order mark', () => {
    expect(python.decode(bytes('\xef\xbb\xbfx = "\xc3\xa9"'))).toBe('x = "é"');
  });

  test.each([
    ['# -*- coding: latin-1 -*-\n"\xe9\x80"', '"é\x80"'],
    ['#!/usr/bin/python\n# vim: set fileencoding=iso-8859-1 :\n"\xe9"', '"é"'],
    ['# coding: cp1252\n"\x80"', '"€"'],
    ['# coding=koi8-r\n"\xc1"', '"а"'],
    ['# coding: iso8859-15\n"\xa4"', '"€"'],
    ['x = 1\n# coding: latin-1\n"\xc3\xa9"', '"é"'],
    ['# coding: UTF_8\n"\xc3\xa9"', '"é"'],
  ])('names its coding on one of the first two lines: %j', (data, expected) => {
    expect(python.decode(bytes(data)).endsWith(expected)).toBe(true);
  });

  test('of an unknown coding is refused at the line that names it', () => {
    expect(problem(bytes('#!python\n# coding: klingon\n'))).toMatchObject({ file: 'a.py', line: 1, message: expect.stringContaining('klingon') as string });
  });

  test('that is no UTF-8 is refused at the line of the first bad byte', () => {
    expect(problem(bytes('a\n\xc3\xa9\n\xe9\n'))).toMatchObject({ line: 2, message: expect.stringContaining('UTF-8') as string });
    expect(problem(bytes('# coding: ascii\n\xc3\xa9'))).toMatchObject({ line: 1 });
  });

  test('that holds a NUL is refused as binary', () => {
    expect(problem(bytes('a = 1\n\0'))).toMatchObject({ line: 1, message: expect.stringContaining('NUL') as string });
  });

  test('of any bytes is decoded or refused, and never anything else', () => {
    const start = fc.constantFrom('', '# coding: latin-1\n', '# coding: utf-16\n', '#coding=cp1252\r', '\xef\xbb\xbf', '# coding: x-user-defined\n', '# coding: shift_jis\n');
    fc.assert(fc.property(start, fc.uint8Array(), (head, rest) => {
      try {
        expect(typeof python.decode(Uint8Array.from([...bytes(head), ...rest]))).toBe('string');
      } catch (error) {
        expect(error).toBeInstanceOf(SourceProblem);
      }
    }));
  });
});
