import type { Node } from 'web-tree-sitter';
import type { Operation } from '@mechsym/facts';
import type { FunctionModel, Loop, Parameter, Position, Range, Scope, Site, SiteAlias, SourceText } from '../../model.ts';
import type { Syntax } from '../../syntax.ts';
import { BUILTINS } from './builtins.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An operation as the extractor met it. */
export interface Operand {
  readonly operation: Operation;
  readonly name: string;
  readonly item: Syntax;
  /** offset whose line javac writes down for it */
  readonly at: number;
  readonly receiver?: Syntax | undefined;
  readonly operands?: readonly Syntax[];
  /** whether the compiler may put a conversion between a number and its object here */
  readonly boxes?: boolean;
  /** another offset whose line javac notes for it */
  readonly also?: number;
  /** whether it is one only if its name is no variable of a method: a field without its object */
  readonly isField?: boolean;
  readonly loop: JavaLoop | undefined;
}

export class JavaLoop implements Loop {
  readonly kind: Loop['kind'];
  readonly parent: JavaLoop | undefined;
  readonly depth: number;
  readonly assigned = new Set<string>();
  readonly targets: string[] = [];
  readonly #item: Syntax;
  readonly #header: Span;
  readonly #iterable: Syntax | undefined;
  readonly #text: SourceText;

