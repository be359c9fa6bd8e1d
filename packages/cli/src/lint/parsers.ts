import { createParsers } from '@mechsym/engine';
import { readAsset } from '../assets.ts';

/** Parsers that load a grammar when a file needs it. */
export function parsers(): ReturnType<typeof createParsers> {
  return createParsers((wasm) => readAsset(`grammars/${wasm}`));
}
