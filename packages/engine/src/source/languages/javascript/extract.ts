import type { Tree } from 'web-tree-sitter';
import type { Operation } from '@mechsym/facts';
import type { Binding, Extraction, SourceText } from '../../model.ts';
import { lazySyntax, type Syntax } from '../../syntax.ts';
import { BUILTINS } from './builtins.ts';
import { visitClass } from './classes.ts';
import { memberOf, identifierOf, pathOfSyntax } from './expression.ts';
import type { SourceLoop } from '../loop.ts';
import { type Alias, type Identity, JavaScriptFunction, type JavaScriptOperand } from './function.ts';
import { visitFunction } from './functions.ts';
import { visitLoop } from './loops.ts';
import { visitOperation } from './operations.ts';
import { visitStatement } from './statements.ts';
import { bracketOf, dotOf, pointOf } from './points.ts';
import { tokenAt } from './tokens.ts';
import { push } from '../../../push.ts';

/**
 * Finds functions, loops, sites and bindings. Bodies of functions are read when something in them is asked for: of a bundle of
 * some megabytes most is never looked at.
 */
export function extractJavaScript(tree: Tree, file: string, text: SourceText): Extraction {
  const extractor = new Extractor(file, text);
  const module = extractor.run(lazySyntax(tree.rootNode));
  return { outermost: [module], bindings: extractor.bindings };
}

function statementOf(item: Syntax): Syntax {
  let at = item;
  while (at.parent !== undefined && !/_statement$|^statement_block$|^program$|_declaration$|^class_body$|_declarator$/.test(at.parent.type)) at = at.parent;
  return at.parent?.type === 'expression_statement' || at.parent?.type === 'return_statement' || at.parent?.type === 'throw_statement' ? at.parent : at;
}

/** Syntax that only TypeScript's checker reads. */
const TYPES = /^(?:interface_declaration|type_alias_declaration|ambient_declaration|function_signature|abstract_method_signature|method_signature|index_signature|type_.*|.*_type|opting_type_annotation|asserts.*|implements_clause|extends_type_clause|accessibility_modifier|override_modifier|comment|hash_bang_line)$/;
const isType = new Map<string, boolean>();

function isOnlyType(type: string): boolean {
  let known = isType.get(type);
  if (known === undefined) isType.set(type, known = TYPES.test(type) && type !== 'type_assertion');
  return known;
}

export class Extractor {
  readonly bindings = new Map<string, Binding[]>();
  readonly file: string;
  readonly text: SourceText;
  readonly source: string;
  function!: JavaScriptFunction;
  loop: SourceLoop | undefined;

  constructor(file: string, text: SourceText) {
    this.file = file;
    this.text = text;
    this.source = text.text;
  }

  run(root: Syntax): JavaScriptFunction {
    const module = new JavaScriptFunction({ kind: 'module', name: '<module>', displayName: '<module>', syntax: root, at: 0 }, undefined, this);
    this.function = module;
    this.visitAll(root.children);
    return module;
  }

  isBuiltin(name: string): boolean {
    return BUILTINS.has(name);
  }

  // Tools of the visitors.

  sourceOf(item: Syntax): string {
    return this.source.slice(item.start, item.end);
  }

  nameOf(item: Syntax): string {
    return identifierOf(this.source.slice(item.start, item.end));
  }

  site(operation: Operation, name: string, item: Syntax, at: number, more: Partial<JavaScriptOperand> = {}): void {
    this.function.operations.push({ operation, name, item, at, loop: this.loop, ...more });
  }

  visitAll(items: readonly Syntax[]): void {
    for (const item of items) this.visit(item);
  }

  visit(item: Syntax): void {
    if (item.type === 'identifier' || item.type === 'shorthand_property_identifier') this.load(item);
    else if (!visitOperation(this, item) && !visitFunction(this, item) && !visitStatement(this, item) && !visitLoop(this, item)
      && !visitClass(this, item) && !isOnlyType(item.type)) this.visitAll(item.children);
  }

  load(item: Syntax, name = this.nameOf(item), mayMiss = false): void {
    this.function.read.add(name);
    if (!mayMiss && !BUILTINS.has(name)) return this.site('global', name, item, item.start);
    // V8 gives many loads of globals no position; those of accessors (`process`) and in `typeof` are loads of an attribute.
    // Where nothing ran before in the function, they are at what comes next.
    const next = item.parent === undefined ? item.start : pointOf(item.parent, this.source);
    this.site('global', name, item, item.start, {
      aliases: [...new Set([item.start, this.before(item), next])].flatMap((at) => [{ operation: 'global', at } as const, { operation: 'attribute', at } as const]),
    });
  }

  /**
   * Where V8 puts what it gives no position: at the operation that ran last, if that is in the same statement.
   * @param from where else it is
   */
  before(item: Syntax, from = statementOf(item).start): number {
    const last = this.function.operations.at(-1);
    return last !== undefined && last.at >= from && last.at < item.end ? last.at : from;
  }

  /** Reads a function's body: at once where it runs in a loop around it, else when something in it is asked for. */
  enter(identity: Identity, read: (created: JavaScriptFunction) => void, { loop, now = false }: { loop?: SourceLoop | undefined; now?: boolean } = {}): JavaScriptFunction {
    const created = new JavaScriptFunction(identity, this.function, this);
    const body = (): void => {
      const before = { function: this.function, loop: this.loop };
      this.function = created;
      this.loop = loop;
      try {
        read(created);
      } finally {
        this.function = before.function;
        this.loop = before.loop;
      }
    };
    if (now || loop !== undefined) body();
    else created.defer(body);
    return created;
  }

