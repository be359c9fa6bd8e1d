import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Log } from 'sarif';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FORMATS } from '../packages/cli/src/commands/options.ts';
import { mechsym, project } from './helpers/command.ts';
import { nodes } from './helpers/nodes.ts';
import { pythons } from './helpers/pythons.ts';

const python = pythons()[0];
if (python === undefined) throw new Error('no CPython that can be recorded was found');
const node = nodes().at(-1);

const textOf = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const PROGRAM = textOf('cases/python/transcript-export/slow.py');

let folder: string;
let remove: () => void;
/** A log as a linter would write it here. */
const place = (name: string) => writeFileSync(join(folder, `${name}.sarif`), textOf(`imports/${name}.sarif`).replaceAll('file:///project', pathToFileURL(folder).href));
/** 2 %, since the recording is short. */
const lint = (...words: string[]) => mechsym(['lint', '--min-impact', '2%', ...words], { cwd: folder });

beforeAll(async () => {
  ({ folder, remove } = project({ 'src/transcript.py': PROGRAM, 'src/menu.mjs': textOf('cases/javascript/menu-nutrients/slow.mjs') }));
  for (const name of ['ruff', 'semgrep', 'eslint']) place(name);
  const { code, stderr } = await mechsym(['record', '--output', 'python.facts.jsonl', '--', python.path, 'src/transcript.py', '260'], { cwd: folder });
  if (code !== 0) throw new Error(stderr);
});
afterAll(() => remove());

interface Imported {
  readonly findings: readonly { readonly rule: string; readonly state: string; readonly share: { readonly value: number; readonly low: number }; readonly location: { readonly file: string; readonly startLine: number } }[];
  readonly cold: Imported['findings'];
  readonly notRecorded: Imported['findings'];
  readonly tools: readonly { readonly tool: string; readonly findings: number; readonly cold: number; readonly hot: number }[];
}
const importedIn = (json: string) => (JSON.parse(json) as { imported: Imported }).imported;

