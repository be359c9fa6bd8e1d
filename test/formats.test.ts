import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FORMATS } from '../packages/cli/src/commands/options.ts';
import { mechsym, project } from './helpers/command.ts';
import { pythons } from './helpers/pythons.ts';

const python = pythons()[0];
if (python === undefined) throw new Error('no CPython that can be recorded was found');

let folder: string;
let remove: () => void;
beforeAll(async () => {
  ({ folder, remove } = project({ 'src/main.py': readFileSync(new URL('../examples/shapes/main.py', import.meta.url), 'utf8') }));
  const { code, stderr } = await mechsym(['record', '--', python.path, 'src/main.py'], { cwd: folder });
  if (code !== 0) throw new Error(stderr);
});
afterAll(() => remove());

test('every format that is offered writes its file, all in one lint, and each names the place', async () => {
  const ran = await mechsym(['lint', ...FORMATS.flatMap((format) => ['--format', format, '--output-file', `out/${format}`])], { cwd: folder });
  expect(ran).toMatchObject({ code: 1, stdout: '', stderr: '' });
  for (const format of FORMATS) {
    const text = readFileSync(join(folder, 'out', format), 'utf8');
    expect(text, format).toContain('src/main.py');
    expect(text.endsWith('\n'), format).toBe(true);
    expect(text, format).not.toContain(folder);
  }
});

test('a format that does not exist is refused with those that do, and nothing is written', async () => {
  const ran = await mechsym(['lint', '--format', 'gitlub', '--output-file', 'x'], { cwd: folder });
  expect(ran).toMatchObject({ code: 2, stdout: '' });
  expect(ran.stderr).toContain(`It has to be one of ${FORMATS.join(', ')}.`);
  expect(existsSync(join(folder, 'x'))).toBe(false);
});
