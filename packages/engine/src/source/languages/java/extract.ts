import type { Tree } from 'web-tree-sitter';
import type { Operation } from '@mechsym/facts';
import type { Binding, Extraction, SourceText } from '../../model.ts';
import { lazySyntax, type Syntax } from '../../syntax.ts';
import { isClass, visitClass, visitMember } from './classes.ts';
import { bare, fieldOf, pathOfSyntax } from './expression.ts';
import type { SourceLoop } from '../loop.ts';
import { type Identity, JavaFunction, type JavaOperand } from './function.ts';
import { noted } from './lines.ts';
import { visitLoop } from './loops.ts';
import { visitOperation } from './operations.ts';
import { visitStatement } from './statements.ts';
import { push } from '../../../push.ts';

/** Finds functions, loops, sites and bindings. Bodies of methods are read when something in them is asked for. */
export function extractJava(tree: Tree, file: string, text: SourceText): Extraction {
  const extractor = new Extractor(file, text);
  const module = extractor.run(lazySyntax(tree.rootNode));
  return { outermost: [module], bindings: extractor.bindings };
}

/** What holds no code: types, names of labels. */
const NO_CODE = /_type$|^(?:type_.*|scoped_.*|modifiers|marker_annotation|annotation|dimensions|class_literal|this|super|package_declaration|module_declaration|superclass|super_interfaces|permits|throws|asterisk)$/;
const isNoCode = new Map<string, boolean>();

function holdsNoCode(type: string): boolean {
  let known = isNoCode.get(type);
  if (known === undefined) isNoCode.set(type, known = NO_CODE.test(type) && type !== 'type_pattern');
  return known;
}

export class Extractor {
  readonly bindings = new Map<string, Binding[]>();
  readonly text: SourceText;
  readonly source: string;
  function: JavaFunction;
  loop: SourceLoop | undefined;
  /** Offset whose line javac notes for what has none of its own. */
  at = 0;
  readonly #file: string;

  constructor(file: string, text: SourceText) {
    this.#file = file;
    this.text = text;
    this.source = text.text;
    this.function = undefined as unknown as JavaFunction;
  }

  run(root: Syntax): JavaFunction {
    const module = new JavaFunction({ kind: 'module', name: '<module>', qualifiedName: '<module>', syntax: root, at: 0 }, undefined, this.text);
    this.function = module;
    for (const child of root.children) {
      if (child.type === 'import_declaration') this.#import(child);
      else if (isClass(child)) visitClass(this, child);
      // The methods of a file without a class are those of a class of its name (JEP 512).
      else if (child.type === 'method_declaration') visitMember(this, child, `${/([^/]*?)\.java$/.exec(this.#file)?.[1] ?? ''}.`);
    }
    return module;
  }

  // Tools of the visitors.

  sourceOf(item: Syntax): string {
    return this.source.slice(item.start, item.end);
  }

  /** @param own the offset whose line javac notes for it and for what follows it; else that of what is around it */
  site(operation: Operation, name: string, item: Syntax, own?: number, more: Partial<JavaOperand> = {}): void {
    if (own !== undefined) this.at = own;
    this.function.operations.push({ operation, name, item, at: this.at, loop: this.loop, ...more });
  }

  visitAll(items: readonly Syntax[]): void {
    for (const item of items) this.visit(item);
  }

  visit(item: Syntax): void {
    if (item.type === 'identifier') this.load(item);
    else if (!visitOperation(this, item) && !visitStatement(this, item) && !visitLoop(this, item) && !holdsNoCode(item.type)) {
      if (isClass(item)) visitClass(this, item);
      else this.visitAll(item.children);
    }
  }

  /** A name alone: a variable, or a field of an object or class around it. */
  load(item: Syntax): void {
    const name = this.sourceOf(item);
    this.function.read.add(name);
    this.site('attribute', name, item, undefined, { isField: true });
  }

  /** Reads a function's body: at once where it runs in a loop around it, else when something in it is asked for. */
  enter(identity: Identity, read: (created: JavaFunction) => void, { loop, now = false }: { loop?: SourceLoop | undefined; now?: boolean } = {}): JavaFunction {
    const created = new JavaFunction(identity, this.function, this.text);
    const body = (): void => {
      const before = { function: this.function, loop: this.loop, at: this.at };
      this.function = created;
      this.loop = loop;
      this.at = identity.at;
      try {
        read(created);
      } finally {
        this.function = before.function;
        this.loop = before.loop;
        this.at = before.at;
      }
    };
    if (now || loop !== undefined) body();
    else created.defer(body);
    return created;
  }

  declare(item: Syntax): void {
    const name = this.sourceOf(item);
    this.function.bound.add(name);
    for (let loop = this.loop; loop !== undefined && this.function.loops.includes(loop); loop = loop.parent) loop.assigned.add(name);
  }

  bind(name: Syntax, kind: Binding['kind'], item: Syntax): void {
    const text = this.sourceOf(name);
    const binding = { name: text, kind, range: this.text.range(name.start, name.end), node: item.node };
    push(this.bindings, text, binding);
  }

  mark(mark: string): void {
    for (let loop = this.loop; loop !== undefined; loop = loop.parent) loop.assigned.add(mark);
  }

  /** Visits the object and the index of what is stored into, and loads it where an operator reads it first. */
  target(target: Syntax, isRead: boolean): void {
    const access = fieldOf(target);
    if (access !== undefined) {
      this.visit(access.object);
      if (isRead) this.site('attribute', this.sourceOf(access.field), target, undefined, { receiver: access.object });
    } else if (target.type === 'array_access') {
      this.visitAll(target.children);
      if (isRead) this.site('subscript', '', target, undefined, { receiver: target.children[0], operands: target.children.slice(-1) });
    } else if (target.type === 'identifier') {
      if (isRead) this.load(target);
    } else this.visit(target);
  }

  /** Stores into a variable, a field or an element whose object and index are visited already. */
  store(item: Syntax, statement: Syntax, boxes = true): void {
    const target = bare(item);
    const access = fieldOf(target);
    if (target.type === 'identifier') {
      const name = this.sourceOf(target);
      this.function.read.add(name);
      this.mark(name);
      // Of a variable nothing but its name is stored into; of a field also what it is called elsewhere.
      if (!this.function.bound.has(name)) this.mark(`this.${name}`);
      this.site('attribute-store', name, statement, undefined, { isField: true, boxes });
    } else if (access !== undefined) {
      const name = this.sourceOf(access.field);
      this.mark(pathOfSyntax(target, this.source) ?? `?.${name}`);
      if (access.object.type === 'this') this.mark(name);
      this.site('attribute-store', name, target, undefined, { receiver: access.object, boxes });
    } else if (target.type === 'array_access') {
      const [object] = target.children;
      const path = object && pathOfSyntax(object, this.source);
      if (path !== undefined) this.mark(`${path}[]`);
      this.site('subscript-store', '', target, undefined, { receiver: object, operands: target.children.slice(-1), boxes });
    }
  }

  /** The line that javac notes from here on. */
  begin(item: Syntax): void {
    this.at = noted(item, this.source);
  }

  #import(item: Syntax): void {
    const name = item.child('scoped_identifier', 'identifier');
    const last = name?.type === 'scoped_identifier' ? name.last : name;
    if (last !== undefined && item.child('asterisk') === undefined) this.bind(last, 'import', item);
  }
}
