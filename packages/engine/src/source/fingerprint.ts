import { createHash } from 'node:crypto';
import type { Node } from 'web-tree-sitter';
import { languageNamed } from './languages/index.ts';
import type { FunctionModel, SourceModel } from './model.ts';
import { readSyntax, type Syntax } from './syntax.ts';

/** What a digest is made from. */
export type Source = Pick<SourceModel, 'language' | 'text'>;

/** 64 bits are kept: the chance of a clash anywhere among a million functions is 1 in 40 million. */
const HEX_DIGITS = 16;

/**
 * Digest of a function's syntax without positions, white space, comments, documentation strings, decorators and its name:
 * the same before and after an edit that does not change what it does. 16 hex digits.
 */
export function functionFingerprint(fn: FunctionModel, model: Source): string {
  return digest(serialize(fn.syntax, model, { isDefinition: true }));
}

/** The same for a statement or an expression. */
export function nodeFingerprint(node: Node, model: Source): string {
  return digest(serialize(readSyntax(node), model, { isDefinition: false }));
}

function digest(serial: string): string {
  return createHash('sha256').update(serial).digest('hex').slice(0, HEX_DIGITS);
}

interface SerializeOptions {
  /** whether it is a function or class, of which the name and the documentation string do not count */
  readonly isDefinition: boolean;
  /** parts that do not count */
  readonly leaveOut?: (item: Syntax) => boolean;
}

/**
 * Node types and the text between the children: keywords, operators and leaves, with white space and comments squeezed out.
 */
export function serialize(top: Syntax, { language, text: { text: source } }: Source, { isDefinition, leaveOut }: SerializeOptions): string {
  const out: string[] = [];
  const { squeeze } = languageNamed(language);
  const between = (from: number, to: number, dropCommas: boolean): string => {
    const text = squeeze(source.slice(from, to));
    return dropCommas ? text.replace(/,/g, '').trim() : text;
  };
  const visit = (item: Syntax): void => {
    if (isDocumentation(item, top, isDefinition) || leaveOut?.(item) === true) return;
    out.push('(', item.type, ' ');
    if (VERBATIM.has(item.type)) out.push(source.slice(item.start, item.end));
    else {
      const hidesName = isDefinition && item === top && NAMED.has(item.type);
      const separators = LISTS.has(item.type);
      let from = item.start;
      for (const child of item.children) {
        out.push(between(from, child.start, separators));
        if (!(hidesName && isName(child, item))) visit(child);
        from = child.end;
      }
      out.push(between(from, item.end, separators));
    }
    out.push(')');
  };
  visit(top);
  return out.join('');
}

const VERBATIM = new Set(['string', 'concatenated_string', 'string_fragment', 'regex', 'string_literal', 'character_literal']);
const NAMED = new Set(['function_definition', 'class_definition', 'function_declaration', 'generator_function_declaration', 'function_expression', 'generator_function',
  'class_declaration', 'class', 'method_definition', 'method_declaration', 'constructor_declaration', 'compact_constructor_declaration', 'interface_declaration', 'enum_declaration', 'record_declaration']);
const NAMES = new Set(['identifier', 'type_identifier', 'property_identifier', 'private_property_identifier']);

/** The name of what is defined, or a type parameter's. */
function isName(child: Syntax, definition: Syntax): boolean {
  return NAMES.has(child.type) && !(definition.type === 'method_definition' && child.type === 'identifier')
    // What it returns is a type.
    && !(definition.type === 'method_declaration' && child.type === 'type_identifier');
}

/** Where a comma only separates, and one at the end means nothing (the type of a tuple says that it is one). */
const LISTS = new Set(['argument_list', 'parameters', 'lambda_parameters', 'list', 'set', 'dictionary', 'tuple', 'import_from_statement',
  'arguments', 'formal_parameters', 'object', 'object_pattern', 'named_imports', 'export_clause', 'array_initializer']);

/** A string that stands alone as the first statement of the body. */
function isDocumentation(item: Syntax, top: Syntax, isDefinition: boolean): boolean {
  return isDefinition && item.type === 'expression_statement' && item.parent?.type === 'block' && item.parent.parent === top
    && item.parent.children[0] === item && item.children.length === 1
    && (item.children[0]!.type === 'string' || item.children[0]!.type === 'concatenated_string');
}
