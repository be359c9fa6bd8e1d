import { dirname, resolve } from 'node:path';
import { repositoryRoot } from '../root.ts';
import { configIn } from './places.ts';
import { shortName } from '../facts/load.ts';
import { readChecked, readText, type Checked } from './read.ts';
import { CONFIG_SCHEMA, type Config } from './schema.ts';

export interface FoundConfig extends Checked<Config> {
  /** absolute */
  readonly file: string;
}

/**
 * The nearest configuration from a folder upwards to the root of its repository; where there is none, as far as there are folders.
 * @param only look in the folder itself and nowhere else
 * @throws UserError if it is there and is wrong
 */
export async function findConfig(cwd: string, { only = false } = {}): Promise<FoundConfig | undefined> {
  const last = only ? cwd : repositoryRoot(cwd);
  for (let folder = cwd; ; folder = dirname(folder)) {
    const file = configIn(folder);
    if (file !== undefined) return loadConfig(file);
    if (folder === last || dirname(folder) === folder) return undefined;
  }
}

export async function loadConfig(path: string): Promise<FoundConfig> {
  const file = resolve(path);
  return { file, ...await readChecked<Config>(file, await readText(file), CONFIG_SCHEMA) ?? { value: {}, where: () => shortName(file) } };
}
