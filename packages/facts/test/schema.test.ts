import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsSchema, generated, KIND_NAMES, write } from '../src/index.ts';
import { factsText } from './support/arbitrary.ts';
import { functionLine, header, readText } from './support/lines.ts';
import { samples } from './support/samples.ts';

const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(factsSchema());

describe('the schema', () => {
  it('on disk is the one that the vocabulary gives', () => {
    for (const { path, text } of generated()) expect(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')).toBe(text);
  });

  it('has every kind', () => expect(Object.keys(factsSchema()['$defs'] as object)).toEqual(expect.arrayContaining([...KIND_NAMES])));

  it.each(samples())('accepts every line of $name', ({ bytes }) => {
    for (const line of bytes.toString().trim().split('\n')) expect([validate(JSON.parse(line)), validate.errors]).toEqual([true, null]);
  });

  it('accepts every line that is written', async () => {
    await fc.assert(fc.asyncProperty(factsText, async (content) => {
      for (const line of write(await readText(content))) expect([validate(JSON.parse(line)), validate.errors]).toEqual([true, null]);
    }), { numRuns: 100 });
  });

  it.each([
    ['a header without columns', { ...header(), columns: undefined }],
    ['a later version', header({ version: 2 })],
    ['a path that leaves the root', functionLine({ file: '../a.py' })],
    ['a path that leaves the root further on', functionLine({ file: 'a/../../b.py' })],
    ['an absolute path', functionLine({ file: '/a.py' })],
    ['a drive', functionLine({ file: 'C:/a.py' })],
    ['a backslash', functionLine({ file: 'a\\b.py' })],
    ['a negative count', functionLine({ cost: [[0, -1, 0, 0, 0]] })],
    ['a row too short', functionLine({ cost: [[0, 1]] })],
    ['a site too long', functionLine({ sites: [[0, 0, 0, 0, 0, 'call', 'g', 1]] })],
    ['an unknown quality', functionLine({ 'inline-cache': [[0, 'guessed', {}, 0]] })],
    ['a digest of another sort', { source: 'a.py', digest: 'md5:00' }],
    ['a line of no sort', { what: 1 }],
  ])('refuses %s', (_, line) => expect(validate(JSON.parse(JSON.stringify(line)))).toBe(false));
});
