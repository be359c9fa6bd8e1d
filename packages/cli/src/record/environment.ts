import { ADAPTERS, type RecordOptions } from '@mechsym/adapters';
import { assetPath } from '../assets.ts';

/** Seconds of CPU time after which a sampler from outside pays for the start of its interpreter. */
const SAMPLER_AFTER = 2;

/** What each adapter is asked to record: into this session's folder, with samplers from outside where it has them. */
export function recordOptions(adapter: string, directory: string, root: string): RecordOptions {
  return { directory, root, recorder: assetPath(`recorders/${adapter}`), samplerAfter: SAMPLER_AFTER };
}

/** The environment in which every runtime that can be recorded records itself. */
export function recordingEnvironment(env: NodeJS.ProcessEnv, directory: string, root: string): NodeJS.ProcessEnv {
  let all = env;
  for (const adapter of ADAPTERS) all = { ...all, ...adapter.environment(recordOptions(adapter.name, directory, root), all) };
  return all;
}
