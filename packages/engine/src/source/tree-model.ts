import type { Node, Tree } from 'web-tree-sitter';
import type { Binding, Extraction, FunctionModel, SourceModel, SourceText } from './model.ts';

/** A source model over a tree that it owns. */
export class TreeModel implements SourceModel {
  readonly language: string;
  readonly file: string;
  readonly text: SourceText;
  readonly tree: Tree;
  readonly whole: boolean;
  readonly hasErrors: boolean;
  readonly functions: readonly FunctionModel[];
  readonly bindings: ReadonlyMap<string, readonly Binding[]>;
  // Offsets of nodes come from wasm, one call each: the functions' are asked for once, and the answers are kept.
  #spans: readonly { readonly candidate: FunctionModel; readonly from: number; readonly to: number }[] | undefined;
  readonly #functionOf = new Map<number, FunctionModel | undefined>();

  constructor(language: string, file: string, text: SourceText, tree: Tree, whole: boolean, extraction: Extraction) {
    this.language = language;
    this.file = file;
    this.text = text;
    this.tree = tree;
    this.whole = whole;
    this.hasErrors = tree.rootNode.hasError;
    this.functions = extraction.functions;
    this.bindings = extraction.bindings;
  }

  functionOf(node: Node): FunctionModel | undefined {
    if (!this.#functionOf.has(node.id)) this.#functionOf.set(node.id, this.#find(node));
    return this.#functionOf.get(node.id);
  }

  #find(node: Node): FunctionModel | undefined {
    this.#spans ??= this.functions.map((candidate) => ({ candidate, from: candidate.node.startIndex, to: candidate.node.endIndex }));
    const start = node.startIndex;
    const end = node.endIndex;
    let found: FunctionModel | undefined;
    let width = Infinity;
    for (const { candidate, from, to } of this.#spans) {
      if (candidate.kind === 'module' && found === undefined) found = candidate;
      if (from <= start && to >= end && to - from <= width) {
        found = candidate;
        width = to - from;
      }
    }
    return found;
  }

  dispose(): void {
    this.tree.delete();
  }
}
