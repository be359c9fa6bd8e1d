import type { Language } from '../model.ts';
import { decodePython } from './python/decode.ts';
import { isConstant, pathOf, readsOf } from './python/expression.ts';
import { extractPython } from './python/extract.ts';
import { faultOfPython } from './python/fault.ts';
import { functionSpan } from './python/spans.ts';

export const python: Language = {
  name: 'python',
  family: 'python',
  extensions: ['.py', '.pyw'],
  grammar: 'tree-sitter-python.wasm',
  decode: decodePython,
  receiver: (fn) => fn.parameters[0]?.name,
  isConstructor: ({ name }) => name === '__init__',
  runsOnce: () => false,
  assignments: ['assignment', 'named_expression', 'for_statement', 'augmented_assignment'],
  path: pathOf,
  isConstant,
  reads: readsOf,
  // a name that is defined stands behind a keyword; `<lambda>` and the like stand nowhere
  definitions: (name) => (/^\w+$/.test(name) ? { pattern: new RegExp(`\\w[ \\t]+${name}\\b`, 'g'), before: 0 } : undefined),
  functionSpan,
  squeeze: (between) => between.replace(/#[^\n\r]*/g, '').replace(/\\(?=[\r\n])/g, '').replace(/;/g, '').replace(/\s+/g, ' ').trim(),
  statement: /_statement$|^(?:elif|else|except|except_group|finally|case)_clause$|^(?:function|class|decorated)_definition$/,
  defining: new Set(['function_definition', 'class_definition']),
  bodies: new Set(['block']),
  fault: faultOfPython,
  extract: extractPython,
};
