import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { reasonOf } from '../errors.ts';
import { temporaryFor } from '../files.ts';
import { LARGEST } from '../lint/sources.ts';

/** A source file as it was read to be changed. */
export interface Source {
  /** absolute, links followed */
  readonly path: string;
  readonly bytes: Buffer;
  readonly hasMark: boolean;
  /** without its byte order mark */
  readonly text: string;
}

/**
 * Reads a file of the project to change it. What is outside the root, also by way of a link, is not changed.
 * @param root absolute
 * @returns the file, or why it cannot be: words that go after its name
 */
export async function readSource(root: string, file: string): Promise<Source | string> {
  try {
    const realRoot = await realpath(root);
    const path = await realpath(join(root, file));
    if (!path.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep)) return 'lies outside of the root';
    const status = await stat(path);
    if (!status.isFile() || status.size > LARGEST) return 'is no file of source';
    const bytes = await readFile(path);
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const hasMark = text.startsWith('\ufeff');
    return { path, bytes, hasMark, text: hasMark ? text.slice(1) : text };
  } catch (error) {
    return error instanceof TypeError ? 'is not UTF-8' : `cannot be read: ${reasonOf(error)}`;
  }
}

/**
 * Writes a file anew at once, with its byte order mark and its mode, unless it is not what was read.
 * @returns why it was not written; undefined if it was
 */
export async function writeSource({ path, bytes, hasMark }: Source, text: string): Promise<string | undefined> {
  const temporary = temporaryFor(path);
  try {
    const { mode } = await stat(path);
    const handle = await open(temporary, 'wx', mode);
    try {
      await handle.writeFile((hasMark ? '\ufeff' : '') + text);
      await handle.chmod(mode & 0o7777);
    } finally {
      await handle.close();
    }
    if (!(await readFile(path)).equals(bytes)) throw new Error('it has changed since it was read');
    await rename(temporary, path);
    return undefined;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    return reasonOf(error);
  }
}
