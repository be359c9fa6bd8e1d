import { readdirSync, realpathSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mechsym, project } from './helpers/command.ts';
import { nodes } from './helpers/nodes.ts';

/** An access in a hot function that sees six shapes, then what the test is about. */
const HOT = `
const shapes = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, i) => ({ [name]: i, area: i }));
function areaOf(shape) { return shape.area; }
function total(n) {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += areaOf(shapes[i % 6]);
  return sum;
}
console.log(total(8e6));
`;

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = project()));
afterEach(() => remove());

const session = () => {
  const [name] = readdirSync(join(folder, '.mechsym')).filter((each) => /^\d{8}T/.test(each));
  return name === undefined ? [] : readdirSync(join(folder, '.mechsym', name)).sort();
};
const withNode = (path: string) => ({ cwd: folder, env: { PATH: `${dirname(path)}${delimiter}${process.env['PATH'] ?? ''}` } });

describe.each(nodes())('record on Node $version', ({ version, path }) => {
  test('runs the program for its time, and once more for what its inline caches see', async () => {
    writeFileSync(join(folder, 'app.js'), HOT);
    const ran = await mechsym(['record', '--', 'node', 'app.js'], withNode(path));
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(/^(\d+)\n\1\n$/);
    expect(ran.stderr).toMatch(/^mechsym: running once more, .*\(--level light does without\)\nmechsym {2}recorded \d+\.\d+ s of CPU, [\d,]+ samples, 2 processes, V8 \d+/);
    expect(session().map((name) => name.replace(/^\d+-v8-[0-9a-f]+/, '')).sort()).toEqual(['-caches.facts.jsonl', '-light.facts.jsonl', 'fingerprints.facts.jsonl', 'session.json']);
    const shown = await mechsym(['facts', 'show'], { cwd: folder });
    expect(shown.stdout).toContain(`node ${version}.`);
    expect(shown.stdout).toMatch(/app\.js:3 {2}areaOf/);
    expect(shown.stdout).toContain('{a, area}');
  });

  test('runs it once at level light, keeps its exit code, and leaves no log behind', async () => {
    writeFileSync(join(folder, 'app, é.mjs'), `${HOT}\nprocess.exit(3);`);
    const ran = await mechsym(['record', '--level', 'light', '--', 'node', 'app, é.mjs'], withNode(path));
    expect([ran.code, ran.stdout.split('\n').length]).toEqual([3, 2]);
    expect(ran.stderr).not.toContain('once more');
    expect(session().map((name) => name.replace(/^\d+-v8-[0-9a-f]+/, ''))).toEqual(['-light.facts.jsonl', 'fingerprints.facts.jsonl', 'session.json']);
    expect((await mechsym(['facts', 'show'], { cwd: folder })).stdout).toMatch(/app, é\.mjs:4 {2}total/);
  });

  test('finds a Node that is named by its path', async () => {
    writeFileSync(join(folder, 'app.js'), `${HOT}\nconsole.log(process.execPath);`);
    const ran = await mechsym(['record', '--level', 'light', '--', path, 'app.js'], withNode(path));
    expect(ran.code).toBe(0);
    expect(ran.stdout.split('\n')[1]).toBe(realpathSync(path));
    expect(session().map((name) => name.replace(/^\d+-v8-[0-9a-f]+/, ''))).toContain('-light.facts.jsonl');
  });

  test('keeps what Python recorded where what Node left cannot be read', async () => {
    writeFileSync(join(folder, 'main.py'), 'total = 0\nfor i in range(3_000_000): total += i\n');
    writeFileSync(join(folder, 'app.js'), HOT);
    const spoil = 'for file in "$MECHSYM_DIR"/*; do case $file in *.jsonl|*.raw) ;; *) rm -r "$file"; ln -s nowhere "$file";; esac; done';
    const ran = await mechsym(['record', '--level', 'light', '--', 'sh', '-c', `python3 main.py && node app.js && ${spoil}`], withNode(path));
    expect(ran.stderr).toContain('could not be read, and the rest is kept');
    expect(ran.code).toBe(0);
    expect((await mechsym(['facts', 'show'], { cwd: folder })).stdout).toContain('main.py');
  });

  test('is not run again when it failed', async () => {
    writeFileSync(join(folder, 'app.js'), `${HOT}\nprocess.exit(3);`);
    const ran = await mechsym(['record', '--', 'node', 'app.js'], withNode(path));
    expect([ran.code, ran.stdout.split('\n').length]).toEqual([3, 2]);
  });

  test('says that nothing was recorded where none of the project ran', async () => {
    const ran = await mechsym(['record', '--', 'node', '-e', 'console.log(1)'], withNode(path));
    expect(ran).toMatchObject({ code: 2, stdout: '1\n' });
    expect(ran.stderr).toContain('nothing was recorded');
    expect(session()).toEqual([]);
  });

  test('lint says of the recording that no rule is for it', async () => {
    writeFileSync(join(folder, 'app.js'), HOT);
    await mechsym(['record', '--level', 'light', '--', 'node', 'app.js'], withNode(path));
    const file = join(folder, 'out.json');
    const ran = await mechsym(['lint', '--format', 'json', '--output-file', file], { cwd: folder });
    expect(ran.code).toBe(0);
    const { findings, counts } = JSON.parse(readFileSync(file, 'utf8')) as { findings: unknown[]; counts: { unplaced: Record<string, number> } };
    expect(findings).toEqual([]);
    expect(counts.unplaced).toEqual({});
  });
});
