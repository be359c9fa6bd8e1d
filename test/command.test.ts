import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mechsym, project, run } from './helpers/command.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = project()));
afterEach(() => remove());

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

describe('the command', () => {
  test.each([['--version'], ['-V']])('%s prints the version and nothing else', async (option) => {
    expect(await mechsym([option])).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('--version needs no bundle, so that it stays cheap', () => {
    expect(readFileSync(new URL('../bin/mechsym.js', import.meta.url), 'utf8').indexOf('dist/main.js')).toBeGreaterThan(0);
  });

  test('shows examples in the help of every command', async () => {
    const { stdout } = await mechsym(['--help']);
    const commands = [...stdout.matchAll(/^ {2}([a-z]+)\b/gm)].map((match) => match[1] as string).filter((name) => name !== 'mechsym');
    expect(commands).toEqual(['check', 'record', 'lint', 'diff', 'explain', 'prove', 'facts', 'heap', 'rules', 'init', 'doctor']);
    for (const words of [...commands.map((each) => [each]), ['facts', 'show'], ['facts', 'merge'], ['facts', 'validate'], ['facts', 'convert'], ['rules', 'list'], ['rules', 'test'], ['rules', 'new'], ['rules', 'prove']]) {
      if (words.length === 1 && ['facts', 'rules'].includes(words[0] as string)) continue;
      const help = await mechsym([...words, '--help']);
      expect(help, words.join(' ')).toMatchObject({ code: 0, stderr: '' });
      expect(help.stdout, words.join(' ')).toMatch(/Examples:\n {2}mechsym /);
    }
  });

  test('explain shows what the receipt saved on each version, by what it scales with, and the options: the pages promise it', async () => {
    const { stdout } = await mechsym(['explain', 'membership-in-long-list'], { cwd: folder });
    const table = JSON.parse(readFileSync(new URL('../packages/rules/calibration/cpython-3.13.json', import.meta.url), 'utf8')) as { rules: Record<string, { at: number; value: number }[]> };
    const points = table.rules['membership-in-long-list'] ?? [];
    expect(points.length).toBeGreaterThan(1);
    const row = stdout.split('\n').find((line) => line.includes('CPython 3.13:'));
    for (const { at, value } of points) expect(row).toContain(`at ${at.toLocaleString('en-US')} ${Math.round(100 * value)} % (`);
    expect(stdout).toMatch(/\n. shortest: 16 \(python\)/);
  });

  test.each([
    [['recrod'], 'did you mean record'],
    [['lint', '--fromat', 'json'], 'did you mean --format'],
    [['lint', '--format', 'xml'], 'pretty, agent, json, jsonl, sarif'],
    [['lint', '--min-impact', '7'], 'part of the run'],
    [['record'], 'missing required argument'],
    [['record', '--repeat', '0', '--', 'true'], 'whole number'],
    [['lint', '--root', 'nowhere'], 'no such folder'],
    [['lint', '--facts', 'nowhere.jsonl'], 'nowhere.jsonl: cannot be read: no such file'],
    [['lint'], 'nothing is recorded in'],
    [['lint', '--fail-on', 'new'], '--fail-on new needs something to compare with'],
    [['lint', '--max-findings', '-1'], 'whole number'],
    [['diff', 'a'], 'missing required argument'],
    [['diff', 'a.json', 'b.json'], 'b.json: cannot be read: no such file'],
    [['explain', '1'], 'nothing has been linted'],
    [['facts', 'show'], 'nothing is recorded in'],
    [['lint', '--output-file', 'a', '--output-file', 'b'], 'each file needs a format'],
    [['rules', 'new', 'Bad Name'], 'is no name for a rule'],
  ])('%j ends with 2, says what is wrong, and shows no stack trace', async (args, message) => {
    const ran = await mechsym(args, { cwd: folder });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr.toLowerCase()).toContain(message.toLowerCase());
    expect(ran.stderr).toMatch(/^mechsym: /);
    expect(ran.stderr).not.toMatch(/\n\s+at /);
  });

  test('is quiet when its reader closes the pipe', async () => {
    const bin = new URL('../bin/mechsym.js', import.meta.url).pathname;
    const ran = await run('/bin/sh', ['-c', `"${process.execPath}" "${bin}" --help | true; "${process.execPath}" "${bin}" doctor | head -n 1`], { cwd: folder });
    expect(ran.stderr).toBe('');
    expect(ran.stdout).toContain(`mechsym ${version}`);
  });
});

describe('init', () => {
  test('writes a configuration that is accepted, and leaves an existing one alone', async () => {
    expect((await mechsym(['init'], { cwd: folder })).code).toBe(0);
    const text = readFileSync(join(folder, 'mechsym.config.yaml'), 'utf8');
    expect(text).toContain('extends: recommended');
    const again = await mechsym(['init'], { cwd: folder });
    expect(again).toMatchObject({ code: 2 });
    expect(again.stderr).toContain('is left as it is');
    expect(readFileSync(join(folder, 'mechsym.config.yaml'), 'utf8')).toBe(text);
    // What is commented out is accepted too when it is taken in.
    const all = project({ 'mechsym.config.yaml': text.replace(/^# (?=(?!yaml-)[a-zA-Z-]+:| {2}[a-z-]+: | {2}- | {4}rules: )/gm, '').replace(/^(?:include|paths|facts):.*\n/gm, '') });
    expect((await mechsym(['lint'], { cwd: all.folder })).stderr).toContain('nothing is recorded');
    all.remove();
  });
});

describe('a configuration', () => {
  test.each([
    ['mechsym.config.yaml', 'minimpact: 2%\n', /mechsym\.config\.yaml:1:1: unknown field `minimpact`; did you mean `minImpact`\?/],
    ['mechsym.config.yaml', 'rules:\n  a-rule: loud\n', /mechsym\.config\.yaml:2:\d+: /],
    ['mechsym.config.json', '{"audience": "nobody"}', /mechsym\.config\.json:1:\d+: .*developer, runtime/],
    ['package.json', '{\n  "name": "x",\n  "mechsym": {\n    "audiense": "runtime"\n  }\n}\n', /package\.json:4:\d+: unknown field `audiense`/],
    ['mechsym.config.yaml', 'a: [1\n', /mechsym\.config\.yaml:\d+:\d+: /],
    ['mechsym.config.yaml', 'minImpact: 5 cats\n', /mechsym\.config\.yaml:1:1: `minImpact` has to be a part of the run/],
    ['mechsym.config.yaml', 'extends: ./nowhere.yaml\n', /mechsym\.config\.yaml:1:1: `extends: \.\/nowhere\.yaml`: no such file or folder/],
    ['mechsym.config.yaml', 'extends: no-such-ruleset\n', /no ruleset of mechsym and no installed package is called so/],
    ['mechsym.config.yaml', 'extends: ./mechsym.config.yaml\n', /unknown field|goes round in a circle/],
    ['mechsym.config.yaml', 'include: [nowhere]\n', /`include: nowhere`: no such file or folder/],
  ])('%s with %j is refused with its place', async (name, text, message) => {
    const own = project({ [name]: text });
    const ran = await mechsym(['lint'], { cwd: own.folder });
    own.remove();
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(message);
  });

  test('is found from a folder below it, and left aside with --no-config', async () => {
    const own = project({ '.git/HEAD': '', 'mechsym.config.yaml': 'bad: 1\n', 'src/deep/x.py': '' });
    expect((await mechsym(['lint'], { cwd: join(own.folder, 'src', 'deep') })).stderr).toContain('unknown field `bad`');
    expect((await mechsym(['lint', '--no-config'], { cwd: join(own.folder, 'src', 'deep') })).stderr).toContain('nothing is recorded');
    own.remove();
  });

  test('that is code is not run', async () => {
    const own = project({ 'mechsym.config.js': 'require("fs").writeFileSync("ran", "")\n', 'mechsym.config.mjs': 'import { writeFileSync } from "fs"; writeFileSync("ran", "");\n' });
    await mechsym(['lint'], { cwd: own.folder });
    expect(existsSync(join(own.folder, 'ran'))).toBe(false);
    own.remove();
  });
});

describe('doctor', () => {
  test('names the interpreters it found and what they tell, and ends with a verdict', async () => {
    const { code, stdout } = await mechsym(['doctor'], { cwd: folder });
    expect(stdout).toMatch(/CPython 3\.\d+\.\d+ {3}\//);
    expect(stdout).toMatch(/tells {6}cost, inline-cache/);
    expect(stdout).toContain('All is well');
    expect(code).toBe(0);
  });

  test('says what to do where nothing can be recorded', async () => {
    const { code, stdout } = await mechsym(['doctor'], { cwd: folder, env: { PATH: folder } });
    expect(code).toBe(2);
    expect(stdout).toContain('! no runtime that can be recorded was found: install CPython 3.11 or newer');
  });
});
