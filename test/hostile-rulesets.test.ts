import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mechsym, project } from './helpers/command.ts';

const example = fileURLToPath(new URL('../rulesets/example-org', import.meta.url));
let own: ReturnType<typeof project>;
beforeAll(() => {
  own = project({ 'main.py': `${'for record in records:\n    total += record.field("amount").value\n'.repeat(40)}` });
  cpSync(join(example, 'recordings', 'records.facts.jsonl.gz'), join(own.folder, 'run.facts.jsonl.gz'));
});
afterAll(() => own.remove());

/** Each has seconds, and not the minutes or the memory that it is made to take. */
const SECONDS = { timeout: 15_000 };
const write = (name: string, text: string): void => writeFileSync(join(own.folder, name), text);
const lint = (...args: string[]) => mechsym(['lint', '--facts', 'run.facts.jsonl.gz', ...args], { cwd: own.folder });

async function refused(ran: ReturnType<typeof lint>, message: RegExp): Promise<void> {
  const { code, stdout, stderr } = await ran;
  expect(`${stdout}${stderr}`).toMatch(message);
  expect(`${stdout}${stderr}`).not.toMatch(/\n\s+at .+:\d+:\d+|This is a bug/);
  expect(code).toBe(2);
}

const BOMB = ['a: &a [x,x,x,x,x,x,x,x,x]', ...[...'bcdefghi'].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`)].join('\n');
const DEEP = `rules: ${'['.repeat(40_000)}`;

describe.each(['mechsym.config.yaml', 'team/ruleset.yaml', 'rule.yaml'])('%s is refused with file, line and reason', (file) => {
  const given = (text: string) => {
    const other = project({ [file]: text, ...(file.startsWith('team') && { 'mechsym.config.yaml': 'extends: ./team\n' }) });
    cpSync(join(own.folder, 'run.facts.jsonl.gz'), join(other.folder, 'run.facts.jsonl.gz'));
    return mechsym(['lint', '--facts', 'run.facts.jsonl.gz', ...(file === 'rule.yaml' ? ['--rules', file] : [])], { cwd: other.folder }).finally(() => other.remove());
  };
  const at = (place: string, reason: string) => new RegExp(`${file.replaceAll('.', '\\.')}:${place}:? .*${reason}`);

  test('that is a bomb of aliases', SECONDS, () => refused(given(BOMB), at('2:\\d+', 'aliases stand for more than is read')));
  test('that has 10 MB', SECONDS, () => refused(given(`# ${'x'.repeat(10 * 2 ** 20)}\nrules: {}\n`), at('1', '10\\.0 MB')));
  test('that has more keys than anybody writes', SECONDS, () => refused(given(`rules:\n${Array.from({ length: 40_000 }, (_, i) => `  rule-${i}: warning`).join('\n')}\n`), at('1:1', 'characters')));
  test('that is nested without end', SECONDS, () => refused(given(DEEP), at('1:\\d+', 'nested too deep')));
  test.each(['__proto__', 'constructor', 'prototype'])('that says something of %s', SECONDS, (key) => (
    refused(given(`name: x\nrules:\n  ${key}: { options: { polluted: 1 } }\n`), at('3:3', `\`${key}\` is no name`))));
  test('that says something of __proto__ deep inside', SECONDS, () => (
    refused(given('rules:\n  arguments-copied:\n    options:\n      __proto__: { polluted: 1 }\n'), at('4:7', '`__proto__` is no name'))));
});

test('a package.json and a pyproject.toml are no way around it', SECONDS, async () => {
  for (const [name, text, place] of [
    ['package.json', '{\n  "mechsym": {\n    "rules": { "__proto__": { "options": {} } }\n  }\n}', '3:\\d+'],
    ['pyproject.toml', '[tool.mechsym]\nextends = "recommended"\n[tool.mechsym.rules.constructor]\nlevel = "off"\n', '3:\\d+'],
  ] as const) {
    const other = project({ [name]: text });
    const ran = await mechsym(['lint', '--print-config'], { cwd: other.folder });
    other.remove();
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(new RegExp(`^mechsym: ${name.replace('.', '\\.')}:${place}: .*is no name`));
  }
});

describe('a rule that would run without end is refused with file, line and reason', () => {
  const rule = (match: string, more = '') => [
    'rule: hostile', 'version: 1', 'title: t', 'summary: s', 'level: warning', 'languages: [python]', 'requires: [cost]', 'match:', match, more,
    'impact: { share: cost(site) }', 'message:', '  developer: { title: t, label: l, why: w, fix: f }', '  runtime: { title: t, label: l, why: w, fix: f }', '',
  ].filter((line) => line !== '').join('\n');
  const SITES = '  - site: [call, attribute, binary]';
  const list = (n: number, of: string) => Array(n).fill(of).join(' + ');

  test.each([
    ['loops within loops within loops', rule(SITES, 'where:\n  - site.args.all(a, site.args.all(b, site.args.all(c, a.text == c.text)))'), /hostile\.yaml:11:\d+: .*at most 2 of map/],
    ['texts that double one another', rule(SITES, `let:\n  a: ${list(16, 'site.text')}\n  b: ${list(16, 'a')}\n  c: ${list(16, 'b')}`), /hostile\.yaml:13:\d+: .*more than 256 texts/],
    ['lists that double one another', rule(SITES, `let:\n  a: '[1,2,3,4]'\n  b: ${list(64, 'a')}\n  c: ${list(16, 'b')}`), /hostile\.yaml:13:\d+: .*more than 256 texts/],
    ['loops over the parts of a text', rule(SITES, 'where:\n  - site.text.split("").all(a, a != "~")'), /hostile\.yaml:11:\d+: .*split\(\)/],
    ['a name that is made of itself', rule(SITES, 'let:\n  a: b\n  b: a'), /hostile\.yaml:11:\d+: .*Unknown variable/],
    ['a pattern that backtracks in a condition', rule(SITES, 'where:\n  - site.text.matches("^(a+)+$")'), /hostile\.yaml:11:\d+: .*repeated group/],
    ['a pattern that backtracks in a query', rule('  - query: "((call) @site (#match? @site \\"(a|a)*b\\"))"'), /hostile\.yaml:9:\d+: .*repeated group/],
    ['a query that takes long to read', rule(`  - query: "(block ${'[(_) (_) (_) (_)]? '.repeat(40)} (_ (call) @site))"`), /hostile\.yaml:9:\d+: .*can take for ever/],
  ])('%s', SECONDS, async (_, text, message) => {
    write('hostile.yaml', text);
    await refused(lint('--rules', 'hostile.yaml'), message);
  });

  test('a query that takes long to search, when it has taken a second', SECONDS, async () => {
    write('hostile.yaml', rule('  - query: "(module (_)* @a (_)* @b (_)* @c (_)* @d (expression_statement (call) @site))"'));
    write('main.py', 'f(a, b, c)\n'.repeat(1500));
    await refused(lint('--rules', 'hostile.yaml'), /hostile\.yaml:9:\d+: .*`match\.0\.query` takes too long; the rule is left out/);
  });

  test('patterns that are slow only with backtracking are searched without', SECONDS, async () => {
    write('hostile.yaml', rule(SITES, `where:\n  - site.function.place.text.matches("${'.*'.repeat(12)}zzz")`));
    write('main.py', `${'value = "' + 'a'.repeat(5000)}"\n`);
    expect((await lint('--rules', 'hostile.yaml')).code).toBe(0);
  });
});
