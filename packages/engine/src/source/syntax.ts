import type { Language as Grammar, Node } from 'web-tree-sitter';
import { SourceProblem } from './problem.ts';

/**
 * A named node of the tree with its children, comments and line continuations left out. What lies below a definition is read
 * when it is asked for: most of a file is never looked at.
 */
export class Syntax {
  readonly type: string;
  /** UTF-16 offsets */
  readonly start: number;
  readonly end: number;
  readonly node: Node;
  readonly parent: Syntax | undefined;
  /** named nodes around it that were read */
  readonly depth: number;
  #children: Syntax[] | undefined;

  constructor(type: string, start: number, end: number, node: Node, parent: Syntax | undefined) {
    this.type = type;
    this.start = start;
    this.end = end;
    this.node = node;
    this.parent = parent;
    this.depth = parent === undefined ? 0 : parent.depth + 1;
  }

  get children(): readonly Syntax[] {
    if (this.#children === undefined) {
      if (DEFINES.has(this.type) || this.end - this.start > LARGE) this.#children = this.#below();
      else this.read();
    }
    return this.#children as readonly Syntax[] | undefined ?? NOTHING;
  }

  /** The last child, without reading those before it. */
  get last(): Syntax | undefined {
    if (this.#children !== undefined) return this.#children.at(-1);
    let node = this.end > this.start ? this.node.lastNamedChild : null;
    while (node !== null && !isKept(node)) node = node.previousNamedSibling;
    return node === null ? undefined : syntaxOf(node, this);
  }

  /** First child of one of these types. */
  child(...types: readonly string[]): Syntax | undefined {
    return this.children.find((child) => types.includes(child.type));
  }

  /**
   * Reads everything below it.
   * @throws SourceProblem where it is nested too deeply to be walked
   */
  read(file = ''): this {
    if (this.#children !== undefined || this.end === this.start) return this;
    if (this.end - this.start <= SMALL) {
      this.#children = this.#below();
      for (const child of this.#children) child.read(file);
    } else Syntax.#readAtOnce(this, file);
    return this;
  }

  #below(): Syntax[] {
    if (this.end === this.start) return [];
    if (this.depth >= MAX_DEPTH) throw tooDeep(this.node, '');
    return this.node.namedChildren.filter((node) => isKept(node)).map((node) => syntaxOf(node, this));
  }

  /** Crosses into wasm three times a node, a cursor's walk nine times (0.11 against 0.19 s of CPU on 850 kB of Python). */
  static #readAtOnce(top: Syntax, file: string): void {
    const { kept, names, wanted } = vocabularyOf(top.node.tree.language);
    top.#children = [];
    let around = top;
    for (const node of top.node.descendantsOfType(wanted)) {
      if (node.id === top.node.id) continue;
      const id = node.typeId;
      // Keywords share the names of some nodes: `lambda`, `await`, `yield`.
      if (id < kept.length && !kept[id]) continue;
      const start = node.startIndex;
      const end = node.endIndex;
      while (around !== top && !(start >= around.start && end <= around.end && (start < around.end || start === end))) {
        around = around.parent as Syntax;
      }
      const item = new Syntax(names[id] ?? 'ERROR', start, end, node, around);
      if (around.#children === undefined || around.#children === NOTHING) around.#children = [item];
      else around.#children.push(item);
      item.#children = NOTHING;
      // A node without width is a missing token or an empty block, and holds nothing.
      if (end > start) {
        around = item;
        if (item.depth > MAX_DEPTH) throw tooDeep(node, file);
      }
    }
  }
}

const NOTHING: Syntax[] = [];

function tooDeep(node: Node, file: string): SourceProblem {
  return new SourceProblem(`the code is nested more than ${MAX_DEPTH} levels deep here`, file, node.startPosition.row);
}

/** Nodes whose children are read one level at a time, as tree-sitter grammars name them. */
const DEFINES: ReadonlySet<string> = new Set(['module', 'program', 'block', 'decorated_definition', 'class_definition', 'function_definition',
  'class_declaration', 'class', 'class_body', 'statement_block', 'function_declaration', 'generator_function_declaration', 'method_definition', 'export_statement',
  'interface_declaration', 'interface_body', 'enum_declaration', 'enum_body', 'enum_body_declarations', 'record_declaration', 'method_declaration', 'constructor_declaration', 'constructor_body']);

/** What is longer holds most of a file, such as the function around a bundle, and is read one level at a time as well. */
const LARGE = 20_000;

/** Up to this many characters, asking each node for its children is cheaper than setting up one answer for all. */
const SMALL = 200;

function syntaxOf(node: Node, parent: Syntax | undefined): Syntax {
  return new Syntax(vocabularyOf(node.tree.language).names[node.typeId] ?? 'ERROR', node.startIndex, node.endIndex, node, parent);
}

function isKept(node: Node): boolean {
  const { kept } = vocabularyOf(node.tree.language);
  const id = node.typeId;
  return id >= kept.length || kept[id] === true;
}

/** Deeper nesting than CPython compiles (200 brackets, 100 blocks) with room for long chains of operators. */
const MAX_DEPTH = 1_500;

/** What means nothing to the program, as tree-sitter grammars name it. */
export const COMMENTS: readonly string[] = ['comment', 'line_comment', 'block_comment'];
const LEFT_OUT: ReadonlySet<string> = new Set([...COMMENTS, 'line_continuation']);

interface Vocabulary {
  readonly names: readonly string[];
  readonly kept: readonly boolean[];
  readonly wanted: string[];
}

const vocabularies = new WeakMap<Grammar, Vocabulary>();

function vocabularyOf(grammar: Grammar): Vocabulary {
  let vocabulary = vocabularies.get(grammar);
  if (vocabulary === undefined) {
    const names = Array.from(grammar.types, (name) => name ?? '');
    const kept = names.map((name, id) => name !== '' && grammar.nodeTypeIsNamed(id) && grammar.nodeTypeIsVisible(id)
      && !LEFT_OUT.has(name));
    vocabulary = { names, kept, wanted: [...new Set(names.filter((_, id) => kept[id])), 'ERROR'] };
    vocabularies.set(grammar, vocabulary);
  }
  return vocabulary;
}

/** The tree under a node; what is below its definitions is read later. */
export function lazySyntax(root: Node): Syntax {
  return new Syntax(root.type, root.startIndex, root.endIndex, root, undefined);
}

/**
 * Reads the tree under a node.
 * @throws SourceProblem where it is nested too deeply to be walked
 */
export function readSyntax(root: Node, file = ''): Syntax {
  return lazySyntax(root).read(file);
}
