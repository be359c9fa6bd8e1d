import { createReadStream, readFileSync, statSync } from 'node:fs';
import { readdir, rm, rmdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { ADAPTERS, type Adapter, type NativeFile, type NativeSession } from '@mechsym/adapters';
import { packageVersion } from '../assets.ts';
import { writeAtomically } from '../files.ts';
import { projectAt } from '../lint/project.ts';
import { isAlive } from './processes.ts';

/** A source map or source beyond this many bytes is not read. */
const BIGGEST = 2 ** 28;

/** The adapters whose runtime ran the project's code and would tell more in a run for observations. */
export async function wantingObservations(folder: string, root: string, adapters: readonly Adapter[]): Promise<Adapter[]> {
  const wanting: Adapter[] = [];
  for (const adapter of adapters) {
    if (adapter.native !== undefined && await adapter.native.wantsObservations(await sessionOf(folder, root))) wanting.push(adapter);
  }
  return wanting;
}

/**
 * Turns what runtimes left in their own formats into facts files beside it, and removes it. What a process that still runs needs stays.
 * @returns those processes
 */
export async function convertNative(folder: string, root: string): Promise<readonly number[]> {
  const running = new Set<number>();
  for (const { native } of ADAPTERS) {
    if (native === undefined) continue;
    const session = await sessionOf(folder, root);
    const own = session.files.filter(({ name }) => {
      const pid = native.isNative(name) ? native.neededBy?.(name) : undefined;
      if (pid === undefined || !isAlive(pid)) return native.isNative(name);
      running.add(pid);
      return false;
    });
    if (own.length === 0) continue;
    for await (const { name, text } of native.convert({ ...session, files: own })) await writeAtomically(join(folder, name), text);
    for (const { name } of own) await rm(join(folder, name), { force: true });
  }
  await removeEmptyFolders(folder);
  return [...running];
}

/** Whether a folder holds what runtimes left in their own formats. */
export async function holdsNative(folder: string, root: string): Promise<boolean> {
  return (await sessionOf(folder, root)).files.some(({ name }) => ADAPTERS.some(({ native }) => native?.isNative(name) === true));
}

/** Some runtimes make folders of their own in the session's. */
async function removeEmptyFolders(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const inner = join(folder, entry.name);
    await removeEmptyFolders(inner);
    await rmdir(inner).catch(() => undefined); // it is not empty
  }
}

async function sessionOf(folder: string, root: string): Promise<NativeSession> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => !entry.isDirectory()).map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/')).sort();
  return { root, version: packageVersion(), files: names.map((name) => fileOf(folder, name)), read: readBounded, list: async () => projectAt(root).files() };
}

function fileOf(folder: string, name: string): NativeFile {
  const path = join(folder, name);
  return { name, get modified() { return statSync(path).mtime.toISOString(); }, open: () => createReadStream(path, { highWaterMark: 2 ** 20 }) };
}

function readBounded(path: string): Uint8Array | undefined {
  try {
    const stats = statSync(path);
    return stats.isFile() && stats.size <= BIGGEST ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}
