import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mechsym, project } from './helpers/command.ts';

const RECORDINGS = fileURLToPath(new URL('../packages/adapters/jvm/recordings/hprof', import.meta.url));
const DUMP = join(RECORDINGS, '17-compressed.hprof.gz');
let user: ReturnType<typeof project>;
const heap = (...words: string[]) => mechsym(['heap', ...words], { cwd: user.folder });

beforeAll(() => {
  user = project({ 'src/main/java/demo/HeapDemo.java': readFileSync(join(RECORDINGS, 'demo', 'HeapDemo.java'), 'utf8'), 'text.hprof.txt': readFileSync(join(RECORDINGS, 'sample.hprof.txt'), 'utf8'), 'notes.txt': 'hello', 'src/demo/Plant.java': 'package demo;\n' });
});
afterAll(() => { user.remove(); });

describe('mechsym heap', () => {
  test('shows the largest classes, then what could be saved, at the fields of the project', async () => {
    const { code, stdout, stderr } = await heap(DUMP, '--classes', '3');
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^mechsym {2}\S+17-compressed\.hprof\.gz: [\d,]+ objects, \d+ kB alive {3}\(compressed references, dumped 20/);
    expect(stdout).toMatch(/\n +bytes +part +objects +class\n +123 kB +\d+ % +2,\d{3} +byte\[\]\n/);
    expect(stdout).toMatch(/ 1 {2}src\/main\/java\/demo\/HeapDemo\.java:25:28 {3}saves 26 kB, \d(\.\d)? % of the heap\n {4}87 empty ArrayList are held here\n/);
    expect(stdout).toMatch(/25 │ +final List<String> orders = new ArrayList<>\(64\);\n +│ +━━━━━━ 87 empty, 296 bytes each\n/);
    expect(stdout).toMatch(/\n\d+ findings; what can be saved is \d+ kB, \d+(\.\d)? % of the heap\..* Bytes of memory: they say nothing of time\.\n$/);
  });

  test('gives programs and code hosts the same findings', async () => {
    const json = JSON.parse((await heap(DUMP, '--format', 'json')).stdout) as { findings: { rule: string; as: string; bytes: number; fingerprint: string; location?: { file: string; startLine: number } }[]; classes: object[] };
    const sarif = JSON.parse((await heap(DUMP, '--format', 'sarif')).stdout) as { runs: { results: { ruleId: string; partialFingerprints: Record<string, string>; locations: { physicalLocation?: { region: { startLine: number } }; logicalLocations: { fullyQualifiedName: string }[] }[] }[] }[] };
    expect(json.findings[0]).toMatchObject({ rule: 'empty-collections', as: 'saved', bytes: 87 * 296, location: { file: 'src/main/java/demo/HeapDemo.java', startLine: 25 } });
    expect(json.classes.length).toBeGreaterThan(200);
    const results = sarif.runs[0]?.results ?? [];
    expect(results.map(({ ruleId, partialFingerprints }) => [ruleId, partialFingerprints['mechsymHeap/v1']])).toEqual(json.findings.map(({ rule, fingerprint }) => [rule, fingerprint]));
    expect(results[0]?.locations[0]).toMatchObject({ physicalLocation: { region: { startLine: 25 } }, logicalLocations: [{ fullyQualifiedName: 'demo:HeapDemo.Customer.orders' }] });
  });

  test('writes facts that facts show reads', async () => {
    expect((await heap(DUMP, '--format', 'facts', '--output-file', 'heap.facts.jsonl')).code).toBe(1);
    expect(await mechsym(['facts', 'validate', 'heap.facts.jsonl'], { cwd: user.folder })).toMatchObject({ code: 0 });
    expect((await mechsym(['facts', 'show', 'heap.facts.jsonl'], { cwd: user.folder })).stdout).toMatch(/96 of 100 String.*demo:HeapDemo\.Customer\.country/);
  });

  test('leaves out what is below the floor, and ends with 0 where nothing can be saved', async () => {
    const { code, stdout } = await heap(DUMP, '--min-impact', '50%', '--no-retained');
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nNo finding of 50 % of the heap or more\. \d+ below 50 % of the heap not shown\.\n$/);
  });

  test.each([
    [['gone.hprof'], /^mechsym: gone\.hprof: cannot be read: no such file or folder\n$/],
    [['src'], /^mechsym: src: is a folder/],
    [['notes.txt'], /^mechsym: notes\.txt: this is no binary HPROF file/],
    [[DUMP, '--rules', 'src'], /^mechsym: src: no heap rule in it/],
    [[], /^mechsym: missing required argument 'dump'/],
  ])('says of %j what is wrong', async (words, message) => {
    const { code, stderr } = await heap(...words);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  test('runs the rules of the user, and refuses a wrong one at its place', async () => {
    const rule = readFileSync(fileURLToPath(new URL('../packages/rules/class-holds-heap/heap-rule.yaml', import.meta.url)), 'utf8').replace('rule: class-holds-heap', 'rule: mine').replace('share: 0.1', 'share: 0.01');
    writeFileSync(join(user.folder, 'heap-rule.yaml'), rule);
    expect((JSON.parse((await heap(DUMP, '--rules', 'heap-rule.yaml', '--format', 'json')).stdout) as { findings: { rule: string }[] }).findings.map((each) => each.rule)).toContain('mine');
    writeFileSync(join(user.folder, 'heap-rule.yaml'), rule.replace('fact.share', 'fact.shares'));
    expect((await heap(DUMP, '--rules', 'heap-rule.yaml')).stderr).toMatch(/^mechsym: heap-rule\.yaml:\d+:\d+: rule `mine`: `where\.1`/);
  });
});

describe('a configuration speaks of heap rules too', () => {
  let own: ReturnType<typeof project>;
  const rule = readFileSync(fileURLToPath(new URL('../packages/rules/class-holds-heap/heap-rule.yaml', import.meta.url)), 'utf8').replace('rule: class-holds-heap', 'rule: mine');
  const run = (...words: string[]) => mechsym(words, { cwd: own.folder });
  const rulesOf = async (...more: string[]) => new Map((JSON.parse((await run('heap', DUMP, '--format', 'json', ...more)).stdout) as { findings: { rule: string; level: string }[] }).findings.map((each) => [each.rule, each.level]));
  const configured = (text: string) => { writeFileSync(join(own.folder, 'mechsym.config.yaml'), text); };

  beforeAll(() => {
    own = project({ 'team/mine/heap-rule.yaml': rule });
    const facts = fileURLToPath(new URL('../rulesets/example-org/recordings/records.facts.jsonl.gz', import.meta.url));
    writeFileSync(join(own.folder, 'run.facts.jsonl.gz'), readFileSync(facts));
  });
  afterAll(() => { own.remove(); });

  test('their level, options and floor, and rules of included folders', async () => {
    const plain = await rulesOf('--no-config');
    expect([...plain.keys()]).toEqual(expect.arrayContaining(['empty-collections', 'one-entry-collections']));
    expect(plain.has('mine')).toBe(false);
    configured('include: [team]\nrules:\n  empty-collections: off\n  one-entry-collections: { minImpact: 90% }\n  mine: { level: error, options: { share: 0.01 } }\n  megamorphic-site-in-hot-loop: note\n');
    const set = await rulesOf();
    expect(set.has('empty-collections')).toBe(false);
    expect(set.has('one-entry-collections')).toBe(false);
    expect(set.get('mine')).toBe('error');
    expect((await rulesOf('--min-impact', '0')).has('one-entry-collections')).toBe(true);
    configured('minImpact: 90%\n');
    expect((await rulesOf()).size).toBe(0);
  });

  test('their names are known to lint, rules list, explain and --print-config, and a slip of the pen is not', async () => {
    configured('include: [team]\nrules:\n  empty-collections: off\n  mine: note\n');
    expect((await run('lint', '--facts', 'run.facts.jsonl.gz')).stderr).not.toContain('there is no rule');
    const listed = await run('rules', 'list', '--facts', 'run.facts.jsonl.gz');
    expect(listed.stdout).toMatch(/Rules of mechsym heap[^]*^empty-collections +off +in mechsym\.config\.yaml:3:3\n[^]*^mine +applies /m);
    expect((await run('explain', 'mine')).code).toBe(0);
    expect((await run('lint', '--print-config')).stdout).toMatch(/^ {2}mine: .*note.*# mechsym\.config\.yaml$/m);
    configured('rules:\n  emty-collections: off\n');
    for (const words of [['heap', DUMP], ['lint', '--facts', 'run.facts.jsonl.gz'], ['lint', '--print-config']]) {
      expect(await run(...words)).toMatchObject({ code: 2, stderr: 'mechsym: mechsym.config.yaml:2:3: there is no rule `emty-collections`; did you mean `empty-collections`?\n' });
    }
  });

  test('a rule file that is included by its name is left to the command that runs it', async () => {
    configured('include: [team/mine/heap-rule.yaml]\nrules: { mine: { options: { share: 0.01 } } }\n');
    expect((await rulesOf('--min-impact', '0')).has('mine')).toBe(true);
    const linted = await run('lint', '--facts', 'run.facts.jsonl.gz');
    expect(`${linted.stdout}${linted.stderr}`).not.toContain('heap-rule.yaml');
    expect(linted.code).not.toBe(2);
  });

  test('a rule that fails makes the exit code 2, and the others run', async () => {
    configured('include: [team]\n');
    writeFileSync(join(own.folder, 'team/mine/heap-rule.yaml'), rule.replace('options.share', 'double(fact.class)'));
    const ran = await run('heap', DUMP, '--format', 'json');
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringMatching(/^mechsym: rule `mine` failed/) as string });
    expect(ran.stdout).toContain('empty-collections');
  });
});

test('mechsym explain has the page of a heap rule', async () => {
  expect((await mechsym(['explain', 'sparse-collections'], { cwd: user.folder })).stdout).toMatch(/Collections with mostly free slots[^]*no receipt has to measure it/i);
});

test('mechsym facts convert makes facts of a profile in text', async () => {
  expect(await mechsym(['facts', 'convert', 'text.hprof.txt'], { cwd: user.folder })).toMatchObject({ code: 0, stderr: '' });
  expect(existsSync(join(user.folder, 'text.hprof.txt.facts.jsonl'))).toBe(true);
  expect(await mechsym(['facts', 'validate', 'text.hprof.txt.facts.jsonl'], { cwd: user.folder })).toMatchObject({ code: 0 });
  expect((await mechsym(['facts', 'show', 'text.hprof.txt.facts.jsonl'], { cwd: user.folder })).stdout).toMatch(/Plant\.mega/);
});
