import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonFault } from '../../src/imported/json-fault.ts';

test.each([
  ['{\n  "runs": [\n    {},\n  ]\n}', 4, 3, '`]` stands here, where a value should be'],
  ['{"runs": [', 1, 11, 'the file ends here, where a value should be'],
  ['{"a" 1}', 1, 6, '`1` stands here, where `:` should be'],
  ['{"a": 1 "b": 2}', 1, 9, '`"` stands here, where `,` or `}` should be'],
  ["{'a': 1}", 1, 2, "`'` stands here, where a property name in double quotes should be"],
  ['', 1, 1, 'the file ends here, where a value should be'],
  ['[01]', 1, 2, '`0` stands here, where a value should be'],
  ['{} trailing', 1, 4, '`t` stands here, where nothing more should be'],
])('%j is at fault in line %i, column %i', (text, line, column, message) => {
  expect(jsonFault(text)).toEqual({ line, column, message: `no JSON: ${message}` });
});

test('it finds a fault in just those texts that JSON.parse refuses', () => {
  const parses = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const token = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"\\u12aF"', '"\\x"', '1', '-0.5e+3', '01', '1.', 'true', 'null', 'nul', ' ', '\n', '"', '\\', 'x', '-');
  fc.assert(fc.property(fc.array(token, { maxLength: 9 }).map((tokens) => tokens.join('')), (text) => {
    expect(jsonFault(text) === undefined).toBe(parses(text));
  }), { numRuns: 5000 });
  fc.assert(fc.property(fc.jsonValue(), fc.nat(3), (value, indent) => {
    expect(jsonFault(JSON.stringify(value, undefined, indent))).toBeUndefined();
  }));
});
