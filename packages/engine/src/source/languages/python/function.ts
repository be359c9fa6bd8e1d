import type { Node } from 'web-tree-sitter';
import type { Operation } from '@mechsym/facts';
import type { FunctionModel, Loop, Parameter, Range, Scope, Site, SiteAlias, SourceText } from '../../model.ts';
import type { Syntax } from '../../syntax.ts';
import { codeEnd } from './code-end.ts';

export type FunctionKind = FunctionModel['kind'];

/** What a model's functions share. */
export interface FileContext {
  readonly text: SourceText;
  /** whether the name of a builtin is bound by module-level code */
  isModuleName(name: string): boolean;
  isBuiltin(name: string): boolean;
}

/** Where else a version of CPython puts an operation; the item's own range if no other is said. */
export interface Alias {
  readonly operation: Operation;
  readonly item?: Syntax | undefined;
}

/** An operation as the extractor met it, in the order in which the code runs. */
export interface Operand {
  readonly operation: Operation;
  readonly name: string;
  readonly item: Syntax;
  /** where the runtime's range is not the item's */
  readonly start?: number;
  readonly end?: number;
  readonly receiver?: Syntax | undefined;
  readonly operands?: readonly Syntax[];
  readonly aliases?: readonly Alias[];
  readonly loop: PythonLoop | undefined;
}

export class PythonLoop implements Loop {
  readonly kind: Loop['kind'];
  readonly parent: PythonLoop | undefined;
  readonly depth: number;
  readonly iterable: Node | undefined;
  readonly assigned = new Set<string>();
  readonly targets: string[] = [];
  readonly #item: Syntax;
  readonly #headerEnd: number;
  readonly #text: SourceText;

  constructor(kind: Loop['kind'], item: Syntax, headerEnd: number, iterable: Syntax | undefined, parent: PythonLoop | undefined, text: SourceText) {
    this.kind = kind;
    this.parent = parent;
    this.depth = (parent?.depth ?? 0) + 1;
    this.iterable = iterable?.node;
    this.#item = item;
    this.#headerEnd = headerEnd;
    this.#text = text;
  }

  get node(): Node {
    return this.#item.node;
  }

  get range(): Range {
    return this.#text.range(this.#item.start, codeEnd(this.#item));
  }

  get header(): Range {
    return this.#text.range(this.#item.start, this.#headerEnd);
  }
}

const NO_ALIASES: readonly SiteAlias[] = [];

class PythonSite implements Site {
  readonly operation: Operation;
  readonly name: string;
  readonly range: Range;
  readonly loop: PythonLoop | undefined;
  readonly function: FunctionModel;
  readonly aliases: readonly SiteAlias[];
  ordinal = 0;
  readonly #made: Operand;

  constructor(made: Operand, owner: FunctionModel, text: SourceText) {
    this.#made = made;
    this.operation = made.operation;
    this.name = made.name;
    this.range = text.range(made.start ?? made.item.start, made.end ?? made.item.end);
    this.loop = made.loop;
    this.function = owner;
    this.aliases = made.aliases?.map(({ operation, item }) => ({
      operation, range: item === undefined ? this.range : text.range(item.start, codeEnd(item)),
    })) ?? NO_ALIASES;
  }

  get node(): Node {
    return this.#made.item.node;
  }

  get receiver(): Node | undefined {
    return this.#made.receiver?.node;
  }

  get operands(): readonly Node[] {
    return this.#made.operands?.map((operand) => operand.node) ?? [];
  }
}

