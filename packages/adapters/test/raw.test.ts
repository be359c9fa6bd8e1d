import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { read } from '@mechsym/facts';
import { cpython } from '../src/index.ts';
import { convert as convertSession, RECORDER } from './support/convert.ts';
import { INTERPRETERS } from './support/interpreters.ts';
import { inProject } from './support/project.ts';
import { environmentOf } from './support/run.ts';

const PROGRAM = { files: { 'main.py': `
import os, signal, time
def work():
    total = 0
    for n in range(1000): total += len(str(n))
    return total
end = time.process_time() + 1.4
while time.process_time() < end: work()
print("ran")
` } };

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'mechsym-raw-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.for(INTERPRETERS)('a raw file of $version', (interpreter) => {
  let raw: string;
  beforeAll(() => inProject(PROGRAM, (project, session) => {
    const env = environmentOf(interpreter, PROGRAM, cpython.environment({ directory: session, root: project, recorder: RECORDER }, {}));
    spawnSync(interpreter.executable, ['main.py'], { cwd: project, env });
    const names = readdirSync(session);
    expect(names).toHaveLength(1);
    raw = join(folder, `${interpreter.version}.raw`);
    copyFileSync(join(session, names[0] as string), raw);
  }));

  /** What is made of a file with these bytes: facts, or the reason why there are none. */
  async function convert(bytes: Buffer, { executable } = interpreter) {
    const base = join(mkdtempSync(join(folder, 'x')), '17-4');
    writeFileSync(`${base}.raw`, bytes);
    const { stdout, stderr, status } = spawnSync(executable, ['-I', '-S', `${RECORDER}/_mechsym_facts.py`, `${base}.raw`], { encoding: 'utf8' });
    const text = (end: string) => existsSync(base + end) ? readFileSync(base + end) : undefined;
    const facts = text('.facts.jsonl');
    const recording = facts && await read([facts], { file: 'x' });
    return {
      stdout, stderr, status, recording, failure: text('.failure.txt')?.toString(), left: existsSync(`${base}.raw`),
      notes: recording?.processes.flatMap(({ notes }) => notes.map(({ note }) => note)),
    };
  }

  it('becomes facts, and goes; nothing of the program is run', async () => {
    const { recording, ...rest } = await convert(readFileSync(raw));
    expect(rest).toEqual({ stdout: '', stderr: '', status: 0, failure: undefined, left: false, notes: [] });
    expect(recording?.problems).toEqual([]);
    expect(recording?.totals.samples).toBeGreaterThan(200);
    expect([...recording?.functionsOf('main.py') ?? []].map((each) => each.function).sort()).toEqual(['<module>', 'work']);
  });

  it('that is cut anywhere gives what comes before, and says so', async () => {
    const bytes = readFileSync(raw);
    let kept = 0;
    for (const part of [0, 0.0005, 0.01, 0.3, 0.6, 0.9, 0.999]) {
      const { status, stderr, recording, failure, notes } = await convert(bytes.subarray(0, Math.floor(bytes.length * part)));
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      if (recording === undefined) expect(failure).toMatch(/^17-4\.raw could not be read: it /);
      else expect(notes).toEqual(['the recording is cut: what the process wrote last could not be read']);
      kept += recording?.totals.samples ?? 0;
    }
    expect(kept).toBeGreaterThan(0);
  });

  it('with a byte that is wrong gives what comes before', async () => {
    for (const part of [0.1, 0.5, 0.9]) {
      const bytes = readFileSync(raw);
      const at = Math.floor(bytes.length * part);
      bytes[at] = (bytes[at] as number) ^ 0xff;
      const { status, stderr, recording, failure } = await convert(bytes);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(recording?.processes.length ?? failure).toBeTruthy();
    }
  });

  it('with sound records of no sense leaves a reason', async () => {
    const bytes = readFileSync(raw);
    const head = bytes.subarray(0, bytes.indexOf(10) + 1);
    // What marshal makes of [], of {'stacks': 1}, and of nothing.
    for (const record of ['[\0\0\0\0', '{z\x06stacksi\x01\0\0\x000', '', '\xff\xff']) {
      const data = Buffer.from(record, 'latin1');
      const frame = Buffer.alloc(8);
      frame.writeUInt32LE(data.length, 0);
      frame.writeUInt32LE(crc32(data), 4);
      const { status, stderr, recording, failure } = await convert(Buffer.concat([head, frame, data]));
      expect({ status, stderr, recording }).toEqual({ status: 0, stderr: '', recording: undefined });
      expect(failure).toContain('17-4.raw could not be read: it ');
    }
  });

  it('of a process that still runs stays, and is read again when it has ended', async () => {
    const running = { files: { 'main.py': `
import select, sys
def work():
    total = 0
    for n in range(1000): total += len(str(n))
    return total
while not select.select([sys.stdin], [], [], 0)[0]:
    for _ in range(200): work()
` } };
    await inProject(running, async (project, session) => {
      const env = environmentOf(interpreter, running, cpython.environment({ directory: session, root: project, recorder: RECORDER }, {}));
      const child = spawn(interpreter.executable, ['main.py'], { cwd: project, env });
      const ended = once(child, 'exit');
      const samples = async () => {
        const [name = ''] = readdirSync(session).filter((each) => each.endsWith('.facts.jsonl'));
        return (await read([readFileSync(join(session, name))], { file: name })).totals.samples;
      };
      while (readdirSync(session).length === 0) await new Promise((resolve) => { setTimeout(resolve, 50); });
      const kinds = (names: readonly string[]) => names.map((name) => name.replace(/^\d+-\d+/, 'ID'));
      expect(kinds(convertSession(session))).toEqual(['ID.facts.jsonl', 'ID.raw']);
      const before = await samples();
      child.stdin.end();
      expect(await ended).toEqual([0, null]);
      expect(kinds(convertSession(session))).toEqual(['ID.facts.jsonl']);
      expect(await samples()).toBeGreaterThan(before);
    });
  });

  it.skipIf(INTERPRETERS.length < 2)('that another version is given is left to the right one, with exit code 3', async () => {
    const other = INTERPRETERS.find(({ minor }) => minor !== interpreter.minor);
    const { status, stderr, left, recording } = await convert(readFileSync(raw), other);
    expect({ status, left, recording }).toEqual({ status: 3, left: true, recording: undefined });
    expect(stderr).toMatch(/17-4\.raw: it was recorded by CPython 3\.\d+\.\d+, and its bytecode is not that of this interpreter, 3\.\d+\.\d+\n$/);
  });
});
