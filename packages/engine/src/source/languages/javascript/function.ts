import type { Node } from 'web-tree-sitter';
import type { Operation } from '@mechsym/facts';
import type { FunctionModel, FunctionStart, Loop, Parameter, Position, Range, Scope, Site, SiteAlias, SourceText } from '../../model.ts';
import type { Syntax } from '../../syntax.ts';

export type FunctionKind = FunctionModel['kind'];

/** What a model's functions share. */
export interface FileContext {
  readonly text: SourceText;
  isBuiltin(name: string): boolean;
}

/** Another point at which V8 puts an operation, and as what. */
export interface Alias {
  readonly operation: Operation;
  readonly at: number;
}

/** An operation as the extractor met it. */
export interface Operand {
  readonly operation: Operation;
  readonly name: string;
  readonly item: Syntax;
  /** offset of the token that V8 names */
  readonly at: number;
  readonly receiver?: Syntax | undefined;
  readonly operands?: readonly Syntax[];
  readonly aliases?: readonly Alias[];
  readonly loop: JavaScriptLoop | undefined;
}

export class JavaScriptLoop implements Loop {
  readonly kind: Loop['kind'];
  readonly parent: JavaScriptLoop | undefined;
  readonly depth: number;
  readonly assigned = new Set<string>();
  readonly targets: string[] = [];
  readonly #item: Syntax;
  readonly #header: { readonly start: number; readonly end: number };
  readonly #iterable: Syntax | undefined;
  readonly #text: SourceText;

  constructor(kind: Loop['kind'], item: Syntax, header: { readonly start: number; readonly end: number }, iterable: Syntax | undefined,
    parent: JavaScriptLoop | undefined, text: SourceText) {
    this.kind = kind;
    this.parent = parent;
    this.depth = (parent?.depth ?? 0) + 1;
    this.#item = item;
    this.#header = header;
    this.#iterable = iterable;
    this.#text = text;
  }

