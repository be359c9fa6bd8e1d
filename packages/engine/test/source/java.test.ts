import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { anchorFunctions, buildModel, functionAt, functionFingerprint, isInvariant, matchSite, SourceProblem, type SourceModel } from '../../src/source/index.ts';
import { language, parsers } from './support/parser.ts';

const open: SourceModel[] = [];
afterEach(() => open.splice(0).forEach((model) => model.dispose()));
const java = language('A.java');
const parser = await parsers.parser(java);

function modelOf(code: string): SourceModel {
  const model = buildModel(java, 'A.java', code, parser);
  open.push(model);
  return model;
}

/** A model of the body of `void f(int p, List<Item> items)`. */
function inMethod(body: string): SourceModel {
  return modelOf(`class A {\n  int field;\n  void f(int p, List<Item> items) {\n    ${body}\n  }\n}\n`);
}

function method(model: SourceModel, name = 'f') {
  return model.functionsNamed(name)[0]!;
}

describe('functions of Java', () => {
  test('bear the names of the classes and methods around them', () => {
    const model = modelOf(`package p;
class A {
  int x = 1;
  static int y = g();
  A() { new Object() { int n() { return 1; } }; }
  void m() { class L { void q() {} } Runnable r = () -> { Runnable s = () -> {}; }; }
  Runnable field = new Runnable() { public void run() {} };
  interface I { default void d() {} void e(); }
}
enum E { ONE { void v() {} }; void v() {} }
`);
    expect(model.functions.filter(({ kind }) => kind === 'function' || kind === 'lambda').map(({ qualifiedName }) => qualifiedName).sort()).toEqual([
      'A.<anonymous>.<init>', 'A.<anonymous>.run', 'A.<clinit>', 'A.<init>', 'A.<init>', 'A.<init>.<anonymous>.<init>', 'A.<init>.<anonymous>.n', 'A.I.d', 'A.m', 'A.m.<lambda>', 'A.m.<lambda>',
      'A.m.L.<init>', 'A.m.L.q', 'E.$values', 'E.<anonymous>.<init>', 'E.<anonymous>.v', 'E.<clinit>', 'E.<init>', 'E.v', 'E.valueOf', 'E.values',
    ]);
  });

  test('begin at the lowest line of their code', () => {
    const model = modelOf('class A {\n  @X\n  void f(\n      int a) {\n    int b;\n\n    try {\n      g(\n          a);\n    } finally {}\n  }\n  void empty() {\n  }\n}\n');
    expect(method(model).firstLine).toBe(7);
    expect(method(model, 'empty').firstLine).toBe(12);
    expect(method(model)).toMatchObject({ range: { start: { line: 1, column: 2 } }, decorators: [{ text: 'X' }], parameters: [{ name: 'a', kind: 'plain' }] });
  });

  test('with one name are told apart by any of their lines, and a name that only ends alike will do', () => {
    const model = modelOf('class A {\n  void f(int a) {\n    g(a);\n    g(a);\n  }\n  void f(long a) {\n    g(a);\n  }\n}\n');
    const [first, second] = model.functionsNamed('f');
    expect(functionAt(model, { qualifiedName: 'A.f', firstLine: 2 })).toBe(first);
    expect(functionAt(model, { qualifiedName: 'A.f', firstLine: 3 })).toBe(first);
    expect(functionAt(model, { qualifiedName: 'A.f', firstLine: 6 })).toBe(second);
    expect(functionAt(model, { qualifiedName: 'A.<anonymous>.f', firstLine: 6 })).toBe(second);
    expect(functionAt(model, { qualifiedName: 'A.g', firstLine: 6 })).toBeUndefined();
  });

  test('keep their sites where the file is as it was, whatever line of theirs is called the first', () => {
    const model = modelOf('class A {\n  void f(int a) {\n    g(a);\n    g(a);\n  }\n}\n');
    expect(anchorFunctions(model, [{ qualifiedName: 'A.f', firstLine: 3 }], 'same')).toMatchObject([{ state: 'fresh', shift: 0 }]);
  });

  test('move with their code', () => {
    const before = modelOf('class A {\n  void f(int a) {\n    g(a);\n  }\n}\n');
    const fingerprint = functionFingerprint(method(before), before);
    const after = modelOf('class A {\n  int x;\n\n\n\n\n  // more\n  void f(int a)\n  {\n    g(a); }\n}\n');
    expect(anchorFunctions(after, [{ qualifiedName: 'A.f', firstLine: 2, fingerprints: [fingerprint] }], 'changed')).toMatchObject([{ state: 'moved', shift: 7 }]);
  });

  test('are what they do, and not how they are laid out, commented or called', () => {
    const print = (code: string): string => {
      const model = modelOf(code);
      return functionFingerprint(model.functions.find(({ kind, name }) => kind === 'function' && name !== '<init>')!, model);
    };
    expect(print('class A { int f(B a) { /* one */ return a.b; } }')).toBe(print('class A { int  g(B a)\n{ return a.b ; // two\n } }'));
    expect(print('class A { int f(B a) { return a.b; } }')).not.toBe(print('class A { int f(B a) { return a.c; } }'));
    expect(print('class A { B f() { return null; } }')).not.toBe(print('class A { C f() { return null; } }'));
    expect(print('class A { int f() { return "// a"; } }')).not.toBe(print('class A { int f() { return "// b"; } }'));
  });
});