describe('what ruff and Semgrep found in a program that was recorded', () => {
  test('is ranked by share where it is hot, and suppressed where it is cold', async () => {
    const { stdout } = await lint('--import', 'ruff.sarif', '--import', 'semgrep.sarif', '--format', 'json');
    const { findings, cold, tools } = importedIn(stdout);
    expect(tools).toMatchObject([{ tool: 'ruff', findings: 5 }, { tool: 'Semgrep OSS', findings: 19 }]);
    const low = findings.map(({ share }) => share.low);
    expect(low).toEqual([...low].sort((a, b) => b - a));
    // The row of each message is formatted in the hottest function; the title of a chat is once a chat, the list of words once a run.
    const lineOf = (all: Imported['findings'], rule: string) => all.filter((each) => each.rule === rule).map(({ location }) => location.startLine);
    expect(lineOf(findings.filter(({ state }) => state === 'hot'), 'UP031')).toContain(44);
    expect(lineOf(cold, 'UP031')).toEqual(expect.arrayContaining([54, 83]));
    expect(lineOf(cold, 'SIM905')).toEqual([5]);
  });

  test('stands in a section of its own, and changes neither what mechsym says nor its exit code', async () => {
    const alone = await lint('--format', 'json');
    const with_ = await lint('--import', 'ruff.sarif', '--format', 'json');
    expect(with_.code).toBe(alone.code);
    const { imported: _, ...rest } = JSON.parse(with_.stdout) as Record<string, unknown>;
    expect(rest).toEqual(JSON.parse(alone.stdout));
    const { stdout } = await lint('--import', 'ruff.sarif');
    expect(stdout).toMatch(/Other linters, by the share of the run at what they found \(no saving:/);
    expect(stdout).toMatch(/% \([\d.–<]+ %\) +src\/transcript\.py:44:15 +in Transcript\.add, \d+ %\n +ruff UP031: Use format specifiers instead of percent format\n/);
    expect(stdout).toMatch(/\d findings? of ruff sits? on code that takes [<\d.]+ % of the run together \(at most [\d.]+ %\): suppressed\.\n/);
  });

  test('alone counts in no exit code', async () => {
    const { code, stdout } = await lint('--import', 'ruff.sarif', '--import-only', '--fail-on', 'any');
    expect(code).toBe(0);
    expect(stdout).not.toContain('no finding above');
    expect(stdout).toContain('ruff UP031');
  });

  test('may come through a pipe, and be asked for by folder', async () => {
    const ran = await mechsym(['lint', '--min-impact', '2%', '--import', '-', '--import-only', '--format', 'agent'], { cwd: folder, input: readFileSync(join(folder, 'ruff.sarif'), 'utf8') });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toMatch(/^src\/transcript\.py:44:15: ruff UP031: .*; takes [\d.]+ % of the run \(a share, no saving\)\n/m);
    writeFileSync(join(folder, 'elsewhere.py'), '');
    expect((await lint('elsewhere.py', '--import', 'ruff.sarif', '--import-only')).stdout).toContain('No finding of ruff is in what was linted.');
  });

  test('is in SARIF as the linter wrote it, with the cold ones suppressed, and can be imported again', async () => {
    expect((await lint('--import', 'ruff.sarif', '--import', 'semgrep.sarif', '--format', 'sarif', '--output-file', 'out.sarif', '--format', 'sarif-github', '--output-file', 'github.sarif')).stderr).toBe('');
    const text = readFileSync(join(folder, 'out.sarif'), 'utf8');
    expect(text).not.toContain(pathToFileURL(folder).href);
    const { runs } = JSON.parse(text) as Log;
    expect(runs.map(({ tool }) => tool.driver.name)).toEqual(['mechsym', 'ruff', 'Semgrep OSS']);
    const ruff = runs[1]!;
    const given = (JSON.parse(readFileSync(join(folder, 'ruff.sarif'), 'utf8')) as Log).runs[0]!;
    expect(ruff.tool).toEqual(given.tool);
    expect(ruff.results?.map(({ ruleId, message, level }) => ({ ruleId, message, level }))).toEqual(given.results?.map(({ ruleId, message, level }) => ({ ruleId, message, level })));
    const hot = ruff.results?.find(({ locations }) => locations?.[0]?.physicalLocation?.region?.startLine === 44);
    expect(hot).toMatchObject({ suppressions: [], locations: [{ physicalLocation: { artifactLocation: { uri: 'src/transcript.py', uriBaseId: '%SRCROOT%' } } }], properties: { mechsym: { state: 'hot' } } });
    expect(hot?.rank).toBeGreaterThan(1);
    const cold = ruff.results?.find(({ ruleId }) => ruleId === 'SIM905');
    expect(cold?.suppressions).toMatchObject([{ kind: 'external', status: 'accepted' }]);
    expect(cold?.suppressions?.[0]?.justification).toMatch(/^Cold: the code takes .* of the recorded run with all that it calls, at most .* %, and the floor is 2 %\.$/);
    // GitHub would take what is suppressed for open.
    const github = (JSON.parse(readFileSync(join(folder, 'github.sarif'), 'utf8')) as Log).runs[1];
    expect(github?.results?.map(({ ruleId }) => ruleId)).not.toContain('SIM905');
    expect(github?.results?.map(({ locations }) => locations?.[0]?.physicalLocation?.region?.startLine)).toContain(44);
    const again = importedIn((await lint('--import', 'out.sarif', '--import-only', '--format', 'json')).stdout);
    expect(again.tools.find(({ tool }) => tool === 'ruff')?.cold).toBe(0);
    expect(again.findings.map(({ location }) => location.startLine)).toContain(44);
  });

  test('is left out of formats that hosts would take for findings of mechsym, which is said', async () => {
    const formats = FORMATS.flatMap((format) => ['--format', format, '--output-file', `out/${format}`]);
    const { stderr } = await lint('--import', 'ruff.sarif', ...formats);
    expect(stderr).toBe('mechsym: github, gitlab, sonar, rdjson, junit: findings of other linters are left out of these formats\n');
    for (const format of FORMATS) {
      expect(/UP031/.test(readFileSync(join(folder, 'out', format), 'utf8')), format).toBe(!/^(github|gitlab|sonar|rdjson|junit)$/.test(format));
    }
  });

  test('is said to be of code that the recording does not know, where it is', async () => {
    const { findings, cold, notRecorded } = importedIn((await lint('--facts', 'python.facts.jsonl', '--import', 'eslint.sarif', '--import-only', '--format', 'json')).stdout);
    expect([findings, cold]).toEqual([[], []]);
    expect(notRecorded).toHaveLength(10);
    const { stdout } = await lint('--facts', 'python.facts.jsonl', '--import', 'eslint.sarif', '--import-only');
    expect(stdout).toContain('10 findings of ESLint are in code of which this recording has nothing: not judged.');
  });
});

describe('what cannot be used is refused with its place, and nothing is written', () => {
  test.each([
    ['broken.sarif', '{\n  "runs": [,]\n}', /^mechsym: broken\.sarif:2:12: no JSON: `,` stands here, where a value should be\n$/],
    ['old.sarif', '{"version": "1.0.0", "runs": []}', /^mechsym: old\.sarif: SARIF of version 1\.0\.0: only 2\.1\.0 is read\n$/],
    ['config.json', '{}', /^mechsym: config\.json: no SARIF: it has no list `runs`\n$/],
  ])('%s', async (name, text, message) => {
    writeFileSync(join(folder, name), text);
    const { code, stdout, stderr } = await lint('--import', name, '--format', 'json', '--output-file', 'never');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });

  test('a file that is too large, not there, or a folder; two times stdin; nothing to import; what is staged', async () => {
    writeFileSync(join(folder, 'large.sarif'), Buffer.alloc(51 * 2 ** 20, ' '));
    expect(await lint('--import', 'large.sarif')).toMatchObject({ code: 2, stderr: 'mechsym: large.sarif: larger than 50 MiB, which is all that is read: let the linter report fewer rules or folders at a time\n' });
    expect(await lint('--import', 'gone.sarif')).toMatchObject({ code: 2, stderr: 'mechsym: gone.sarif: cannot be read: no such file or folder\n' });
    expect((await lint('--import', 'src')).stderr).toBe('mechsym: src: cannot be read: is a folder\n');
    expect((await lint('--import', '-', '--import', '-')).stderr).toContain('there is one stdin');
    expect((await lint('--import-only')).stderr).toBe('mechsym: --import-only needs --import FILE\n');
    expect((await lint('--staged', '--import', 'ruff.sarif')).stderr).toContain('--staged takes no findings of other linters');
  });

  test('a log as PowerShell writes it is read', async () => {
    writeFileSync(join(folder, 'utf16.sarif'), Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(readFileSync(join(folder, 'ruff.sarif'), 'utf8'), 'utf16le')]));
    expect(importedIn((await lint('--import', 'utf16.sarif', '--format', 'json')).stdout).tools).toMatchObject([{ tool: 'ruff', findings: 5 }]);
  });
});

test.skipIf(node === undefined)('what ESLint found in a program of Node is ranked by share', async () => {
  const recorded = await mechsym(['record', '--level', 'light', '--repeat', '8', '--output', 'node.facts.jsonl', '--', node!.path, 'src/menu.mjs'], { cwd: folder });
  if (recorded.code !== 0) throw new Error(recorded.stderr);
  const { findings, cold, tools } = importedIn((await lint('--facts', 'node.facts.jsonl', '--import', 'eslint.sarif', '--import-only', '--format', 'json')).stdout);
  expect(tools).toMatchObject([{ tool: 'ESLint', findings: 10 }]);
  // `common` is quadratic in lists of 11,000; the header is made once.
  expect(findings[0]).toMatchObject({ state: 'hot', location: { startLine: 79 } });
  expect(cold.map(({ location }) => location.startLine)).toEqual(expect.arrayContaining([108]));
});
