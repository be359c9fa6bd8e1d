/** What the grammars forgive is no program: what `fault` lets through, the language's own compiler takes. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createText } from '../../src/source/index.ts';
import { INTERPRETERS } from './support/interpreters.ts';
import { language, parsers } from './support/parser.ts';

async function faultOf(file: string, text: string): Promise<string | undefined> {
  const read = language(file);
  const source = createText(text, read.lineEnd);
  const tree = (await parsers.parser(read)).parse(file, source);
  try {
    return tree.rootNode.hasError ? 'a syntax error' : read.fault?.(tree.rootNode, source);
  } finally {
    tree.delete();
  }
}

const CHECK = `
import json, sys, warnings
warnings.simplefilter("ignore")
def takes(text):
    try:
        compile(text, "x", "exec", flags=0x400)
        return True
    except SyntaxError:
        return False
json.dump([takes(text) for text in json.load(sys.stdin)], sys.stdout)
`;
const takenBy = (python: string, texts: readonly string[]) => JSON.parse(execFileSync(python, ['-c', CHECK], { input: JSON.stringify(texts), encoding: 'utf8' })) as readonly boolean[];

const REFUSED = [
  'if a:\nb()\n', 'def f():\n    if a:\n    b()\n    c()\n', 'while x:\nb()\n', 'for i in x:\n    # c\nb()\n', 'def f():\nx = 1\n', 'async def f():\nx = 1\n',
  'class A:\nx = 1\n', 'with a:\nb()\n', 'try:\n    b()\nfinally:\nc()\n', 'try:\n    b()\nc()\n', 'try:\n    b()\nelse:\n    c()\n', 'try:\n    b()\nexcept E:\nc()\n',
  'if a:\n    b()\nelse:\nc()\n', 'if a:\n    b()\nelif d:\nc()\n', 'match x:\nb()\n', 'match x:\n    case 1:\n    b()\n',
  'a()\n    b()\n', 'if a:\n    b()\n        c()\n', 'if a:\n        b()\n    c()\n', 'if a:\n\tb()\n        c()\n', 'if a:\n    b()\n  else:\n    c()\n',
  '@d\n    class A:\n        b = 1\n', 'f(a=1, 2)\n', 'f(**a, *b)\n', 'print "x"\n', 'exec "x"\n',
];
const TAKEN = [
  'if a: b()\n', 'if a:\n    b()\nelif c: d()\nelse:\n  e()\n', 'if a:\n    # only later\n\n    b()\n  # less\n    c()\n', 'if a: b(); \\\n  c()\n', 'class A: pass\n',
  'match x:\n    case 1:\n        pass\n    case _: pass\n', 'try:\n    a()\n\fexcept E:\n    b()\n', '@d\nclass A:\n\t"""text\n  of two lines"""\n\tdef f(\n  self): return [\n1]\n',
  'f(a=1, *b, **c)\n', 'f(*a, 1, b=2, **c, d=3)\n', 'print >>f, x\n', '', '# no more\n',
];

describe.each(INTERPRETERS)('what $version takes and refuses', ({ path, library }) => {
  test('each of these, as is said of it', async () => {
    expect(takenBy(path, [...REFUSED, ...TAKEN])).toEqual([...REFUSED.map(() => false), ...TAKEN.map(() => true)]);
    for (const text of REFUSED) expect(await faultOf('a.py', text), text).toBeDefined();
    for (const text of TAKEN) expect(await faultOf('a.py', text), text).toBeUndefined();
  });

  test('lines of statements, indented anyhow', async () => {
    const lines = fc.array(fc.tuple(
      fc.constantFrom('', '    ', '    ', '        ', '\t'),
      fc.constantFrom('a()', 'b = 1', 'if a:', 'else:', 'elif b:', 'for x in y:', 'while a:', 'def f():', 'class A:', 'with a:', 'try:', 'finally:', 'except E:', 'if a: b()', '# text', '', '@d'),
    ).map(([indent, line]) => indent + line), { minLength: 1, maxLength: 6 }).map((all) => `${all.join('\n')}\n`);
    const texts = fc.sample(lines, 4000);
    const taken = takenBy(path, texts);
    expect(taken.filter(Boolean).length).toBeGreaterThan(100);
    for (const [i, text] of texts.entries()) expect((await faultOf('a.py', text)) === undefined, JSON.stringify(text)).toBe(taken[i]);
  });

  test('no file of its standard library has a fault', async () => {
    const files = readdirSync(library).filter((name) => name.endsWith('.py')).sort().filter((_, i) => i % 8 === 0);
    for (const name of files) {
      const fault = await faultOf('a.py', readFileSync(join(library, name), 'utf8'));
      if (fault !== 'a syntax error') expect(fault, name).toBeUndefined();
    }
  });
});

test('`try` alone is no JavaScript, and no other statement is read without its body', async () => {
  for (const text of ['try { a() }', 'try { a() } b()', 'if (x)', 'while (x)', 'for (;;)', 'if (a) else b()', 'label:']) {
    expect(() => new Script(text), text).toThrow(SyntaxError);
    expect(await faultOf('a.js', text), text).toBeDefined();
    expect(await faultOf('a.ts', text), text).toBeDefined();
  }
  for (const text of ['try { a() } catch { }', 'try { a() } finally { b() }', 'if (x);']) expect(await faultOf('a.js', text), text).toBeUndefined();
});

test('no statement of Java is read without its body', async () => {
  const body = (text: string) => `class A { void f() { ${text} } }`;
  for (const text of ['try { a(); } b();', 'if (x)', 'while (x)', 'for (;;)', 'else a();', 'switch (x)', 'synchronized (x)', 'do while (x);']) expect(await faultOf('A.java', body(text)), text).toBeDefined();
});
