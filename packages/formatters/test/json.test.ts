import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { formatJson, RESULT_SCHEMA_ID } from '../src/index.ts';
import { comparedResult, finding, fix, result } from './example.ts';

const schema = JSON.parse(readFileSync(new URL('../schema/result.schema.json', import.meta.url), 'utf8')) as { $id: string };
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

const inline = { kind: 'inline', reason: 'known', file: 'a', line: 1, column: 2, until: '2027-01-31', below: 0.02 } as const;

test('the output is what its schema says', () => {
  const problems = [{ severity: 'warning' as const, file: 'a', line: 3, column: 4, message: 'm', count: 2 }, { severity: 'info' as const, message: 'm' }];
  for (const each of [result(), result({
    findings: [finding({ lapsed: { suppression: inline, text: 'It was suppressed.' } })],
    suppressed: [{ ...finding({ rank: 2 }), suppression: inline }, { ...finding({ rank: 3 }), suppression: { kind: 'file', reason: 'known', file: 's.json', entry: { file: 'a', scope: 'f' } } }],
    unusedSuppressions: [{ kind: 'inline', rule: 'r', file: 'a', line: 1, column: 2, why: 'w' }, { kind: 'file', rule: 'r', file: 's.json', entry: { file: 'a', scope: 'f', count: 1 }, why: 'w' }],
  }), result({ findings: [] }), comparedResult(), result({ problems, findings: [finding(), finding({ rank: 2, related: [], flow: [], evidence: [] })] }), result({ findings: [finding({ fix: fix() }), finding({ rank: 2, fix: fix({ risk: 'r' }) })] })]) {
    validate(JSON.parse(formatJson(each)));
    expect(validate.errors).toBeNull();
  }
  expect(schema.$id).toBe(RESULT_SCHEMA_ID);
});

test('the schema refuses what is not a result', () => {
  const log = JSON.parse(formatJson(result())) as { findings: { location: { startLine: number } }[] };
  (log.findings[0] as { location: { startLine: number } }).location.startLine = 0;
  expect(validate(log)).toBe(false);
});

test('what is gone is written in full, and only in the comparison', () => {
  const { findings, comparison } = JSON.parse(formatJson(comparedResult())) as { findings: { baseline: object }[]; comparison: { gone: { location: object; baseline: object }[] } };
  expect(findings.map(({ baseline }) => baseline)).toMatchObject([{ state: 'new' }, { state: 'unchanged' }]);
  expect(comparison.gone).toMatchObject([{ location: { file: 'log.py', startLine: 12 }, baseline: { state: 'fixed' } }]);
});

test('lines and columns count from 1', () => {
  const { findings } = JSON.parse(formatJson(result())) as { findings: { location: object }[] };
  expect(findings[0]?.location).toMatchObject({ file: 'geometry.py', startLine: 48, startColumn: 18, endLine: 48, endColumn: 28 });
});

test('the edits of a fix have places as all others, and say whether they keep the meaning', () => {
  const { findings } = JSON.parse(formatJson(result({ findings: [finding({ fix: fix({ risk: 'r' }) })] }))) as { findings: { fix: { edits: object[] } }[] };
  expect(findings[0]?.fix).toMatchObject({ safe: false, risk: 'r', diff: [{ line: 48 }] });
  expect(findings[0]?.fix.edits[1]).toEqual({ file: 'geometry.py', startLine: 48, startColumn: 18, endLine: 48, endColumn: 28, old: 'shape.area', text: 'area' });
});

test('no absolute path of the machine is in it', () => {
  expect(formatJson(result())).not.toContain('/home/someone');
});

test('what is suppressed stands beside the findings, with where and why', () => {
  const log = JSON.parse(formatJson(result({ suppressed: [{ ...finding({ rank: 2 }), suppression: inline }] }))) as { findings: object[]; suppressed: object[] };
  expect(log.findings).toHaveLength(1);
  expect(log.suppressed).toMatchObject([{ rank: 2, suppression: inline, location: { startLine: 48 } }]);
  delete (log.suppressed[0] as { suppression?: object }).suppression;
  expect(validate(log)).toBe(false);
});
