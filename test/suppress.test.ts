import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { Log } from 'sarif';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { mechsym, project } from './helpers/command.ts';
import { nodes } from './helpers/nodes.ts';
import { pythons } from './helpers/pythons.ts';

const python = pythons()[0];
if (python === undefined) throw new Error('no CPython that can be recorded was found');

const RULE = 'megamorphic-site-in-hot-loop';
const HOT = /^( +)(?:if left <= shape\.x|total \+= shape\.area).*$/gm;
const source = readFileSync(new URL('../examples/shapes/main.py', import.meta.url), 'utf8');

/** The program with a suppression at the end of each line that may be the one that is underlined. */
const suppressing = (inBrackets: string, reason = ': shapes are mixed by design') => source.replace(HOT, (line) => `${line}  # mechsym-ignore[${inBrackets}]${reason}`);

let folder: string;
let remove: () => void;
beforeAll(async () => {
  ({ folder, remove } = project({ 'src/main.py': source, 'mechsym.config.yaml': 'extends: recommended\n' }));
  // A comment behind code changes no line: one recording serves all tests but those about what is not used.
  const ran = await mechsym(['record', '--output', 'plain.facts.jsonl', '--', python.path, 'src/main.py'], { cwd: folder });
  if (ran.code !== 0) throw new Error(ran.stderr);
});
afterEach(() => {
  writeFileSync(join(folder, 'src', 'main.py'), source);
  rmSync(join(folder, 'mechsym-suppressions.json'), { force: true });
});
afterAll(() => remove());

interface Found {
  readonly rule: string;
  readonly rank: number;
  readonly lapsed?: { readonly text: string };
  readonly location: { readonly function: string; readonly startLine: number };
}
interface Result {
  readonly findings: readonly Found[];
  readonly suppressed: readonly (Found & { readonly suppression: { readonly kind: string; readonly reason: string; readonly line?: number } })[];
  readonly problems: readonly { readonly severity: string; readonly file?: string; readonly line?: number; readonly message: string }[];
}
const lint = async (...args: string[]) => {
  const ran = await mechsym(['lint', '--facts', 'plain.facts.jsonl', '--format', 'json', ...args], { cwd: folder });
  return { ...ran, result: (ran.stdout === '' ? {} : JSON.parse(ran.stdout)) as Result };
};
const write = (text: string) => writeFileSync(join(folder, 'src', 'main.py'), text);
const file = () => readFileSync(join(folder, 'mechsym-suppressions.json'), 'utf8');
const ruled = <T extends Found>(found: readonly T[]) => found.filter(({ rule }) => rule === RULE);

