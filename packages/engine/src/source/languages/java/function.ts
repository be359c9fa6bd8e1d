import type { FunctionModel, Parameter, Position, Scope, SiteAlias, SourceText } from '../../model.ts';
import type { Syntax } from '../../syntax.ts';
import { type Definition, SourceFunction } from '../function.ts';
import type { Span } from '../loop.ts';
import { alike, NO_ALIASES, type Operand, SourceSite } from '../site.ts';
import { BUILTINS } from './builtins.ts';

export interface JavaOperand extends Operand {
  /** offset whose line javac writes down for it */
  readonly at: number;
  /** whether the compiler may put a conversion between a number and its object here */
  readonly boxes?: boolean;
  /** another offset whose line javac notes for it */
  readonly also?: number;
  /** whether it is one only if its name is no variable of a method: a field without its object */
  readonly isField?: boolean;
}

/** Calls that javac writes where a number becomes an object, or the other way round. */
const CONVERSIONS = ['valueOf', 'intValue', 'longValue', 'doubleValue', 'floatValue', 'booleanValue', 'charValue', 'byteValue', 'shortValue'];

/** Calls that javac writes for an operation. */
function impliedBy({ operation, name, boxes }: JavaOperand): readonly string[] {
  const conversions = boxes === true ? CONVERSIONS : [];
  switch (operation) {
    case 'iteration': return ['iterator', 'hasNext', 'next', ...conversions];
    case 'branch': return ['hashCode', 'equals', 'ordinal', 'typeSwitch', 'enumSwitch', 'requireNonNull', ...conversions];
    case 'make-function': return ['requireNonNull'];
    case 'binary': return name === '+' || name === '+=' ? ['makeConcatWithConstants', 'makeConcat', ...conversions] : conversions;
    default: return conversions;
  }
}

class JavaSite extends SourceSite {
  readonly point: Position;
  readonly #made: JavaOperand;
  readonly #text: SourceText;

  constructor(made: JavaOperand, owner: FunctionModel, text: SourceText) {
    super(made, owner, text.range(made.item.start, made.item.end));
    this.#made = made;
    this.#text = text;
    this.point = text.position(made.at);
  }

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

/** Where a function is and what recordings call it. */
export interface Identity extends Definition {
  /** offset of the lowest line that javac writes down for its code */
  readonly at: number;
  readonly nameItem?: Syntax | undefined;
  /** what it runs of its text, where that is not all */
  readonly parts?: readonly Span[];
  readonly parameters?: readonly Parameter[];
  readonly decorators?: FunctionModel['decorators'];
}

export class JavaFunction extends SourceFunction<JavaOperand> {
  readonly parameters: readonly Parameter[];
  readonly decorators: FunctionModel['decorators'];
  readonly nameItem: Syntax | undefined;
  readonly isAsync = false;
  readonly isGenerator = false;
  /** The JVM has no line of a declaration, only those of code. */
  readonly startsWithin = true;
  /** It makes objects or sets up a class, and is written in parts. */
  isInitializer = false;
  readonly owns?: (start: number, end: number) => boolean;
  readonly #at: number;

  constructor(identity: Identity, parent: JavaFunction | undefined, text: SourceText) {
    super(identity, parent, text);
    this.#at = identity.at;
    this.nameItem = identity.nameItem;
    this.parameters = identity.parameters ?? [];
    this.decorators = identity.decorators ?? [];
    for (const { name } of this.parameters) this.bound.add(name);
    const { parts } = identity;
    if (parts !== undefined) this.owns = (start, end) => parts.some((part) => start >= part.start && end <= part.end);
  }

  get firstLine(): number {
    return this.text.position(this.#at).line;
  }

  /** A field is a name of the module: it lives on when the method has returned. */
  scopeOf(name: string): Scope {
    const owner = this.#ownerOf(name);
    if (owner === undefined) return BUILTINS.has(name) ? 'builtin' : 'module';
    if (owner.kind === 'class' || owner.kind === 'module') return 'module';
    return owner === this ? this.scopeOfOwn(name) : 'cell';
  }

  /** The function whose variable, or the class whose field or type the name is. */
  #ownerOf(name: string): JavaFunction | undefined {
    return this.bound.has(name) ? this : this.parent === undefined ? undefined : this.parent.#ownerOf(name);
  }

  /** Ordinals go in the order in which javac writes the operations. */
  protected makeSites(): readonly JavaSite[] {
    const sites = this.operations.filter(({ isField, name }) => isField !== true || this.#isField(name)).map((made) => new JavaSite(made, this, this.text));
    for (const list of alike(sites, ({ point }) => point.line)) list.forEach((site, i) => { site.ordinal = i; });
    return sites;
  }

  /** What a superclass declares is a field that no class here knows; a name in capitals is a type or a constant. */
  #isField(name: string): boolean {
    const owner = this.#ownerOf(name);
    return owner === undefined ? /^[a-z_$]/.test(name) : owner.kind === 'class';
  }
}
