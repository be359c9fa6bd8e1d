import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { assetPath } from '../assets.ts';
import { UserError } from '../errors.ts';
import { shortName } from '../facts/load.ts';
import { repositoryRoot } from '../root.ts';

/** A file of settings, and the folder out of which nothing that it names may lie. Both absolute. */
export interface RulesetFile {
  readonly file: string;
  /** of a package, its own folder; of a project, its repository, or else the folder of the file */
  readonly root: string;
}

/** What a folder's, or a package's, own ruleset is called. */
const NAME = 'ruleset.yaml';
const PACKAGE = /^((?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*)(\/.+)?$/i;

/** For messages: a file as the user would type it, and one of ours by its name. */
export function displayName({ file, root }: RulesetFile): string {
  return root === assetPath('rulesets') ? basename(file, '.yaml') : shortName(file);
}

export function projectFile(file: string): RulesetFile {
  return { file, root: repositoryRoot(dirname(file)) ?? dirname(file) };
}

/**
 * The ruleset that `extends` names. `recommended`: one of ours. `./team.yaml`, `./team`: a file, or the ruleset.yaml in a
 * folder. `what` starts the messages. Anything else: the ruleset.yaml of a package in node_modules (`@org/rules`), or a file in it (`@org/rules/strict.yaml`).
 */
export function rulesetOf(name: string, from: RulesetFile, what: string): RulesetFile {
  if (isAbsolute(name) || name.startsWith('.')) return { file: fileOf(inside(name, from, what), what), root: from.root };
  if (/^[a-z0-9-]+$/.test(name) && existsSync(assetPath(`rulesets/${name}.yaml`))) return { file: assetPath(`rulesets/${name}.yaml`), root: assetPath('rulesets') };
  const [, packageName, path] = PACKAGE.exec(name) ?? [];
  const root = packageName === undefined ? undefined : packageFolder(packageName, dirname(from.file));
  if (root !== undefined) {
    const ruleset = { file: join(root, NAME), root };
    if (path !== undefined) return { file: fileOf(inside(`.${path}`, ruleset, what), what), root };
    if (existsSync(ruleset.file)) return ruleset;
    throw new UserError(`${what}: the package has no ${NAME}`);
  }
  const near = existsSync(resolve(dirname(from.file), name)) ? `; a file or folder is written ./${name}` : '';
  throw new UserError(`${what}: no ruleset of mechsym and no installed package is called so${near}`);
}

/** @throws UserError for a path that leads, also by way of a link, out of what the file may name */
export function inside(path: string, { file, root }: RulesetFile, what: string): string {
  const target = resolve(dirname(file), path);
  const out = new UserError(`${what}: it leads out of ${shortName(root)}, and nothing outside of it is read`);
  if (!isBelow(target, root)) throw out;
  let real: string;
  try {
    real = realpathSync(target);
  } catch {
    throw new UserError(`${what}: no such file or folder`);
  }
  if (!isBelow(real, realpathSync(root))) throw out;
  return target;
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function fileOf(path: string, what: string): string {
  if (!statSync(path).isDirectory()) return path;
  const file = join(path, NAME);
  if (!existsSync(file)) throw new UserError(`${what}: the folder has no ${NAME}`);
  return file;
}

function packageFolder(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(found)) return realpathSync(found);
    if (dirname(folder) === folder) return undefined;
  }
}
