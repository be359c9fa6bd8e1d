import { dirname, resolve } from 'node:path';
import { repositoryRoot } from '../root.ts';
import { configIn } from './places.ts';
import { readChecked, readText } from './read.ts';
import { CONFIG_SCHEMA, type Config } from './schema.ts';

export interface FoundConfig {
  /** absolute */
  readonly file: string;
  readonly config: Config;
}

/**
 * The nearest configuration from a folder upwards to the root of its repository.
 * @param only look in the folder itself and nowhere else
 * @throws UserError if it is there and is wrong
 */
export async function findConfig(cwd: string, { only = false } = {}): Promise<FoundConfig | undefined> {
  const last = only ? cwd : repositoryRoot(cwd) ?? cwd;
  for (let folder = cwd; ; folder = dirname(folder)) {
    const file = configIn(folder);
    if (file !== undefined) return loadConfig(file);
    if (folder === last || dirname(folder) === folder) return undefined;
  }
}

export async function loadConfig(path: string): Promise<FoundConfig> {
  const file = resolve(path);
  return { file, config: await readChecked<Config>(file, await readText(file), CONFIG_SCHEMA) ?? {} };
}
