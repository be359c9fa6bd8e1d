import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildModel, createParsers, functionFingerprint, SourceProblem } from '../../src/source/index.ts';
import { loadWasm, parser, python, pythonLanguage } from './support/parser.ts';

/** Reads all of a model, so that nothing lazy stays untried. */
function readAll(code: string): number | SourceProblem {
  try {
    const model = buildModel(python, 'big.py', code, parser);
    const count = model.functions.reduce((sum, fn) => sum + fn.sites.length + functionFingerprint(fn, model).length, 0);
    model.dispose();
    return count;
  } catch (error) {
    if (error instanceof SourceProblem) return error;
    throw error;
  }
}

describe('unusual sources', () => {
  test.each([
    ['10,000 nested brackets', `x = 1\ny = ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`],
    ['10,000 calls of calls', `x = 1\ny = x${'()'.repeat(10_000)}\n`],
    ['5,000 lambdas of lambdas', `x = 1\ny = ${'lambda: '.repeat(5000)}1\n`],
    ['a sum of 10,000', `x = 1\ny = ${'a + '.repeat(10_000)}1\n`],
  ])('%s are refused with file and line', (_, code) => {
    expect(readAll(code)).toMatchObject({ name: 'SourceProblem', file: 'big.py', line: 1 });
  });

  test.each([
    ['10,000 brackets that never close', '('.repeat(10_000)],
    ['a string of 1 MB', `x = "${'a'.repeat(1_000_000)}"\n`],
    ['code of 200 kB on a line', `x = [${'a.b(c), '.repeat(25_000)}]\n`],
    ['a string that never ends', `x = """${'abc\n'.repeat(50_000)}`],
    ['20,000 elifs', `if x: pass\n${'elif x: pass\n'.repeat(20_000)}`],
    ['a sum of 1,000', `x = ${'a + '.repeat(1000)}1\n`],
    ['the empty file', ''],
  ])('%s are read', (_, code) => {
    expect(typeof readAll(code)).toBe('number');
  });

  test('code that the parser cannot get through is given up with a place', () => {
    const problem = readAll(`x = 1\n${'\\\n'.repeat(100_000)}y\n`);
    expect(problem).toMatchObject({ name: 'SourceProblem', file: 'big.py', message: expect.stringContaining('gave up') as string });
    expect((problem as SourceProblem).line).toBeGreaterThan(0);
    // The parser is as good as new.
    expect(readAll('a.b\n')).toBeGreaterThan(1);
  });

  test('any text is read or refused, whole or in part', () => {
    const word = fc.constantFrom('def f(a):', 'class A:', '@d', '  ', '\n', '\r', '\r\n', '\t', '(', ')', '[', ']', '{', '}', ':', ',', '.', '=', 'a', 'b', '"', "'''", '#',
      '\\', 'lambda', 'for', 'in', 'if', 'else', 'match', 'case', 'with', 'as', 'import', 'yield', 'await', 'async', '*', '**', ':=', 'f"{', '😀', '\f', 'global', 'del');
    fc.assert(fc.property(fc.array(word, { maxLength: 60 }), fc.nat(10), (words, firstLine) => {
      const code = words.join(' ');
      readAll(code);
      try {
        buildModel(python, 'a.py', code, parser, { functions: [{ firstLine }] }).dispose();
      } catch (error) {
        expect(error).toBeInstanceOf(SourceProblem);
      }
    }), { numRuns: 300 });
  });
});

describe('parsers', () => {
  test('load each file once, and only when it is needed', async () => {
    const asked: string[] = [];
    const own = createParsers((file) => {
      asked.push(file);
      return loadWasm(file);
    });
    expect(asked).toEqual([]);
    const language = pythonLanguage();
    const both = await Promise.all([own.parser(language), own.parser(language)]);
    expect(both[0]).toBe(both[1]);
    expect(asked.filter((file) => file === language.grammar)).toHaveLength(1);
  });

  test('can be asked again after a file could not be loaded', async () => {
    let missing = true;
    const own = createParsers((file) => {
      if (missing) throw new Error(`no ${file}`);
      return loadWasm(file);
    });
    await expect(own.parser(pythonLanguage())).rejects.toThrow('no ');
    missing = false;
    await expect(own.parser(pythonLanguage())).resolves.toBeDefined();
  });
});