/** Ordinals go from left to right, whatever runs first. */
function numberSites(sites: readonly PythonSite[]): void {
  const alike = new Map<string, PythonSite[]>();
  for (const site of sites) {
    const key = `${site.range.start.line} ${site.operation} ${site.name}`;
    const list = alike.get(key);
    if (list === undefined) alike.set(key, [site]);
    else list.push(site);
  }
  for (const list of alike.values()) {
    if (list.length === 1) continue;
    list.sort((a, b) => a.range.start.column - b.range.start.column || a.range.end.line - b.range.end.line || a.range.end.column - b.range.end.column);
    let ordinal = -1;
    let before: Range | undefined;
    for (const site of list) {
      // Two operations at one place are one site to a runtime that knows only places.
      const repeated = before !== undefined && before.start.column === site.range.start.column && before.end.line === site.range.end.line
        && before.end.column === site.range.end.column;
      if (!repeated) ordinal++;
      site.ordinal = ordinal;
      before = site.range;
    }
  }
}

/** A part of a function's text that runs again and again. */
interface LoopSpan {
  readonly start: number;
  readonly end: number;
  readonly loop: PythonLoop;
}

/** What the extractor finds in a function's body. */
interface Found {
  readonly operations: Operand[];
  readonly loopSpans: LoopSpan[];
  readonly loops: PythonLoop[];
  readonly nested: PythonFunction[];
  readonly bound: Set<string>;
  readonly read: Set<string>;
  readonly globals: Set<string>;
  readonly nonlocals: Set<string>;
  isGenerator: boolean;
}

export class PythonFunction implements FunctionModel {
  readonly kind: FunctionKind;
  readonly qualifiedName: string;
  readonly name: string;
  readonly parent: PythonFunction | undefined;
  readonly syntax: Syntax;
  readonly start: number;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly parameters: Parameter[] = [];
  readonly decorators: { readonly text: string; readonly range: Range }[] = [];
  isAsync = false;
  nameItem: Syntax | undefined;

