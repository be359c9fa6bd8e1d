import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Log } from 'sarif';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mechsym, project, run } from './helpers/command.ts';
import { pythons } from './helpers/pythons.ts';

const python = pythons()[0];
if (python === undefined) throw new Error('no CPython that can be recorded was found');

const source = readFileSync(new URL('../examples/shapes/main.py', import.meta.url), 'utf8');
let folder: string;
let remove: () => void;
beforeAll(async () => {
  ({ folder, remove } = project({ 'src/main.py': source }));
  const ran = await mechsym(['record', '--output', 'recorded.facts.jsonl', '--', python.path, 'src/main.py'], { cwd: folder });
  if (ran.code !== 0) throw new Error(ran.stderr);
});
afterAll(() => remove());

interface Result {
  readonly findings: readonly { readonly rule: string; readonly impact: { readonly value: number };
    readonly share: { readonly around: number; readonly reach: number }; readonly message: { readonly fix: { readonly developer: string } }; readonly fingerprint: string; readonly location: { readonly file: string; readonly startLine: number; readonly startColumn: number; readonly endColumn: number } }[];
  readonly problems: readonly { readonly message: string }[];
}
const lint = async (...args: string[]) => {
  const ran = await mechsym(['lint', '--format', 'json', ...args], { cwd: folder });
  return { ...ran, result: JSON.parse(ran.stdout) as Result };
};
/** The lines of the hot loop that meets several types: the operations in it share one cause. */
const loop = source.split('\n').flatMap((line, i) => (/if left <= shape\.x|total \+= shape\.area/.test(line) ? [i + 1] : []));