describe('loops of Java', () => {
  test('of every kind', () => {
    const { loops } = method(inMethod('for (int i = 0, j = 1; i < p; i++, j--) { o.x = i; }\nfor (var e : items.all()) c.add(e);\nwhile (p > 0) { field = 1; }\ndo { z[0] = 1; } while (p > 1);\nfor (;;) break;'));
    expect(loops.map(({ kind, depth, targets, iterable, assigned }) => [kind, depth, targets, iterable?.text, [...assigned]])).toEqual([
      ['for', 1, ['i', 'j'], undefined, ['o.x', 'i', 'j']], ['for', 1, ['e'], 'items.all()', ['e', 'c()']], ['while', 1, [], undefined, ['field', 'this.field']], ['while', 1, [], undefined, ['z[]']],
      ['for', 1, [], undefined, []],
    ]);
  });

  test('a lambda that is called for each element is one, in the loops around the call', () => {
    const model = inMethod('for (;;) items.stream().map(x -> g(x)).forEach(y -> { field = y; });');
    const lambdas = model.functions.filter(({ kind }) => kind === 'lambda');
    expect(lambdas.map(({ loops }) => loops.map(({ kind, depth, targets, iterable }) => [kind, depth, targets, iterable?.text]))).toEqual([
      [['callback', 2, ['x'], 'items.stream()']], [['callback', 2, ['y'], 'items.stream().map(x -> g(x))']],
    ]);
    expect([...method(model).loops[0]!.assigned]).toContain('this.field');
  });

  test.each(['optional.map(x -> g(x));', 'pool.submit(() -> g(p));'])('none is %s', (code) => {
    expect(inMethod(code).functions.filter(({ kind }) => kind === 'lambda').flatMap(({ loops }) => loops)).toEqual([]);
  });

  test('know what does not change in them', () => {
    const [loop] = method(inMethod('for (Item x : items) { h(a.b, c.get(p), field, s.length()); field = 2; s.append(x); }')).loops;
    const argument = (text: string) => loop!.node.descendantsOfType(['field_access', 'method_invocation', 'identifier']).findLast((node) => node.text === text)!;
    expect(isInvariant(argument('a.b'), loop!, java)).toBe(true);
    expect(isInvariant(argument('c.get(p)'), loop!, java)).toBe(false);
    expect(isInvariant(argument('c.get(p)'), loop!, java, 'calls')).toBe(true);
    expect(isInvariant(argument('field'), loop!, java)).toBe(false);
    expect(isInvariant(argument('s.length()'), loop!, java, 'calls')).toBe(false);
  });
});

describe('a site of Java', () => {
  const sites = (code: string) => method(inMethod(code)).sites.map(({ operation, name, ordinal, range, point }) => `${operation} ${name} ${ordinal} ${range.start.line}:${range.start.column}-${range.end.line}:${range.end.column} ${point!.line}`);

  test.each([
    ['g(g(p));', ['call g 0 3:6-3:10 3', 'call g 1 3:4-3:11 3']],
    ['items\n.get(0)\n.use();', ['call get 0 3:4-4:7 4', 'call use 0 3:4-5:6 5']],
    ['field += this.field + a[p];', ['attribute field 0 3:4-3:9 3', 'attribute field 1 3:13-3:23 3', 'attribute a 0 3:26-3:27 3', 'subscript  0 3:26-3:30 3', 'binary + 0 3:13-3:30 3', 'binary += 0 3:4-3:30 3', 'attribute-store field 0 3:4-3:30 3']],
    ['Object o = (A) new B<C>(1);', ['build B 0 3:19-3:30 3', 'call <init> 0 3:19-3:30 3', 'other cast 0 3:15-3:30 3']],
    ['throw new E();', ['build E 0 3:10-3:17 3', 'call <init> 0 3:10-3:17 3', 'raise  0 3:4-3:18 3']],
    ['boolean b = items instanceof A a && p < 3;', ['membership instanceof 0 3:16-3:36 3', 'compare < 0 3:40-3:45 3']],
    ['String s = "a" + p + "😀" + p;', ['binary + 0 3:15-3:22 3', 'binary + 1 3:15-3:29 3', 'binary + 2 3:15-3:33 3']],
    ['int x = 1 + 2;', []],
  ])('%s', (code, expected) => {
    expect(sites(code)).toEqual(expected);
  });

  test('is found by its line, operation, name and number', () => {
    const model = inMethod('total += g(p) + g(p + 1);');
    const found = matchSite(model, { operation: 'call', name: 'g', line: 3, endLine: 3, column: -1, endColumn: -1, ordinal: 1 });
    expect(found?.site.node.text).toBe('g(p + 1)');
    expect(found?.by).toBe('line');
  });

  test('holds the conversions that the compiler writes for it, and the calls of an iteration', () => {
    const model = inMethod('for (int x : items)\n      counts.put(x, p);');
    const at = (name: string, line: number) => matchSite(model, { operation: 'call', name, line, endLine: line, column: -1, endColumn: -1, ordinal: 0 })?.site;
    expect(at('valueOf', 4)?.name).toBe('put');
    expect(at('hasNext', 3)?.operation).toBe('iteration');
    expect(at('longest', 4)).toBeUndefined();
  });
});

