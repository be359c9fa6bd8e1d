import type { Operation } from '@mechsym/facts';
import type { FunctionModel, FunctionStart, Parameter, Position, Range, Scope, SiteAlias, SourceText } from '../../model.ts';
import type { Syntax } from '../../syntax.ts';
import { type Definition, SourceFunction } from '../function.ts';
import type { Span } from '../loop.ts';
import { alike, NO_ALIASES, type Operand, SourceSite, withoutVariables } from '../site.ts';

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

export interface JavaScriptOperand extends Operand {
  /** offset of the token that V8 names */
  readonly at: number;
  readonly aliases?: readonly Alias[];
}

class JavaScriptSite extends SourceSite {
  readonly point: Position;
  readonly aliases: readonly SiteAlias[];

  constructor(made: JavaScriptOperand, owner: FunctionModel, text: SourceText) {
    super(made, owner, text.range(made.item.start, made.item.end));
    this.point = text.position(made.at);
    this.aliases = made.aliases?.map(({ operation, at }) => ({ operation, range: text.range(at, at) })) ?? NO_ALIASES;
  }
}

/** Ordinals go from left to right, whatever runs first. */
function numberSites(sites: readonly JavaScriptSite[]): void {
  for (const list of alike(sites)) {
    list.sort((a, b) => a.point.line - b.point.line || a.point.column - b.point.column);
    list.forEach((site, i) => { site.ordinal = i; });
  }
}

/** Where a function is and what V8 calls it. */
export interface Identity extends Omit<Definition, 'qualifiedName'> {
  readonly displayName: string;
  /** offset at which V8 says that it starts: its parameter list, or the whole of an arrow function */
  readonly at: number;
  /** other names and offsets that versions of V8 give it */
  readonly others?: readonly { readonly name: string; readonly at: number }[];
}

export class JavaScriptFunction extends SourceFunction<JavaScriptOperand> {
  readonly displayName: string;
  readonly parameters: Parameter[] = [];
  readonly decorators: { readonly text: string; readonly range: Range }[] = [];
  isAsync = false;
  isGenerator = false;
  isArrow = false;
  nameItem: Syntax | undefined;
  /** parts of its text that it does not run, or that it runs if `ownsOnly` */
  readonly parts: Span[] = [];
  ownsOnly = false;
  readonly #identity: Identity;
  readonly #context: FileContext;
  #starts: readonly FunctionStart[] | undefined;

  constructor(identity: Identity, parent: JavaScriptFunction | undefined, context: FileContext) {
    // V8 names a function without what is around it.
    super({ ...identity, qualifiedName: identity.name }, parent, context.text);
    this.#identity = identity;
    this.displayName = identity.displayName;
    this.#context = context;
  }

  /** The line of the parameter list, which V8 gives: a header may begin further up. */
  get firstLine(): number {
    return this.starts[0]!.position.line;
  }

  get starts(): readonly FunctionStart[] {
    return this.#starts ??= [this.#identity, ...this.#identity.others ?? []].map(({ name, at }) => ({ name, position: this.text.position(at) }));
  }

  owns(start: number, end: number): boolean {
    const inside = this.parts.some((part) => start >= part.start && end <= part.end);
    return inside === this.ownsOnly;
  }

  scopeOf(name: string): Scope {
    const owner = this.#ownerOf(name);
    if (owner === undefined) return this.#context.isBuiltin(name) ? 'builtin' : 'module';
    if (owner.kind === 'module') return 'module';
    return owner === this ? this.scopeOfOwn(name) : 'cell';
  }

  /** The function whose variable the name is, the module included; undefined for a global. */
  #ownerOf(name: string): JavaScriptFunction | undefined {
    if (this.bound.has(name)) return this;
    if (name === 'arguments' && !this.isArrow && this.kind !== 'class' && this.kind !== 'module') return this;
    return this.parent === undefined ? undefined : this.parent.#ownerOf(name);
  }

  protected makeSites(): readonly JavaScriptSite[] {
    const sites = withoutVariables(this.operations, (name) => this.#ownerOf(name) === undefined).map((made) => new JavaScriptSite(made, this, this.text));
    numberSites(sites);
    return sites;
  }
}
