import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeOfRange, rangeOfRegion } from '../../src/imported/place.ts';
import { createText } from '../../src/source/index.ts';
import { modelOf } from '../join/support.ts';
import { language } from '../source/support/parser.ts';

const PYTHON = `"""A module."""
import re
from typing import Optional


@decorated(1)
def work(items: Optional[list] = None, size=len("abc")):
    """What it does."""
    # a comment
    total = 0
    other = total
    for item in sorted(items):
        same = item
        if item.weight > 3 and same:
            total += item.weight
            total += re.sub("a", "b", item.name)
    try:
        call(lambda x: x.key)
    except KeyError:
        pass

    return total


class Box:
    size = 3

    def area(self):
        return [each.width * 2 for each in self.parts]
`;

const SCRIPT = `const a = require('a');
(function (global, factory) {
  factory(global);
})(this, function (exports) {
  function walk(nodes) {
    let sum = 0;
    nodes.forEach((node) => {
      sum += node.size;
    });
    for (let i = 0; i < nodes.length; i++) sum += nodes[i].size;
    return nodes.map((node) => node.name);
  }
  exports.walk = walk;
});
`;

/** What a finding at the first place of this text is taken to be about: kind, function, first characters of the code. */
async function placeOf(source: string, file: string, text: string): Promise<string> {
  const model = await modelOf(file, source);
  const start = source.indexOf(text);
  if (start < 0) throw new Error(`no ${text}`);
  const { at, range, function: fn, sites } = placeOfRange(model, language(file), model.text.range(start, start + text.length));
  const code = source.slice(model.text.offset(range.start), model.text.offset(range.end));
  const said = `${at} ${fn?.qualifiedName ?? '-'}: ${(code.split('\n')[0] as string).slice(0, 32)} [${sites.map(({ operation }) => operation).slice(0, 3).join(' ')}]`;
  model.dispose();
  return said;
}

describe('of Python', () => {
  test.each([
    ['an operation is its statement', 're.sub("a"', 'statement work: total += re.sub("a", "b", item.n [global attribute attribute]'],
    ['the condition of a branch is the condition', 'item.weight > 3', 'expression work: item.weight > 3 and same [attribute compare]'],
    ['what a loop runs over is that expression', 'sorted(items)', 'expression work: sorted(items) [global call iteration]'],
    ['a loop from its first word on is the loop', 'for item in sorted(items):\n        same', 'statement work: for item in sorted(items): [global call iteration]'],
    ['code without an operation is its loop', 'same = item', 'loop work: for item in sorted(items): [global call iteration]'],
    ['code without an operation and a loop is its function', 'other = total', 'function work: @decorated(1) []'],
    ['a name of a function is the function', 'work', 'function work: def work(items: Optional[list] = []'],
    ['a decorator is of the function', 'decorated(1)', 'function work: def work(items: Optional[list] = []'],
    ['a default value is run by what is around the function', 'len("abc")', 'expression <module>: (items: Optional[list] = None, s [global call global]'],
    ['a handler is all that it guards', 'except KeyError', 'statement work: try: [global make-function call]'],
    ['a comprehension is its statement', 'each.width * 2', 'statement Box.area: return [each.width * 2 for each  [attribute build return]'],
    ['a class is all of it', 'Box', 'class Box: class Box: []'],
    ['a comment does not run', '# a comment', 'none work: # a comment []'],
    ['a text that documents does not run', 'What it does', 'none work: What it does []'],
    ['an import runs once', 'import re', 'statement <module>: import re [import]'],
  ])('%s', async (_, text, place) => {
    expect(await placeOf(PYTHON, 'a.py', text)).toBe(place);
  });
});

describe('of JavaScript', () => {
  test.each([
    ['a method that runs a function for each element is with that function', 'forEach', 'statement walk: nodes.forEach((node) => {'],
    ['what it runs is its statement', 'sum += node.size', 'statement'],
    ['the wrapper of a module is not all that is in it', 'this, function', 'statement <module>: (function (global, factory) { ['],
    ['the head of a loop is that expression', 'i < nodes.length', 'expression walk: i < nodes.length'],
    ['a name of a function is the function', 'walk', 'function walk: function walk(nodes) { []'],
  ])('%s', async (_, text, place) => {
    expect((await placeOf(SCRIPT, 'a.js', text)).startsWith(place)).toBe(true);
  });

  test('the operations of a wrapped module are not those of its wrapper', async () => {
    const model = await modelOf('a.js', SCRIPT);
    const start = SCRIPT.indexOf('(this');
    const { sites } = placeOfRange(model, language('a.js'), model.text.range(start, start + 1));
    expect(sites.every(({ function: fn }) => fn.kind === 'module')).toBe(true);
    model.dispose();
  });
});

test('a function that runs for each element runs where it is written', async () => {
  const model = await modelOf('a.js', SCRIPT);
  const start = SCRIPT.indexOf('forEach');
  const { sites } = placeOfRange(model, language('a.js'), model.text.range(start, start + 7));
  expect(new Set(sites.map(({ function: fn }) => fn.kind))).toEqual(new Set(['function', 'lambda']));
  expect(sites.map(({ operation, name }) => `${operation} ${name}`)).toEqual(expect.arrayContaining(['call forEach', 'attribute size']));
  model.dispose();
});

test('a region has its lines where it has no columns, and its columns in the unit of the log', () => {
  const text = createText('a = 1\n  "🎉🎉" + x.y  \nlast');
  const said = (region: Parameters<typeof rangeOfRegion>[0], unit: 'utf16' | 'codepoint' = 'utf16') => {
    const range = rangeOfRegion(region, unit, text);
    return range && text.text.slice(text.offset(range.start), text.offset(range.end));
  };
  expect(said({ startLine: 2 })).toBe('"🎉🎉" + x.y  ');
  expect(said({ startLine: 1, endLine: 2 })).toBe('a = 1\n  "🎉🎉" + x.y  ');
  expect(said({ startLine: 2, startColumn: 12, endColumn: 15 })).toBe('x.y');
  expect(said({ startLine: 2, startColumn: 10, endColumn: 13 }, 'codepoint')).toBe('x.y');
  expect(said({ offset: 17, length: 3 })).toBe('x.y');
  expect(said({ offset: 15, length: 3 }, 'codepoint')).toBe('x.y');
  expect(said({ startLine: 3, startColumn: 99 })).toBe('');
  expect(said({ startLine: 99, startColumn: 1 })).toBe('last');
  expect(said(undefined)).toBeUndefined();
});

test('any region of any text has a place in it', async () => {
  for (const [file, source] of [['a.py', PYTHON], ['a.js', SCRIPT], ['b.py', `${PYTHON}\n  broken( [ def`]] as const) {
    const model = await modelOf(file, source);
    const line = fc.integer({ min: 1, max: 40 });
    const column = fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined });
    fc.assert(fc.property(line, line, column, column, (a, b, startColumn, endColumn) => {
      const region = { startLine: Math.min(a, b), endLine: Math.max(a, b), ...(startColumn && { startColumn }), ...(endColumn && { endColumn }) };
      const range = rangeOfRegion(region, 'utf16', model.text);
      const place = placeOfRange(model, language(file), range);
      expect(model.text.offset(place.range.start)).toBeLessThanOrEqual(model.text.offset(place.range.end));
      for (const site of place.sites) {
        expect(model.text.offset(site.range.start)).toBeGreaterThanOrEqual(model.text.offset(place.range.start));
        expect(model.text.offset(site.range.end)).toBeLessThanOrEqual(model.text.offset(place.range.end));
      }
    }), { numRuns: 300 });
    model.dispose();
  }
});
