import { spawnSync } from 'node:child_process';
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Recording, readInto } from '@mechsym/facts';
import { v8, type NativeSession, type Pass } from '../../src/index.ts';
import type { Node } from './nodes.ts';
import { inProject, neutral, type Outcome } from './project.ts';

export const RECORDER = fileURLToPath(new URL('../../v8/recorder', import.meta.url));

export interface Program {
  /** Files to write, by path below the project; `main.js` is run unless `args` says otherwise. */
  readonly files: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Shell line to run instead; `node` is on PATH. */
  readonly shell?: string;
}

export interface Recorded extends Outcome {
  readonly recording: Recording;
  /** names of what V8 left in the session */
  readonly native: readonly string[];
}

interface Setup {
  readonly passes?: readonly Pass[];
  /** Makes the session directory unusable before the run. */
  readonly spoil?: (directory: string) => void;
}

function execute(node: Node, program: Program, project: string, extra: Readonly<Record<string, string>>): Outcome {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(MECHSYM_DIR|MECHSYM_V8|NODE_OPTIONS|VITEST.*|NODE_ENV|TEST)$/.test(name)));
  const env = { ...inherited, PATH: pathOf(node), ...program.env, ...extra };
  const options = { cwd: project, env, input: program.input ?? '', encoding: 'utf8', timeout: 60_000, maxBuffer: 1 << 26 } as const;
  // Through a shell, since only it looks on the PATH that is given.
  const words = program.shell === undefined ? ['-c', 'exec node "$@"', 'sh', ...(program.args ?? ['main.js'])] : ['-c', program.shell];
  const { stdout, stderr, status, signal } = spawnSync('/bin/sh', words, options);
  return neutral({ stdout, stderr, status, signal }, project);
}

function pathOf(node: Node): string {
  return `${node.folder}${delimiter}${process.env['PATH'] ?? ''}`;
}

/** Runs a program as it is. */
export function plain(node: Node, program: Program): Promise<Outcome> {
  return inProject(program, (project) => execute(node, program, project, {}));
}

/** Runs a program under the recorder, once for each pass, and reads what was recorded. The outcome is that of the first run. */
export function record(node: Node, program: Program, { passes = ['time'], spoil }: Setup = {}): Promise<Recorded> {
  return inProject(program, async (project, session) => {
    spoil?.(session);
    const outcomes = passes.map((pass) => execute(node, program, project,
      v8.environment({ directory: session, root: project, recorder: RECORDER, pass }, { ...program.env, PATH: pathOf(node) })));
    const native = readdirSync(session).sort();
    const recording = new Recording();
    for await (const { name, text } of v8.native?.convert(sessionOf(session, project)) ?? []) await readInto(recording, [Buffer.from(text)], { file: name });
    return { ...outcomes[0] as Outcome, recording, native };
  });
}

function sessionOf(folder: string, root: string): NativeSession {
  const files = readdirSync(folder).map((name) => ({
    name, modified: statSync(join(folder, name)).mtime.toISOString(), open: () => createReadStream(join(folder, name)) as AsyncIterable<Uint8Array>,
  }));
  return {
    root, files, version: '0', list: () => Promise.resolve([]),
    read(path) {
      try {
        return readFileSync(path);
      } catch {
        return undefined;
      }
    },
  };
}
