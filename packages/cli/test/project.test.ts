import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectAt } from '../src/lint/project.ts';

let folder: string;
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
};
const git = (...args: string[]): string => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'init.defaultBranch=main', ...args], { cwd: folder, encoding: 'utf8' });
const body = (n: number): string => Array.from({ length: 20 }, (_, i) => `line_${n}_${i} = ${i}\n`).join('');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mechsym-project-'));
  git('init', '-q');
  write('sub/one.py', body(1));
  write('sub/two.py', body(2));
  write('outside.py', body(3));
  git('add', '-A');
  git('commit', '-qm', 'first');
  git('mv', 'sub/one.py', 'sub/uno.py');
  write('sub/uno.py', `${body(1)}more = 1\n`);
  git('commit', '-qam', 'rename');
  write('sub/two.py', body(2));
  git('mv', 'sub/two.py', 'sub/zwei.py');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a project', () => {
  test('knows from git what a file became, in a commit or in the work tree, below any root', async () => {
    expect(await projectAt(folder).renamed('sub/one.py')).toBe('sub/uno.py');
    expect(await projectAt(folder).renamed('sub/two.py')).toBe('sub/zwei.py');
    expect(await projectAt(join(folder, 'sub')).renamed('one.py')).toBe('uno.py');
    expect(await projectAt(join(folder, 'sub')).renamed('two.py')).toBe('zwei.py');
  });

  test('knows nothing of files that were never there, and takes no name for an option or a pattern', async () => {
    for (const name of ['never.py', '--output=x', '*.py', ':(glob)**', '../outside.py', '']) expect(await projectAt(folder).renamed(name)).toBeUndefined();
  });

  test('knows no rename without a repository', async () => {
    const bare = mkdtempSync(join(tmpdir(), 'mechsym-bare-'));
    expect(await projectAt(bare).renamed('a.py')).toBeUndefined();
    rmSync(bare, { recursive: true });
  });

  test('lists its own files, and follows no link', async () => {
    write('.hidden/a.py', '');
    write('node_modules/x/a.js', '');
    write('env/pyvenv.cfg', '');
    write('env/lib/a.py', '');
    symlinkSync(tmpdir(), join(folder, 'link'));
    symlinkSync('/etc/passwd', join(folder, 'passwd.py'));
    renameSync(join(folder, 'outside.py'), join(folder, 'inside.py'));
    expect(await projectAt(folder).files()).toEqual(['inside.py', 'sub/uno.py', 'sub/zwei.py']);
  });
});
