import type { Node, Tree } from 'web-tree-sitter';
import { comparePositions } from './range.ts';
import type { Binding, Extraction, FunctionModel, Language, Position, SourceModel, SourceText } from './model.ts';

/** A source model over a tree that it owns. */
export class TreeModel implements SourceModel {
  readonly language: string;
  readonly file: string;
  readonly text: SourceText;
  readonly tree: Tree;
  readonly whole: boolean;
  readonly hasErrors: boolean;
  readonly bindings: ReadonlyMap<string, readonly Binding[]>;
  readonly #outermost: readonly FunctionModel[];
  readonly #language: Language;
  #functions: readonly FunctionModel[] | undefined;
  readonly #withWords = new Map<string, readonly FunctionModel[]>();
  readonly #named = new Map<string, readonly FunctionModel[]>();
  #isAscii: boolean | undefined;
  readonly #onLine = new Map<number, readonly FunctionModel[]>();
  // Offsets of nodes come from wasm, one call each: the answers are kept.
  readonly #functionOf = new Map<number, FunctionModel | undefined>();

  constructor(language: Language, file: string, text: SourceText, tree: Tree, whole: boolean, extraction: Extraction) {
    this.language = language.name;
    this.#language = language;
    this.file = file;
    this.text = text;
    this.tree = tree;
    this.whole = whole;
    this.hasErrors = tree.rootNode.hasError;
    this.#outermost = extraction.outermost;
    this.bindings = extraction.bindings;
  }

  get functions(): readonly FunctionModel[] {
    return this.#functions ??= this.#overlapping(0, Infinity);
  }

  functionsOn(first: number, last = first): readonly FunctionModel[] {
    if (last !== first) return this.#overlapping(first, last);
    let found = this.#onLine.get(first);
    if (found === undefined) this.#onLine.set(first, found = this.#overlapping(first, first));
    return found;
  }

  functionsWith(words: string): readonly FunctionModel[] {
    let found = this.#withWords.get(words);
    if (found === undefined) this.#withWords.set(words, found = this.#holding(new RegExp(escaped(words), 'g')));
    return found;
  }

  functionsNamed(name: string): readonly FunctionModel[] {
    let found = this.#named.get(name);
    if (found === undefined) {
      const words = this.#language.definitions(name);
      const all = words === undefined ? this.functions : this.#holding(words.pattern, words.before);
      this.#named.set(name, found = all.filter((fn) => fn.name === name));
    }
    return found;
  }

  #holding(words: RegExp, before = 0): readonly FunctionModel[] {
    const source = this.text.text;
    // identifiers are compared in a normal form, which the text need not have
    if (!(this.#isAscii ??= ASCII.test(source))) return this.functions;
    const places = Array.from(source.matchAll(words), ({ index }) => index);
    if (places.length === 0) return [];
    const found: FunctionModel[] = [];
    const collect = (functions: readonly FunctionModel[]): void => {
      for (const fn of functions) {
        const { start, end } = fn.syntax;
        if (!places.some((at) => at >= start - before && at < end)) continue;
        found.push(fn);
        collect(fn.nested);
      }
    };
    collect(this.#outermost);
    return found.sort(bySource);
  }

  #overlapping(first: number, last: number): FunctionModel[] {
    const found: FunctionModel[] = [];
    const collect = (functions: readonly FunctionModel[]): void => {
      for (const fn of functions) {
        if (fn.range.start.line > last || fn.range.end.line < first) continue;
        found.push(fn);
        collect(fn.nested);
      }
    };
    collect(this.#outermost);
    return found.sort(bySource);
  }

  functionOf(node: Node): FunctionModel | undefined {
    if (!this.#functionOf.has(node.id)) this.#functionOf.set(node.id, this.#find(node.startIndex, node.endIndex));
    return this.#functionOf.get(node.id);
  }

  #find(start: number, end: number): FunctionModel | undefined {
    let found: FunctionModel | undefined = this.whole ? this.#outermost[0] : undefined;
    for (let inner = narrowest(this.#outermost, start, end); inner !== undefined; inner = narrowest(inner.nested, start, end)) {
      if (inner.owns === undefined || inner.owns(start, end)) found = inner;
    }
    return found;
  }

  functionsAround(position: Position): readonly FunctionModel[] {
    const at = this.text.offset(position);
    const found: FunctionModel[] = [];
    const collect = (functions: readonly FunctionModel[]): void => {
      for (const fn of holding(functions, at)) {
        found.push(fn);
        collect(fn.nested);
      }
    };
    collect(this.#outermost);
    return found;
  }

  dispose(): void {
    this.tree.delete();
  }
}

interface Sorted {
  readonly functions: readonly FunctionModel[];
  /** for each the furthest end of those up to it */
  readonly ends: readonly number[];
}

const sorted = new WeakMap<readonly FunctionModel[], Sorted>();

/** Of functions beside each other those whose text holds an offset; a module holds all. */
function holding(functions: readonly FunctionModel[], at: number): FunctionModel[] {
  let known = sorted.get(functions);
  if (known?.functions.length !== functions.length) {
    const inOrder = [...functions].sort((a, b) => a.syntax.start - b.syntax.start);
    let furthest = 0;
    sorted.set(functions, known = { functions: inOrder, ends: inOrder.map(({ kind, syntax }) => (furthest = Math.max(furthest, kind === 'module' ? Infinity : syntax.end))) });
  }
  let low = 0;
  let high = known.functions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const fn = known.functions[middle]!;
    if (fn.syntax.start <= at || fn.kind === 'module') low = middle + 1;
    else high = middle;
  }
  const found: FunctionModel[] = [];
  for (let i = low - 1; i >= 0 && known.ends[i]! >= at; i--) {
    const fn = known.functions[i]!;
    if (fn.kind === 'module' || fn.syntax.end >= at) found.unshift(fn);
  }
  return found;
}

const ASCII = /^[\0-\x7f]*$/;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function bySource(a: FunctionModel, b: FunctionModel): number {
  return comparePositions(a.range.start, b.range.start) || b.syntax.end - a.syntax.end;
}

/**
 * Of functions beside each other the narrowest around a piece of text that runs it, or else the narrowest: a lambda in the header of
 * another function lies beside it, and what sets up a class of Java lies all around its methods.
 */
function narrowest(functions: readonly FunctionModel[], start: number, end: number): FunctionModel | undefined {
  const owns = (fn: FunctionModel): boolean => fn.owns?.(start, end) !== false;
  const isNarrower = ({ syntax: a }: FunctionModel, { syntax: b }: FunctionModel): boolean => a.end - a.start <= b.end - b.start;
  let found: FunctionModel | undefined;
  for (const fn of functions) {
    const { syntax } = fn;
    if (syntax.start > start || syntax.end < end) continue;
    if (found === undefined || (owns(fn) === owns(found) ? isNarrower(fn, found) : owns(fn))) found = fn;
  }
  return found;
}