describe('lint', () => {
  test('finds the planted cause on its line, and ends with 1', async () => {
    const { code, result } = await lint();
    expect(code).toBe(1);
    const planted = result.findings.filter(({ rule }) => rule === 'megamorphic-site-in-hot-loop');
    expect(planted.length).toBeGreaterThan(0);
    for (const { location } of planted) {
      expect(location.file).toBe('src/main.py');
      expect(loop).toContain(location.startLine);
    }
  });

  test('does not advise to sort more objects than lie close together in memory', async () => {
    const planted = (await lint()).result.findings.find(({ rule }) => rule === 'megamorphic-site-in-hot-loop');
    expect(planted?.message.fix.developer).toContain('Make the objects in `scene` instances of one class');
  });

  test('gives the impact that the scoreboard works out of its places and the tables', async () => {
    const [{ predictedFor }, { placeOf }] = await Promise.all(['predict', 'measure'].map((name) => import(new URL(`../scripts/score/${name}.js`, import.meta.url).href))) as [
      { predictedFor: (entry: object) => Promise<{ predicted: number; low: number; high: number }> }, { placeOf: (finding: object) => object },
    ];
    const { findings } = (await lint('--min-impact', '0')).result;
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings) {
      const { predicted, low, high } = await predictedFor({ rule: finding.rule, family: 'cpython', version: python.version, places: [placeOf(finding)] });
      expect(predicted).toBeCloseTo(finding.impact.value, 2);
      expect(low).toBeLessThanOrEqual(predicted);
      expect(high).toBeGreaterThanOrEqual(predicted);
    }
  });

  test('ends with 0 and says what it looked at where nothing reaches the floor', async () => {
    const ran = await mechsym(['lint', '--min-impact', '100%'], { cwd: folder });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain('no finding above 100 % of the run');
    expect(ran.stdout).toMatch(/\d+ rules? applied/);
  });

  test('reports only what is to be fixed in the paths given, as they are typed in any folder', async () => {
    expect((await lint('src/main.py')).result.findings.length).toBeGreaterThan(0);
    writeFileSync(join(folder, 'other.py'), '');
    expect((await lint('other.py')).result.findings).toEqual([]);
    const inside = await mechsym(['lint', '--root', '..', 'main.py', '--format', 'json'], { cwd: join(folder, 'src') });
    expect((JSON.parse(inside.stdout) as Result).findings.length).toBeGreaterThan(0);
    expect((await mechsym(['lint', 'no-such.py'], { cwd: folder })).stderr).toBe('mechsym: no-such.py: no such file or folder\n');
  });

  test('writes several formats at once, each to its file', async () => {
    const ran = await mechsym(['lint', '--format', 'pretty', '--format', 'sarif', '--output-file', '-', '--output-file', 'out/a.sarif'], { cwd: folder });
    expect(ran.stdout).toContain(' 1  src/main.py:');
    const log = JSON.parse(readFileSync(join(folder, 'out', 'a.sarif'), 'utf8')) as Log;
    expect(log.runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe('src/main.py');
    expect(JSON.stringify(log)).not.toContain(folder);
  });

  test('shows the same findings by the same fingerprints when the file has moved its lines', async () => {
    const before = (await lint()).result.findings;
    writeFileSync(join(folder, 'src', 'main.py'), `# one\n# two\n\n${source}`);
    const after = (await lint()).result.findings;
    writeFileSync(join(folder, 'src', 'main.py'), source);
    expect(before.length).toBeGreaterThan(0);
    expect(after.map(({ fingerprint, location }) => [fingerprint, location.startLine])).toEqual(before.map(({ fingerprint, location }) => [fingerprint, location.startLine + 3]));
  });

  test('says that the source is gone, and goes on', async () => {
    rmSync(join(folder, 'src', 'main.py'));
    const ran = await mechsym(['lint', '--format', 'json'], { cwd: folder });
    writeFileSync(join(folder, 'src', 'main.py'), source);
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain('src/main.py');
  });

  test('calls no fact stale of which nothing says that its source has changed', async () => {
    const staleIn = async (change: (line: Record<string, unknown>) => object | undefined) => {
      const lines = readFileSync(join(folder, 'recorded.facts.jsonl'), 'utf8').trimEnd().split('\n');
      const changed = lines.map((line) => change(JSON.parse(line) as Record<string, unknown>)).filter((line) => line !== undefined);
      writeFileSync(join(folder, 'changed.facts.jsonl'), changed.map((line) => `${JSON.stringify(line)}\n`).join(''));
      const ran = await lint('--facts', 'changed.facts.jsonl');
      return (ran.result as Result & { readonly counts: { readonly stale: number } }).counts.stale;
    };
    const withoutFingerprint = ({ fingerprint: _, ...line }: Record<string, unknown>) => line;
    expect(await staleIn((line) => ('source' in line ? undefined : withoutFingerprint(line)))).toBe(0);
    expect(await staleIn((line) => ('source' in line ? { ...line, digest: `sha256:${'0'.repeat(64)}` } : withoutFingerprint(line)))).toBeGreaterThan(0);
  });

  test('writes to a pipe and does not put a file in its place', async () => {
    const pipe = join(folder, 'a pipe');
    execFileSync('mkfifo', [pipe]);
    const reader = run('cat', [pipe]);
    await mechsym(['lint', '--format', 'sarif', '--output-file', pipe], { cwd: folder });
    expect((JSON.parse((await reader).stdout) as Log).version).toBe('2.1.0');
    expect(statSync(pipe).isFIFO()).toBe(true);
  });

  test('says where its CPU time went on stderr, and the same as ever on stdout', async () => {
    const [plain, told] = [await mechsym(['lint', '--format', 'json'], { cwd: folder }), await mechsym(['lint', '--format', 'json', '--stats', '--no-cache'], { cwd: folder })];
    expect(told.stdout).toBe(plain.stdout);
    const phases = [...told.stderr.matchAll(/^ {2}(\S.*?) +(\d+) ms$/gm)].map(([, name, ms]) => [name, Number(ms)] as const);
    expect(phases.map(([name]) => name)).toEqual(['start', 'reading facts', 'reading rules', 'joining facts', 'reading source', 'running rules', 'ranking', 'writing results', 'all']);
    const [all, ...others] = phases.map(([, ms]) => ms).reverse();
    expect(Math.abs((all ?? 0) - others.reduce((sum, ms) => sum + ms, 0))).toBeLessThan(others.length);
  });

  test('refuses a level for a rule that does not exist', async () => {
    writeFileSync(join(folder, 'mechsym.config.yaml'), 'rules:\n  megamorphic-site-in-hot-lop: off\n');
    const ran = await mechsym(['lint'], { cwd: folder });
    rmSync(join(folder, 'mechsym.config.yaml'));
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('mechsym.config.yaml:2:3: there is no rule `megamorphic-site-in-hot-lop`; did you mean `megamorphic-site-in-hot-loop`?');
  });

  test('takes levels and the floor from a ruleset that another extends, and lists heap rules beside', async () => {
    writeFileSync(join(folder, 'team.yaml'), 'rules:\n  megamorphic-site-in-hot-loop: note\n');
    writeFileSync(join(folder, 'mechsym.config.yaml'), 'extends: [recommended, ./team.yaml]\n');
    const { result } = await lint();
    writeFileSync(join(folder, 'mechsym.config.yaml'), 'extends: ./team.yaml\nrules:\n  megamorphic-site-in-hot-loop: off\n');
    const off = await mechsym(['rules', 'list'], { cwd: folder });
    rmSync(join(folder, 'mechsym.config.yaml'));
    expect(result.findings.find(({ rule }) => rule === 'megamorphic-site-in-hot-loop')).toMatchObject({ level: 'note' });
    expect(off.stdout).toMatch(/megamorphic-site-in-hot-loop +off +in mechsym\.config\.yaml/);
    expect(off.stdout).toMatch(/Rules of mechsym heap[^]*^equal-strings +applies /m);
  });

  test('of a rule of the user that is wrong names file, line and column, and lints with the others', async () => {
    writeFileSync(join(folder, 'bad.yaml'), 'rule: bad\nversion: 1\nseverty: high\n');
    const ran = await mechsym(['lint', '--rules', 'bad.yaml'], { cwd: folder });
    expect(ran.stdout).toContain('mechsym: bad.yaml:3:1: unknown field `severty`');
    expect(ran.stdout).toContain(' 1  src/main.py:');
  });
});

