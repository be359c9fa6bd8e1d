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
    const start = node.startIndex;
    const end = node.endIndex;
    let found: FunctionModel | undefined;
    let width = Infinity;
    for (const candidate of this.functions) {
      const from = candidate.node.startIndex;
      const to = candidate.node.endIndex;
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
