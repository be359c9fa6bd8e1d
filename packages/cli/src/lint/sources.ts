import { open, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Bytes of a source file that are read at most; generated data goes beyond, code does not. */
export const LARGEST = 16 * 2 ** 20;

/**
 * Reads source files of the project. What is outside the root, also by way of a link, is not read: a recording names the
 * files, and it is not trusted.
 * @param root absolute
 */
export function sourceReader(root: string): (file: string) => Promise<Uint8Array | undefined> {
  const realRoot = realpath(root).then((path) => (path.endsWith(sep) ? path : path + sep));
  return async (file) => {
    let handle;
    try {
      const path = await realpath(join(root, file));
      if (!path.startsWith(await realRoot)) return undefined;
      handle = await open(path, 'r');
      const status = await handle.stat();
      if (!status.isFile() || status.size > LARGEST) return undefined;
      return await handle.readFile();
    } catch {
      return undefined; // gone, or not readable: the facts about it find no place, and are counted
    } finally {
      await handle?.close();
    }
  };
}
