import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mechsym, project, run, type Ran } from './helpers/command.ts';
import { pythons } from './helpers/pythons.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const python = pythons()[0];
if (python === undefined) throw new Error('no CPython that can be recorded was found');

/** The pre-commit programs in MECHSYM_PRE_COMMIT (separated by colons), else the one on PATH: versions up to 4.6 install what `npm pack` says, later ones from git. */
const programs = (process.env['MECHSYM_PRE_COMMIT'] ?? 'pre-commit').split(':').filter((program) => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    if (process.env['MECHSYM_REQUIRE_RUNTIMES'] === '1') throw new Error(`pre-commit is required and was not found as ${program}`);
    process.stderr.write(`skipped: pre-commit was not found on PATH or in MECHSYM_PRE_COMMIT (${program})\n`);
    return false;
  }
});

const git = (folder: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', ...args], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const slow = readFileSync(join(root, 'examples', 'shapes', 'main.py'), 'utf8');
let user: ReturnType<typeof project>;
beforeAll(async () => {
  user = project({ 'src/main.py': slow, 'src/other.py': 'x = 1\n' });
  const ran = await mechsym(['record', '--output', 'perf/run.facts.jsonl.gz', '--', python.path, 'src/main.py'], { cwd: user.folder });
  if (ran.code !== 0) throw new Error(ran.stderr);
  execFileSync('rm', ['-rf', join(user.folder, '.mechsym')]);
  git(user.folder, 'init', '-q');
});
afterAll(() => user.remove());

describe('lint --staged', () => {
  const staged = (...args: string[]): Promise<Ran> => mechsym(['lint', '--staged', ...args], { cwd: user.folder });
  const config = (text: string): void => writeFileSync(join(user.folder, 'mechsym.config.yaml'), text);

  test('ends with 0 and a line where nothing was ever recorded', async () => {
    config('extends: recommended\n');
    expect(await staged()).toEqual({ code: 0, signal: null, stdout: '', stderr: expect.stringMatching(/^mechsym: nothing is recorded here.*`facts`.*\n$/) as string });
  });

  test('ends with 0 and a line where nothing is staged, or nothing that has facts', async () => {
    config('extends: recommended\nfacts: [perf]\n');
    expect(await staged()).toMatchObject({ code: 0, stdout: '', stderr: 'mechsym: no file is staged\n' });
    git(user.folder, 'add', 'src/other.py');
    expect(await staged()).toMatchObject({ code: 0, stdout: '', stderr: expect.stringContaining('no facts about what is staged: 1 file has facts') as string });
  });

  test('finds in what is staged what is not in the work tree any more, and the other way round', async () => {
    config('extends: recommended\nfacts: [perf]\n');
    git(user.folder, 'add', 'src/main.py');
    writeFileSync(join(user.folder, 'src', 'main.py'), 'x = 1\n');
    const found = await staged('--format', 'json');
    expect(found.code).toBe(1);
    expect((JSON.parse(found.stdout) as { findings: { location: { file: string } }[] }).findings[0]?.location.file).toBe('src/main.py');
    git(user.folder, 'add', 'src/main.py');
    writeFileSync(join(user.folder, 'src', 'main.py'), slow);
    expect(await staged()).toMatchObject({ code: 0 });
    git(user.folder, 'add', 'src/main.py');
  });

  test('looks at no other than the staged files, and at what is given whether or not it is staged', async () => {
    config('extends: recommended\nfacts: [perf]\n');
    git(user.folder, 'commit', '-qm', 'all');
    git(user.folder, 'add', 'mechsym.config.yaml');
    expect(await staged()).toMatchObject({ code: 0, stderr: expect.stringContaining('no facts about what is staged') as string });
    expect(await staged('src/main.py')).toMatchObject({ code: 1 });
    expect(await staged('src/other.py')).toMatchObject({ code: 0 });
  });

  test('outside of a repository it says so and ends with 2', async () => {
    const elsewhere = project({ 'main.py': slow });
    expect(await mechsym(['lint', '--staged'], { cwd: elsewhere.folder }))
      .toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('this is no git repository') as string });
    elsewhere.remove();
  });
});

describe.each(programs)('%s', (program) => {
  let hooks: ReturnType<typeof project>;
  beforeAll(() => {
    // A commit of the checkout as it is, whether or not it is committed: what pre-commit clones.
    hooks = project();
    const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
      .split('\0').filter((file) => file !== '' && !/^(test|packages\/rules\/[^/]+\/(receipt|recordings))\//.test(file));
    for (const file of files) cpSync(join(root, file), join(hooks.folder, file));
    git(hooks.folder, 'init', '-q');
    git(hooks.folder, 'add', '-A');
    git(hooks.folder, 'commit', '-qm', 'hooks');
  });
  afterAll(() => hooks.remove());

  test('installs the hook from a checkout of this repository, and it judges what is staged', async () => {
    const rev = git(hooks.folder, 'rev-parse', 'HEAD').trim();
    writeFileSync(join(user.folder, '.pre-commit-config.yaml'), `repos:\n  - repo: ${JSON.stringify(hooks.folder)}\n    rev: ${rev}\n    hooks: [{id: mechsym, verbose: true}]\n`);
    writeFileSync(join(user.folder, 'mechsym.config.yaml'), 'extends: recommended\nfacts: [perf]\n');
    writeFileSync(join(user.folder, 'src', 'main.py'), slow);
    git(user.folder, 'add', '-A');
    git(user.folder, 'commit', '-q', '--allow-empty', '-m', 'before');
    writeFileSync(join(user.folder, 'src', 'other.py'), `x = '${program}'\n`);
    git(user.folder, 'add', 'src/other.py');
    const commit = () => run(program, ['run', '--color', 'never'], { cwd: user.folder, env: { PRE_COMMIT_HOME: join(hooks.folder, 'home') } });
    const clean = await commit();
    expect(clean.stdout).toMatch(/mechsym\.+Passed[^]*no facts about what is staged/);
    expect(clean.code).toBe(0);

    writeFileSync(join(user.folder, 'src', 'main.py'), `${slow}\n# staged\n`);
    git(user.folder, 'add', 'src/main.py');
    writeFileSync(join(user.folder, 'src', 'main.py'), 'x = 1\n');
    const found = await commit();
    expect(found.stdout).toMatch(/mechsym\.+Failed[^]*src\/main\.py:\d+:\d+ /);
    expect(found.code).toBe(1);
    expect(readFileSync(join(user.folder, 'src', 'main.py'), 'utf8')).toBe('x = 1\n');
  });
});
