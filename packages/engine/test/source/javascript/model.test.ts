import { afterEach, describe, expect, test } from 'vitest';
import { buildModel, functionAt, functionFingerprint, isInvariant, siteAt, SourceProblem, type SourceModel } from '../../../src/source/index.ts';
import { language, parsers } from '../support/parser.ts';

const open: SourceModel[] = [];
afterEach(() => open.splice(0).forEach((model) => model.dispose()));
const js = await parsers.parser(language('a.js'));
const ts = await parsers.parser(language('a.ts'));
await parsers.parser(language('a.tsx'));

function modelOf(code: string, file = 'a.js'): SourceModel {
  const model = buildModel(language(file), file, code, file === 'a.ts' ? ts : js);
  open.push(model);
  return model;
}

function named(model: SourceModel, name: string) {
  return model.functionsNamed(name)[0]!;
}

describe('functions', () => {
  test.each([
    ['const f = () => 1;', 'function f'], ['const o = { key: function () {} };', 'function key'], ['g(() => 1);', 'lambda <anonymous>'],
    ['a.b.c = function () {};', 'lambda a.b.c'], ['class A { get x() { return 1; } }', 'function get x'], ['export default () => 1;', 'function default'],
    ['const x = y || function () {};', 'lambda x'], ['A.prototype.m = function () {};', 'lambda A.m'], ['({ 0x10() {} });', 'function 16'], ['a[k] = () => 1;', 'lambda a.<computed>'],
  ])('%s', (code, expected) => {
    const fn = modelOf(code).functions.find(({ kind }) => kind === 'function' || kind === 'lambda')!;
    expect(`${fn.kind} ${fn.name}`).toBe(expected);
  });

  test('of a class: its constructor bears its name, its fields are a function, its static code is its own', () => {
    const model = modelOf('class A {\n  x = 1; static s = f();\n  constructor(a) {}\n  #p() {}\n}\n');
    expect(model.functions.map(({ kind, name, displayName, firstLine }) => `${kind} ${name} ${displayName} ${firstLine}`)).toEqual([
      'module <module> <module> 0', 'class A A 0', 'function A A.<fields> 1', 'function A A.constructor 2', 'function #p A.#p 3',
    ]);
    expect(named(model, 'A').sites.map(({ operation, name }) => `${operation} ${name}`)).toContain('call f');
  });

  test('start at their parameters, and several on one line are told apart by column', () => {
    const model = modelOf('const f =\n  function\n  (a) { return a; };\nlist.map((x) => x, (y) => y);\n');
    expect(named(model, 'f')).toMatchObject({ firstLine: 2, range: { start: { line: 1, column: 2 } } });
    expect(functionAt(model, { qualifiedName: '<anonymous>', firstLine: 3, column: 19 })?.parameters).toMatchObject([{ name: 'y' }]);
  });

  test('TypeScript that is only checked makes none', () => {
    const model = modelOf('declare function a(): void;\nabstract class B { abstract c(): void; declare d: number; e(): void; e(x?: number) {} }\ninterface F { g(): void }\n', 'a.ts');
    expect(model.functions.map(({ name }) => name)).toEqual(['<module>', 'B', 'e']);
  });
});

describe('loops', () => {
  test('of every kind', () => {
    const { loops } = modelOf('for (let i = 0; i < n; i++) { o.x = i; }\nfor (const [k, v] of a.b) c.push(k);\nfor (const k in o) {}\nwhile (x) { y++; }\ndo { z[0] = 1; } while (x);\n').functions[0]!;
    expect(loops.map(({ kind, depth, targets, iterable, assigned }) => [kind, depth, targets, iterable?.text, [...assigned]])).toEqual([
      ['for', 1, ['i'], undefined, ['i', 'o.x']], ['for', 1, ['k', 'v'], 'a.b', ['k', 'v', 'c()']], ['for', 1, ['k'], 'o', ['k']], ['while', 1, [], undefined, ['y']], ['while', 1, [], undefined, ['z[]']],
    ]);
  });

  test('a callback that is given inline to an iterating method is one, in the loops around the call', () => {
    const model = modelOf('function f(lists) {\n  for (const list of lists) list.items.forEach((x) => { x.y = g(x); });\n}\n');
    const [callback] = model.functions.filter(({ kind }) => kind === 'lambda');
    expect(callback!.loops).toMatchObject([{ kind: 'callback', depth: 2, targets: ['x'], parent: { kind: 'for' } }]);
    expect(callback!.loops[0]!.iterable?.text).toBe('list.items');
    expect(callback!.sites.every(({ loop }) => loop?.kind === 'callback')).toBe(true);
    expect([...named(model, 'f').loops[0]!.assigned]).toContain('x.y');
  });

  test('know what does not change in them', () => {
    const model = modelOf('for (const x of a) { f(b.c); d.e = 1; d.e; a.push(1); a.length; }');
    const [loop] = model.functions[0]!.loops;
    const at = (text: string) => loop!.node.descendantsOfType('member_expression').findLast((node) => node.text === text)!;
    expect(isInvariant(at('b.c'), loop!, language('a.js'))).toBe(true);
    expect(isInvariant(at('d.e'), loop!, language('a.js'))).toBe(false);
  });
});

