import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { reasonOf, UserError } from '../errors.ts';
import { repositoryRoot } from '../root.ts';
import { readChecked } from './read.ts';
import { CONFIG_SCHEMA, type Config } from './schema.ts';

/** No place that would run code: a configuration is data. */
const PLACES = ['mechsym.config.yaml', 'mechsym.config.yml', 'mechsym.config.json', 'package.json'];

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
  const { cosmiconfig } = await import('cosmiconfig');
  const asText = (_file: string, text: string) => ({ text });
  const explorer = cosmiconfig('mechsym', {
    searchPlaces: PLACES,
    searchStrategy: 'none',
    loaders: {
      '.yaml': asText,
      '.yml': asText,
      '.json': (file, text) => (basename(file) === 'package.json' ? manifest(text) : { text }),
    },
  });
  const last = only ? cwd : repositoryRoot(cwd) ?? cwd;
  for (let folder = cwd; ; folder = dirname(folder)) {
    const found = await explorer.search(folder);
    if (found !== null) return loadConfig(found.filepath);
    if (folder === last || dirname(folder) === folder) return undefined;
  }
}

/** A package.json that is no JSON is for npm to complain about. */
function manifest(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

export async function loadConfig(path: string): Promise<FoundConfig> {
  const file = resolve(path);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new UserError(`${path}: cannot be read: ${reasonOf(error)}`);
  }
  if (basename(file) !== 'package.json') return { file, config: await readChecked<Config>(file, text, CONFIG_SCHEMA) ?? {} };
  const whole = await readChecked<{ mechsym?: Config }>(file, text, { type: 'object', properties: { mechsym: CONFIG_SCHEMA } });
  return { file, config: whole?.mechsym ?? {} };
}
