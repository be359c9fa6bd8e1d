import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createParsers, languageOf, type Language, type Parsers, RUNTIME_WASM, type SourceParser } from '../../../src/source/index.ts';

const require = createRequire(import.meta.url);

/** The wasm files as the packages ship them. */
export function loadWasm(file: string): Uint8Array {
  if (file === RUNTIME_WASM) return readFileSync(require.resolve(`web-tree-sitter/${RUNTIME_WASM}`));
  const name = file === 'tree-sitter-tsx.wasm' ? 'tree-sitter-typescript' : file.replace(/\.wasm$/, '');
  return readFileSync(join(dirname(require.resolve(`${name}/package.json`)), file));
}

export const parsers: Parsers = createParsers(loadWasm);

export function language(file: string): Language {
  const found = languageOf(file);
  if (found === undefined) throw new Error(`no language reads ${file}`);
  return found;
}

export function pythonLanguage(): Language {
  return language('a.py');
}

export const python: Language = pythonLanguage();
export const parser: SourceParser = await parsers.parser(python);
