/** Something the user can mend: shown as it is, without a stack trace, and the command ends with `exitCode`. */
export class UserError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number = EXIT.usage) {
    super(message);
    this.exitCode = exitCode;
  }
}

export const EXIT = {
  ok: 0,
  findings: 1,
  /** bad input or usage */
  usage: 2,
  /** as shells have it */
  notExecutable: 126,
  notFound: 127,
} as const;

/** What a system call's error means for a reader: `permission denied`, `no such file`. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const words: Record<string, string> = {
    ENOENT: 'no such file or folder', EACCES: 'permission denied', EPERM: 'not permitted', EISDIR: 'is a folder',
    ENOTDIR: 'a part of the path is no folder', ENOSPC: 'no space left on the device', EROFS: 'the file system is read-only',
    EMFILE: 'too many open files', ENAMETOOLONG: 'the name is too long', EEXIST: 'exists already',
  };
  return (code === undefined ? undefined : words[code]) ?? message ?? String(error);
}