describe('a suppression in the source', () => {
  test('keeps the finding from being shown and from failing the run, and is listed with its reason', async () => {
    const before = await lint();
    expect(before.code).toBe(1);
    expect(ruled(before.result.findings)).not.toEqual([]);
    write(suppressing(`${RULE}, recomputed-order`));
    const { code, result } = await lint();
    expect(ruled(result.findings)).toEqual([]);
    expect(code).toBe(result.findings.length > 0 ? 1 : 0);
    expect(ruled(result.suppressed)).toHaveLength(ruled(before.result.findings).length);
    expect(result.suppressed[0]?.suppression).toMatchObject({ kind: 'inline', reason: 'shapes are mixed by design' });
    const pretty = await mechsym(['lint', '--facts', 'plain.facts.jsonl'], { cwd: folder });
    expect(pretty.stdout).toMatch(/\b1 suppressed \([\d.]+ % of the run\)/);
    const explained = await mechsym(['explain', String(result.suppressed[0]?.rank)], { cwd: folder });
    expect(explained.stdout).toMatch(/Suppressed in src\/main\.py:\d+: shapes are mixed by design/);
  });

  test('without a reason does not count, and is named with its place', async () => {
    write(suppressing(RULE, ''));
    const { code, result, stderr } = await lint();
    expect(code).toBe(1);
    expect(ruled(result.findings)).not.toEqual([]);
    expect(stderr).toMatch(/^mechsym: src\/main\.py:\d+:\d+: a suppression without a reason does not count: write `mechsym-ignore\[rule\]: reason`$/m);
  });

  test('of a rule that does not exist is named, with the one that was meant', async () => {
    write(suppressing('megamorphic-site-in-hot-lop'));
    expect((await lint()).stderr).toContain('there is no rule `megamorphic-site-in-hot-lop` to suppress; did you mean `megamorphic-site-in-hot-loop`?');
  });

  test('that lapsed shows the finding again and says why', async () => {
    write(suppressing(`${RULE} until=2020-01-31`));
    const over = await lint();
    expect(over.code).toBe(1);
    expect(ruled(over.result.findings)[0]?.lapsed?.text).toMatch(/^It was suppressed at src\/main\.py:\d+ until 2020-01-31, which is over\.$/);
    write(suppressing(`${RULE} below=1% until=2999-01-31`));
    expect((await mechsym(['lint', '--facts', 'plain.facts.jsonl'], { cwd: folder })).stdout).toMatch(/It was suppressed at src\/main\.py:\d+ while it saves less than 1 %: it has come to [\d.]+ %\./);
    write(suppressing(`${RULE} below=99% until=2999-01-31`));
    expect(ruled((await lint()).result.suppressed)).not.toEqual([]);
  });

  test('above the line counts too, and one that nothing needs is named where its rule ran', async () => {
    const alone = source.replace(HOT, (line, indent: string) => `${indent}# mechsym-ignore[${RULE}]: mixed by design\n${line}`)
      .replace(/^( +)total = 0\.0$/m, (line) => `${line}  # mechsym-ignore[${RULE}]: nothing is here`);
    write(alone);
    const ran = await mechsym(['record', '--output', 'above.facts.jsonl', '--', python.path, 'src/main.py'], { cwd: folder });
    expect(ran.code).toBe(0);
    const result = JSON.parse((await mechsym(['lint', '--facts', 'above.facts.jsonl', '--format', 'json'], { cwd: folder })).stdout) as Result;
    expect(ruled(result.findings)).toEqual([]);
    expect(ruled(result.suppressed)).not.toEqual([]);
    const line = alone.split('\n').findIndex((each) => each.includes('nothing is here')) + 1;
    expect(result.problems).toContainEqual(expect.objectContaining({
      severity: 'info', file: 'src/main.py', line, message: `the suppression of \`${RULE}\` is not used: the rule finds nothing there in this recording`,
    }));
  });
});

