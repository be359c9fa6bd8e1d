import { spawnSync } from 'node:child_process';
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readInto, Recording } from '@mechsym/facts';
import { jvm, type NativeSession, type Pass } from '../../src/index.ts';
import type { Java } from './javas.ts';
import { inProject, neutral, type Outcome } from './project.ts';

const RECORDER = fileURLToPath(new URL('../../jvm/recorder', import.meta.url));

export interface JavaProgram {
  /** Text of `src/demo/Main.java`. */
  readonly source: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** options before the class */
  readonly options?: readonly string[];
}

export interface JavaRun {
  readonly plain: Outcome;
  readonly recorded: Outcome;
  readonly recording: Recording;
}

/** Runs a program as it is and recorded. @param by whether the options come as arguments or by the environment */
export function runBoth(java: Java, program: JavaProgram, by: 'arguments' | 'environment', pass: Pass = 'time'): Promise<JavaRun> {
  const files = { 'src/demo/Main.java': program.source };
  return inProject({ files }, async (project, session) => {
    const compiled = spawnSync(join(java.folder, 'javac'), ['-g', '-d', 'out', 'src/demo/Main.java'], { cwd: project, encoding: 'utf8' });
    if (compiled.status !== 0) throw new Error(compiled.stderr);
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS|VITEST.*|NODE_OPTIONS)$/.test(name)));
    const env = { ...inherited, ...program.env };
    const execute = (options: readonly string[], more: Readonly<Record<string, string | undefined>>): Outcome => {
      const { stdout, stderr, status, signal } = spawnSync(java.executable, [...options, ...program.options ?? [], '-cp', 'out', 'demo.Main'], {
        cwd: project, env: { ...env, ...more }, input: program.input ?? '', encoding: 'utf8', timeout: 120_000, maxBuffer: 2 ** 26,
      });
      return neutral({ stdout, stderr, status, signal }, project);
    };
    const asked = { directory: session, root: project, recorder: RECORDER, pass };
    const wanted = jvm.environment(asked, env);
    const direct = by === 'arguments' ? jvm.instead?.(asked, java.executable, { ...env, ...wanted }) : { args: [], environment: wanted };
    if (direct === undefined) throw new Error('java is not known to be java');
    const plain = execute([], {});
    const recorded = execute(direct.args ?? [], direct.environment);
    const recording = new Recording();
    for await (const { name, text } of jvm.native?.convert(sessionOf(session, project)) ?? []) await readInto(recording, [Buffer.from(text)], { file: name });
    return { plain, recorded, recording };
  });
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
