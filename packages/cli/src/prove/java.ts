import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '../errors.ts';

/**
 * Compiles a program of one file whose class `Main` is started, beside itself, with what debuggers know: lines and names.
 * @param java the command whose javac is taken
 * @returns what to give to `java` to run it: a file of arguments
 * @throws UserError with what javac says
 */
export async function compileJava(java: string, source: string, folder: string): Promise<string> {
  const stem = source.replace(/\.java$/, '');
  const classes = `${stem}.classes`;
  const javac = dirname(java) === '.' ? 'javac' : join(dirname(java), 'javac');
  try {
    await promisify(execFile)(javac, ['-g', '-nowarn', '-d', classes, source], { cwd: folder });
  } catch (error) {
    const { stderr, message } = error as Error & { readonly stderr?: string };
    throw new UserError(`\`${source}\` could not be compiled by ${javac}:\n${(stderr ?? message).trim()}`);
  }
  await writeFile(join(folder, `${stem}.args`), `-cp ${classes} Main\n`);
  return `@${stem}.args`;
}
