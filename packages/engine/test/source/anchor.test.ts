import { describe, expect, test } from 'vitest';
import { anchorFunctions, type FileState, functionFingerprint, nodeFingerprint, type RecordedFunction } from '../../src/source/index.ts';
import { modelOf } from './support/models.ts';

function fingerprint(code: string, name = 'f'): string {
  const model = modelOf(code);
  return functionFingerprint(model.functions.find((each) => each.name === name)!, model);
}

describe('a fingerprint', () => {
  const original = 'def f(a, b=1):\n    x = [a.b, g(a)]\n    return x + "s"\n';

  test('is 16 hex digits', () => {
    expect(fingerprint(original)).toMatch(/^[0-9a-f]{16}$/);
  });

  test.each([
    ['comments and blank lines', 'def f(a, b=1):  # one\n\n    # two\n    x = [a.b, g(a)]\n\n    return x + "s"  # three\n'],
    ['white space and line breaks', 'def f( a,b = 1 ) :\n  x=[\n     a.b,  # here\n     g( a ),\n  ]\n  return x\\\n    +"s"\n'],
    ['a documentation string', 'def f(a, b=1):\n    """What\n    it does."""\n    x = [a.b, g(a)]\n    return x + "s"\n'],
    ['decorators', '@d(1)\n@e\ndef f(a, b=1):\n    x = [a.b, g(a)]\n    return x + "s"\n'],
    ['its place', `\n\nclass A:\n    ${original.replaceAll('\n', '\n    ')}\n`],
    ['line ends', original.replaceAll('\n', '\r\n')],
    ['semicolons', 'def f(a, b=1):\n    x = [a.b, g(a)]; return x + "s";\n'],
  ])('does not change with %s', (_, code) => {
    expect(fingerprint(code)).toBe(fingerprint(original));
  });

  test.each([
    ['a name', original.replace('a.b', 'a.c')], ['an operator', original.replace('x +', 'x -')], ['a string', original.replace('"s"', '"t"')],
    ['a default', original.replace('=1', '=2')], ['a statement', `${original}    g()\n`], ['an argument', original.replace('g(a)', 'g(a, a)')],
    ['async', original.replace('def', 'async def')], ['nesting', original.replace('return', 'if a: return')], ['a tuple', original.replace('x +', '(x,) +')],
    ['white space in a string', original.replace('"s"', '"s "')],
  ])('changes with %s', (_, code) => {
    expect(fingerprint(code)).not.toBe(fingerprint(original));
  });

  test('tells an index from a tuple of one', () => {
    expect(fingerprint('def f(a): return a[1,]\n')).not.toBe(fingerprint('def f(a): return a[1]\n'));
  });

  test('exists for a statement, wherever it stands', () => {
    const model = modelOf('if x:\n    y = a.b( c )\ny = a.b(c)  # the same\ny = a.b(d)\n');
    const calls = model.functions[0]!.sites.filter(({ operation }) => operation === 'call').map(({ node }) => nodeFingerprint(node, model));
    expect(calls[0]).toBe(calls[1]);
    expect(calls[0]).not.toBe(calls[2]);
  });
});

describe('a recorded function', () => {
  const before = 'def f(a):\n    return a.b\n\nclass A:\n    def f(self):\n        return self.c + 1\n';
  const record = (name: string, firstLine: number): RecordedFunction => {
    const model = modelOf(before);
    const fn = model.functions.find((each) => each.qualifiedName === name && each.firstLine === firstLine)!;
    return { qualifiedName: name, firstLine, fingerprints: [functionFingerprint(fn, model)] };
  };
  const anchor = (code: string, recorded: RecordedFunction, file: FileState = 'changed'): unknown => {
    const found = anchorFunctions(modelOf(code), [recorded], file)[0]!;
    return [found.state, found.function?.qualifiedName, found.shift];
  };

  test('is fresh while its file is the same', () => {
    expect(anchor(before, { qualifiedName: 'A.f', firstLine: 4 }, 'same')).toEqual(['fresh', 'A.f', 0]);
  });

  test('is fresh while it is the same in its place, whatever else changed', () => {
    expect(anchor(before.replace('a.b', 'a.bcd'), record('A.f', 4))).toEqual(['fresh', 'A.f', 0]);
  });

  test('moves with its lines, its class and its name', () => {
    expect(anchor(`\n\n\n${before}`, record('A.f', 4))).toEqual(['moved', 'A.f', 3]);
    expect(anchor(before.replace('class A', 'class B'), record('A.f', 4))).toEqual(['moved', 'B.f', 0]);
    expect(anchor(before.replace('def f(self)', 'def g(self)'), record('A.f', 4))).toEqual(['moved', 'A.g', 0]);
  });

  test('is stale once it is edited, or its file is and nothing else tells', () => {
    expect(anchor(before.replace('+ 1', '+ 2'), record('A.f', 4))).toEqual(['stale', 'A.f', 0]);
    expect(anchor(`\n${before}`, { qualifiedName: 'A.f', firstLine: 4 })).toEqual(['stale', 'A.f', 1]);
  });

  test('is unknown where neither it nor its file was digested', () => {
    expect(anchor(before, { qualifiedName: 'A.f', firstLine: 4 }, 'unknown')).toEqual(['unknown', 'A.f', 0]);
    expect(anchor(before.replace('+ 1', '+ 2'), record('A.f', 4), 'unknown')).toEqual(['stale', 'A.f', 0]);
    expect(anchor(before, record('A.f', 4), 'unknown')).toEqual(['fresh', 'A.f', 0]);
  });

  test('is not taken for a short one that does the same, while its name is there', () => {
    const code = 'def f(a):\n    return a.c\n\ndef g(a):\n    return a.b\n';
    expect(anchor(code, record('f', 0))).toEqual(['stale', 'f', 0]);
  });

  test('is lost once nothing bears its name or its syntax, or several do', () => {
    expect(anchor('x = 1\n', record('A.f', 4))).toEqual(['lost', undefined, 0]);
    expect(anchor('def g(self): return self.c + 1\ndef h(self): return self.c + 1\n', record('A.f', 4))).toEqual(['lost', undefined, 0]);
  });
});
