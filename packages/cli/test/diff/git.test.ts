import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Recording } from '@mechsym/facts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changesSince } from '../../src/diff/changes.ts';
import { revisionOf } from '../../src/diff/revision.ts';
import { recordedReader, revisionReader } from '../../src/diff/sources.ts';

let folder: string;
beforeEach(() => { folder = realpathSync(mkdtempSync(join(tmpdir(), 'mechsym-git-'))); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
const write = (files: Readonly<Record<string, string>>) => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
};
const commit = (files: Readonly<Record<string, string>> = {}) => {
  write(files);
  git('add', '-A');
  git('commit', '-qm', 'a change');
  return git('rev-parse', 'HEAD');
};
const start = (files: Readonly<Record<string, string>>) => {
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', 'A');
  git('config', 'user.email', 'a@example.org');
  git('config', 'commit.gpgsign', 'false');
  return commit(files);
};
const lines = (count: number, change: (n: number) => string = (n) => `line ${n}`) => Array.from({ length: count }, (_, n) => `${change(n)}\n`).join('');
const changes = async (name = 'HEAD', root = folder) => (await changesSince(await revisionOf(name, root), root)).sort((a, b) => (a.file < b.file ? -1 : 1));

describe('what changed since a revision', () => {
  test('names the lines, counted from 0, committed or not', async () => {
    const first = start({ 'a.py': lines(20), 'b.py': lines(20) });
    commit({ 'a.py': lines(20, (n) => (n === 3 || n === 4 ? 'new' : `line ${n}`)) });
    write({ 'b.py': lines(20).replace('line 10\nline 11\n', '') });
    expect(await changes(first)).toEqual([
      { file: 'a.py', before: 'a.py', lines: [{ first: 3, last: 4 }] },
      // Two lines are gone, and the lines on both sides are neighbours now.
      { file: 'b.py', before: 'b.py', lines: [{ first: 9, last: 10 }] },
    ]);
  });

  test('follows renames, and takes new and unknown files whole', async () => {
    start({ 'a.py': lines(40), 'gone.py': 'x\n' });
    renameSync(join(folder, 'a.py'), join(folder, 'b.py'));
    rmSync(join(folder, 'gone.py'));
    git('add', '-A');
    write({ 'b.py': `${lines(40)}more\n`, 'unknown.py': 'y\n', '.gitignore': 'ignored.py\n', 'ignored.py': 'z\n' });
    const found = await changes();
    expect(found.map(({ file, before }) => [file, before])).toEqual([['.gitignore', undefined], ['b.py', 'a.py'], ['unknown.py', undefined]]);
    expect(found[1]?.lines).toEqual([{ first: 40, last: 40 }]);
    expect(found[2]?.lines[0]).toMatchObject({ first: 0 });
  });

  test('reads names with spaces, quotes, line ends and letters of any script', async () => {
    const names = ['a b.py', 'say "x".py', 'tab\there.py', 'line\nend.py', 'größe 日本.py', '-c.py', ':(top)d.py'];
    start(Object.fromEntries(names.map((name) => [name, lines(3)])));
    write(Object.fromEntries(names.map((name) => [name, `first\n${lines(3)}`])));
    expect(await changes()).toEqual(names.map((name) => ({ file: name, before: name, lines: [{ first: 0, last: 0 }] })).sort((a, b) => (a.file < b.file ? -1 : 1)));
  });

  test('is about the files of the project alone, by their names in it', async () => {
    start({ 'app/a.py': lines(3), 'other/b.py': lines(3) });
    write({ 'app/a.py': `x\n${lines(3)}`, 'other/b.py': `x\n${lines(3)}`, 'app/new.py': '' });
    expect((await changes('HEAD', join(folder, 'app'))).map(({ file }) => file)).toEqual(['a.py', 'new.py']);
  });

  test('counts from where the branch left, not from what others did since', async () => {
    const left = start({ 'a.py': lines(3), 'b.py': lines(3) });
    git('checkout', '-qb', 'work');
    commit({ 'a.py': `mine\n${lines(3)}` });
    git('checkout', '-q', 'main');
    commit({ 'b.py': `theirs\n${lines(3)}` });
    git('checkout', '-q', 'work');
    expect((await revisionOf('main', folder)).commit).toBe(left);
    expect((await changes('main')).map(({ file }) => file)).toEqual(['a.py']);
  });

  test('does not run what a repository would have it run', async () => {
    start({ 'a.py': lines(3), '.gitattributes': '*.py diff=evil\n' });
    const trap = join(folder, 'ran');
    for (const key of ['diff.external', 'diff.evil.command', 'diff.evil.textconv', 'core.fsmonitor']) git('config', key, `touch "${trap}"; cat`);
    write({ 'a.py': `x\n${lines(3)}` });
    expect((await changes())[0]?.lines).toEqual([{ first: 0, last: 0 }]);
    await revisionReader(await revisionOf('HEAD', folder), folder)('a.py');
    expect(() => execFileSync('ls', [trap], { stdio: 'ignore' })).toThrow();
  });
});

describe('a revision', () => {
  test.each(['', 'nowhere', '--output=x', '-h', 'HEAD~99', 'a b', 'HEAD:a.py'])('%j that names no commit is refused', async (name) => {
    start({ 'a.py': '' });
    await expect(revisionOf(name, folder)).rejects.toThrow(`--since ${name}: there is no such commit in ${folder}`);
  });

  test('is refused outside of a repository', async () => {
    await expect(revisionOf('main', folder)).rejects.toThrow(`--since main: ${folder} is in no git repository`);
  });
});

describe('the source of a recording', () => {
  const recordingOf = (texts: Readonly<Record<string, string>>) => {
    const recording = new Recording();
    for (const [file, text] of Object.entries(texts)) recording.addSource(file, `sha256:${createHash('sha256').update(text).digest('hex')}`);
    return recording;
  };
  const read = async (texts: Readonly<Record<string, string>>, root = folder) => {
    const missed: string[] = [];
    const reader = recordedReader(recordingOf(texts), root, (file) => missed.push(file));
    const found = await Promise.all(Object.keys(texts).map(async (file) => Buffer.from(await reader(file) ?? 'nothing').toString('utf8')));
    return [...found, ...missed.map((file) => `missed ${file}`)];
  };

  test('is found in the history by its digest: of another commit, on another branch, under a name that is gone', async () => {
    start({ 'app/a.py': 'one\n', 'app/b.py': 'old b\n' });
    git('checkout', '-qb', 'side');
    commit({ 'app/a.py': 'two\n' });
    git('checkout', '-q', 'main');
    for (let n = 0; n < 30; n++) commit({ 'app/a.py': `main ${n}\n` });
    git('rm', '-q', 'app/b.py');
    commit();
    expect(await read({ 'a.py': 'one\n', 'b.py': 'old b\n' }, join(folder, 'app'))).toEqual(['one\n', 'old b\n']);
    expect(await read({ 'a.py': 'two\n' }, join(folder, 'app'))).toEqual(['two\n']);
    expect(await read({ 'a.py': 'main 29\n' }, join(folder, 'app'))).toEqual(['main 29\n']);
  });

  test('is the file as it is where no version has the digest, and that is said', async () => {
    start({ 'a.py': 'one\n' });
    expect(await read({ 'a.py': 'never committed\n' })).toEqual(['one\n', 'missed a.py']);
  });

  test('is the file as it is outside of a repository too', async () => {
    write({ 'a.py': 'one\n' });
    expect(await read({ 'a.py': 'two\n', 'b.py': 'x' })).toEqual(['one\n', 'nothing', 'missed a.py']);
  });
});
