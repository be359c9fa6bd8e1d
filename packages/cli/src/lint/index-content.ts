import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { UserError } from '../errors.ts';
import { repositoryRoot } from '../root.ts';
import { LARGEST } from './sources.ts';

const execute = promisify(execFile);

/** Bytes of the list of staged files that are read at most. */
const LONGEST_LIST = 64 * 2 ** 20;

/**
 * The files below the root whose content in git's index differs from the last commit, deleted ones left out.
 * @param root absolute
 * @returns relative to the root, forward slashes
 */
export async function stagedFiles(root: string): Promise<readonly string[]> {
  if (repositoryRoot(root) === undefined) throw new UserError(`${root}: --staged lints what git has staged, and this is no git repository`);
  try {
    const { stdout } = await execute('git', ['diff', '--cached', '--name-only', '-z', '--no-renames', '--diff-filter=d', '--relative'], { cwd: root, maxBuffer: LONGEST_LIST });
    return stdout.split('\0').filter((name) => name !== '');
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: string };
    if (code === 'ENOENT') throw new UserError('--staged asks git what is staged, and there is no git on PATH');
    const reason = (stderr ?? '').trim().split('\n')[0]?.replace(/^(fatal|error|warning): /, '') ?? '';
    throw new UserError(`${root}: --staged asks git what is staged, and git failed${reason === '' ? '' : `: ${reason}`}`);
  }
}

/**
 * Reads source files as they are in git's index, with the line ends that a checkout would have.
 * A recording names the files and is not trusted: no name leads out of the root.
 * @param root absolute
 */
export function indexReader(root: string): (file: string) => Promise<Uint8Array | undefined> {
  return async (file) => {
    if (file.startsWith('/') || file.split('/').includes('..')) return undefined;
    try {
      const { stdout } = await execute('git', ['cat-file', '--filters', `:./${file}`], { cwd: root, maxBuffer: LARGEST, encoding: 'buffer' });
      return stdout;
    } catch {
      return undefined; // not in the index: the facts about it find no place, and are counted
    }
  };
}