describe('scopes', () => {
  test('of names', () => {
    const model = modelOf('import m from "m"; let Array = 1; function f(p) { let l; const c = 1; return () => c + p2 + Math + Array + m; }');
    const fn = named(model, 'f');
    expect(['p', 'l', 'c', 'm', 'Array', 'Math', 'p2'].map((name) => fn.scopeOf(name))).toEqual(['parameter', 'local', 'cell', 'module', 'module', 'builtin', 'module']);
    expect(model.bindings.get('f')).toMatchObject([{ kind: 'function' }]);
  });
});

describe('a site', () => {
  const code = 'function f(o, k) {\n  o.a.b = o?.c + o[k];\n  g(o).d(1);\n}\n';
  test.each([
    ['attribute', 'c', 1, 11, 'o?.c'], ['attribute-store', 'b', 1, 8, 'o.a.b'], ['subscript', '', 1, 18, 'o[k]'], ['binary', '', 1, 15, 'o?.c + o[k]'], ['call', '', 2, 2, 'g(o)'],
    ['attribute', 'd', 2, 6, 'g(o).d'], ['call', '', 2, 7, 'g(o).d(1)'], ['other', '', 1, 18, 'o[k]'], ['attribute', 'a', 1, 0, 'o.a'],
  ])('%s %s is found at its point', (operation, name, line, column, text) => {
    expect(siteAt(modelOf(code), { operation, name, line, endLine: line, column, endColumn: -1, ordinal: 0 })?.node.text).toBe(text);
  });

  test('of a global is none where the file binds the name', () => {
    expect(modelOf('const a = 1; b(a);').functions[0]!.sites.filter(({ operation }) => operation === 'global').map(({ name }) => name)).toEqual(['b']);
  });
});

describe('text', () => {
  test('lines end as V8 counts them, and columns are UTF-16', () => {
    const model = modelOf('a;\r\nb;\u2028c;\rx = "😀" + y.z;');
    expect(model.functions[0]!.sites.find(({ name }) => name === 'z')?.point).toEqual({ line: 3, column: 13 });
  });

  test('is UTF-8, with or without its mark; binary data is refused', () => {
    const decode = (bytes: Uint8Array, file?: string): string => language('a.js').decode(bytes, file);
    expect(decode(new TextEncoder().encode('\ufeff#!/usr/bin/env node\na'))).toBe('#!/usr/bin/env node\na');
    expect(() => decode(new Uint8Array([97, 10, 0]), 'a.js')).toThrow(SourceProblem);
    expect(() => decode(new Uint8Array([0xff, 0xfe, 97, 0]), 'a.js')).toThrow('UTF-16');
  });

  test('fingerprints hold through comments, white space and names, and change with what it does', () => {
    const print = (source: string): string => {
      const model = modelOf(source);
      return functionFingerprint(model.functions[1]!, model);
    };
    expect(print('function f(a) { // one\n  return a.b; /* two */ }')).toBe(print('function  g(a){return a.b}'));
    expect(print('function f(a) { return a.b; }')).not.toBe(print('function f(a) { return a.c; }'));
    expect(print('function f(a) { return `#x`; }')).not.toBe(print('function f(a) { return `#y`; }'));
  });
});
