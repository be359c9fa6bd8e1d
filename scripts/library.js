/** Packages of this repository, for scripts: bundled from their source, once a process. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { root } from './measure.js';

const loaded = new Map();

/** @param source a file below the package's `src` */
export function library(name, source = 'index.ts') {
  const input = join(root, 'packages', name, 'src', source);
  if (!loaded.has(input)) loaded.set(input, bundled(input));
  return loaded.get(input);
}

async function bundled(input) {
  const work = mkdtempSync(join(root, 'node_modules', '.library-'));
  try {
    const bundle = await rolldown({ input, platform: 'node', logLevel: 'silent', tsconfig: false });
    await bundle.write({ dir: work, entryFileNames: 'library.mjs', chunkFileNames: '[name]-[hash].mjs', format: 'esm' });
    await bundle.close();
    return await import(pathToFileURL(join(work, 'library.mjs')).href);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
