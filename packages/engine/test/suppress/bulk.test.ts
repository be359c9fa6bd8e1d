import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BULK_SCHEMA, bulkEntries, bulkText, isBulkFile, keyOf, type BulkEntry, type BulkFile } from '../../src/suppress/bulk.ts';

const validate = new Ajv2020({ strict: true, allowMatchingProperties: true }).compile(BULK_SCHEMA);
const name = fc.oneof(fc.string({ minLength: 1, maxLength: 12 }), fc.constantFrom('__proto__', 'constructor', 'src/a b: c.py', '<module>', 'f.<locals>.g', '"', '日本'));
const entry: fc.Arbitrary<BulkEntry> = fc.record({
  file: name, reason: fc.constant('why'), rule: fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/), scope: fc.oneof(name, fc.constant('')), count: fc.integer({ min: 1, max: 99 }),
});
const entries = fc.uniqueArray(entry, { selector: keyOf, maxLength: 20 });
const inOrder = (list: readonly BulkEntry[]) => [...list].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

test('what is written is what is read, and holds to the schema', () => {
  fc.assert(fc.property(entries, (list) => {
    const file = JSON.parse(bulkText(list)) as BulkFile;
    expect(validate(file)).toBe(true);
    const read = bulkEntries(file, 's.json');
    expect(inOrder(read)).toEqual(inOrder(list));
  }));
});

test('the quick check and the schema agree about anything', () => {
  const key = fc.oneof(fc.constantFrom('version', 'a: r', 'a: r: f', 'a: r: ', 'a: R', ': r', 'a:r', 'a: r:', 'a: b: c: d', 'a: r\n'), fc.string());
  const value = fc.oneof(fc.constantFrom(1, 0, -1, 1.5, 2, '', 'x', null, true, []), fc.jsonValue({ maxDepth: 1 }));
  fc.assert(fc.property(fc.oneof(fc.dictionary(key, value, { maxKeys: 4 }).map((file) => ({ version: 1, ...file })), fc.dictionary(key, value), fc.jsonValue()), (file) => {
    expect(isBulkFile(file)).toBe(validate(file));
  }), { numRuns: 2000 });
});

test('the same entries in any order give the same bytes', () => {
  fc.assert(fc.property(entries.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([list, shuffled]) => {
    expect(bulkText(shuffled)).toBe(bulkText(list));
  }));
});

test('a file and a rule have one reason, which a line of its own says', () => {
  const entry = { file: 'a:1.py', rule: 'r', count: 1, reason: 'mixed by design' };
  const text = bulkText([{ ...entry, file: 'b.py' }, { ...entry, scope: 'g' }, { ...entry, scope: 'f', count: 2 }].map((each) => ({ scope: 'h', ...each })));
  expect(text).toBe([
    '{', '  "a%3A1.py: r": "mixed by design",', '  "a%3A1.py: r: f": 2,', '  "a%3A1.py: r: g": 1,', '',
    '  "b.py: r": "mixed by design",', '  "b.py: r: h": 1,', '', '  "version": 1', '}', '',
  ].join('\n'));
  expect(bulkEntries({ 'b.py: r: h': 1, version: 1 }, 's.json')).toEqual([{ ...entry, file: 'b.py', scope: 'h', reason: 'counted in s.json' }]);
});
