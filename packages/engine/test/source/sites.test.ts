import { describe, expect, test } from 'vitest';
import { placeOf, siteAt, sitesIn } from '../../src/source/index.ts';
import { modelOf } from './support/models.ts';

function describeSites(code: string): string[] {
  return modelOf(code).functions.flatMap(({ sites }) => sites).map(({ operation, name, node, receiver, operands }) =>
    [operation, name, '|', node.text.split('\n')[0], '|', receiver?.text ?? '', '|', operands.map(({ text }) => text).join(' ')].join(' ').replace(/\s+/g, ' ').trim());
}

describe('sites', () => {
  test.each([
    ['def f(a): a.b.c(d, *e, k=1)', ['make-function f | def f(a): a.b.c(d, *e, k=1) | |', 'attribute b | a.b | a |', 'attribute c | a.b.c | a.b |', 'global d | d | |',
      'global e | e | |', 'call c | a.b.c(d, *e, k=1) | a.b | d *e']],
    ['def f(a): a.b += a[0]', ['make-function f | def f(a): a.b += a[0] | |', 'attribute b | a.b | a |', 'subscript | a[0] | a | 0',
      'binary += | a.b += a[0] | | a.b a[0]', 'attribute-store b | a.b | a |']],
    ['def f(a, b): a < b not  in (a) is not b', ['make-function f | def f(a, b): a < b not in (a) is not b | |', 'compare < | a < b not in (a) is not b | | a b',
      'membership not in | a < b not in (a) is not b | (a) | b (a)', 'compare is not | a < b not in (a) is not b | | (a) b']],
    ['def f(a): a[0], a.b = a[1:2, 3], ~a; del a[2]', ['make-function f | def f(a): a[0], a.b = a[1:2, 3], ~a; del a[2] | |', 'build tuple | a[1:2, 3] | | 1:2 3',
      'subscript | a[1:2, 3] | a | 1:2 3', 'binary ~ | ~a | | a', 'build tuple | a[1:2, 3], ~a | | a[1:2, 3] ~a', 'subscript-store | a[0] | a | 0', 'attribute-store b | a.b | a |',
      'subscript-store | a[2] | a | 2']],
    ['def f(a): return f"{a!r:>{a.w}}" "x", (1, -2)', ['make-function f | def f(a): return f"{a!r:>{a.w}}" "x", (1, -2) | |', 'attribute w | a.w | a |', 'build str | f"{a!r:>{a.w}}" "x" | | a',
      'build tuple | f"{a!r:>{a.w}}" "x", (1, -2) | | f"{a!r:>{a.w}}" "x" (1, -2)', 'return | return f"{a!r:>{a.w}}" "x", (1, -2) | | f"{a!r:>{a.w}}" "x", (1, -2)']],
    ['def f():\n  import a.b as c, d\n  from .e import g', ['make-function f | def f(): | |', 'import a.b | import a.b as c, d | |', 'import d | import a.b as c, d | |', 'import e | from .e import g | |']],
    ['async def f(a):\n  await a\n  yield a\n  raise a from a', ['make-function f | async def f(a): | |', 'await | await a | | a', 'yield | yield a | | a', 'raise | raise a from a | | a a']],
    ['def f():\n  global g\n  g = 1', ['make-function f | def f(): | |', 'global-store g | g | |']],
    ['def f(a): return (x for x in a if x)', ['make-function f | def f(a): return (x for x in a if x) | |', 'make-function <genexpr> | (x for x in a if x) | |', 'return | return (x for x in a if x) | | (x for x in a if x)',
      'iteration | a | a |']],
  ])('of %j', (code, expected) => {
    expect(describeSites(code)).toEqual(expected);
  });

  test('of equal name on a line are numbered from left to right', () => {
    const model = modelOf('def f(a): return g(g(a.x, a.x), a.x)\n');
    const numbered = model.functions.flatMap(({ sites }) => sites).filter(({ name }) => name === 'x' || name === 'g')
      .map(({ operation, range, ordinal }) => `${operation} ${range.start.column} ${ordinal}`).sort();
    expect(numbered).toEqual(['attribute 21 0', 'attribute 26 1', 'attribute 32 2', 'call 17 0', 'call 19 1', 'global 17 0', 'global 19 1']);
  });

  test('within a range include those of comprehensions in it', () => {
    const model = modelOf('def f(a):\n  x = a.before\n  y = [b.item for b in a.list]\n  return a.after\n');
    const found = sitesIn(model, { start: { line: 2, column: 0 }, end: { line: 3, column: 0 } });
    expect(found.filter(({ operation }) => operation === 'attribute').map(({ name }) => name).sort()).toEqual(['item', 'list']);
  });
});

describe('a recorded site', () => {
  const code = 'def f(a):\n  x = "é" + a.b + a.b\n  return (a\n    .c(x))\n';
  const find = (row: Parameters<typeof placeOf>[0], firstLine = 0): string | undefined => {
    const model = modelOf('\n'.repeat(firstLine) + code);
    const site = siteAt(model, placeOf(row, firstLine, model.text, 'utf8'));
    return site && `${site.operation} ${site.name} ${site.range.start.line - firstLine}:${site.range.start.column}`;
  };

  test('is found by its columns in the unit of the runtime', () => {
    expect(find([1, 13, 1, 16, 0, 'attribute', 'b'])).toBe('attribute b 1:12');
    expect(find([1, 19, 1, 22, 0, 'attribute', 'b'])).toBe('attribute b 1:18');
    expect(find([1, 19, 1, 22, 0, 'attribute', 'b'], 7)).toBe('attribute b 1:18');
  });

  test('of a method call over several lines is found where it ends', () => {
    expect(find([3, 5, 3, 6, 0, 'attribute', 'c'])).toBe('attribute c 2:10');
    expect(find([3, 5, 3, 9, 0, 'call', ''])).toBe('call c 2:10');
  });

  test('without columns is found by line, operation, name and ordinal', () => {
    expect(find([1, -1, 1, -1, 1, 'attribute', 'b'])).toBe('attribute b 1:18');
    expect(find([2, -1, 2, -1, 0, 'return', ''])).toBe('return  2:2');
  });

  test('that is not there is not found', () => {
    expect(find([1, 13, 1, 16, 0, 'attribute', 'other'])).toBe('attribute b 1:12');
    expect(find([1, -1, 1, -1, 0, 'attribute', 'other'])).toBeUndefined();
    expect(find([9, 0, 9, 1, 0, 'attribute', 'b'])).toBeUndefined();
    expect(find([1, 0, 1, 3, 0, 'call', 'f'])).toBeUndefined();
  });
});
