import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sourceReader } from '../src/lint/sources.ts';

let base: string;
beforeAll(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'mechsym-sources-')));
  mkdirSync(join(base, 'root', 'folder'), { recursive: true });
  mkdirSync(join(base, 'root-beside'));
  writeFileSync(join(base, 'secret.py'), 'secret');
  writeFileSync(join(base, 'root-beside', 'secret.py'), 'secret');
  writeFileSync(join(base, 'root', 'a.py'), 'x = 1\n');
  symlinkSync('../secret.py', join(base, 'root', 'link.py'));
  symlinkSync('a.py', join(base, 'root', 'inner.py'));
});
afterAll(() => rmSync(base, { recursive: true }));

test('a source inside the root is read, also by way of a link inside it', async () => {
  const read = sourceReader(join(base, 'root'));
  expect(Buffer.from(await read('a.py') ?? []).toString()).toBe('x = 1\n');
  expect(Buffer.from(await read('inner.py') ?? []).toString()).toBe('x = 1\n');
});

test.each(['../secret.py', '../root-beside/secret.py', 'link.py', 'folder', 'gone.py', 'a.py/x', '/etc/passwd', 'x\0y'])('%j is not read', async (file) => {
  expect(await sourceReader(join(base, 'root'))(file)).toBeUndefined();
});
