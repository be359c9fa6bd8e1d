import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Where the build put what the command reads: beside the bundle, or in dist/ of the checkout when run from the sources. */
const DIST = new URL(import.meta.url.endsWith('.ts') ? '../../../dist/' : './', import.meta.url);

/** @param path relative to dist/ */
export function assetPath(path: string): string {
  return fileURLToPath(new URL(path, DIST));
}

export function readAsset(path: string): Promise<Buffer> {
  return readFile(assetPath(path));
}

export function packageVersion(): string {
  return (JSON.parse(readFileSync(new URL('../package.json', DIST), 'utf8')) as { version: string }).version;
}

/** The digest of everything that was built; undefined where the sources run as they are. */
export async function buildDigest(): Promise<string | undefined> {
  return import.meta.url.endsWith('.ts') ? undefined : readAsset('digest.txt').then((bytes) => bytes.toString('latin1'), () => undefined);
}
