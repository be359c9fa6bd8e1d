import { randomBytes } from 'node:crypto';
import { mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { reasonOf, UserError } from './errors.ts';

/**
 * Writes a file so that a reader sees the old one or the new one and nothing between. Folders are made; a link stays a link.
 * A device or a pipe (`/dev/null`, `/dev/stderr`) is written to and not put another file in the place of.
 */
export async function writeAtomically(file: string, content: string | Uint8Array): Promise<void> {
  let temporary: string | undefined;
  try {
    if (await isSpecial(file)) {
      await writeFile(file, content);
      return;
    }
    const target = await realpath(file).catch(() => file);
    await mkdir(dirname(target), { recursive: true });
    temporary = temporaryFor(target);
    await writeFile(temporary, content);
    await rename(temporary, target);
  } catch (error) {
    if (temporary !== undefined) await rm(temporary, { force: true }).catch(() => undefined);
    throw new UserError(`${file}: cannot be written: ${reasonOf(error)}`);
  }
}

/** A name beside a file for what will take its place. */
export function temporaryFor(file: string): string {
  return join(dirname(file), `.${basename(file)}.${randomBytes(4).toString('hex')}`);
}

/** Whether something is there that is no file and no folder: a device, a pipe. */
export async function isSpecial(file: string): Promise<boolean> {
  const status = await stat(file).catch(() => undefined);
  return status !== undefined && !status.isFile() && !status.isDirectory();
}

/** Writes all of a text to stdout before it returns, so that an exit cuts nothing off. */
export function print(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve()));
}
