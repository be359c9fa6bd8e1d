import { ADAPTERS } from '@mechsym/adapters';
import { assetPath } from '../assets.ts';

/** The environment in which every runtime that can be recorded records itself. */
export function recordingEnvironment(env: NodeJS.ProcessEnv, directory: string, root: string): NodeJS.ProcessEnv {
  let all = env;
  for (const adapter of ADAPTERS) {
    const recorder = assetPath(`recorders/${adapter.name}`);
    all = { ...all, ...adapter.environment({ directory, root, recorder }, all) };
  }
  return all;
}