  get iterable(): Node | undefined { return this.#iterable?.node; }
  get node(): Node { return this.#item.node; }
  get range(): Range { return this.#text.range(this.#item.start, this.#item.end); }
  get header(): Range { return this.#text.range(this.#header.start, this.#header.end); }
}

const NO_ALIASES: readonly SiteAlias[] = [];

class JavaScriptSite implements Site {
  readonly operation: Operation;
  readonly name: string;
  readonly range: Range;
  readonly point: Position;
  readonly loop: JavaScriptLoop | undefined;
  readonly function: FunctionModel;
  readonly aliases: readonly SiteAlias[];
  ordinal = 0;
  readonly #made: Operand;

  constructor(made: Operand, owner: FunctionModel, text: SourceText) {
    this.#made = made;
    this.operation = made.operation;
    this.name = made.name;
    this.range = text.range(made.item.start, made.item.end);
    this.point = text.position(made.at);
    this.loop = made.loop;
    this.function = owner;
    this.aliases = made.aliases?.map(({ operation, at }) => ({ operation, range: text.range(at, at) })) ?? NO_ALIASES;
  }

  get node(): Node { return this.#made.item.node; }
  get receiver(): Node | undefined { return this.#made.receiver?.node; }
  get operands(): readonly Node[] { return this.#made.operands?.map((operand) => operand.node) ?? []; }
}

/** Ordinals go from left to right, whatever runs first. */
function numberSites(sites: readonly JavaScriptSite[]): void {
  const alike = new Map<string, JavaScriptSite[]>();
  for (const site of sites) {
    const key = `${site.range.start.line} ${site.operation} ${site.name}`;
    const list = alike.get(key);
    if (list === undefined) alike.set(key, [site]);
    else list.push(site);
  }
  for (const list of alike.values()) {
    if (list.length === 1) continue;
    list.sort((a, b) => a.point.line - b.point.line || a.point.column - b.point.column);
    list.forEach((site, i) => { site.ordinal = i; });
  }
}

/** What the body of a function holds. */
class Found {
  readonly loops: JavaScriptLoop[] = [];
  readonly nested: JavaScriptFunction[] = [];
  readonly operations: Operand[] = [];
  readonly loopSpans: { readonly start: number; readonly end: number; readonly loop: JavaScriptLoop }[] = [];
  readonly bound = new Set<string>();
  readonly read = new Set<string>();
}

/** Where a function is and what V8 calls it. */
export interface Identity {
  readonly kind: FunctionKind;
  /** as V8 names it */
  readonly name: string;
  readonly displayName: string;
  readonly syntax: Syntax;
  /** offset at which V8 says that it starts: its parameter list, or the whole of an arrow function */
  readonly at: number;
  /** other names and offsets that versions of V8 give it */
  readonly others?: readonly { readonly name: string; readonly at: number }[];
}

export class JavaScriptFunction implements FunctionModel {
  readonly kind: FunctionKind;
  readonly name: string;
  readonly qualifiedName: string;
  readonly displayName: string;
  readonly syntax: Syntax;
  readonly parent: JavaScriptFunction | undefined;
  readonly parameters: Parameter[] = [];
  readonly decorators: { readonly text: string; readonly range: Range }[] = [];
  isAsync = false;
  isGenerator = false;
  isArrow = false;
  nameItem: Syntax | undefined;
  /** parts of its text that it does not run, or that it runs if `ownsOnly` */
  readonly parts: { readonly start: number; readonly end: number }[] = [];
  ownsOnly = false;
  readonly #identity: Identity;
  readonly #context: FileContext;
  readonly #found = new Found();
  #body: (() => void) | undefined;
  #sites: readonly Site[] | undefined;
  #range: Range | undefined;
  #starts: readonly FunctionStart[] | undefined;
  #free: ReadonlySet<string> | undefined;

  constructor(identity: Identity, parent: JavaScriptFunction | undefined, context: FileContext) {
    this.#identity = identity;
    this.kind = identity.kind;
    this.name = this.qualifiedName = identity.name;
    this.displayName = identity.displayName;
    this.syntax = identity.syntax;
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

  get loops(): JavaScriptLoop[] { return this.#read.loops; }
  get nested(): JavaScriptFunction[] { return this.#read.nested; }
  get operations(): Operand[] { return this.#read.operations; }
  get loopSpans(): Found['loopSpans'] { return this.#read.loopSpans; }
  get bound(): Set<string> { return this.#read.bound; }
  get read(): Set<string> { return this.#read.read; }
  get node(): Node { return this.syntax.node; }
  get sites(): readonly Site[] { return this.#sites ??= this.#makeSites(); }

  get range(): Range {
    return this.#range ??= this.#context.text.range(this.kind === 'module' ? 0 : this.syntax.start, this.syntax.end);
  }

  /** The line of the parameter list, which V8 gives: a header may begin further up. */
  get firstLine(): number {
    return this.starts[0]!.position.line;
  }

  get starts(): readonly FunctionStart[] {
    const { text } = this.#context;
    return this.#starts ??= [this.#identity, ...this.#identity.others ?? []].map(({ name, at }) => ({ name, position: text.position(at) }));
  }

  get nameRange(): Range {
    const { text } = this.#context;
    if (this.nameItem !== undefined) return text.range(this.nameItem.start, this.nameItem.end);
    if (this.kind === 'module') return text.range(0, 0);
    const body = this.syntax.last;
    return text.range(this.syntax.start, body === undefined || body.start <= this.syntax.start ? this.syntax.end : body.start);
  }

  owns(start: number, end: number): boolean {
    const inside = this.parts.some((part) => start >= part.start && end <= part.end);
    return inside === this.ownsOnly;
  }

  loopOf(node: Node): Loop | undefined {
    const start = node.startIndex;
    const end = node.endIndex;
    let found: Found['loopSpans'][number] | undefined;
    for (const span of this.loopSpans) {
      if (start >= span.start && end <= span.end && (found === undefined || span.end - span.start <= found.end - found.start)) found = span;
    }
    return found?.loop;
  }

  scopeOf(name: string): Scope {
    const owner = this.#ownerOf(name);
    if (owner === undefined) return this.#context.isBuiltin(name) ? 'builtin' : 'module';
    if (owner.kind === 'module') return 'module';
    if (owner !== this || this.nested.some((inner) => inner.#freeNames.has(name))) return 'cell';
    return this.parameters.some((parameter) => parameter.name === name) ? 'parameter' : 'local';
  }

  /** The function whose variable the name is, the module included; undefined for a global. */
  #ownerOf(name: string): JavaScriptFunction | undefined {
    if (this.bound.has(name)) return this;
    if (name === 'arguments' && !this.isArrow && this.kind !== 'class' && this.kind !== 'module') return this;
    return this.parent === undefined ? undefined : this.parent.#ownerOf(name);
  }

  /** Names that this function and those nested in it take from around it. */
  get #freeNames(): ReadonlySet<string> {
    if (this.#free === undefined) {
      const free = new Set<string>();
      const take = (name: string): void => { if (!this.bound.has(name)) free.add(name); };
      for (const name of this.read) take(name);
      for (const inner of this.nested) for (const name of inner.#freeNames) take(name);
      this.#free = free;
    }
    return this.#free;
  }

  #makeSites(): readonly Site[] {
    const { text } = this.#context;
    const known = new Map<string, boolean>();
    const isGlobal = (name: string): boolean => {
      let global = known.get(name);
      if (global === undefined) known.set(name, global = this.#ownerOf(name) === undefined);
      return global;
    };
    const sites = this.operations
      .filter(({ operation, name }) => (operation !== 'global' && operation !== 'global-store') || isGlobal(name))
      .map((made) => new JavaScriptSite(made, this, text));
    numberSites(sites);
    return sites;
  }
}
