import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { formatJunit } from '../src/index.ts';
import { finding, result } from './example.ts';
import { hostileResult, many } from './hostile.ts';

const OPTIONS = { audience: 'developer', color: false, width: 0, pathPrefix: '' } as const;
const schema = readFileSync(new URL('published/junit-10.xsd', import.meta.url), 'utf8');

const complaints = async (...files: string[]) => (await validateXML({ xml: files.map((contents, i) => ({ fileName: `${i}.xml`, contents })), schema, initialMemoryPages: 512, maxMemoryPages: 4096 })).errors;
const attribute = (text: string, name: string) => [...text.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value]) => value as string);

test('the report is valid by the schema of Jenkins, and the schema would have said something', async () => {
  const problems = [{ severity: 'error' as const, file: 'x.jsonl', line: 3, message: 'cut off' }];
  const text = formatJunit(result({ problems, findings: [finding(), finding({ rank: 2, level: 'note' })] }), { ...OPTIONS, pathPrefix: 'services/api/' });
  expect(await complaints(text, formatJunit(result({ findings: [] }), OPTIONS))).toEqual([]);
  expect(await complaints(text.replace('name="mechsym"', 'nick="mechsym"'))).not.toEqual([]);
  expect(text).toContain('<testsuite name="mechsym" tests="3" failures="2" errors="1" skipped="0">');
  expect(text).toContain('<testcase classname="megamorphic-site" name="services/api/geometry.py Scene.total 5f2a9c01d3e4b7a8">');
  expect(text).toContain('name="services/api/geometry.py Scene.total 5f2a9c01d3e4b7a8-2">');
  expect(text).toContain('<failure type="warning" message="services/api/geometry.py:48:18: megamorphic attribute in a hot loop: saves 14 % of the run (11–17 %)">5 types');
});

test('a clean run is a test that passes', () => {
  expect(formatJunit(result({ findings: [] }), OPTIONS)).toContain('tests="1" failures="0" errors="0"');
});

test('whatever the program contains, the XML is well-formed and valid, with one case a finding', async () => {
  const all = fc.sample(hostileResult, 1000);
  const findings = all.flatMap((each) => each.findings);
  const text = formatJunit(result({ findings, problems: all.flatMap(({ problems }) => problems) }), OPTIONS);
  expect(await complaints(text)).toEqual([]);
  expect([...text.matchAll(/<failure /g)]).toHaveLength(findings.length);
});

test('of 30,000 findings those are kept that GitLab can read, the best, and the rest is counted', async () => {
  const text = formatJunit(many(30_000), OPTIONS);
  expect(await complaints(text)).toEqual([]);
  expect(Buffer.byteLength(text)).toBeLessThan(30_000_000);
  expect(text.match(/<[a-z]|="/g)?.length).toBeLessThan(250_000);
  const messages = attribute(text, 'message');
  expect(messages).toHaveLength(5001);
  expect(messages[0]).toContain('saves 90 % of the run');
  expect(messages.at(-1)).toBe('25,000 of 30,000 findings, those with the smallest impact, are left out: mechsym lint --format jsonl lists all');
});
