import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { JAVAS, type Java } from '../packages/adapters/test/support/javas.ts';
import { mechsym, project, run } from './helpers/command.ts';

const RECEIPT = new URL('../packages/rules/boxing-in-hot-loop/receipt/before.java', import.meta.url);
/** Works for some tenths of a second, and ends with the exit code that it is given. */
const WORK = `package demo;
public class Main {
  static long total(int n) {
    java.util.Map<Integer, Integer> counts = new java.util.HashMap<>();
    for (int i = 0; i < n; i++) counts.merge(1000 + i % 500, 1, Integer::sum);
    return counts.size();
  }
  public static void main(String[] args) throws Exception {
    long sum = 0;
    for (int i = 0; i < 100; i++) sum += total(100_000);
    System.out.println(sum);
    if (args[0].equals("stay")) Thread.sleep(600_000);
    System.exit(Integer.parseInt(args[0]));
  }
}
`;

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = project({ 'src/main/java/demo/Main.java': WORK })));
afterEach(() => remove());

const sessions = () => readdirSync(join(folder, '.mechsym')).filter((each) => /^\d{8}T/.test(each));
const session = () => (sessions()[0] === undefined ? [] : readdirSync(join(folder, '.mechsym', sessions()[0] as string)).map((name) => name.replaceAll(/\d+/g, 'N')).sort());
const on = ({ folder: bin }: Java, more: Readonly<Record<string, string>> = {}) => ({ cwd: folder, env: { PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`, ...more } });
const compile = ({ folder: bin }: Java, source = 'src/main/java/demo/Main.java') => execFileSync(join(bin, 'javac'), ['-g', '-nowarn', '-d', 'out', source], { cwd: folder });
const PICKED_UP = /^Picked up JAVA_TOOL_OPTIONS: .*\n/gm;

describe.each(JAVAS)('record on Java $short', { timeout: 180_000 }, (java) => {
  test('runs the program for its time, and once more for its exceptions and what its calls met', async () => {
    compile(java);
    const ran = await mechsym(['record', '--', 'java', '-cp', 'out', 'demo.Main', '0'], on(java));
    expect(ran).toMatchObject({ code: 0, stdout: '50000\n50000\n' });
    expect(ran.stderr).toMatch(/^mechsym: running once more, .*\nmechsym {2}recorded \d+\.\d+ s of CPU, [\d,]+ samples, (\d processes, )?JVM \d+/);
    expect(ran.stderr).toContain('recording a JVM costs about 1 s of CPU');
    // Of a program that meets one type at each call the compilers' log may have nothing to add.
    expect(session().filter((name) => !name.startsWith('hotspot-pidN-compilers'))).toEqual(['N-jvm-N-observations.facts.jsonl', 'N-jvm-N.facts.jsonl', 'fingerprints.facts.jsonl', 'session.json']);
    const shown = await mechsym(['facts', 'show'], { cwd: folder });
    expect(shown.stdout).toMatch(/^Looked for: .*exception/m);
    expect(shown.stdout).toMatch(/src\/main\/java\/demo\/Main\.java:4 {2}Main\.total/);
  });
});

const [oldest] = JAVAS;
describe.runIf(oldest !== undefined)('record of a JVM', { timeout: 180_000 }, () => {
  const java = oldest as Java;

  test('finds a planted cause, in words and in SARIF', async () => {
    cpSync(RECEIPT, join(folder, 'Main.java'));
    compile(java, 'Main.java');
    const ran = await mechsym(['check', '--uncalibrated', '--', 'java', '-cp', 'out', 'Main'], on(java));
    expect(ran.code, ran.stderr).toBe(1);
    const line = readFileSync(join(folder, 'Main.java'), 'utf8').split('\n').findIndex((each) => each.includes('sums.merge(')) + 1;
    expect(ran.stdout).toMatch(new RegExp(`Main\\.java:${line}:\\d+ +numbers are made objects in a hot loop`));
    expect(ran.stdout).toMatch(/━+ makes .*(Long|Integer)/);
    const file = join(folder, 'out.sarif');
    expect((await mechsym(['lint', '--uncalibrated', '--format', 'sarif', '--output-file', file], { cwd: folder })).code).toBe(1);
    const { runs: [sarif] } = JSON.parse(readFileSync(file, 'utf8')) as { runs: { results: { ruleId: string; locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[] }[] }[] };
    expect(sarif?.results.map(({ ruleId, locations: [at] }) => [ruleId, at?.physicalLocation.artifactLocation.uri, at?.physicalLocation.region.startLine])).toContainEqual(['boxing-in-hot-loop', 'Main.java', line]);
  });

  test('runs it once at level light, and keeps its exit code', async () => {
    compile(java);
    const ran = await mechsym(['record', '--level', 'light', '--', join(java.folder, 'java'), '-cp', 'out', 'demo.Main', '3'], on(java));
    expect(ran).toMatchObject({ code: 3, stdout: '50000\n' });
    expect(ran.stderr).not.toMatch(/once more|Picked up/);
    expect(session()).toEqual(['N-jvm-N.facts.jsonl', 'fingerprints.facts.jsonl', 'session.json']);
  });

  test('reaches a JVM that a line for the shell or a script starts, and what runs beside it', async () => {
    compile(java);
    writeFileSync(join(folder, 'start.sh'), '#!/bin/sh\njava -version 2>/dev/null\nexec java -cp out demo.Main "$@"\n', { mode: 0o755 });
    const script = await mechsym(['record', '--level', 'light', '--', './start.sh', '3'], on(java));
    expect(script).toMatchObject({ code: 3, stdout: '50000\n' });
    expect(script.stderr.replace(PICKED_UP, '')).toMatch(/^mechsym {2}recorded .* samples, JVM 17/);
    const line = await mechsym(['record', '--level', 'light', '--', 'java -cp out demo.Main 0 && echo done'], on(java));
    expect(line).toMatchObject({ code: 0, stdout: '50000\ndone\n' });
  });

  test('leaves what a JVM needs that is still running, names it, and makes facts of it afterwards', async () => {
    compile(java);
    writeFileSync(join(folder, 'start.sh'), '#!/bin/sh\njava -cp out demo.Main stay >log 2>&1 &\necho $! >pid\nuntil [ -s log ] && grep -q 50000 log; do sleep 0.2; done\n', { mode: 0o755 });
    const ran = await mechsym(['record', '--level', 'light', '--', './start.sh'], on(java));
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    try {
      expect(ran.code).toBe(2);
      expect(ran.stderr).toContain(`1 process still runs (${pid}) and records into .mechsym/${sessions()[0]}: afterwards, mechsym facts convert`);
    } finally {
      process.kill(pid, 'SIGTERM');
    }
    await ended(pid);
    const converted = await mechsym(['facts', 'convert', `.mechsym/${sessions()[0]}`], { cwd: folder });
    expect(converted).toMatchObject({ code: 0, stdout: `.mechsym/${sessions()[0]}: facts were made of what the runtimes left\n` });
    expect((await mechsym(['facts', 'show', `.mechsym/${sessions()[0]}`], { cwd: folder })).stdout).toContain('Main.total');
  });

  test('of another user is recorded where root records', async ({ skip }) => {
    if (process.getuid?.() !== 0 || !existsSync('/usr/bin/setpriv')) return skip('not root, or no setpriv');
    compile(java);
    execFileSync('chmod', ['755', dirname(folder)]);
    const ran = await mechsym(['record', '--level', 'light', '--', 'setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', 'java', '-cp', 'out', 'demo.Main', '0'], on(java));
    expect(ran).toMatchObject({ code: 0, stdout: '50000\n' });
    expect(session()).toEqual(['N-jvm-N.facts.jsonl', 'fingerprints.facts.jsonl', 'session.json']);
  });

  test('is left alone where a file of the recorder is missing', async () => {
    compile(java);
    const copy = mkdtempSync(join(folder, 'copy-'));
    for (const each of ['bin', 'dist', 'package.json']) cpSync(new URL(`../${each}`, import.meta.url), join(copy, each), { recursive: true });
    rmSync(join(copy, 'dist', 'recorders', 'jvm', 'mechsym.jfc'));
    const ran = await run(process.execPath, [join(copy, 'bin', 'mechsym.js'), 'record', '--', 'java', '-cp', 'out', 'demo.Main', '0'], on(java));
    expect(ran).toMatchObject({ code: 2, stdout: '50000\n' });
    expect(ran.stderr).toMatch(/mechsym\.jfc is missing, so nothing of java is recorded: install mechsym again\nmechsym: nothing was recorded/);
  });

  test('says that a class without source in the project is none of it', async () => {
    compile(java);
    renameSync(join(folder, 'src'), join(folder, '.src'));
    const ran = await mechsym(['record', '--level', 'light', '--', 'java', '-cp', 'out', 'demo.Main', '0'], on(java));
    expect(ran).toMatchObject({ code: 2, stdout: '50000\n' });
    expect(ran.stderr).toContain('nothing was recorded');
  });
});

test('a command java that is not there is said', async () => {
  const ran = await mechsym(['record', '--', 'java', '-version'], { cwd: folder, env: { PATH: folder } });
  expect(ran).toMatchObject({ code: 127, stderr: 'mechsym: java: command not found\n' });
});

/** Until a process that is no child of ours is gone. */
async function ended(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
}
