import { spawn } from 'node:child_process';
import { UserError } from '../errors.ts';

/** Output that is read at most, in bytes. */
const LARGEST = 256 * 2 ** 20;

export interface GitAnswer {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/**
 * Runs git without a shell and without what a repository could have it run: external diffs, text conversion, a file system monitor.
 * @param cwd a folder of the repository
 * @param env more variables, such as another index
 * @throws UserError if there is no git
 */
export function git(cwd: string, args: readonly string[], input: string | Uint8Array = '', env: Readonly<Record<string, string>> = {}): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['--literal-pathspecs', '-c', 'core.fsmonitor=false', ...args], {
      cwd, env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', ...env },
    });
    const chunks: Buffer[] = [];
    let size = 0;
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > LARGEST) child.kill();
      else chunks.push(chunk);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr = (stderr + text).slice(0, 4000); });
    child.on('error', (error: NodeJS.ErrnoException) => {
      reject(new UserError(error.code === 'ENOENT' ? 'git was not found on PATH, and it is needed to compare with another state of the source' : `git cannot be run: ${error.message}`));
    });
    child.on('close', (code) => resolve({ code: code ?? 1, stdout: Buffer.concat(chunks), stderr: stderr.trim() }));
    // What does not read its input to the end says why by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** The same, where a failure is the user's to mend. @param doing for the message: what was wanted */
export async function mustGit(cwd: string, args: readonly string[], doing: string): Promise<Buffer> {
  const { code, stdout, stderr } = await git(cwd, args);
  if (code !== 0) throw new UserError(`${doing}: git says: ${stderr.split('\n')[0] || `exit code ${code}`}`);
  return stdout;
}
