import { realpath } from 'node:fs/promises';
import { UserError } from '../errors.ts';
import { git } from './git.ts';

/** A commit to compare the work tree with. */
export interface Revision {
  /** as it was asked for */
  readonly name: string;
  /** full hash: where the present branch left that of the name, or what the name means where they have nothing in common */
  readonly commit: string;
  /** absolute, root of the work tree */
  readonly top: string;
}

/** The root of the work tree around a folder, without links; undefined outside of one. */
export async function workTree(folder: string): Promise<string | undefined> {
  const { code, stdout } = await git(folder, ['rev-parse', '--show-toplevel']);
  const top = stdout.toString('utf8').replace(/\n$/, '');
  return code === 0 && top !== '' ? realpath(top) : undefined;
}

/**
 * @param name a branch, a tag, a hash, `HEAD~3`: whatever names a commit
 * @throws UserError outside of a repository, and where the name means no commit
 */
export async function revisionOf(name: string, root: string): Promise<Revision> {
  const top = await workTree(root);
  if (top === undefined) {
    const { stderr } = await git(root, ['rev-parse', '--show-toplevel']);
    const why = /dubious ownership/.test(stderr) ? `git refuses the repository: ${stderr.split('\n')[0]}` : `${root} is in no git repository`;
    throw new UserError(`--since ${name}: ${why}`);
  }
  // Git would take it for an option.
  const isName = name !== '' && !name.startsWith('-') && !/[\0-\x20\x7f]/.test(name);
  const asked = isName ? await commitOf(top, name) : undefined;
  if (asked === undefined) throw new UserError(`--since ${name}: there is no such commit in ${top} (a shallow clone has only the last: git fetch --unshallow, or fetch-depth: 0 in an action)`);
  const base = await git(top, ['merge-base', asked, 'HEAD']);
  const commit = base.code === 0 ? base.stdout.toString('utf8').trim() : asked;
  return { name, commit: /^[0-9a-f]{40,64}$/.test(commit) ? commit : asked, top };
}

async function commitOf(top: string, name: string): Promise<string | undefined> {
  const { code, stdout } = await git(top, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
  const commit = stdout.toString('utf8').trim();
  return code === 0 && /^[0-9a-f]{40,64}$/.test(commit) ? commit : undefined;
}
