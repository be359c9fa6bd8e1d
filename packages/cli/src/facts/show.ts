import { show as facts } from '@mechsym/facts';
import { problemText } from '@mechsym/formatters';
import { EXIT, UserError } from '../errors.ts';
import { print } from '../files.ts';
import { inputs } from './inputs.ts';
import { loadRecording } from './load.ts';

export interface ShowOptions {
  readonly limit: number;
  readonly file?: string;
  readonly function?: string;
  readonly kind?: string;
  readonly root?: string;
}

/** The command `facts show`: what was recorded, in words, hottest functions first. */
export async function show(paths: readonly string[], { root, ...options }: ShowOptions): Promise<number> {
  const recording = await loadRecording(await inputs(paths, root));
  for (const problem of recording.problems) process.stderr.write(`mechsym: ${problemText(problem)}\n`);
  if (recording.processes.length === 0) throw new UserError('no recording in what was given');
  for (const line of facts(recording, options)) await print(`${line}\n`);
  return EXIT.ok;
}