describe('the suppressions file', () => {
  test('takes all there is as known, the same bytes each time; what is then shown is new', async () => {
    const before = await lint();
    const { code, result, stderr } = await lint('--suppress-all');
    expect(code).toBe(0);
    expect(result.findings).toEqual([]);
    expect(result.suppressed).toHaveLength(before.result.findings.length);
    expect(stderr).toMatch(/^mechsym: mechsym-suppressions\.json: \d+ findings? added; it counts \d+ findings?$/m);
    const written = file();
    expect(written).toMatch(/^ {2}"src\/main\.py: megamorphic-site-in-hot-loop": "known since \d{4}-\d\d-\d\d",\n {2}"src\/main\.py: megamorphic-site-in-hot-loop: coverage": 1,$/m);
    expect(written).not.toContain(folder);
    expect((await lint()).code).toBe(0);
    await lint('--suppress-all');
    expect(file()).toBe(written);
  });

  test('counts for SARIF as well, from outside the source', async () => {
    await lint('--suppress-rule', RULE);
    const ran = await mechsym(['lint', '--facts', 'plain.facts.jsonl', '--format', 'sarif'], { cwd: folder });
    const results = (JSON.parse(ran.stdout) as Log).runs[0]?.results ?? [];
    expect(results.find(({ ruleId }) => ruleId === RULE)?.suppressions).toMatchObject([{ kind: 'external', justification: expect.stringContaining('known since') as string }]);
  });

  test('is about one rule where that is asked', async () => {
    const { result } = await lint('--suppress-rule', RULE);
    expect(ruled(result.suppressed)).toHaveLength(result.suppressed.length);
    expect(file().match(/: coverage"/g)).toHaveLength(1);
    const wrong = await lint('--suppress-rule', 'megamorphic-site');
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain('--suppress-rule megamorphic-site: there is no such rule');
    expect((await lint('--suppress-all', '--suppress-rule', RULE)).code).toBe(2);
  });

  test('loses what nothing needs any more, and only then', async () => {
    await lint('--suppress-all');
    const written = file();
    const gone = written.replace('  "version"', `  "src/gone.py: ${RULE}": "once",\n  "src/gone.py: ${RULE}: f": 2,\n\n  "version"`).replace(/(: coverage": )1,/, '$13,');
    writeFileSync(join(folder, 'mechsym-suppressions.json'), gone);
    const { code, result } = await lint();
    expect(code).toBe(0);
    expect(result.problems.find(({ file: of }) => of === 'mechsym-suppressions.json')?.message).toMatch(/^not used: `megamorphic-site-in-hot-loop` in `\w+` of src\/(main|gone)\.py \(.*\), and 1 more; mechsym lint --prune-suppressions takes out/);
    expect(file()).toBe(gone);
    expect((await lint('--prune-suppressions')).stderr).toContain('4 unused ones taken out');
    expect(file()).toBe(written);
  });

  test('keeps what is below the floor, and what this recording cannot tell', async () => {
    await lint('--suppress-all');
    const written = file();
    await lint('--prune-suppressions', '--min-impact', '50%');
    expect(file()).toBe(written);
    writeFileSync(join(folder, 'off.yaml'), `rules:\n  ${RULE}: off\n`);
    expect((await lint('--prune-suppressions', '--config', 'off.yaml')).stderr).toContain('no unused ones taken out');
    expect(file()).toBe(written);
    write(source.replace('if left <= shape.x < right:', 'if left <= shape.centre() < right:').replace('shape.area', 'shape.size()').replace('shape.y', 'shape.top()'));
    expect(ruled((await lint('--prune-suppressions')).result.suppressed)).toEqual([]);
    expect(file()).toBe(written);
  });

  test('may lie elsewhere', async () => {
    expect((await lint('--suppressions-location', 'known.json')).stderr).toBe('mechsym: --suppressions-location known.json: no such file; with --suppress-all it is written\n');
    await lint('--suppress-all', '--suppressions-location', 'known.json');
    expect(existsSync(join(folder, 'mechsym-suppressions.json'))).toBe(false);
    expect((await lint('--suppressions-location', 'known.json')).code).toBe(0);
    expect((await lint()).code).toBe(1);
    rmSync(join(folder, 'known.json'));
  });

  test('that is wrong ends with 2, names the place and is left as it is', async () => {
    const wrong = '{\n  "src/main.py: r: f": -1,\n  "version": 1\n}\n';
    writeFileSync(join(folder, 'mechsym-suppressions.json'), wrong);
    const ran = await lint('--suppress-all');
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toBe('mechsym: mechsym-suppressions.json:2:3: `src/main.py: r: f` must be >= 1\n');
    expect(file()).toBe(wrong);
  });
});

const node = nodes()[0];
test.skipIf(node === undefined)('comments of JavaScript count as those of Python do', async () => {
  const parcels = readFileSync(new URL('../examples/parcels/main.js', import.meta.url), 'utf8');
  const rule = 'megamorphic-site-in-hot-loop';
  const { folder: own, remove: done } = project({ 'main.js': parcels.replace(/^( +)const volume = .*$/m, (line, indent: string) => `${indent}/* mechsym-ignore[${rule}]: mixed by design */\n${line}`) });
  try {
    const ran = await mechsym(['record', '--', 'node', 'main.js'], { cwd: own, env: { PATH: `${dirname(node?.path ?? '')}${delimiter}${process.env['PATH'] ?? ''}` } });
    expect(ran.code, ran.stderr).toBe(0);
    const result = JSON.parse((await mechsym(['lint', '--format', 'json'], { cwd: own })).stdout) as Result;
    expect(ruled(result.findings).filter(({ location }) => location.function === ruled(result.suppressed)[0]?.location.function)).toEqual([]);
    expect(ruled(result.suppressed)[0]?.suppression).toMatchObject({ kind: 'inline', reason: 'mixed by design' });
  } finally {
    done();
  }
});
