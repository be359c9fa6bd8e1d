import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ADAPTERS, type Adapter, type Level, type Pass, type RecordOptions } from '@mechsym/adapters';
import { assetPath } from '../assets.ts';

/** Seconds of CPU time after which a sampler from outside pays for the start of its interpreter. */
const SAMPLER_AFTER = 2;

/** What a run is for, and what it may cost. */
export interface Wanted {
  readonly pass?: Pass;
  readonly level?: Level;
}

/** What each adapter is asked to record: into this session's folder, with samplers from outside where it has them. */
export function recordOptions(adapter: string, directory: string, root: string, { pass, level }: Wanted = {}): RecordOptions {
  return { directory, root, recorder: assetPath(`recorders/${adapter}`), samplerAfter: SAMPLER_AFTER, ...(pass !== undefined && { pass }), ...(level !== undefined && { level }) };
}

/** The adapters whose recorders are whole; a runtime whose recorder is not would not start. Says which are left out. */
export function wholeAdapters(): readonly Adapter[] {
  return ADAPTERS.filter(({ name, languages, needs = [] }) => {
    const missing = needs.map((file) => join(assetPath(`recorders/${name}`), file)).find((file) => !existsSync(file));
    if (missing !== undefined) process.stderr.write(`mechsym: ${missing} is missing, so nothing of ${languages.join(', ')} is recorded: install mechsym again\n`);
    return missing === undefined;
  });
}

/** The program and environment to start for a command: runtimes may have to stand in for a path to them, or take arguments. */
export function startOf(words: readonly string[], env: NodeJS.ProcessEnv, directory: string, root: string, wanted: Wanted, adapters: readonly Adapter[]): { readonly words: readonly string[]; readonly env: NodeJS.ProcessEnv } {
  const [command = '', ...args] = words;
  if (/\s/.test(command)) return { words, env };
  for (const adapter of adapters) {
    const other = adapter.instead?.(recordOptions(adapter.name, directory, root, wanted), command.includes('/') ? resolve(command) : command, env);
    if (other !== undefined) return { words: [other.command, ...other.args ?? [], ...args], env: { ...env, ...other.environment } };
  }
  return { words, env };
}

/** The environment in which the runtimes of some adapters record themselves. */
export function recordingEnvironment(
  env: NodeJS.ProcessEnv, directory: string, root: string, wanted: Wanted, adapters: readonly Adapter[],
): NodeJS.ProcessEnv {
  let all = env;
  for (const adapter of adapters) all = { ...all, ...adapter.environment(recordOptions(adapter.name, directory, root, wanted), all) };
  return all;
}