describe('names in Java', () => {
  test('are variables of the method, shared with what is in it, fields, or known without import', () => {
    const model = inMethod('int local = 1; int shared = 2; Runnable r = () -> g(shared);');
    expect(['p', 'local', 'shared', 'field', 'String', 'elsewhere'].map((name) => method(model).scopeOf(name))).toEqual(['parameter', 'local', 'cell', 'module', 'builtin', 'module']);
  });

  test('of what a file has at its top', () => {
    const { bindings } = modelOf('import java.util.List;\nimport java.util.*;\nclass A {}\nrecord B(int x) {}\n');
    expect([...bindings].map(([name, [binding]]) => `${name} ${binding!.kind}`)).toEqual(['List import', 'A class', 'B class']);
  });
});

describe('text of Java', () => {
  test('is UTF-8 with or without its mark, its escapes as they are written, its lines as javac counts them', () => {
    expect(java.decode(new TextEncoder().encode('\ufeffclass A {}'))).toBe('class A {}');
    const model = modelOf('class A {\r\n  void f() {\r    g("\\u0041", "😀", h());\n  }\n}');
    expect(method(model).sites.find(({ name }) => name === 'h')?.range).toEqual({ start: { line: 2, column: 22 }, end: { line: 2, column: 25 } });
  });

  test.each([[new Uint8Array([97, 10, 0]), 'NUL', 1], [new Uint8Array([0xfe, 0xff, 0, 97]), 'UTF-16', 0]])('is refused if it is binary', (bytes, message, line) => {
    expect(() => java.decode(bytes, 'A.java')).toThrow(expect.objectContaining({ name: 'SourceProblem', message: expect.stringContaining(message) as string, line }) as Error);
  });

  test('of any kind is read or refused', () => {
    const word = fc.constantFrom('class A {', 'void f() {', 'enum E {', 'record R(int x) {', 'interface I {', '}', '(', ')', '{', ';', 'for (', 'while (', 'x -> ', 'new B() {', 'switch (x) {', 'case 1 -> ', 'a.b', '.c(', '=', '+', '@X', '"', '"""', '//', '/*',
      '*/', '\n', '\r', ' ', 'int x', 'static', 'try (', 'catch', 'this', '::m', '[', ']', 'instanceof', '<', '>', '?', ':', ',', '😀', '\\u0041', 'return', 'throw', 'yield', 'super(');
    fc.assert(fc.property(fc.array(word, { maxLength: 40 }), (words) => {
      try {
        const model = buildModel(java, 'A.java', words.join(''), parser);
        try {
          for (const fn of model.functions) {
            functionFingerprint(fn, model);
            functionAt(model, { qualifiedName: fn.qualifiedName, firstLine: fn.firstLine });
            for (const site of fn.sites) expect(site.operands.length + site.aliases.length + (site.receiver === undefined ? 0 : 1)).toBeGreaterThanOrEqual(0);
          }
        } finally {
          model.dispose();
        }
      } catch (error) {
        if (!(error instanceof SourceProblem)) throw error;
      }
    }), { numRuns: 300 });
  });

  test('nested too deeply is refused', () => {
    expect(() => modelOf(`class A { int x = ${'('.repeat(5000)}1${')'.repeat(5000)}; }`).functions.map(({ sites }) => sites)).toThrow(SourceProblem);
  });
});