describe('check', () => {
  test('shows the program\'s output, then what it found, and nothing twice', async () => {
    const ran = await mechsym(['check', '--', python.path, 'src/main.py'], { cwd: folder });
    expect(ran).toMatchObject({ code: 1, stderr: '' });
    expect(ran.stdout).toMatch(/^covered [^\n]*\n\nmechsym {2}recorded [^\n]*\n\n 1 {2}src\/main\.py/);
    expect(ran.stdout.match(/recorded/g)).toHaveLength(1);
  });

  test('says once what went wrong while recording, whatever the format', async () => {
    writeFileSync(join(folder, 'takes.py'), `import signal\n${source}\nsignal.signal(signal.SIGPROF, signal.SIG_IGN)\n`);
    const ran = await mechsym(['check', '--format', 'json', '--output-file', 'o.json', '--', python.path, 'takes.py'], { cwd: folder });
    expect(ran.stderr.match(/^mechsym {2}recorded /gm)).toHaveLength(1);
    expect(ran.stderr.match(/^mechsym: no samples from here on: /gm), ran.stderr).toHaveLength(1);
  });

  test('ends with the program\'s exit code if it failed, and lints what was recorded until then', async () => {
    writeFileSync(join(folder, 'fails.py'), `${source}\nimport sys; sys.exit(5)\n`);
    const ran = await mechsym(['check', '--format', 'json', '--output-file', 'o.json', '--', python.path, 'fails.py'], { cwd: folder });
    expect(ran.code, ran.stderr).toBe(5);
    expect(ran.stderr).toContain('exit code 5');
    expect((JSON.parse(readFileSync(join(folder, 'o.json'), 'utf8')) as Result).findings.length).toBeGreaterThan(0);
  });
});

test('says in which library the time is where the program does nothing else', async () => {
  const { folder, remove } = project({ 'write.py': "import json\n\n\ndef main():\n    data = {'a': [1, 2, {'b': None}] * 40}\n    for _ in range(4000):\n        json.dumps(data, indent=2)\n\n\nmain()\n" });
  const checked = await mechsym(['check', '--', 'python3', 'write.py'], { cwd: folder });
  expect(checked.code, checked.stderr).toBe(0);
  expect(checked.stdout).toMatch(/^Little can be said of: \d+ % below calls into json\.$/m);
  remove();
});

test('sees around a class that is made anew the function in which it stands, and not its own body', async () => {
  const { folder, remove } = project({ 'shop.py': "def bill(prices):\n    class Item:\n        def __init__(self, price):\n            self.price = price\n    total = 0\n    for price in prices:\n        total += Item(price).price\n    return total\n\n\ndef main():\n    print(sum(bill(range(40)) for _ in range(25000)))\n\n\nmain()\n" });
  const checked = await mechsym(['check', '--format', 'json', '--output-file', 'o.json', '--', 'python3', 'shop.py'], { cwd: folder });
  expect(checked.code, checked.stderr).toBe(1);
  const { findings } = JSON.parse(readFileSync(join(folder, 'o.json'), 'utf8')) as Result;
  const { share } = findings.find(({ rule }) => rule === 'made-anew-in-hot-loop') as Result['findings'][number];
  expect(share.reach).toBeGreaterThan(0.9);
  expect(share.around).toBeGreaterThan(0.2);
  remove();
});

describe('explain', () => {
  test('traces the numbers of a finding of the last lint to recording and receipt', async () => {
    const { result } = await lint();
    const byRank = await mechsym(['explain', '1'], { cwd: folder });
    expect(byRank.stdout).toMatch(/share [\d.]+ % \([\d.–]+ %\): \d{1,3}(?:,\d{3})* of \d{1,3}(?:,\d{3})* samples/);
    expect(byRank.stdout).toMatch(/saving [\d.]+ % of that .*: receipt of/);
    expect((await mechsym(['explain', result.findings[0]?.fingerprint ?? ''], { cwd: folder })).stdout).toBe(byRank.stdout);
    expect((await mechsym(['explain', '99'], { cwd: folder })).stderr).toContain('has no finding 99');
  });

  test('shows the page of a rule, and finds the one that was meant', async () => {
    expect((await mechsym(['explain', 'megamorphic-site-in-hot-loop'], { cwd: folder })).code).toBe(0);
    expect((await mechsym(['explain', 'megamorphic-site-in-hot-lop'], { cwd: folder })).stderr).toContain('did you mean `megamorphic-site-in-hot-loop`?');
  });
});

