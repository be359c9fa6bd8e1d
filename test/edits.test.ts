import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mechsym, project } from './helpers/command.ts';
import { pythons } from './helpers/pythons.ts';

const python = pythons()[0];
if (python === undefined) throw new Error('no CPython that can be recorded was found');

const source = readFileSync(new URL('../examples/shapes/main.py', import.meta.url), 'utf8');
const FACTS = 'recorded.facts.jsonl';
let folder: string;
let remove: () => void;
beforeAll(async () => {
  ({ folder, remove } = project({ 'src/main.py': source }));
  const ran = await mechsym(['record', '--output', FACTS, '--', python.path, 'src/main.py'], { cwd: folder });
  if (ran.code !== 0) throw new Error(ran.stderr);
});
afterAll(() => remove());

interface Result {
  readonly findings: readonly { readonly rule: string; readonly fingerprint: string; readonly freshness: string; readonly location: { readonly file: string; readonly startLine: number } }[];
  readonly counts: { readonly unplaced: Readonly<Record<string, number>>; readonly stale: number; readonly moved: number };
}
async function lint(...args: string[]): Promise<{ readonly planted: Result['findings']; readonly text: readonly string[]; readonly counts: Result['counts'] }> {
  const ran = await mechsym(['lint', '--facts', FACTS, '--format', 'json', ...args], { cwd: folder });
  if (ran.code === 2) throw new Error(ran.stderr);
  const { findings, counts } = JSON.parse(ran.stdout) as Result;
  const planted = findings.filter(({ rule }) => rule === 'megamorphic-site-in-hot-loop');
  return { planted, counts, text: planted.map(({ location }) => readFileSync(join(folder, location.file), 'utf8').split('\n')[location.startLine - 1] as string) };
}
const write = (file: string, text: string): void => {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), text);
};
const HOT = 'if left <= shape.x < right:';

describe('facts of a source that was edited since', () => {
  let fresh: Result['findings'];
  beforeEach(async () => {
    write('src/main.py', source);
    fresh = (await lint()).planted;
    expect(fresh.length).toBeGreaterThan(0);
    expect(fresh.every(({ freshness }) => freshness === 'fresh')).toBe(true);
  });

  test('move with their lines: the finding is the same, and says so', async () => {
    write('src/main.py', `# a note\n\n\n${source}`);
    const { planted, text } = await lint();
    expect(planted.map(({ fingerprint }) => fingerprint)).toEqual(fresh.map(({ fingerprint }) => fingerprint));
    expect(planted.map(({ freshness }) => freshness)).toEqual(fresh.map(() => 'moved'));
    expect(text.every((line) => /shape\.\w/.test(line))).toBe(true);
  });

  test('stay at their statement when others of the function are edited, and the finding is stale', async () => {
    write('src/main.py', source.replace(/^( +)(for shape in scene:)/m, '$1extra = 1\n$1del extra\n$1$2'));
    const { planted } = await lint();
    expect(planted.map(({ fingerprint }) => fingerprint)).toEqual(fresh.map(({ fingerprint }) => fingerprint));
    expect(new Set(planted.map(({ freshness }) => freshness))).toEqual(new Set(['stale']));
    const shown = await mechsym(['lint', '--facts', FACTS], { cwd: folder });
    expect(shown.stdout).toContain('changed since the recording');
  });

  test('are not taken for those of a statement that came in the place of theirs', async () => {
    expect(source).toContain(HOT);
    write('src/main.py', source.replace(HOT, 'if left <= shape.y < right:'));
    const { planted, text, counts } = await lint();
    expect(text.filter((line) => line.includes('shape.y'))).toEqual([]);
    expect(planted.filter(({ location }) => location.startLine === source.split('\n').findIndex((line) => line.includes(HOT)) + 1)).toEqual([]);
    expect(counts.unplaced['statement edited or removed']).toBeGreaterThan(0);
  });

  test('go with a file that git says was renamed, and edited', async () => {
    const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: folder });
    git('init', '-q');
    git('add', 'src');
    git('commit', '-qm', 'first');
    mkdirSync(join(folder, 'lib'), { recursive: true });
    renameSync(join(folder, 'src/main.py'), join(folder, 'lib/scene.py'));
    writeFileSync(join(folder, 'lib/scene.py'), `import os\n${source}`);
    git('add', '-A', 'src', 'lib');
    git('commit', '-qm', 'second');
    const { planted } = await lint();
    expect(planted.map(({ location, freshness }) => [location.file, freshness])).toEqual(fresh.map(() => ['lib/scene.py', 'moved']));
    renameSync(join(folder, 'lib/scene.py'), join(folder, 'src/main.py'));
  });

  test('of a container are found by the digest of the file, and by pathMappings once it was edited', async () => {
    renameSync(join(folder, 'src/main.py'), join(folder, 'main.py'));
    expect((await lint()).planted.map(({ location, freshness }) => [location.file, freshness])).toEqual(fresh.map(() => ['main.py', 'fresh']));
    renameSync(join(folder, 'main.py'), join(folder, 'other.py'));
    write('mechsym.config.yaml', `pathMappings: [{ from: ${JSON.stringify(join(folder, 'src/main.py'))}, to: other.py }]\n`);
    write('other.py', `import os\n${source}`);
    expect((await lint()).planted.map(({ location, freshness }) => [location.file, freshness])).toEqual(fresh.map(() => ['other.py', 'moved']));
    write('mechsym.config.yaml', 'pathMappings:\n  - { from: /app, to: ../outside }\n');
    const refused = await mechsym(['lint', '--facts', FACTS], { cwd: folder });
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('mechsym.config.yaml:2:');
    write('mechsym.config.yaml', '');
  });
});

test('what is kept of hot functions is valid, and is not shown as facts', async () => {
  expect((await mechsym(['facts', 'validate', FACTS], { cwd: folder })).code).toBe(0);
  expect(readFileSync(join(folder, FACTS), 'utf8')).toContain('"anchor":[[-1,');
  expect((await mechsym(['facts', 'show', FACTS], { cwd: folder })).stdout).not.toContain('anchor');
  expect((await mechsym(['facts', 'show', '--kind', 'anchor', FACTS], { cwd: folder })).stdout).toContain('statement');
});
