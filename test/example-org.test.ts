import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseMarkdownTests } from '../packages/cli/src/rules/mdtest.ts';
import { mechsym, project, run } from './helpers/command.ts';

const example = fileURLToPath(new URL('../rulesets/example-org', import.meta.url));
/** The sources of the first test in a test file. */
const sourcesOf = (file: string) => Object.fromEntries(parseMarkdownTests(readFileSync(join(example, 'rules', file), 'utf8'))[0]?.sources ?? []);

interface Result {
  readonly findings: readonly { readonly rule: string; readonly level: string; readonly location: { readonly file: string } }[];
}

let own: ReturnType<typeof project>;
beforeAll(() => {
  own = project({ ...sourcesOf('field-looked-up-by-name/rule.test.md'), ...sourcesOf('json-per-item/rule.javascript.test.md') });
  execFileSync('git', ['init', '-q', own.folder]);
});
afterAll(() => own.remove());

const lint = async (recording: string): Promise<readonly string[]> => {
  const ran = await mechsym(['lint', '--format', 'json', '--facts', join(example, 'recordings', recording)], { cwd: own.folder });
  expect(ran.stderr).toBe('');
  return (JSON.parse(ran.stdout) as Result).findings.map(({ rule, level, location }) => `${rule} ${level} ${location.file}`);
};
const config = (text: string): void => writeFileSync(join(own.folder, 'mechsym.config.yaml'), text);

/** What the ruleset finds, and at which levels, however the project came by it. */
async function judges(name: string): Promise<void> {
  config(`extends: ${name}\n`);
  const python = await lint('records.facts.jsonl.gz');
  expect(python).toContain('field-looked-up-by-name error main.py');
  expect(python).toContain('json-per-item warning main.py');
  expect(await lint('events.facts.jsonl.gz')).toContain('json-per-item warning events.js');
  // the project has the last word, also for single files
  config(`extends: ${name}\nrules: { field-looked-up-by-name: note }\noverrides: [{ files: "*.py", rules: { json-per-item: "off" } }]\n`);
  const changed = await lint('records.facts.jsonl.gz');
  expect(changed).toContain('field-looked-up-by-name note main.py');
  expect(changed.filter((finding) => finding.startsWith('json-per-item'))).toEqual([]);
  expect(await lint('events.facts.jsonl.gz')).toContain('json-per-item warning events.js');
  config(`extends: ${name}\nrules: { json-per-item: { minImpact: 99% } }\n`);
  expect((await lint('events.facts.jsonl.gz')).filter((finding) => finding.startsWith('json-per-item'))).toEqual([]);
}

describe('the example of an organisation\'s ruleset', () => {
  test('passes its own tests, in both languages', async () => {
    expect(await mechsym(['rules', 'test', example])).toMatchObject({ code: 0, stdout: '5 tests passed\n' });
  });

  test('is used as a plain folder', async () => {
    cpSync(example, join(own.folder, 'tools', 'rules'), { recursive: true });
    await judges('./tools/rules');
  });

  test('is used through npm, packed and installed', async () => {
    const packed = await run('npm', ['pack', '--silent', '--pack-destination', own.folder], { cwd: example });
    const tarball = packed.stdout.trim();
    writeFileSync(join(own.folder, 'package.json'), '{"name":"user","version":"1.0.0"}');
    const installed = await run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${tarball}`], { cwd: own.folder });
    expect(installed.code, installed.stderr).toBe(0);
    expect(existsSync(join(own.folder, 'node_modules', '@example-org', 'mechsym-rules', 'recordings'))).toBe(false);
    await judges('"@example-org/mechsym-rules"');
  });

  test('keeps what its overrides say of tests in the project that uses it', async () => {
    mkdirSync(join(own.folder, 'tests'));
    writeFileSync(join(own.folder, 'tests', 'test_a.py'), '');
    config('extends: ./tools/rules\n');
    const ran = await mechsym(['lint', '--print-config', 'tests/test_a.py'], { cwd: own.folder });
    expect(ran.stdout).toMatch(/field-looked-up-by-name: \{ level: note, minImpact: 0\.2 \} +# tools\/rules\/ruleset\.yaml for tests, \*\.test\.js/);
  });
});
