import type { Node } from 'web-tree-sitter';
import type { Language, SourceModel } from '../source/model.ts';
import { outerOf } from '../source/index.ts';
import type { Place } from '../view/place.ts';
import type { TextEdit } from './edits.ts';

/** Why an edit cannot be made where a rule wants it; the fix is not offered then. */
export class CannotLay extends Error {}

/** Node types whose children are statements, each of which may have others before it. */
const BLOCKS = new Set(['block', 'module', 'statement_block', 'program']);
const SPACE = /^[ \t\f]*$/;

/**
 * The statement around a node, if it stands in a block: another may be put before it. The statement of `if (x) f()` does not, and
 * what is put before the whole would run whether or not.
 */
function statementOf(node: Node, language: Language): Node | undefined {
  let at: Node | null = node;
  while (at !== null && !language.statement.test(at.type)) at = at.parent;
  return at?.parent && BLOCKS.has(at.parent.type) ? at : undefined;
}

/** Edits in one file, laid out as the file is: its line ends, its indentation. */
export class Layout {
  readonly #model: SourceModel;
  readonly #language: Language;

  constructor(model: SourceModel, language: Language) {
    this.#model = model;
    this.#language = language;
  }

  replace(place: Place, text: string): TextEdit[] {
    const { range } = place;
    if (range === undefined) throw new CannotLay('there is no such place');
    const { text: source } = this.#model;
    return [{ start: source.offset(range.start), end: source.offset(range.end), text: this.#ends(text, source.offset(range.start)) }];
  }

  /** A statement goes with its lines, and with the blank line after it where nothing stands before it in its block. */
  remove(place: Place): TextEdit[] {
    const node = this.#statement(place, 'exact');
    const [start, end] = this.#linesOf(node);
    const siblings = (node.parent as Node).namedChildren.filter((each) => each !== null && each.type !== 'comment');
    if (siblings.length === 1) {
      if (this.#language.family === 'python') return [{ start: node.startIndex, end: node.endIndex, text: 'pass' }];
      return [{ start, end, text: '' }];
    }
    const { text: source } = this.#model;
    const next = source.position(end).line;
    const isFirst = siblings[0]?.id === node.id;
    return [{ start, end: isFirst && SPACE.test(source.lines[next] ?? 'x') && next + 1 < source.lines.length ? source.offset({ line: next + 1, column: 0 }) : end, text: '' }];
  }

  /** Lines of their own before the statement around a place, indented as it is. */
  before(place: Place, text: string): TextEdit[] {
    const node = this.#statement(place, 'around');
    const [start] = this.#linesOf(node);
    const indent = this.#model.text.text.slice(start, node.startIndex);
    const end = this.#endAt(start);
    return [{ start, end: start, text: text.split(/\r\n|\n/).map((line) => (line === '' ? end : indent + line + end)).join('') }];
  }

  /** A statement goes one level deeper. */
  indent(place: Place): TextEdit[] {
    const node = this.#statement(place, 'exact');
    const [start] = this.#linesOf(node);
    const { text: source } = this.#model;
    // Of texts that stand side by side, each on a line of its own, none has a line end in it.
    const text = node.descendantsOfType(['string', 'template_string']).find((each) => each !== null && each.startPosition.row !== each.endPosition.row);
    if (text) throw new CannotLay(`the text that begins at line ${this.#model.text.position(text.startIndex).line + 1} goes over several lines, and would change with its indentation`);
    const outer = this.#indentOf((node.parent as Node).parent ?? node);
    const own = source.text.slice(start, node.startIndex);
    const unit = own.startsWith(outer) && own.length > outer.length ? own.slice(outer.length) : own.length > 0 ? own : '    ';
    const edits: TextEdit[] = [];
    for (let line = source.position(node.startIndex).line; line <= source.position(node.endIndex).line; line++) {
      const at = source.offset({ line, column: 0 });
      if (!SPACE.test(source.lines[line] as string)) edits.push({ start: at, end: at, text: unit });
    }
    return edits;
  }

  /** Lines behind the imports at the top of the file; an import goes right behind them, all else after a blank line. */
  afterImports(text: string): TextEdit[] {
    if (!this.#model.whole) throw new CannotLay('the file was not read whole');
    const { text: source } = this.#model;
    const root = this.#model.tree.rootNode;
    const { last, next } = topOf(root, this.#language);
    const isImport = /^(?:import|from)\b/.test(text);
    const lines = text.split(/\r\n|\n/);
    if (last !== undefined) {
      const end = this.#endAt(last.startIndex);
      const line = source.position(last.endIndex).line;
      if (!this.#isRestOfLine(source.lines[line]!.slice(source.position(last.endIndex).column))) throw new CannotLay('more stands on the line of the last import');
      const body = (isImport ? '' : end) + lines.map((each) => each + end).join('');
      if (line + 1 >= source.lines.length) return [{ start: source.text.length, end: source.text.length, text: end + body }];
      const start = source.offset({ line: line + 1, column: 0 });
      return [{ start, end: start, text: body }];
    }
    if (next === undefined) throw new CannotLay('the file has no statement');
    const line = this.#withComments(next, root);
    const start = source.offset({ line, column: 0 });
    const end = this.#endAt(start);
    return [{ start, end: start, text: lines.map((each) => each + end).join('') + end }];
  }

  /** The line of a statement, or of the comments that stand right above it; never the first lines that say how the file is read. */
  #withComments(node: Node, root: Node): number {
    const { text: source } = this.#model;
    let line = source.position(node.startIndex).line;
    if (!SPACE.test(source.lines[line]!.slice(0, source.position(node.startIndex).column))) throw new CannotLay('more stands on the line of the first statement');
    const comments = root.namedChildren.filter((each): each is Node => each?.type === 'comment').reverse();
    for (const comment of comments) {
      const first = source.position(comment.startIndex).line;
      if (comment.endIndex > node.startIndex || source.position(comment.endIndex).line !== line - 1) continue;
      if (/^#!|coding[:=]|@ts-|eslint|@jsx|@license/.test(comment.text)) break;
      line = first;
    }
    return line;
  }

  /** @throws CannotLay where the statement shares its lines with another */
  #linesOf(node: Node): [start: number, end: number] {
    const { text: source } = this.#model;
    const first = source.position(node.startIndex);
    const last = source.position(node.endIndex);
    const rest = source.lines[last.line]!.slice(last.column);
    if (!SPACE.test(source.lines[first.line]!.slice(0, first.column)) || !this.#isRestOfLine(rest)) throw new CannotLay('the statement shares its line with another');
    const end = last.line + 1 < source.lines.length ? source.offset({ line: last.line + 1, column: 0 }) : source.text.length;
    return [source.offset({ line: first.line, column: 0 }), end];
  }

  #isRestOfLine(text: string): boolean {
    return /^[ \t]*;?[ \t]*(?:#.*|\/\/.*)?$/.test(text);
  }

  #statement(place: Place, how: 'exact' | 'around'): Node {
    const { node } = place;
    if (node === undefined) throw new CannotLay('there is no such place');
    const found = statementOf(node, this.#language);
    if (found === undefined || (how === 'exact' && (found.startIndex !== node.startIndex || found.endIndex !== node.endIndex))) throw new CannotLay('there is no statement that stands in a block of its own');
    const inner = this.#model.functionOf(node);
    const outer = this.#model.functionOf(found);
    // What is evaluated in a lambda or in another function cannot be evaluated before the statement that makes it.
    if (how === 'around' && inner !== undefined && outer !== undefined && outerOf(inner) !== outerOf(outer)) throw new CannotLay('the statement belongs to another function');
    return found;
  }

  #indentOf(node: Node): string {
    const line = this.#model.text.lines[this.#model.text.position(node.startIndex).line] ?? '';
    return /^[ \t]*/.exec(line)?.[0] ?? '';
  }

  /** The line end in use at a place: that of its line, else of the line before. */
  #endAt(offset: number): string {
    const { text } = this.#model.text;
    const found = /\r\n|\n|\r/.exec(text.slice(offset, offset + 10_000)) ?? /\r\n|\n|\r/.exec(text);
    return found?.[0] ?? '\n';
  }

  #ends(text: string, offset: number): string {
    return text.replace(/\r\n|\n/g, this.#endAt(offset));
  }
}

/** The last of the imports with which a file begins, and the first statement that is none. */
function topOf(root: Node, language: Language): { readonly last: Node | undefined; readonly next: Node | undefined } {
  let last: Node | undefined;
  let heading: Node | undefined;
  for (const node of root.namedChildren) {
    if (node === null || node.type === 'comment' || node.type === 'hash_bang_line') continue;
    if (isImport(node)) last = node;
    else if (last === undefined && heading === undefined && isText(node)) heading = node;
    // `if TYPE_CHECKING:` and `try: import x` may stand among imports
    else if (!(language.family === 'python' && ['if_statement', 'try_statement'].includes(node.type))) return { last: last ?? heading, next: node };
  }
  return { last: last ?? heading, next: undefined };
}

/** The imports with which a file begins. */
export function leadingImports(root: Node, language: Language): Node[] {
  const { next } = topOf(root, language);
  return root.namedChildren.filter((node): node is Node => node !== null && isImport(node) && (next === undefined || node.startIndex < next.startIndex));
}

function isImport(node: Node): boolean {
  if (['import_statement', 'import_from_statement', 'future_import_statement'].includes(node.type)) return true;
  return ['lexical_declaration', 'variable_declaration'].includes(node.type)
    && node.namedChildren.every((each) => /^(?:\w+\.)?require$/.test(each?.childForFieldName('value')?.childForFieldName('function')?.text ?? ''));
}

/** A documentation string, or a directive such as 'use strict'. */
function isText(node: Node): boolean {
  return node.type === 'expression_statement' && node.namedChildCount === 1 && node.namedChild(0)?.type === 'string';
}