describe('rules', () => {
  test.each(['python', 'javascript'])('a new one for %s compiles, its test passes, and it is not written over', async (language) => {
    const name = `no-mixed-${language}`;
    const made = await mechsym(['rules', 'new', name, '--language', language, '--in', language], { cwd: folder });
    expect(made.code).toBe(0);
    const text = (file: string) => readFileSync(join(folder, language, name, file), 'utf8');
    for (const file of ['rule.yaml', 'rule.test.md', `receipt/before.${language === 'python' ? 'py' : 'js'}`]) expect(text(file)).toContain('PLACEHOLDER');
    expect(text('rule.yaml')).toMatch(/^# options:/m);
    expect(text('rule.test.md')).toMatch(new RegExp(`~~~ ${name}\\n[^]*\`\`\`recording\\nslow\\.facts\\.jsonl\\.gz\\n\`\`\`\\n-->`));
    expect(await mechsym(['rules', 'test', language], { cwd: folder })).toMatchObject({ code: 0, stdout: '1 test passed\n', stderr: '' });
    expect((await mechsym(['rules', 'new', name, '--in', language], { cwd: folder })).stderr).toContain('exists already');
    expect((await mechsym(['lint', '--rules', `${language}/${name}/rule.yaml`, '--format', 'json'], { cwd: folder })).stdout).toContain(`"${name}"`);
  });

  test('a new one in the folder of a ruleset is named to who has to include it, until the ruleset does', async () => {
    mkdirSync(join(folder, 'org'));
    writeFileSync(join(folder, 'org', 'ruleset.yaml'), 'extends: recommended\n');
    const made = async (name: string, parent: string) => (await mechsym(['rules', 'new', name, '--in', parent], { cwd: folder })).stdout;
    expect(await made('one', 'org')).toMatch(/\norg\/ruleset\.yaml does not include it yet: it needs {2}include: \[\.\]\n$/);
    expect(await made('two', 'org/rules')).toContain('needs  include: [rules]');
    writeFileSync(join(folder, 'org', 'ruleset.yaml'), 'include: [.]\n');
    expect(await made('three', 'org') + await made('four', 'org/rules')).not.toContain('include');
  });

  test('a Markdown test fails where a finding is missing, is somewhere else, or is not expected', async () => {
    const { result } = await lint('--facts', 'recorded.facts.jsonl', '--min-impact', '2%');
    const found = result.findings.filter(({ rule }) => rule === 'megamorphic-site-in-hot-loop');
    const fence = '```';
    /** A test whose source has a comment under each finding. */
    const section = (title: string, comment: (at: Result['findings'][number]['location']) => string) => {
      const lines = source.trimEnd().split('\n').flatMap((line, i) => [line, ...found.filter(({ location }) => location.startLine === i + 1).map(({ location }) => comment(location))]);
      return `## ${title}\n\n${fence}python file=src/main.py\n${lines.join('\n')}\n${fence}\n\n${fence}recording\nrecorded.facts.jsonl\n${fence}\n\n${fence}options\nminImpact: 0.02\n${fence}\n\n`;
    };
    const tildes = ({ startColumn, endColumn }: { startColumn: number; endColumn: number }, more = 0) => `#${' '.repeat(startColumn - 2)}${'~'.repeat(endColumn - startColumn + more)} megamorphic-site-in-hot-loop`;
    writeFileSync(join(folder, 'a.test.md'), [
      section('wrong rule', () => '# ~~~ no-such-rule'),
      section('wrong columns', (at) => tildes(at, 1)),
      section('right columns', (at) => tildes(at)),
      section('right line', () => '# ~~~ megamorphic-site-in-hot-loop'),
    ].join(''));
    const { stdout, code } = await mechsym(['rules', 'test', 'a.test.md'], { cwd: folder });
    expect(code).toBe(1);
    expect(stdout).toMatch(/wrong rule: expected `no-such-rule` at src\/main\.py:\d+, not found \(there is no such rule\)/);
    expect(stdout).toMatch(/wrong rule: unexpected `megamorphic-site-in-hot-loop` at src\/main\.py/);
    expect(stdout).toMatch(/wrong columns: .* underlines columns/);
    expect(stdout).not.toContain('right');
    expect(stdout).toMatch(/2 tests passed, 2 failed\n$/);
  });

  const own = fileURLToPath(new URL('../packages/rules', import.meta.url));
  test('of this package pass their Markdown tests', async () => {
    const ran = await mechsym(['rules', 'test', own], { cwd: folder });
    expect(ran.stdout + ran.stderr).toMatch(/^\d+ tests? passed\n$/);
  });
});
