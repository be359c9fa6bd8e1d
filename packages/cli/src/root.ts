import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { configIn } from './config/places.ts';
import { UserError } from './errors.ts';

/**
 * The project root as an absolute path: what was asked for, else the nearest folder upwards with a configuration or a
 * repository, else the current folder.
 */
export function projectRoot(asked: string | undefined, cwd = process.cwd()): string {
  if (asked !== undefined) {
    const root = resolve(cwd, asked);
    if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) throw new UserError(`--root ${asked}: no such folder`);
    return root;
  }
  return upwards(cwd, (folder) => existsSync(join(folder, '.git')) || configIn(folder) !== undefined) ?? cwd;
}

/** The root of the repository around a folder, if there is one: code hosts name files from there. */
export function repositoryRoot(folder: string): string | undefined {
  return upwards(folder, (each) => existsSync(join(each, '.git')));
}

function upwards(start: string, wanted: (folder: string) => boolean): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (wanted(folder)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}
