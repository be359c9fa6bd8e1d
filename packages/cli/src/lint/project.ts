import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Project } from '@mechsym/engine';
import { repositoryRoot } from '../root.ts';

/** Files and folders that are looked at; larger projects are searched as far as this. */
const MOST_ENTRIES = 50_000;
/** Folders that hold no source of the project's own. */
const LEFT_OUT: ReadonlySet<string> = new Set(['node_modules', '__pycache__', 'site-packages']);
/** Milliseconds after which git is not waited for. */
const PATIENCE = 5_000;

/** The files of a project, listed when first asked for; links are not followed. */
export function projectAt(root: string): Project {
  let files: Promise<readonly string[]> | undefined;
  const repository = repositoryRoot(root);
  return {
    files: () => files ??= filesBelow(root),
    renamed: (file) => (repository === undefined ? Promise.resolve(undefined) : renamedTo(root, file)),
  };
}

async function filesBelow(root: string): Promise<string[]> {
  const found: string[] = [];
  let entries = 0;
  const folders = [''];
  for (const folder of folders) {
    const here = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
    if (here.some(({ name }) => name === 'pyvenv.cfg')) continue;
    for (const entry of here.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (++entries > MOST_ENTRIES) return found;
      if (entry.name.startsWith('.') || LEFT_OUT.has(entry.name)) continue;
      if (entry.isDirectory()) folders.push(`${folder}${entry.name}/`);
      else if (entry.isFile()) found.push(folder + entry.name);
    }
  }
  return found;
}

/** What git says a file became that is not there any more: in the work tree, else in the last commit that took it away. */
async function renamedTo(root: string, file: string): Promise<string | undefined> {
  const options = ['--no-ext-diff', '--no-textconv', '--find-renames', '--diff-filter=R', '--name-status', '-z', '--relative'];
  const now = target(await git(root, ['diff', ...options, 'HEAD']), file);
  if (now !== undefined) return now;
  const commit = (await git(root, ['log', '-1', '--format=%H', '--diff-filter=D', '--', `:(top,literal)${await prefix(root)}${file}`])).trim();
  return /^[0-9a-f]{40,64}$/.test(commit) ? target(await git(root, ['show', '--format=', ...options, commit]), file) : undefined;
}

/** `R097`, the old name and the new one, each followed by a NUL. */
function target(output: string, file: string): string | undefined {
  const fields = output.split('\0');
  for (let i = 0; i + 2 < fields.length; i += 3) if (fields[i + 1] === file) return fields[i + 2];
  return undefined;
}

async function prefix(root: string): Promise<string> {
  return (await git(root, ['rev-parse', '--show-prefix'])).trim();
}

/** What a git command prints; nothing if it fails, or there is no git. */
function git(root: string, command: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile('git', ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false', '--no-pager', '--no-optional-locks', ...command], { cwd: root, timeout: PATIENCE, maxBuffer: 2 ** 24 }, (error, stdout) => resolve(error === null ? stdout : ''));
  });
}
