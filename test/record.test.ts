import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mechsym, project, run } from './helpers/command.ts';
import { pythons } from './helpers/pythons.ts';

/** Half a second of CPU, so that there are samples, then what the test is about. */
const BUSY = `
import os, signal, sys, time
def busy(seconds):
    end = time.process_time() + seconds
    total = 0
    while time.process_time() < end:
        for number in range(1000):
            total += number
    return total
`;

const found = pythons();
const first = found[0];
if (first === undefined) throw new Error('no CPython that can be recorded was found');

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = project()));
afterEach(() => remove());

const sessions = () => readdirSync(join(folder, '.mechsym')).filter((name) => /^\d{8}T/.test(name));
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

describe.each(found)('record on CPython $version', ({ path, version }) => {
  test('keeps the output and the exit code, and says on stderr what was recorded', async () => {
    write('prog.py', `${BUSY}\nbusy(0.5)\nprint(sys.stdin.read(), sys.argv[1:])\nprint("to stderr", file=sys.stderr)\nsys.exit(3)\n`);
    const plain = await run(path, ['prog.py', '--x', 'a b'], { cwd: folder, input: 'in' });
    const recorded = await mechsym(['record', '--', path, 'prog.py', '--x', 'a b'], { cwd: folder, input: 'in' });
    expect(recorded.stdout).toBe(plain.stdout);
    expect(recorded.code).toBe(3);
    expect(recorded.stderr).toMatch(new RegExp(`^to stderr\nmechsym {2}recorded \\d\\.\\d s of CPU, [\\d,]+ samples?, CPython ${version}\\.\\d+.*\\(recording cost [\\d.<]+ %\\)\n$`));
    expect(sessions()).toHaveLength(1);
  });
});

describe('record', () => {
  test('passes a signal on, lets the program handle it, and keeps what was recorded', async () => {
    write('prog.py', `${BUSY}\ndef stop(*_):\n    print("stopped", flush=True)\n    sys.exit(9)\nsignal.signal(signal.SIGTERM, stop)\nbusy(0.3)\nos.write(1, b"ready\\n")\nbusy(20)\n`);
    const ran = await mechsym(['record', '--', first.path, 'prog.py'], { cwd: folder, onOutput: (_pid, kill) => kill('SIGTERM') });
    expect(ran.stdout).toBe('ready\nstopped\n');
    expect(ran.code).toBe(9);
    expect(ran.stderr).toContain('mechsym  recorded');
  });

  test('gives the exit code of a shell where a signal ended the program', async () => {
    write('prog.py', `${BUSY}\nbusy(0.3)\nos.kill(os.getpid(), signal.SIGKILL)\n`);
    expect((await mechsym(['record', '--', first.path, 'prog.py'], { cwd: folder })).code).toBe(137);
  });

  test('of a command that does not exist ends with 127 and leaves no session', async () => {
    const ran = await mechsym(['record', '--', 'no-such-command-anywhere'], { cwd: folder });
    expect(ran).toMatchObject({ code: 127, stdout: '', stderr: 'mechsym: no-such-command-anywhere: command not found\n' });
    expect(sessions()).toEqual([]);
  });

  test('of a file that cannot be run ends with 126', async () => {
    write('data', 'x');
    expect((await mechsym(['record', '--', './data'], { cwd: folder })).code).toBe(126);
  });

  test('of a command without a runtime says so, and keeps its exit code if it failed', async () => {
    const ran = await mechsym(['record', '--', 'sh', '-c', 'echo hi; exit 7'], { cwd: folder });
    expect(ran.stdout).toBe('hi\n');
    expect(ran.code).toBe(7);
    expect(ran.stderr).toContain('nothing was recorded: `sh` started no runtime');
    expect((await mechsym(['record', '--', 'true'], { cwd: folder })).code).toBe(2);
  });

  test('takes a line for the shell', async () => {
    write('prog.py', `${BUSY}\nbusy(0.3)\nprint(1)\n`);
    const ran = await mechsym(['record', `echo 0 && "${first.path}" prog.py && echo 2`], { cwd: folder });
    expect(ran.stdout).toBe('0\n1\n2\n');
    expect(ran.stderr).toContain('mechsym  recorded');
  });

  test('leaves options after the command to the command', async () => {
    const ran = await mechsym(['record', first.path, '-c', 'import sys; print(sys.argv)', '--output', '--help'], { cwd: folder });
    expect(ran.stdout).toBe("['-c', '--output', '--help']\n");
  });

  test('repeats a run, and stops at the first one that fails', async () => {
    write('prog.py', `${BUSY}\nbusy(0.2)\nwith open("runs", "a") as f: f.write("x")\nsys.exit(4 if os.path.getsize("runs") == 3 else 0)\n`);
    const ran = await mechsym(['record', '--repeat', '5', '--', first.path, 'prog.py'], { cwd: folder });
    expect(ran.code).toBe(4);
    expect(readFileSync(join(folder, 'runs'), 'utf8')).toBe('xxx');
    expect(ran.stderr).toContain('3 processes');
  });

  test('keeps the last five sessions, and keeps them out of version control', async () => {
    write('prog.py', `${BUSY}\nbusy(0.1)\n`);
    for (let i = 0; i < 7; i++) await mechsym(['record', '--', first.path, 'prog.py'], { cwd: folder });
    expect(sessions().length).toBeLessThanOrEqual(5);
    expect(sessions().length).toBeGreaterThanOrEqual(4);
    expect(sessions()).toContain(readFileSync(join(folder, '.mechsym', 'latest'), 'utf8').trim());
    expect(readFileSync(join(folder, '.mechsym', '.gitignore'), 'utf8')).toBe('*\n');
  });

  test('writes one file of it all, which facts reads again', async () => {
    write('prog.py', `${BUSY}\nbusy(0.3)\n`);
    await mechsym(['record', '--output', 'out/all.facts.jsonl.gz', '--', first.path, 'prog.py'], { cwd: folder });
    expect(existsSync(join(folder, 'out', 'all.facts.jsonl.gz'))).toBe(true);
    const validated = await mechsym(['facts', 'validate', 'out/all.facts.jsonl.gz'], { cwd: folder });
    expect(validated).toMatchObject({ code: 0, stderr: '' });
    expect((await mechsym(['facts', 'show', 'out/all.facts.jsonl.gz'], { cwd: folder })).stdout).toContain('prog.py:3  busy');
  });

  test('into a place that cannot be written to is refused before the program runs', async () => {
    write('.mechsym', 'a file');
    const ran = await mechsym(['record', '--', first.path, '-c', 'print(1)'], { cwd: folder });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(/^mechsym: .*\.mechsym: cannot be written.*\n$/);
  });
});
