import { describe, expect, test } from 'vitest';
import { buildModel, functionAt, type FunctionModel } from '../../src/source/index.ts';
import { keep, modelOf } from './support/models.ts';
import { parser, python } from './support/parser.ts';

function functionOf(code: string, name: string): FunctionModel {
  const found = modelOf(code).functions.find((each) => each.qualifiedName === name);
  if (found === undefined) throw new Error(`${name} is not in the model`);
  return found;
}

describe('functions', () => {
  test('start at their first decorator, end at their last code and name their definition', () => {
    const fn = functionOf('import a\n\n@a.b(1)\n@c\nasync def f(x): return x  # and no more\n', 'f');
    expect(fn).toMatchObject({ kind: 'function', isAsync: true, isGenerator: false, firstLine: 2 });
    expect(fn.range).toEqual({ start: { line: 2, column: 0 }, end: { line: 4, column: 24 } });
    expect(fn.nameRange).toEqual({ start: { line: 4, column: 10 }, end: { line: 4, column: 11 } });
    expect(fn.decorators.map(({ text }) => text)).toEqual(['a.b(1)', 'c']);
    expect(fn.node.type).toBe('function_definition');
  });

  test('have the qualified names of the runtime, one in another', () => {
    const code = 'class A:\n  def f(self):\n    def g(): return lambda: [x for x in y]\n    class B:\n      def h(self): pass\n    global k\n    def k(): pass\n';
    expect(modelOf(code).functions.map(({ kind, qualifiedName }) => `${kind} ${qualifiedName}`)).toEqual([
      'module <module>', 'class A', 'function A.f', 'function A.f.<locals>.g', 'lambda A.f.<locals>.g.<locals>.<lambda>',
      'comprehension A.f.<locals>.g.<locals>.<lambda>.<locals>.<listcomp>', 'class A.f.<locals>.B', 'function A.f.<locals>.B.h', 'function k',
    ]);
  });

  test('within a comprehension are found by the name of any version', () => {
    const model = modelOf('def f(a):\n  return [lambda: x for x in a], ([y for y in x] for x in a)\n');
    expect(model.functions.map(({ qualifiedName }) => qualifiedName)).toEqual(['<module>', 'f', 'f.<locals>.<listcomp>', 'f.<locals>.<listcomp>.<lambda>',
      'f.<locals>.<genexpr>', 'f.<locals>.<genexpr>.<listcomp>']);
    const found = (qualifiedName: string): string | undefined => functionAt(model, { qualifiedName, firstLine: 1 })?.qualifiedName;
    expect(found('f.<locals>.<listcomp>.<lambda>')).toBe('f.<locals>.<listcomp>.<lambda>');
    expect(found('f.<locals>.<lambda>')).toBe('f.<locals>.<listcomp>.<lambda>');
    expect(found('g.<locals>.<lambda>')).toBeUndefined();
  });

  test('list their parameters of every sort', () => {
    expect(functionOf('def f(a, /, b: int, c=1, *args: int, d, e: int = 2, **rest): pass\n', 'f').parameters.map(({ name, kind }) => `${kind} ${name}`))
      .toEqual(['plain a', 'plain b', 'plain c', 'variadic args', 'plain d', 'plain e', 'keyword-variadic rest']);
    expect(functionOf('f = lambda a, *b, c=1: a\n', '<lambda>').parameters.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  test('own what runs when they are called: not their decorators, defaults or the first iterable within', () => {
    const fn = functionOf('@d(a.deco)\ndef f(x=a.default) -> a.hint:\n  return [y.item for y in a.outer for z in y.inner]\n', 'f');
    expect(fn.sites.filter(({ operation }) => operation === 'attribute').map(({ name }) => name)).toEqual(['outer']);
  });

  test('are generators only by a yield of their own', () => {
    expect(functionOf('def f():\n  def g(): yield 1\n  return g\n', 'f').isGenerator).toBe(false);
    expect(functionOf('def f():\n  x = yield from g()\n', 'f').isGenerator).toBe(true);
  });

  test('are found by a node within them', () => {
    const model = modelOf('x = 1\ndef f():\n  return lambda: a.b\n');
    const site = model.functions.flatMap(({ sites }) => sites).find(({ operation }) => operation === 'attribute')!;
    expect(model.functionOf(site.node)?.qualifiedName).toBe('f.<locals>.<lambda>');
    expect(site.function.qualifiedName).toBe('f.<locals>.<lambda>');
    expect(model.functionOf(model.tree.rootNode)?.qualifiedName).toBe('<module>');
  });
});

describe('syntax errors', () => {
  test('leave the functions around them readable', () => {
    const model = modelOf('def good(a):\n  return a.b\n\ndef bad(a):\n  x = = 3\n\ndef fine(a):\n  for x in a.c:\n    print(x)\n');
    expect(model.hasErrors).toBe(true);
    for (const [name, attribute] of [['good', 'b'], ['fine', 'c']] as const) {
      const fn = model.functions.find((each) => each.qualifiedName === name);
      expect(fn?.sites.filter(({ operation }) => operation === 'attribute').map((site) => site.name)).toEqual([attribute]);
    }
  });
});

describe('a function parsed alone', () => {
  test('does not mind errors elsewhere in its file', () => {
    const code = 'def bad(:\n  x = = 3\n\nclass A:\n  @d\n  def fine(a):\n    for x in a.c:\n      print(x)\n\n)))\n';
    const model = keep(buildModel(python, 'a.py', code, parser, { functions: [{ firstLine: 4, qualifiedName: 'A.fine' }] }));
    expect(model).toMatchObject({ whole: false, hasErrors: false });
    expect(model.functions.map(({ qualifiedName, firstLine }) => `${qualifiedName} ${firstLine}`)).toEqual(['A.fine 4']);
  });

  test('has the whole file parsed where the text misleads', () => {
    const code = 'class A:\n  text = """\nclass B:\n"""\n  def f(self): return self.x\n';
    const model = keep(buildModel(python, 'a.py', code, parser, { functions: [{ firstLine: 4, qualifiedName: 'A.f' }] }));
    expect(model.whole).toBe(true);
    expect(model.functions.map(({ qualifiedName }) => qualifiedName)).toEqual(['<module>', 'A', 'A.f']);
  });

  test('brings the function around it, and one next to it if asked', () => {
    const code = 'def a():\n  x = 1\n  def inner(): return x\n  return inner\n\ndef b(): pass\n\ndef c(): pass\n';
    const model = keep(buildModel(python, 'a.py', code, parser, { functions: [{ firstLine: 7 }, { firstLine: 2, qualifiedName: 'a.<locals>.inner' }] }));
    expect(model.functions.map(({ qualifiedName }) => qualifiedName)).toEqual(['a', 'a.<locals>.inner', 'c']);
    expect(model.functions[1]?.scopeOf('x')).toBe('cell');
  });
});

describe('scopes', () => {
  const code = `
import os
total = 0
len = len
def f(p, q, *r, **s):
  global total
  total = 1
  import json as j, os.path
  with open(p) as w: pass
  try: pass
  except E as e: pass
  for i, (k, *l) in q: pass
  if (walrus := p): pass
  match p:
    case {"a": m, **n}: pass
    case C(x=o) | [o, *_]: pass
  a.attribute = 1
  deleted = 1
  del deleted
  shared = 1
  [inner for inner in q if (outer := inner)]
  def g():
    nonlocal shared
    shared = q
    return (shared, lambda: q)
  annotated: int
`;

  test.each([
    ['local', ['j', 'os', 'w', 'e', 'i', 'k', 'l', 'walrus', 'm', 'n', 'o', 'deleted', 'g', 'outer', 'annotated']],
    ['parameter', ['p', 'r', 's']],
    ['cell', ['q', 'shared']],
    ['module', ['total', 'a', 'C', 'E', 'inner', 'len', 'json', 'unknown']],
    ['builtin', ['open', 'print']],
  ])('%s', (scope, names) => {
    const fn = functionOf(code, 'f');
    expect(names.filter((name) => fn.scopeOf(name) !== scope)).toEqual([]);
  });

  test('reach through functions and not through classes', () => {
    const method = functionOf('def f(a):\n  b = 1\n  class C:\n    b = 2\n    c = b\n    def m(self): return a, b, c, __class__\n', 'f.<locals>.C.m');
    expect(['a', 'b', 'c', '__class__'].map((name) => method.scopeOf(name))).toEqual(['cell', 'cell', 'module', 'cell']);
  });

  test('of a comprehension are those of the function around it, but for its targets', () => {
    const listed = functionOf('def f(a):\n  b = 1\n  return [x + a + b for x in a]\n', 'f.<locals>.<listcomp>');
    expect(['x', 'a', 'b'].map((name) => listed.scopeOf(name))).toEqual(['local', 'parameter', 'local']);
    const generated = functionOf('def f(a):\n  return (x + a for x in a)\n', 'f.<locals>.<genexpr>');
    expect(['x', 'a'].map((name) => generated.scopeOf(name))).toEqual(['local', 'cell']);
  });

  test('of a function parsed alone tell a hidden builtin by the text', () => {
    const source = 'from x import (a,\n  open)\ndef sum(): pass\nclass A:\n  def max(self): pass\ndef f():\n  return open, sum, max, min\n';
    const model = keep(buildModel(python, 'a.py', source, parser, { functions: [{ firstLine: 5 }] }));
    expect(model.whole).toBe(false);
    const fn = model.functions[0]!;
    expect(['open', 'sum', 'max', 'min'].map((name) => fn.scopeOf(name))).toEqual(['module', 'module', 'builtin', 'builtin']);
  });
});

describe('bindings', () => {
  test('of the module are listed with what binds them', () => {
    const model = modelOf('import a.b, c as d\nx = y = 1\ndef f():\n  global g\n  g = 2\nclass K: z = 1\nfor i in x: pass\nwith a as w: pass\nif (n := 1): pass\n');
    expect([...model.bindings].map(([name, list]) => `${name} ${list.map(({ kind, range }) => `${kind} ${range.start.line}:${range.start.column}`).join()}`))
      .toEqual(['a import 0:7', 'd import 0:17', 'x assignment 1:0', 'y assignment 1:4', 'f function 2:4', 'g assignment 4:2', 'K class 5:6',
        'i loop 6:4', 'w other 7:10', 'n assignment 8:4']);
    expect(model.bindings.get('x')?.[0]?.node.text).toBe('x = y = 1');
  });
});
