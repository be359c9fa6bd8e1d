import type { Node } from 'web-tree-sitter';
import type { FunctionModel, Loop, Parameter, Range, Scope, Site, SourceText } from '../model.ts';
import type { Syntax } from '../syntax.ts';
import type { SourceLoop, Span } from './loop.ts';
import type { Operand } from './site.ts';

/** A part of a function's text that runs again and again. */
export interface LoopSpan extends Span {
  readonly loop: SourceLoop;
}

/** What a function is to all languages. */
export interface Definition {
  readonly kind: FunctionModel['kind'];
  readonly name: string;
  readonly qualifiedName: string;
  readonly syntax: Syntax;
}

/** A function whose body an extractor reads when something in it is first asked for. */
export abstract class SourceFunction<O extends Operand> implements FunctionModel {
  readonly kind: FunctionModel['kind'];
  readonly name: string;
  readonly qualifiedName: string;
  readonly syntax: Syntax;
  readonly parent: this | undefined;
  abstract readonly parameters: readonly Parameter[];
  abstract readonly decorators: FunctionModel['decorators'];
  abstract readonly isAsync: boolean;
  abstract readonly isGenerator: boolean;
  abstract readonly firstLine: number;
  /** the name in its definition */
  abstract readonly nameItem: Syntax | undefined;
  protected readonly text: SourceText;
  readonly #loops: SourceLoop[] = [];
  readonly #nested: this[] = [];
  readonly #operations: O[] = [];
  readonly #loopSpans: LoopSpan[] = [];
  readonly #bound = new Set<string>();
  readonly #read = new Set<string>();
  #body: (() => void) | undefined;
  #sites: readonly Site[] | undefined;
  #range: Range | undefined;
  #free: ReadonlySet<string> | undefined;

  constructor({ kind, name, qualifiedName, syntax }: Definition, parent: SourceFunction<O> | undefined, text: SourceText) {
    this.kind = kind;
    this.name = name;
    this.qualifiedName = qualifiedName;
    this.syntax = syntax;
    // All functions of a file are of one class.
    this.parent = parent as this | undefined;
    this.text = text;
    parent?.nested.push(this);
  }

  /** @param body reads the body, when something in it is asked for */
  defer(body: () => void): void {
    this.#body = body;
  }

  protected readBody(): void {
    const body = this.#body;
    this.#body = undefined;
    body?.();
  }

  get loops(): SourceLoop[] { this.readBody(); return this.#loops; }
  get nested(): this[] { this.readBody(); return this.#nested; }
  /** in the order in which the extractor met them */
  get operations(): O[] { this.readBody(); return this.#operations; }
  get loopSpans(): LoopSpan[] { this.readBody(); return this.#loopSpans; }
  /** variables and parameters; of a class what its body binds */
  get bound(): Set<string> { this.readBody(); return this.#bound; }
  /** names that are read or stored into */
  get read(): Set<string> { this.readBody(); return this.#read; }
  get node(): Node { return this.syntax.node; }
  get sites(): readonly Site[] { return this.#sites ??= this.makeSites(); }

  get range(): Range {
    if (this.#range === undefined) {
      const { start, end } = this.span;
      this.#range = this.text.range(start, end);
    }
    return this.#range;
  }

  get nameRange(): Range {
    if (this.nameItem !== undefined) return this.text.range(this.nameItem.start, this.nameItem.end);
    return this.kind === 'module' ? this.text.range(0, 0) : this.text.range(this.syntax.start, this.headerEnd);
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

  abstract scopeOf(name: string): Scope;

  /** Sites of its operations, numbered. */
  protected abstract makeSites(): readonly Site[];

  /** The text of its definition. */
  protected get span(): Span {
    return { start: this.kind === 'module' ? 0 : this.syntax.start, end: this.syntax.end };
  }

  /** Where the header of a function without a name ends. */
  protected get headerEnd(): number {
    const body = this.syntax.last;
    return body === undefined || body.start <= this.syntax.start ? this.syntax.end : body.start;
  }

  /** What a variable of its own is to it. */
  protected scopeOfOwn(name: string): Scope {
    if (this.nested.some((inner) => inner.captures(name))) return 'cell';
    return this.parameters.some((parameter) => parameter.name === name) ? 'parameter' : 'local';
  }

  /** Whether a variable of the function around this one becomes a cell because of it. */
  protected captures(name: string): boolean {
    return this.freeNames.has(name);
  }

  /** Names that this function and those nested in it take from around it. */
  protected get freeNames(): ReadonlySet<string> {
    if (this.#free === undefined) {
      const free = new Set<string>();
      for (const name of this.read) if (!this.keeps(name)) free.add(name);
      for (const inner of this.nested) for (const name of inner.freeNames) if (!this.keeps(name, inner)) free.add(name);
      this.#free = free;
    }
    return this.#free;
  }

  /**
   * Whether a name that is used here is not looked for around this function.
   * @param _inner the nested function that uses it, if it is not this one
   */
  protected keeps(name: string, _inner?: this): boolean {
    return this.bound.has(name);
  }
}