  /** A declaration: of the function that runs, or of one that is given (`var` in a static block is the block's). */
  declare(item: Syntax, kind: Binding['kind'], statement: Syntax, owner = this.function): void {
    const name = this.nameOf(item);
    let scope = owner;
    // A class body declares nothing: what its static code declares is seen there only.
    while (scope.kind === 'class' && scope.parent !== undefined && !this.#isInside(scope, item)) scope = scope.parent;
    scope.bound.add(name);
    for (let loop = this.loop; loop !== undefined && scope.loops.includes(loop); loop = loop.parent) loop.assigned.add(name);
    if (scope.kind === 'module') this.#bind(name, kind, item, statement);
  }

  #isInside(scope: JavaScriptFunction, item: Syntax): boolean {
    return scope.parts.some((part) => item.start >= part.start && item.end <= part.end);
  }

  #bind(name: string, kind: Binding['kind'], item: Syntax, statement: Syntax): void {
    const binding = { name, kind, range: this.text.range(item.start, item.end), node: statement.node };
    push(this.bindings, name, binding);
  }

  mark(mark: string): void {
    for (let loop = this.loop; loop !== undefined; loop = loop.parent) loop.assigned.add(mark);
  }

  /**
   * Stores into a variable, a property or an element whose object and index are visited already.
   * @param at the operator
   */
  store(target: Syntax, at: number, statement: Syntax, alsoAt: readonly number[] = []): void {
    const member = memberOf(target);
    if (target.type === 'identifier' || target.type === 'shorthand_property_identifier_pattern') {
      const name = this.nameOf(target);
      this.function.read.add(name);
      this.mark(name);
      this.site('global-store', name, statement, at);
      if (this.function.kind === 'module') this.#bind(name, 'assignment', target, statement);
    } else if (member !== undefined) {
      const name = this.nameOf(member.property);
      this.mark(pathOfSyntax(target, this.source) ?? `?.${name}`);
      // A private name is a key to V8.
      this.site('attribute-store', name, target, at, { receiver: member.object, aliases: storeAliases('attribute-store', name.startsWith('#'), at, alsoAt) });
    } else if (target.type === 'subscript_expression') {
      const [object] = target.children;
      const path = object && pathOfSyntax(object, this.source);
      if (path !== undefined) this.mark(`${path}[]`);
      this.site('subscript-store', '', target, at, {
        receiver: object, operands: target.children.slice(-1), aliases: storeAliases('subscript-store', this.isNamedKey(target), at, alsoAt),
      });
    }
  }

  /**
   * Visits the object and the index of what is stored into, and loads it where an operator reads it first: that has no position
   * in V8, which reports it at what ran before.
   * @param operator where that is
   */
  target(target: Syntax, operator: number | undefined): void {
    const member = memberOf(target);
    if (member !== undefined) {
      this.visit(member.object);
      if (operator !== undefined) this.attribute(target, [operator, this.before(target), statementOf(target).start]);
    } else if (target.type === 'subscript_expression') {
      this.visitAll(target.children);
      if (operator !== undefined) this.subscript(target, [operator, this.before(target), statementOf(target).start]);
    } else if (target.type === 'identifier') {
      if (operator !== undefined) this.load(target);
    } else this.visit(target);
  }

  /** @param others where else V8 may put it */
  attribute(item: Syntax, others: readonly number[] = []): void {
    const member = memberOf(item);
    if (member === undefined) return;
    const name = this.nameOf(member.property);
    const at = pointOf(item, this.source);
    const points = new Set([at, member.property.start, dotOf(item, this.source), ...others]);
    this.site('attribute', name, item, at, {
      receiver: member.object,
      aliases: [...points].flatMap((point) => [
        ...point === at ? [] : [{ operation: 'attribute', at: point } as const],
        ...name.startsWith('#') ? [{ operation: 'subscript', at: point } as const] : [],
      ]),
    });
  }

  subscript(item: Syntax, others: readonly number[] = []): void {
    const at = bracketOf(item, this.source);
    const named = this.isNamedKey(item);
    const optional = item.children[1]?.type === 'optional_chain' ? [tokenAt(this.source, item.children[1].end)] : [];
    const points = new Set([at, ...optional, ...others]);
    this.site('subscript', '', item, at, {
      receiver: item.children[0], operands: item.children.slice(-1),
      aliases: [...points].flatMap((point) => [
        ...point === at ? [] : [{ operation: 'subscript', at: point } as const],
        ...named ? [{ operation: 'attribute', at: point } as const] : [],
      ]),
    });
  }

  /** `o['x']` is `o.x`. */
  isNamedKey(subscript: Syntax): boolean {
    const { last } = subscript;
    return last?.type === 'string' || last?.type === 'template_string';
  }
}

/** A store at other points, and as the other kind of store where a key is written out or a name is private. */
function storeAliases(operation: 'attribute-store' | 'subscript-store', both: boolean, at: number, alsoAt: readonly number[]): Alias[] {
  const other = operation === 'attribute-store' ? 'subscript-store' : 'attribute-store';
  return [...alsoAt.map((point) => ({ operation, at: point })), ...both ? [at, ...alsoAt].map((point) => ({ operation: other, at: point } as const)) : []];
}
