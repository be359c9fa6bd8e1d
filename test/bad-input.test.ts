import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mechsym, project } from './helpers/command.ts';
import { pythons } from './helpers/pythons.ts';

const python = pythons()[0];
if (python === undefined) throw new Error('no CPython that can be recorded was found');

const source = readFileSync(new URL('../examples/shapes/main.py', import.meta.url), 'utf8');
// The cause lies in one file; the other is also hot, and is the one that turns bad.
const main = `${source}\nimport other\nprint(other.spin(1_500_000))\n`;
const other = 'def spin(n):\n    total = 0\n    for i in range(n):\n        total += i % 7\n    return total\n';
let folder: string;
let remove: () => void;
let facts: string;
beforeAll(async () => {
  ({ folder, remove } = project({ 'main.py': main, 'other.py': other }));
  const ran = await mechsym(['record', '--output', 'good.facts.jsonl', '--', python.path, 'main.py'], { cwd: folder });
  if (ran.code !== 0) throw new Error(ran.stderr);
  facts = readFileSync(join(folder, 'good.facts.jsonl'), 'utf8');
});
afterAll(() => remove());

const lint = (...args: string[]) => mechsym(['lint', ...args], { cwd: folder });
const NO_TRACE = /\n\s+at .+:\d+:\d+|node:internal/;

describe('source that cannot be used costs its own findings, with a message, and the rest goes on', () => {
  const bad: readonly (readonly [what: string, text: string | Buffer | undefined, message: RegExp])[] = [
    ['gone', undefined, /other\.py: has facts, but is not there/],
    ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2]), /other\.py.*(binary|NUL)/],
    ['of an unknown coding', '# coding: klingon-8\nx = 1\n', /other\.py.*klingon-8/],
    ['10,000 nested brackets', `x = ${'['.repeat(10_000)}${']'.repeat(10_000)}\n${other}`, /other\.py/],
  ];
  test.each(bad)('%s', async (_, text, message) => {
    if (text === undefined) rmSync(join(folder, 'other.py'));
    else writeFileSync(join(folder, 'other.py'), text);
    try {
      const ran = await lint('--facts', 'good.facts.jsonl');
      expect(ran.code).toBe(1);
      expect(ran.stdout).toContain('main.py:');
      expect(`${ran.stdout}${ran.stderr}`).toMatch(message);
      expect(`${ran.stdout}${ran.stderr}`).not.toMatch(NO_TRACE);
    } finally {
      writeFileSync(join(folder, 'other.py'), other);
    }
  });

  test('1 MB on one line is read, or refused with a message', async () => {
    writeFileSync(join(folder, 'other.py'), `x = "${'a'.repeat(1_000_000)}"\ny = [${'1, '.repeat(300_000)}]\n${other}`);
    try {
      const ran = await lint('--facts', 'good.facts.jsonl');
      expect(ran.code).toBe(1);
      expect(ran.stdout).toContain('main.py:');
      expect(`${ran.stdout}${ran.stderr}`).not.toMatch(NO_TRACE);
    } finally {
      writeFileSync(join(folder, 'other.py'), other);
    }
  });
});

describe('facts that cannot be used are named with their line', () => {
  const write = (text: string | Buffer): void => writeFileSync(join(folder, 'bad.facts.jsonl'), text);
  const badLint = () => lint('--facts', 'bad.facts.jsonl');

  test('empty: nothing to lint, exit code 2', async () => {
    write('');
    const ran = await badLint();
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('bad.facts.jsonl');
  });

  test('cut short: what came before is used', async () => {
    write(facts.slice(0, -40));
    const ran = await badLint();
    expect(`${ran.stdout}${ran.stderr}`).toMatch(/bad\.facts\.jsonl:\d+: cut off at line/);
    expect(ran.code).toBe(1);
  });

  test('from a newer version: refused, and says to update', async () => {
    write(facts.replaceAll('"version":1,', '"version":2,'));
    const ran = await badLint();
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/newer mechsym/);
  });

  test('with a path out of the root: that function is left out and counted', async () => {
    write(facts.replaceAll('"file":"other.py"', '"file":"../../etc/passwd"'));
    const ran = await badLint();
    expect(`${ran.stdout}${ran.stderr}`).toMatch(/bad\.facts\.jsonl:\d+: .*root/);
    expect(ran.stdout).toContain('main.py:');
  });

  test('with wrong types: those rows are left out', async () => {
    write(facts.replaceAll(/"cost":\[\[-1,/g, '"cost":[["x",'));
    const ran = await badLint();
    expect(`${ran.stdout}${ran.stderr}`).toContain('bad.facts.jsonl:');
    expect(`${ran.stdout}${ran.stderr}`).not.toMatch(NO_TRACE);
  });

  test('no facts at all but something else', async () => {
    write('{"hello": 1}\n');
    const ran = await badLint();
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('bad.facts.jsonl');
  });
});

describe('a ruleset of the user that is wrong leaves the other rules alone, and the exit code says that it was left out', () => {
  const rule = readFileSync(new URL('../packages/engine/test/rules/good-rule.yaml', import.meta.url), 'utf8');

  test('a query that does not fit the grammar is named with its rule', async () => {
    writeFileSync(join(folder, 'query.yaml'), rule.replace(/match:\n(?: {2,}.*\n)+/, 'match:\n  - query: "(no_such_node) @site"\n'));
    const ran = await lint('--facts', 'good.facts.jsonl', '--rules', 'query.yaml');
    expect(`${ran.stdout}${ran.stderr}`).toMatch(/query\.yaml.*several-types.*no_such_node|query\.yaml.*does not fit the grammar/);
    expect(ran.stdout).toContain('main.py:');
    expect(ran.code).toBe(2);
  });

  test('an unknown field is named with line and column', async () => {
    writeFileSync(join(folder, 'field.yaml'), rule.replace('level:', 'severity:'));
    const ran = await lint('--facts', 'good.facts.jsonl', '--rules', 'field.yaml');
    expect(`${ran.stdout}${ran.stderr}`).toMatch(/field\.yaml:\d+:\d+: unknown field `severity`/);
    expect(ran.stdout).toContain('main.py:');
    expect(ran.code).toBe(2);
  });

  test('an expression that fails at a place is named once, with the place', async () => {
    writeFileSync(join(folder, 'fails.yaml'), rule.replace(/where:\n(?: {2}- .*\n)+/, 'where:\n  - site.args[3].text == "x"\n'));
    for (const more of [[], ['--fail-on', 'never'], ['--format', 'agent']]) {
      const ran = await lint('--facts', 'good.facts.jsonl', '--rules', 'fails.yaml', ...more);
      expect(ran.stdout).toMatch(/main\.py:\d+:\d+/);
      expect([...`${ran.stdout}${ran.stderr}`.matchAll(/fails\.yaml: rule `several-types` failed at \w+\.py:\d+: there is no element \[3\]/g)].length, ran.stdout + ran.stderr).toBe(1);
      expect(ran.code).toBe(2);
    }
    const json = await lint('--facts', 'good.facts.jsonl', '--rules', 'fails.yaml', '--format', 'json');
    expect(json.stderr).toMatch(/fails\.yaml: rule `several-types` failed at/);
  });
});
