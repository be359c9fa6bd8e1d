import { spawnSync } from 'node:child_process';
import { createReadStream, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readInto, Recording } from '@mechsym/facts';
import { jvm, type NativeSession, type Pass } from '../../src/index.ts';
import type { Java } from './javas.ts';
import { neutral, type Outcome } from './project.ts';

const RECORDER = fileURLToPath(new URL('../../jvm/recorder', import.meta.url));

/** A program of one class, `demo.Main`, compiled. */
export interface JavaProgram {
  /** the project's folder, with src/ and out/ */
  readonly folder: string;
  remove(): void;
}

export function compiled(java: Java, source: string): JavaProgram {
  const folder = mkdtempSync(join(tmpdir(), 'mechsym-test-'));
  mkdirSync(join(folder, 'src', 'demo'), { recursive: true });
  writeFileSync(join(folder, 'src', 'demo', 'Main.java'), source);
  const { status, stderr } = spawnSync(join(java.folder, 'javac'), ['-g', '-d', 'out', 'src/demo/Main.java'], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return { folder, remove: () => { rmSync(folder, { recursive: true, force: true }); } };
}

export interface JavaRun {
  /** arguments of the program */
  readonly args: readonly string[];
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** options before the class */
  readonly options?: readonly string[];
  /** how the recorder's options come: `arguments` if absent */
  readonly by?: 'arguments' | 'environment';
  readonly pass?: Pass;
}

/** Runs a program recorded. */
export async function record(java: Java, { folder }: JavaProgram, { args, input = '', env = {}, options = [], by = 'arguments', pass = 'time' }: JavaRun): Promise<{ readonly outcome: Outcome; readonly recording: Recording }> {
  const session = mkdtempSync(join(folder, 'session-'));
  mkdirSync(join(session, jvm.folder as string));
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS|VITEST.*|NODE_OPTIONS)$/.test(name)));
  const asked = { directory: session, root: folder, recorder: RECORDER, pass };
  const own = { ...inherited, ...env };
  const wanted = jvm.environment(asked, own);
  const direct = by === 'arguments' ? jvm.instead?.(asked, java.executable, { ...own, ...wanted }) : { args: [], environment: wanted };
  if (direct === undefined) throw new Error('java is not known to be java');
  const { stdout, stderr, status, signal } = spawnSync(java.executable, [...direct.args ?? [], ...options, '-cp', 'out', 'demo.Main', ...args], {
    cwd: folder, env: { ...own, ...direct.environment }, input, encoding: 'utf8', timeout: 120_000, maxBuffer: 2 ** 26,
  });
  const recording = new Recording();
  for await (const { name, text } of jvm.native?.convert(sessionOf(session, folder)) ?? []) await readInto(recording, [Buffer.from(text)], { file: name });
  return { outcome: neutral({ stdout, stderr, status, signal }, folder), recording };
}

function sessionOf(folder: string, root: string): NativeSession {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile());
  return {
    root, version: '0', list: () => Promise.resolve(['src/demo/Main.java']),
    files: names.map((name) => ({ name, modified: statSync(join(folder, name)).mtime.toISOString(), open: () => createReadStream(join(folder, name)) as AsyncIterable<Uint8Array> })),
    read(path) {
      try {
        return readFileSync(path);
      } catch {
        return undefined;
      }
    },
  };
}
