import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildModel, functionAt, functionFingerprint, matchSite, SourceProblem } from '../../../src/source/index.ts';
import { language, parsers } from '../support/parser.ts';

const LANGUAGES = await Promise.all(['a.js', 'a.ts', 'a.tsx'].map(async (file) => ({ file, language: language(file), parser: await parsers.parser(language(file)) })));
const [javascript] = LANGUAGES as [typeof LANGUAGES[number]];

/** Reads all of a model, so that nothing lazy stays untried. */
function readAll(code: string, { file, language, parser } = javascript): number | SourceProblem {
  try {
    const model = buildModel(language, file, code, parser);
    try {
      let count = 0;
      for (const fn of model.functions) {
        count += fn.sites.length + fn.loops.length + functionFingerprint(fn, model).length + fn.nameRange.start.line;
        for (const name of ['a', 'b', 'arguments']) fn.scopeOf(name);
        for (const site of fn.sites) count += site.operands.length + site.aliases.length + (site.receiver === undefined ? 0 : 1);
        functionAt(model, { qualifiedName: fn.qualifiedName, firstLine: fn.firstLine, column: 0 });
        matchSite(model, { operation: 'other', name: '', line: fn.firstLine, endLine: fn.firstLine, column: 3, endColumn: -1, ordinal: 0 });
      }
      return count;
    } finally {
      model.dispose();
    }
  } catch (error) {
    if (error instanceof SourceProblem) return error;
    throw error;
  }
}

describe('unusual sources', () => {
  test.each([
    ['10,000 nested brackets', `x;\ny = ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`],
    ['10,000 calls of calls', `x;\ny = x${'()'.repeat(10_000)}\n`],
    ['5,000 functions of functions', `x;\ny = ${'() => '.repeat(5000)}1\n`],
    ['5,000 blocks', `x;\n${'{'.repeat(5000)}${'}'.repeat(5000)}\n`],
    ['a sum of 10,000', `x;\ny = ${'a + '.repeat(10_000)}1\n`],
  ])('%s are refused with a line', (_, code) => {
    expect(readAll(code)).toMatchObject({ name: 'SourceProblem', line: 1 });
  });

  test.each([
    ['10,000 brackets that never close', '('.repeat(10_000)],
    ['a string of 1 MB', `x = "${'a'.repeat(1_000_000)}"\n`],
    ['code of 200 kB on a line', `x = [${'a.b(c), '.repeat(25_000)}]\n`],
    ['a template that never ends', `x = \`${'abc\n'.repeat(50_000)}`],
    ['a sum of 1,000', `x = ${'a + '.repeat(1000)}1\n`],
    ['600 functions of functions', `x = ${'() => '.repeat(600)}1\n`],
    ['a chain of 600 calls', `x = a${'.b()'.repeat(600)}\n`],
    ['10,000 functions on a line', 'function f(a){return a.b}'.repeat(10_000)],
    ['the empty file', ''],
  ])('%s are read', (_, code) => {
    expect(typeof readAll(code)).toBe('number');
  });

  test.each(LANGUAGES)('any text is read or refused, as $file', (each) => {
    const word = fc.constantFrom('function f(a) {', 'class A {', 'class extends B {', '@d', '  ', '\n', '\r', '\u2028', '(', ')', '[', ']', '{', '}', ':', ',', '.', '=', 'a', 'b', '"', "'", '`', '${', '/', '//', '/*',
      '*/', '=>', 'for', 'of', 'in', 'if', 'else', 'while', 'do', 'switch', 'case', 'import', 'export', 'default', 'yield', 'await', 'async', '...', '?.', '??=', '#a', '😀', 'static', 'get', 'new', 'delete', 'typeof',
      'enum', 'namespace N {', 'interface', 'type T =', 'abstract', 'declare', '<', '>', 'as', '!', '++', 'const', 'let', 'var', '.map(', '\\', '0', 'super', 'this', '\ufeff');
    fc.assert(fc.property(fc.array(word, { maxLength: 60 }), (words) => { readAll(words.join(' '), each); }), { numRuns: 300 });
  });

  const real = readFileSync(fileURLToPath(new URL('../../../src/source/lookup.ts', import.meta.url)), 'utf8');
  test.each(LANGUAGES)('cuts and edits of a real source are read or refused, as $file', (each) => {
    fc.assert(fc.property(fc.nat(real.length), fc.nat(400), fc.nat(real.length), fc.string({ maxLength: 5 }), (at, length, other, text) => {
      readAll(real.slice(0, at) + text + real.slice(at + length, at + length + 3000) + real.slice(other, other + length), each);
    }), { numRuns: 40 });
  });
});
