import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatJson, formatJsonl, LINES_SCHEMA_ID } from '../src/index.ts';
import { result } from './example.ts';
import { hostileResult, many } from './hostile.ts';

const schemaOf = (name: string) => JSON.parse(readFileSync(new URL(`../schema/${name}`, import.meta.url), 'utf8')) as { $id: string };
const schema = schemaOf('lines.schema.json');
const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true }).addSchema(schemaOf('result.schema.json')).compile(schema);

/** The lines as a reader of JSON Lines gets them: separated by line feeds alone. */
const linesOf = (text: string) => {
  expect(text.endsWith('\n')).toBe(true);
  return text.slice(0, -1).split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
};

test('each line is what the schema says', () => {
  for (const line of linesOf(formatJsonl(result()))) {
    validate(line);
    expect(validate.errors).toBeNull();
  }
  expect(schema.$id).toBe(LINES_SCHEMA_ID);
  expect(validate({ kind: 'finding', rank: 1 })).toBe(false);
  expect(validate({ kind: 'run' })).toBe(false);
});

test('whatever the program contains, the lines together are the result that json has', () => {
  fc.assert(fc.property(hostileResult, (each) => {
    const [run, ...findings] = linesOf(formatJsonl(each));
    const whole = JSON.parse(formatJson(each)) as { $schema: string; findings: object[] };
    expect({ ...run, findings }).toEqual({ kind: 'run', ...whole, $schema: LINES_SCHEMA_ID, findings: whole.findings.map((finding) => ({ kind: 'finding', ...finding })) });
  }));
});

test('30,000 findings are 30,000 lines after the first', () => {
  const lines = linesOf(formatJsonl(many(30_000)));
  expect(lines).toHaveLength(30_001);
  expect(lines[1]).toMatchObject({ kind: 'finding', rank: 1 });
});
