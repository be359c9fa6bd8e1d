import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createParsers, languageOf, type Language, type Parsers, RUNTIME_WASM, type SourceParser } from '../../../src/source/index.ts';

const require = createRequire(import.meta.url);

/** The wasm files as the packages ship them. */
export function loadWasm(file: string): Uint8Array {
  if (file === RUNTIME_WASM) return readFileSync(require.resolve(`web-tree-sitter/${RUNTIME_WASM}`));
  return readFileSync(join(dirname(require.resolve('tree-sitter-python/package.json')), file));
}

export const parsers: Parsers = createParsers(loadWasm);

export function pythonLanguage(): Language {
  const language = languageOf('a.py');
  if (language === undefined) throw new Error('no language reads .py');
  return language;
}

export const python: Language = pythonLanguage();
export const parser: SourceParser = await parsers.parser(python);