  constructor(kind: Loop['kind'], item: Syntax, header: Span, iterable: Syntax | undefined, parent: JavaLoop | undefined, text: SourceText) {
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

/** Calls that javac writes where a number becomes an object, or the other way round. */
const CONVERSIONS = ['valueOf', 'intValue', 'longValue', 'doubleValue', 'floatValue', 'booleanValue', 'charValue', 'byteValue', 'shortValue'];

/** Calls that javac writes for an operation. */
function impliedBy({ operation, name, boxes }: Operand): readonly string[] {
  const conversions = boxes === true ? CONVERSIONS : [];
  switch (operation) {
    case 'iteration': return ['iterator', 'hasNext', 'next', ...conversions];
    case 'branch': return ['hashCode', 'equals', 'ordinal', 'typeSwitch', 'enumSwitch', 'requireNonNull', ...conversions];
    case 'make-function': return ['requireNonNull'];
    case 'binary': return name === '+' || name === '+=' ? ['makeConcatWithConstants', 'makeConcat', ...conversions] : conversions;
    default: return conversions;
  }
}

const NO_ALIASES: readonly SiteAlias[] = [];

class JavaSite implements Site {
  readonly operation: Operation;
  readonly name: string;
  readonly range: Range;
  readonly point: Position;
  readonly loop: JavaLoop | undefined;
  readonly function: FunctionModel;
  ordinal = 0;
  readonly #made: Operand;
  readonly #text: SourceText;

  constructor(made: Operand, owner: FunctionModel, text: SourceText) {
    this.#text = text;
    this.#made = made;
    this.operation = made.operation;
    this.name = made.name;
    this.range = text.range(made.item.start, made.item.end);
    this.point = text.position(made.at);
    this.loop = made.loop;
    this.function = owner;
  }

  get node(): Node { return this.#made.item.node; }
  get receiver(): Node | undefined { return this.#made.receiver?.node; }
  get operands(): readonly Node[] { return this.#made.operands?.map((operand) => operand.node) ?? []; }

  get aliases(): readonly SiteAlias[] {
    const names = impliedBy(this.#made);
    const { also, operation, name } = this.#made;
    if (names.length === 0 && also === undefined) return NO_ALIASES;
    const range = { start: this.point, end: this.point };
    return [
      ...also === undefined ? [] : [{ operation, name, range: this.#text.range(also, also) }],
      // Texts are put together by one instruction, whether they are assigned as well or not.
      ...operation === 'binary' && name === '+=' ? [{ operation, name: '+', range }] : [],
      ...names.map((implied): SiteAlias => ({ operation: 'call', name: implied, range })),
    ];
  }
}

/** What the body of a function holds. */
class Found {
  readonly loops: JavaLoop[] = [];
  readonly nested: JavaFunction[] = [];
  readonly operations: Operand[] = [];
  readonly loopSpans: (Span & { readonly loop: JavaLoop })[] = [];
  /** variables and parameters; of a class its fields */
  readonly bound = new Set<string>();
  readonly read = new Set<string>();
}

/** Where a function is and what recordings call it. */
export interface Identity {
  readonly kind: FunctionModel['kind'];
  readonly name: string;
  readonly qualifiedName: string;
  readonly syntax: Syntax;
  /** offset of the lowest line that javac writes down for its code */
  readonly at: number;
  readonly nameItem?: Syntax | undefined;
  /** what it runs of its text, where that is not all */
  readonly parts?: readonly Span[];
  readonly parameters?: readonly Parameter[];
  readonly decorators?: FunctionModel['decorators'];
}

export class JavaFunction implements FunctionModel {
  readonly kind: FunctionModel['kind'];
  readonly name: string;
  readonly qualifiedName: string;
  readonly syntax: Syntax;
  readonly parent: JavaFunction | undefined;
  readonly parameters: readonly Parameter[];
  readonly decorators: FunctionModel['decorators'];
  readonly isAsync = false;
  readonly isGenerator = false;
  /** The JVM has no line of a declaration, only those of code. */
  readonly startsWithin = true;
  /** It makes objects or sets up a class, and is written in parts. */
  isInitializer = false;
  readonly owns?: (start: number, end: number) => boolean;
  readonly #identity: Identity;
  readonly #text: SourceText;
  readonly #found = new Found();
  #body: (() => void) | undefined;
  #sites: readonly Site[] | undefined;
  #range: Range | undefined;
  #free: ReadonlySet<string> | undefined;

  constructor(identity: Identity, parent: JavaFunction | undefined, text: SourceText) {
    this.#identity = identity;
    this.kind = identity.kind;
    this.name = identity.name;
    this.qualifiedName = identity.qualifiedName;
    this.syntax = identity.syntax;
    this.parent = parent;
    this.#text = text;
    this.parameters = identity.parameters ?? [];
    this.decorators = identity.decorators ?? [];
    for (const { name } of this.parameters) this.#found.bound.add(name);
    const { parts } = identity;
    if (parts !== undefined) this.owns = (start, end) => parts.some((part) => start >= part.start && end <= part.end);
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

  get loops(): JavaLoop[] { return this.#read.loops; }
  get nested(): JavaFunction[] { return this.#read.nested; }
  get operations(): Operand[] { return this.#read.operations; }
  get loopSpans(): Found['loopSpans'] { return this.#read.loopSpans; }
  get bound(): Set<string> { return this.#read.bound; }
  get read(): Set<string> { return this.#read.read; }
  get node(): Node { return this.syntax.node; }
  get sites(): readonly Site[] { return this.#sites ??= this.#makeSites(); }
  get firstLine(): number { return this.#text.position(this.#identity.at).line; }

  get range(): Range {
    return this.#range ??= this.#text.range(this.kind === 'module' ? 0 : this.syntax.start, this.syntax.end);
  }

  get nameRange(): Range {
    const { nameItem } = this.#identity;
    if (nameItem !== undefined) return this.#text.range(nameItem.start, nameItem.end);
    if (this.kind === 'module') return this.#text.range(0, 0);
    const body = this.syntax.last;
    return this.#text.range(this.syntax.start, body === undefined || body.start <= this.syntax.start ? this.syntax.end : body.start);
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

  /** A field is a name of the module: it lives on when the method has returned. */
  scopeOf(name: string): Scope {
    const owner = this.#ownerOf(name);
    if (owner === undefined) return BUILTINS.has(name) ? 'builtin' : 'module';
    if (owner.kind === 'class' || owner.kind === 'module') return 'module';
    if (owner !== this || this.nested.some((inner) => inner.#freeNames.has(name))) return 'cell';
    return this.parameters.some((parameter) => parameter.name === name) ? 'parameter' : 'local';
  }

  /** The function whose variable, or the class whose field or type the name is. */
  #ownerOf(name: string): JavaFunction | undefined {
    return this.bound.has(name) ? this : this.parent === undefined ? undefined : this.parent.#ownerOf(name);
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

  /** Ordinals go in the order in which javac writes the operations. */
  #makeSites(): readonly Site[] {
    const counts = new Map<string, number>();
    return this.operations.filter(({ isField, name }) => isField !== true || this.#isField(name)).map((made) => {
      const site = new JavaSite(made, this, this.#text);
      const key = `${site.point.line} ${site.operation} ${site.name}`;
      const count = counts.get(key) ?? 0;
      counts.set(key, count + 1);
      site.ordinal = count;
      return site;
    });
  }

  /** What a superclass declares is a field that no class here knows; a name in capitals is a type or a constant. */
  #isField(name: string): boolean {
    const owner = this.#ownerOf(name);
    return owner === undefined ? /^[a-z_$]/.test(name) : owner.kind === 'class';
  }
}
