import type { Operation } from '@mechsym/facts';
import type { FunctionModel, Parameter, Range, Scope, SiteAlias, SourceText } from '../../model.ts';
import type { Syntax } from '../../syntax.ts';
import { SourceFunction } from '../function.ts';
import type { Span } from '../loop.ts';
import { alike, NO_ALIASES, type Operand, SourceSite, withoutVariables } from '../site.ts';
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

export interface PythonOperand extends Operand {
  /** where the runtime's range is not the item's */
  readonly start?: number;
  readonly end?: number;
  readonly aliases?: readonly Alias[];
}

class PythonSite extends SourceSite {
  readonly aliases: readonly SiteAlias[];

  constructor(made: PythonOperand, owner: FunctionModel, text: SourceText) {
    super(made, owner, text.range(made.start ?? made.item.start, made.end ?? made.item.end));
    this.aliases = made.aliases?.map(({ operation, item }) => ({
      operation, range: item === undefined ? this.range : text.range(item.start, codeEnd(item)),
    })) ?? NO_ALIASES;
  }
}

/** Ordinals go from left to right, whatever runs first. */
function numberSites(sites: readonly PythonSite[]): void {
  for (const list of alike(sites)) {
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

export class PythonFunction extends SourceFunction<PythonOperand> {
  readonly start: number;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly parameters: Parameter[] = [];
  readonly decorators: { readonly text: string; readonly range: Range }[] = [];
  isAsync = false;
  nameItem: Syntax | undefined;
  readonly #globals = new Set<string>();
  readonly #nonlocals = new Set<string>();
  #isGenerator = false;
  readonly #context: FileContext;

  /**
   * @param start where the runtime says it starts: its first decorator or its definition
   * @param body what runs when it is called
   */
  constructor(kind: FunctionKind, name: string, qualifiedName: string, syntax: Syntax, start: number,
    body: Span, parent: PythonFunction | undefined, context: FileContext) {
    super({ kind, name, qualifiedName, syntax }, parent, context.text);
    this.start = start;
    this.bodyStart = body.start;
    this.bodyEnd = body.end;
    this.#context = context;
  }

  get isGenerator(): boolean { this.readBody(); return this.#isGenerator; }
  set isGenerator(yields: boolean) { this.#isGenerator = yields; }
  get globals(): Set<string> { this.readBody(); return this.#globals; }

  /** A variable of a function around this one, whether it is used or not. */
  declareNonlocal(name: string): void {
    this.#nonlocals.add(name);
    this.read.add(name);
  }

  get firstLine(): number {
    return this.range.start.line;
  }

  protected override get span(): Span {
    return { start: this.start, end: codeEnd(this.syntax) };
  }

  protected override get headerEnd(): number {
    if (this.kind !== 'lambda') return this.syntax.end;
    const colon = this.text.text.lastIndexOf(':', this.bodyStart);
    return colon > this.syntax.start ? colon : this.syntax.end;
  }

  scopeOf(name: string): Scope {
    const scope = this.#scopeOf(name);
    if (scope !== undefined) return scope;
    return this.#context.isBuiltin(name) && !this.#context.isModuleName(name) ? 'builtin' : 'module';
  }

  /** undefined for a name of the module or of the builtins: telling them apart can cost a search. */
  #scopeOf(name: string): Scope | undefined {
    if (this.kind === 'module' || this.globals.has(name)) return undefined;
    if (this.#owns(name)) return this.scopeOfOwn(name);
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
    return this.bound.has(name) && !this.globals.has(name) && !this.#nonlocals.has(name);
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

  /** Names that a class binds are not those of its methods. */
  protected override keeps(name: string, inner?: this): boolean {
    return (inner === undefined || this.kind !== 'class') && (this.#owns(name) || this.globals.has(name));
  }

  protected override captures(name: string): boolean {
    if (this.#isInline()) return !this.#owns(name) && this.nested.some((inner) => inner.captures(name));
    return super.captures(name);
  }

  protected makeSites(): readonly PythonSite[] {
    const sites = withoutVariables(this.operations, (name) => this.#scopeOf(name) === undefined).map((made) => new PythonSite(made, this, this.text));
    numberSites(sites);
    return sites;
  }
}
