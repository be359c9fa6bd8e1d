import type { Language } from '../model.ts';
import { decodeJava, LINE_END } from './java/decode.ts';
import { isConstant, pathOf, readsOf } from './java/expression.ts';
import { extractJava } from './java/extract.ts';

export const java: Language = {
  name: 'java',
  family: 'java',
  extensions: ['.java'],
  grammar: 'tree-sitter-java.wasm',
  lineEnd: LINE_END,
  decode: decodeJava,
  receiver: () => 'this',
  isConstructor: ({ name }) => name === '<init>',
  runsOnce: ({ name }) => name === 'main' || name === '<clinit>',
  assignments: ['variable_declarator', 'assignment_expression', 'enhanced_for_statement'],
  path: pathOf,
  isConstant,
  reads: readsOf,
  // What has no name in the source (`<init>`, `<lambda>`) can be anywhere.
  definitions: (name) => (/^\w+$/.test(name) ? { pattern: new RegExp(`\\b${name}\\b`, 'g'), before: 0 } : undefined),
  functionSpan: () => undefined,
  extract: extractJava,
  squeeze: (between) => between.replace(/\/\/[^\n\r]*|\/\*[^]*?\*\//g, '').replace(/;/g, '').replace(/\s+/g, ' ').trim(),
  statement: /_statement$|_declaration$|^(?:catch|finally)_clause$|^switch_(?:rule|block_statement_group)$|^(?:static_initializer|explicit_constructor_invocation|enum_constant)$/,
  defining: new Set(['method_declaration', 'constructor_declaration', 'compact_constructor_declaration', 'lambda_expression', 'class_declaration', 'interface_declaration', 'enum_declaration',
    'record_declaration', 'annotation_type_declaration', 'object_creation_expression', 'enum_constant']),
  bodies: new Set(['block', 'constructor_body', 'class_body', 'interface_body', 'enum_body', 'annotation_type_body']),
};