  // Filled by the extractor, for a function with a body to read when it is first asked for.
  readonly #found: Found = {
    operations: [], loopSpans: [], loops: [], nested: [], bound: new Set(), read: new Set(), globals: new Set(), nonlocals: new Set(), isGenerator: false,
  };
  #body: (() => void) | undefined;

  readonly #context: FileContext;
  #sites: readonly Site[] | undefined;
  #range: Range | undefined;
  #free: ReadonlySet<string> | undefined;

  /**
   * @param start where the runtime says it starts: its first decorator or its definition
   * @param body what runs when it is called
   */
  constructor(kind: FunctionKind, name: string, qualifiedName: string, syntax: Syntax, start: number,
    body: { readonly start: number; readonly end: number }, parent: PythonFunction | undefined, context: FileContext) {
    this.kind = kind;
    this.name = name;
    this.qualifiedName = qualifiedName;
    this.syntax = syntax;
    this.start = start;
    this.bodyStart = body.start;
    this.bodyEnd = body.end;
    this.parent = parent;
    this.#context = context;
    parent?.nested.push(this);
  }

  /** @param body reads the body, when something in it is asked for */
  defer(body: () => void): void {
    this.#body = body;
  }

  get #read(): Found {
    const body = this.#body;
    this.#body = undefined;
    body?.();
    return this.#found;
  }

  get loops(): PythonLoop[] { return this.#read.loops; }
  get nested(): PythonFunction[] { return this.#read.nested; }
  get isGenerator(): boolean { return this.#read.isGenerator; }
  set isGenerator(yields: boolean) { this.#read.isGenerator = yields; }
  get operations(): Operand[] { return this.#read.operations; }
  get loopSpans(): LoopSpan[] { return this.#read.loopSpans; }
  get bound(): Set<string> { return this.#read.bound; }
  get read(): Set<string> { return this.#read.read; }
  get globals(): Set<string> { return this.#read.globals; }
  get nonlocals(): Set<string> { return this.#read.nonlocals; }

  get node(): Node {
    return this.syntax.node;
  }

  get range(): Range {
    return this.#range ??= this.#context.text.range(this.start, codeEnd(this.syntax));
  }

  get firstLine(): number {
    return this.range.start.line;
  }

  get nameRange(): Range {
    const { text } = this.#context;
    if (this.nameItem !== undefined) return text.range(this.nameItem.start, this.nameItem.end);
    if (this.kind === 'module') return text.range(0, 0);
    if (this.kind === 'lambda') {
      const colon = text.text.lastIndexOf(':', this.bodyStart);
      return text.range(this.syntax.start, colon > this.syntax.start ? colon : this.syntax.end);
    }
    return text.range(this.syntax.start, this.syntax.end);
  }

  get sites(): readonly Site[] {
    return this.#sites ??= this.#makeSites();
  }

  loopOf(node: Node): Loop | undefined {
    const start = node.startIndex;
    const end = node.endIndex;
    let found: LoopSpan | undefined;
    for (const span of this.loopSpans) {
      if (start >= span.start && end <= span.end && (found === undefined || span.end - span.start <= found.end - found.start)) found = span;
    }
    return found?.loop;
  }

  scopeOf(name: string): Scope {
    const scope = this.#scopeOf(name);
    if (scope !== undefined) return scope;
    return this.#context.isBuiltin(name) && !this.#context.isModuleName(name) ? 'builtin' : 'module';
  }

  /** undefined for a name of the module or of the builtins: telling them apart can cost a search. */
  #scopeOf(name: string): Scope | undefined {
    if (this.kind === 'module' || this.globals.has(name)) return undefined;
    if (this.#owns(name)) {
      if (this.nested.some((inner) => inner.#capturesFrom(name))) return 'cell';
      return this.parameters.some((parameter) => parameter.name === name) ? 'parameter' : 'local';
    }
    if (name === '__class__' && this.#inClass()) return 'cell';
    if (this.#ownerAround(name) === undefined) return undefined;
    // Since 3.12 a comprehension runs in the frame of the function around it.
    if (this.#isInline() && this.parent !== undefined && this.parent.kind !== 'class') return this.parent.#scopeOf(name);
    return 'cell';
  }

  #isInline(): boolean {
    return this.kind === 'comprehension' && this.name !== '<genexpr>';
  }

  #owns(name: string): boolean {
    return this.bound.has(name) && !this.globals.has(name) && !this.nonlocals.has(name);
  }

  #inClass(): boolean {
    for (let around = this.parent; around !== undefined; around = around.parent) {
      if (around.kind === 'class') return true;
    }
    return false;
  }

  #ownerAround(name: string): PythonFunction | undefined {
    for (let around = this.parent; around !== undefined; around = around.parent) {
      if (around.kind === 'module') return undefined;
      if (around.kind === 'class') continue;
      if (around.globals.has(name)) return undefined;
      if (around.#owns(name)) return around;
    }
    return undefined;
  }

  /** Names that this function and those nested in it take from around it. */
  get #freeNames(): ReadonlySet<string> {
    if (this.#free === undefined) {
      const free = new Set<string>();
      for (const name of this.read) if (!this.#owns(name) && !this.globals.has(name)) free.add(name);
      for (const name of this.nonlocals) free.add(name);
      for (const inner of this.nested) {
        for (const name of inner.#freeNames) {
          if (this.kind === 'class' || (!this.#owns(name) && !this.globals.has(name))) free.add(name);
        }
      }
      this.#free = free;
    }
    return this.#free;
  }

  /** Whether a variable of the function around this one becomes a cell because of it. */
  #capturesFrom(name: string): boolean {
    if (this.#isInline()) return !this.#owns(name) && this.nested.some((inner) => inner.#capturesFrom(name));
    return this.#freeNames.has(name);
  }

  #reachesGlobals(name: string, known: Map<string, boolean>): boolean {
    let global = known.get(name);
    if (global === undefined) {
      global = this.#scopeOf(name) === undefined;
      known.set(name, global);
    }
    return global;
  }

  #makeSites(): readonly Site[] {
    const { text } = this.#context;
    const known = new Map<string, boolean>();
    const sites: PythonSite[] = [];
    for (const operation of this.operations) {
      if ((operation.operation === 'global' || operation.operation === 'global-store') && !this.#reachesGlobals(operation.name, known)) continue;
      sites.push(new PythonSite(operation, this, text));
    }
    numberSites(sites);
    return sites;
  }
}
