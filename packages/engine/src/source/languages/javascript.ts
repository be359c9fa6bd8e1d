import type { Language } from '../model.ts';
import { decodeJavaScript, LINE_END } from './javascript/decode.ts';
import { isConstant, pathOf, readsOf } from './javascript/expression.ts';
import { extractJavaScript } from './javascript/extract.ts';

const shared = {
  family: 'javascript',
  lineEnd: LINE_END,
  decode: decodeJavaScript,
  receiver: () => 'this',
  isConstructor: (fn) => fn.parent?.kind === 'class' && fn.name === fn.parent.name,
  runsOnce: () => false,
  assignments: ['variable_declarator', 'assignment_expression', 'augmented_assignment_expression', 'for_in_statement'],
  path: pathOf,
  isConstant,
  reads: readsOf,
  // A function may be named by what stands before it: `const f = async () => 1`.
  definitions: (name: string) => (/^\w+$/.test(name) ? { pattern: new RegExp(`\\b${name}\\b`, 'g'), before: 200 } : undefined),
  // Where a function ends cannot be told from the text without reading all before it: a `/` may begin a regular expression.
  functionSpan: () => undefined,
  // The grammar reads a `try` alone; all else without a body it does not.
  fault: (root) => (root.descendantsOfType('try_statement').some((each) => each !== null && each.childForFieldName('handler') === null && each.childForFieldName('finalizer') === null)
    ? '`try` without `catch` or `finally`' : undefined),
  extract: extractJavaScript,
  squeeze: (between: string) => between.replace(/\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?\*\//g, '').replace(/;/g, '').replace(/\s+/g, ' ').trim(),
  statement: /_statement$|_declaration$|^(?:else|catch|finally)_clause$|^switch_(?:case|default)$|^(?:public_)?field_definition$|^method_definition$/,
  defining: new Set(['function_declaration', 'generator_function_declaration', 'function_expression', 'generator_function', 'arrow_function',
    'method_definition', 'class_declaration', 'class', 'abstract_class_declaration']),
  bodies: new Set(['statement_block', 'class_body']),
} satisfies Partial<Language>;

export const javascript: Language = { ...shared, name: 'javascript', extensions: ['.js', '.mjs', '.cjs', '.jsx'], grammar: 'tree-sitter-javascript.wasm' };
export const typescript: Language = { ...shared, name: 'typescript', extensions: ['.ts', '.mts', '.cts'], grammar: 'tree-sitter-typescript.wasm' };
export const tsx: Language = { ...shared, name: 'tsx', extensions: ['.tsx'], grammar: 'tree-sitter-tsx.wasm' };
