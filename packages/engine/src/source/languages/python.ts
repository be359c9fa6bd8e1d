import type { Language } from '../model.ts';
import { decodePython } from './python/decode.ts';
import { isConstant, pathOf, readsOf } from './python/expression.ts';
import { extractPython } from './python/extract.ts';
import { functionSpan } from './python/spans.ts';

export const python: Language = {
  name: 'python',
  extensions: ['.py', '.pyw'],
  grammar: 'tree-sitter-python.wasm',
  decode: decodePython,
  path: pathOf,
  isConstant,
  reads: readsOf,
  functionSpan,
  extract: extractPython,
};
