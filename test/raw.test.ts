import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mechsym, project, run } from './helpers/command.ts';
import { pythons } from './helpers/pythons.ts';

const RECORDER = fileURLToPath(new URL('../dist/recorders/cpython', import.meta.url));
const PROGRAM = `
import time
def busy():
    total = 0
    for number in range(1000): total += number
    return total
end = time.process_time() + 0.5
while time.process_time() < end: busy()
`;

const [python] = pythons();
if (python === undefined) throw new Error('no CPython that can be recorded was found');

const own = project({ 'main.py': PROGRAM });
const session = join(own.folder, 'session');
beforeAll(async () => {
  // By environment variables alone: nobody is there who makes facts of it when the program has ended.
  const env = { PYTHONPATH: RECORDER, MECHSYM_DIR: session, MECHSYM_ROOT: own.folder };
  expect(await run(python.path, ['main.py'], { cwd: own.folder, env })).toMatchObject({ code: 0, stderr: '' });
});
afterAll(() => own.remove());

test('a raw recording that nobody made facts of is named, with what to do', async () => {
  const { code, stderr } = await mechsym(['lint', '--facts', 'session'], { cwd: own.folder });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^mechsym: session\/\d+-\d+\.raw: nobody has made facts of what this process left last: mechsym facts convert session does\n/);
});

test('facts convert makes facts of it, and says what it cannot read', async () => {
  writeFileSync(join(session, '1-2.raw'), 'something else\n');
  const first = await mechsym(['facts', 'convert', 'session'], { cwd: own.folder });
  expect(first).toMatchObject({ code: 2, stderr: 'mechsym: session/1-2.raw: is no raw recording of this version of mechsym; remove it and record again\n' });
  expect(first.stdout).toContain('facts were made of 1 raw recording; 1 ');
  expect(readdirSync(session).map((name) => name.replace(/^\d+-\d+/, 'ID')).sort()).toEqual(['ID.facts.jsonl', 'ID.raw']);
  const shown = await mechsym(['facts', 'show', 'session'], { cwd: own.folder });
  expect(shown.stdout).toContain('main.py:3  busy');
});

test('facts convert of what is no folder says so', async () => {
  expect(await mechsym(['facts', 'convert', 'main.py'], { cwd: own.folder })).toMatchObject({ code: 2, stderr: 'mechsym: main.py: is no folder; give the one that the raw recordings are in, or a profile in the text form of HPROF\n' });
  expect((await mechsym(['facts', 'convert', 'nowhere'], { cwd: own.folder })).stderr).toMatch(/^mechsym: nowhere: cannot be read: no such file/);
});

test('a raw recording whose interpreter is gone is read by another of its version, or named', async () => {
  const again = project({ 'main.py': PROGRAM });
  try {
    const env = { PYTHONPATH: RECORDER, MECHSYM_DIR: again.folder, MECHSYM_ROOT: again.folder };
    await run(python.path, ['main.py'], { cwd: again.folder, env });
    const [name = ''] = readdirSync(again.folder).filter((each) => each.endsWith('.raw'));
    // The interpreter's path is on the first line.
    const moved = await run(python.path, ['-c', 'import sys; f = sys.argv[1]; head, _, rest = open(f, "rb").read().partition(b"\\n"); words = head.split(b" ", 4); words[4] = b"/no/such/python"; open(f, "wb").write(b" ".join(words) + b"\\n" + rest)', name], { cwd: again.folder });
    expect(moved.code).toBe(0);
    const nowhere = await mechsym(['facts', 'convert', '.'], { cwd: again.folder, env: { PATH: again.folder } });
    expect(nowhere.stderr).toMatch(/\.raw: nothing could be read of it, since \/no\/such\/python is gone and PATH has no python3\.\d+\n$/);
    const { PATH = '' } = process.env;
    const found = await mechsym(['facts', 'convert', '.'], { cwd: again.folder, env: { PATH: `${python.path.replace(/\/[^/]*$/, '')}:${PATH}` } });
    expect(found).toMatchObject({ code: 0, stderr: '' });
  } finally {
    again.remove();
  }
});
