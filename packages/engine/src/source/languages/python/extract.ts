import type { Tree } from 'web-tree-sitter';
import type { Operation } from '@mechsym/facts';
import type { Binding, Extraction, FunctionSpan, Loop, Parameter, SourceText } from '../../model.ts';
import { lazySyntax, type Syntax } from '../../syntax.ts';
import { BUILTINS } from './builtins.ts';
import { isConstantSyntax, MUTATING, normalized, pathOfSyntax } from './expression.ts';
import { codeEnd } from './code-end.ts';
import { SourceLoop, type Span } from '../loop.ts';
import { type FunctionKind, PythonFunction, type PythonOperand } from './function.ts';
import { visitPattern } from './pattern.ts';
import { textBinds } from './spans.ts';
import { push } from '../../../push.ts';

const COMPREHENSIONS: Readonly<Record<string, string>> = {
  list_comprehension: '<listcomp>', set_comprehension: '<setcomp>', dictionary_comprehension: '<dictcomp>', generator_expression: '<genexpr>',
};

const CONSUMERS = new Set(['all', 'any', 'list', 'set', 'tuple']);

/**
 * Finds functions, loops, sites and bindings in one walk. It follows the order in which the code runs (the right side of an
 * assignment before its target, an iterable before the loop), so that ordinals come out as in the bytecode.
 */
export function extractPython(tree: Tree, file: string, text: SourceText, spans: readonly FunctionSpan[] | undefined): Extraction {
  const extractor = new Extractor(file, text, spans, spans === undefined && !tree.rootNode.hasError);
  extractor.run(lazySyntax(tree.rootNode));
  return { outermost: extractor.outermost, bindings: spans === undefined ? extractor.bindings : new Map() };
}

/** Parentheses are no part of an expression to the runtime. */
function withoutParentheses(item: Syntax): Syntax {
  let inner = item;
  while (inner.type === 'parenthesized_expression' && inner.children[0] !== undefined) inner = inner.children[0];
  return inner;
}

export class Extractor {
  readonly outermost: PythonFunction[] = [];
  readonly bindings = new Map<string, Binding[]>();
  readonly #file: string;
  readonly #defers: boolean;
  readonly #text: SourceText;
  readonly #source: string;
  readonly #spans: readonly FunctionSpan[] | undefined;
  readonly #textBinds = new Map<string, boolean>();
  /** undefined outside the functions of a partial model */
  #function: PythonFunction | undefined;
  #loop: SourceLoop | undefined;
  #bindingKind: Binding['kind'] = 'other';
  #statement: Syntax | undefined;

  /** @param defers whether bodies are read only when something in them is asked for */
  constructor(file: string, text: SourceText, spans: readonly FunctionSpan[] | undefined, defers: boolean) {
    this.#file = file;
    this.#defers = defers;
    this.#text = text;
    this.#source = text.text;
    this.#spans = spans;
  }

  run(root: Syntax): void {
    if (this.#spans === undefined) {
      const body = { start: 0, end: this.#source.length };
      const module = new PythonFunction('module', '<module>', '<module>', root, 0, body, undefined, this);
      this.outermost.push(module);
      this.#function = module;
    }
    if (!this.#defers) root.read(this.#file);
    this.visitAll(root.children);
    this.#function = undefined;
  }

  // What the functions ask about the file.

  get text(): SourceText {
    return this.#text;
  }

  isBuiltin(name: string): boolean {
    return BUILTINS.has(name);
  }

  isModuleName(name: string): boolean {
    if (this.#spans === undefined) return this.bindings.has(name);
    let binds = this.#textBinds.get(name);
    if (binds === undefined) {
      binds = textBinds(this.#source, name);
      this.#textBinds.set(name, binds);
    }
    return binds;
  }

  // Tools of the visitors.

  sourceOf(item: Syntax): string {
    return this.#source.slice(item.start, item.end);
  }

  nameOf(item: Syntax): string {
    return normalized(this.#source.slice(item.start, item.end));
  }

  site(operation: Operation, name: string, item: Syntax, more: Partial<PythonOperand> = {}): void {
    this.#function?.operations.push({ operation, name, item, loop: this.#loop, ...more });
  }

  visitAll(items: readonly Syntax[]): void {
    for (const item of items) this.visit(item);
  }

  /** Source between two items without comments and the like, with single spaces: an operator. */
  #between(left: Syntax, right: Syntax): string {
    const source = this.#source.slice(left.end, right.start);
    if (source.length <= 4) return source.trim();
    return source.replace(/#[^\n\r]*/g, ' ').replace(/\\\r?\n|\\\r/g, ' ').trim().replace(/\s+/g, ' ');
  }

  load(item: Syntax, name = this.nameOf(item)): void {
    this.#function?.read.add(name);
    this.site('global', name, item);
  }

  /** Binds a name in the function that runs (for `:=`, in the one around a comprehension). */
  bind(item: Syntax, name = this.nameOf(item), kind: Binding['kind'] = this.#bindingKind, owner = this.#function): void {
    if (owner === undefined) return;
    owner.bound.add(name);
    for (let loop = this.#loop; loop !== undefined; loop = loop.parent) {
      // A comprehension's targets are its own.
      if (owner.kind === 'comprehension' && !owner.loops.includes(loop)) break;
      loop.assigned.add(name);
    }
    const global = owner.kind === 'module' || owner.globals.has(name);
    if (!global) return;
    if (owner.kind !== 'module' || this.#loop !== undefined) this.site('global-store', name, item);
    const binding = { name, kind, range: this.#text.range(item.start, item.end), node: (this.#statement ?? item).node };
    push(this.bindings, name, binding);
  }

  #mark(mark: string): void {
    for (let loop = this.#loop; loop !== undefined; loop = loop.parent) loop.assigned.add(mark);
  }

  store(item: Syntax): void {
    switch (item.type) {
      case 'identifier':
        this.bind(item);
        return;
      case 'attribute': {
        const [object, attribute] = item.children;
        if (object === undefined || attribute === undefined) return;
        this.visit(object);
        this.#storeAttribute(item, object, attribute);
        return;
      }
      case 'subscript':
        this.visitAll(item.children);
        this.#storeSubscript(item);
        return;
      case 'type':
        return;
      default:
        for (const child of item.children) this.store(child);
    }
  }

  #storeAttribute(item: Syntax, object: Syntax, attribute: Syntax): void {
    const name = this.nameOf(attribute);
    this.#mark(pathOfSyntax(item, this.#source) ?? `?.${name}`);
    this.site('attribute-store', name, item, { receiver: object });
  }

  #storeSubscript(item: Syntax): void {
    const [value, ...index] = item.children;
    if (value === undefined) return;
    const path = pathOfSyntax(value, this.#source);
    if (path !== undefined) this.#mark(`${path}[]`);
    this.site('subscript-store', '', item, { receiver: value, operands: index });
  }

  // The visitors.

  visit(item: Syntax): void {
    switch (item.type) {
      case 'identifier': this.load(item); return;
      case 'attribute': this.#attribute(item); return;
      case 'call': this.#call(item); return;
      case 'subscript': this.#subscript(item); return;
      case 'generic_type': this.#genericType(item); return;
      case 'binary_operator': case 'union_type': this.#binary(item); return;
      case 'unary_operator':
        this.visitAll(item.children);
        // A negative number is a constant.
        if (!isConstantSyntax(item)) this.site('binary', this.#source[item.start] ?? '', item, { operands: item.children });
        return;
      case 'comparison_operator': this.#comparison(item); return;
      case 'conditional_expression': this.#conditional(item); return;
      case 'named_expression': this.#named(item); return;
      case 'keyword_argument': this.visitAll(item.children.slice(1)); return;
      case 'list': case 'set': case 'tuple': case 'dictionary': case 'expression_list':
        this.visitAll(item.children);
        // A tuple of constants is a constant.
        if ((item.type === 'tuple' || item.type === 'expression_list') && isConstantSyntax(item)) return;
        this.site('build', item.type === 'expression_list' ? 'tuple' : item.type === 'dictionary' ? 'dict' : item.type, item, { operands: item.children });
        return;
      case 'string': case 'concatenated_string': this.#string(item); return;
      case 'lambda': this.#lambda(item); return;
      case 'list_comprehension': case 'set_comprehension': case 'dictionary_comprehension': case 'generator_expression':
        this.#comprehension(item); return;
      case 'await':
        this.visitAll(item.children);
        this.site('await', '', item, { operands: item.children, aliases: [{ operation: 'yield' }] });
        return;
      case 'yield':
        this.visitAll(item.children);
        if (this.#function !== undefined) this.#function.isGenerator = true;
        this.site('yield', '', item, { operands: item.children, aliases: [{ operation: 'await' }, { operation: 'iteration', item: item.children[0] }] });
        return;
      case 'expression_statement': case 'block': case 'module':
        this.visitAll(item.children); return;
      case 'assignment': this.#assignment(item); return;
      case 'augmented_assignment': this.#augmented(item); return;
      case 'delete_statement': this.#delete(item); return;
      case 'return_statement': this.visitAll(item.children); this.site('return', '', item, { operands: item.children }); return;
      case 'raise_statement': this.visitAll(item.children); this.site('raise', '', item, { operands: item.children }); return;
      case 'assert_statement':
        this.visitAll(item.children);
        this.site('raise', 'AssertionError', item, {
          operands: item.children.slice(1), aliases: [{ operation: 'call' }, { operation: 'call', item: item.children[0] }],
        });
        return;
      case 'for_statement': this.#for(item); return;
      case 'while_statement': this.#while(item); return;
      case 'with_item': this.#withItem(item); return;
      case 'except_clause': this.#except(item); return;
      case 'case_clause': this.#statementOf(item, 'other', () => {
        for (const child of item.children) {
          if (child.type === 'case_pattern') visitPattern(this, child);
          else this.visit(child);
        }
      }); return;
      case 'import_statement': case 'import_from_statement': case 'future_import_statement': this.#import(item); return;
      case 'global_statement':
        for (const child of item.children) this.#function?.globals.add(this.nameOf(child));
        return;
      case 'nonlocal_statement':
        for (const child of item.children) this.#function?.declareNonlocal(this.nameOf(child));
        return;
      case 'decorated_definition': this.#decorated(item); return;
      case 'function_definition': this.#functionDefinition(item, item, []); return;
      case 'class_definition': this.#classDefinition(item, item, []); return;
      case 'type_alias_statement': this.#typeAlias(item); return;
      default:
        this.visitAll(item.children);
    }
  }

  #attribute(item: Syntax): void {
    const [object, attribute] = item.children;
    if (object === undefined || attribute === undefined) return this.visitAll(item.children);
    this.visit(object);
    this.site('attribute', this.nameOf(attribute), item, { receiver: object });
  }

  #call(item: Syntax): void {
    const [callee, args] = item.children;
    if (callee === undefined || args === undefined) return this.visitAll(item.children);
    this.visit(callee);
    let name = '';
    let receiver: Syntax | undefined;
    let operands: readonly Syntax[] = [args];
    if (callee.type === 'identifier') name = this.nameOf(callee);
    if (args.type === 'argument_list') {
      this.visitAll(args.children);
      operands = args.children.filter((child) => child.type !== 'keyword_argument' && child.type !== 'dictionary_splat');
    } else this.visit(args);
    if (callee.type === 'attribute' && callee.children.length === 2) {
      receiver = callee.children[0]!;
      name = this.nameOf(callee.children[1]!);
      if (MUTATING.has(name)) {
        const path = pathOfSyntax(receiver, this.#source);
        if (path !== undefined) this.#mark(`${path}()`);
      }
    }
    // Since 3.14 these iterate over a generator expression in place of calling, at the place of their name.
    const consumes = args.type === 'generator_expression' && CONSUMERS.has(name) && receiver === undefined;
    this.site('call', name, item, { receiver, operands, ...(consumes && { aliases: [{ operation: 'iteration', item: callee }] }) });
  }

  #subscript(item: Syntax): void {
    const [value, ...index] = item.children;
    this.visitAll(item.children);
    if (index.length > 1) this.site('build', 'tuple', item, { start: index[0]!.start, end: index.at(-1)!.end, operands: index });
    this.site('subscript', '', item, { receiver: value, operands: index });
  }

  #genericType(item: Syntax): void {
    const [value, argument] = item.children;
    this.visitAll(item.children);
    this.site('subscript', '', item, { receiver: value, operands: argument?.children ?? [] });
  }

  #binary(item: Syntax): void {
    const [left, right] = item.children;
    this.visitAll(item.children);
    if (left === undefined || right === undefined) return;
    this.site('binary', this.#between(left, right), item, { operands: [left, right] });
  }

  /** `a < b in c` is two operations, both with the range of the whole. */
  #comparison(item: Syntax): void {
    const { children } = item;
    if (children[0] !== undefined) this.visit(children[0]);
    for (let i = 1; i < children.length; i++) {
      const left = children[i - 1]!;
      const right = children[i]!;
      this.visit(right);
      const operator = this.#between(left, right);
      const operands = [left, right];
      if (operator === 'in' || operator === 'not in') this.site('membership', operator, item, { receiver: right, operands });
      else this.site('compare', operator, item, { operands });
    }
  }

  #conditional(item: Syntax): void {
    const [value, condition, otherwise] = item.children;
    for (const part of [condition, value, otherwise]) if (part !== undefined) this.visit(part);
  }

  #named(item: Syntax): void {
    const [name, value] = item.children;
    if (value !== undefined) this.visit(value);
    if (name === undefined) return;
    let owner = this.#function;
    while (owner?.kind === 'comprehension') owner = owner.parent;
    this.#statementOf(item, 'assignment', () => this.bind(name, this.nameOf(name), 'assignment', owner));
  }

  #string(item: Syntax): void {
    const strings = item.type === 'string' ? [item] : item.children;
    const operands: Syntax[] = [];
    const interpolations = (part: Syntax): void => {
      for (const child of part.children) {
        if (child.type === 'interpolation' || child.type === 'format_expression') {
          if (part.type === 'string') operands.push(...child.children.slice(0, 1));
          for (const inner of child.children) {
            if (inner.type === 'format_specifier') interpolations(inner);
            else if (inner.type !== 'type_conversion') this.visit(inner);
          }
        } else interpolations(child);
      }
    };
    for (const string of strings) interpolations(string);
    if (operands.length > 0) this.site('build', 'str', item, { operands });
  }

  // Statements.

  /** What is bound inside is bound by this statement. */
  #statementOf(item: Syntax, kind: Binding['kind'], inside: () => void): void {
    const before = { statement: this.#statement, kind: this.#bindingKind };
    this.#statement = item;
    this.#bindingKind = kind;
    inside();
    this.#statement = before.statement;
    this.#bindingKind = before.kind;
  }

  #assignment(item: Syntax): void {
    const targets: Syntax[] = [];
    let value: Syntax | undefined = item;
    while (value?.type === 'assignment') {
      const { children }: Syntax = value;
      const target: Syntax | undefined = children[0];
      const annotation: Syntax | undefined = children[1]?.type === 'type' ? children[1] : undefined;
      if (target !== undefined) targets.push(target);
      // Annotations of variables never run in a function.
      if (annotation !== undefined && (this.#function?.kind === 'module' || this.#function?.kind === 'class')) this.visit(annotation);
      value = children[annotation === undefined ? 1 : 2];
    }
    if (value === undefined) {
      // `x: int` makes x local and runs nothing else.
      for (const target of targets) {
        if (target.type === 'identifier') this.#function?.bound.add(this.nameOf(target));
        else this.visitAll(target.children.slice(0, 1));
      }
      return;
    }
    this.visit(value);
    this.#statementOf(item, 'assignment', () => targets.forEach((target) => this.store(target)));
  }

  #augmented(item: Syntax): void {
    const [target, value] = item.children;
    if (target === undefined || value === undefined) return this.visitAll(item.children);
    this.visit(target);
    this.visit(value);
    this.site('binary', this.#between(target, value), item, { operands: [target, value] });
    const [object, attribute] = target.children;
    if (target.type === 'attribute' && object !== undefined && attribute !== undefined) this.#storeAttribute(target, object, attribute);
    else if (target.type === 'subscript') this.#storeSubscript(target);
    else this.#statementOf(item, 'assignment', () => this.store(target));
  }

  #delete(item: Syntax): void {
    this.#statementOf(item, 'other', () => item.children.forEach((child) => this.store(child)));
  }

  #import(item: Syntax): void {
    const [module, ...rest] = item.children;
    const from = item.type === 'import_from_statement';
    const bindAll = (names: readonly Syntax[]): void => this.#statementOf(item, 'import', () => {
      for (const entry of names) {
        if (entry.type === 'wildcard_import') continue;
        const dotted = entry.type === 'aliased_import' ? entry.children[0] : entry;
        const bound = entry.type === 'aliased_import' ? entry.children[1] : dotted?.children[0];
        if (!from && dotted !== undefined && item.type === 'import_statement') this.site('import', this.sourceOf(dotted).replace(/\s+/g, ''), item);
        if (bound !== undefined) this.bind(bound);
      }
    });
    if (from) this.site('import', module === undefined ? '' : this.sourceOf(module).replace(/[\s\\]+/g, '').replace(/^\.+/, ''), item);
    if (item.type === 'future_import_statement') this.site('import', '__future__', item);
    bindAll(from ? rest : item.children);
  }

  #typeAlias(item: Syntax): void {
    const name = item.children[0]?.children[0];
    const bound = name?.type === 'generic_type' ? name.children[0] : name;
    if (bound !== undefined) this.#statementOf(item, 'assignment', () => this.bind(bound));
    this.visitAll(item.children.slice(1));
  }

  #withItem(item: Syntax): void {
    const value = item.children[0];
    if (value === undefined) return;
    const aliased = value.type === 'as_pattern';
    const manager = aliased ? value.children[0] : value;
    const target = aliased ? value.children[1] : undefined;
    if (manager === undefined) return;
    this.visit(manager);
    // Entering and leaving are calls at the manager's place.
    const place = withoutParentheses(manager);
    const waits = [{ operation: 'await', item: place }, { operation: 'yield', item: place }] as const;
    this.site('call', '__enter__', place, { receiver: manager, aliases: waits });
    if (target !== undefined) this.#statementOf(item, 'other', () => this.store(target));
    // Up to 3.12 leaving has the range of the statement.
    let statement: Syntax | undefined = item;
    while (statement !== undefined && statement.type !== 'with_statement') statement = statement.parent;
    this.site('call', '__exit__', place, { receiver: manager, aliases: [...waits, { operation: 'call', item: statement }] });
  }

  #except(item: Syntax): void {
    for (const child of item.children) {
      if (child.type !== 'as_pattern') {
        this.visit(child);
        continue;
      }
      const [type, alias] = child.children;
      if (type !== undefined) this.visit(type);
      if (alias !== undefined) this.#statementOf(item, 'other', () => this.store(alias));
    }
  }

  // Loops.

  #inLoop(loop: SourceLoop, start: number, end: number, inside: () => void): void {
    const before = this.#loop;
    const owner = this.#function;
    owner?.loops.push(loop);
    owner?.loopSpans.push({ start, end, loop });
    this.#loop = loop;
    inside();
    this.#loop = before;
  }

  #newLoop(kind: Loop['kind'], item: Syntax, headerEnd: number, iterable?: Syntax): SourceLoop {
    return new SourceLoop({ text: this.#text, loop: this.#loop }, kind, item, { start: item.start, end: headerEnd }, iterable, codeEnd(item));
  }

  #iteration(loop: SourceLoop, target: Syntax, iterable: Syntax): void {
    this.site('iteration', '', withoutParentheses(iterable), { receiver: iterable, loop, aliases: [{ operation: 'await' }, { operation: 'yield' }] });
    this.#collectTargets(target, loop.targets);
  }

  #collectTargets(item: Syntax, into: string[]): void {
    if (item.type === 'identifier') into.push(this.nameOf(item));
    else if (item.type !== 'attribute' && item.type !== 'subscript') for (const child of item.children) this.#collectTargets(child, into);
  }

  #for(item: Syntax): void {
    const [target, iterable, body, ...rest] = item.children;
    if (target === undefined || iterable === undefined || body === undefined) return this.visitAll(item.children);
    this.visit(iterable);
    const loop = this.#newLoop('for', item, iterable.end, iterable);
    this.#inLoop(loop, body.start, codeEnd(body), () => {
      this.#iteration(loop, target, iterable);
      this.#statementOf(item, 'loop', () => this.store(target));
      this.visit(body);
    });
    this.#function?.loopSpans.push({ start: target.start, end: target.end, loop });
    this.visitAll(rest);
  }

  #while(item: Syntax): void {
    const [condition, body, ...rest] = item.children;
    if (condition === undefined || body === undefined) return this.visitAll(item.children);
    this.#inLoop(this.#newLoop('while', item, condition.end), condition.start, codeEnd(body), () => {
      this.visit(condition);
      this.visit(body);
    });
    this.visitAll(rest);
  }

  #comprehension(item: Syntax): void {
    const name = COMPREHENSIONS[item.type]!;
    const element = item.children[0];
    const first = item.children.find((child) => child.type === 'for_in_clause');
    if (element === undefined || first === undefined) return this.visitAll(item.children);
    // The first iterable is evaluated outside.
    this.visitAll(first.children.slice(1));
    const outer = this.#function;
    // It is called at once where it is a function of its own (up to 3.11; generator expressions always).
    if (name === '<genexpr>') this.site('make-function', name, item, { aliases: [{ operation: 'call' }] });
    else this.site('build', name.slice(1, -5), item, { aliases: [{ operation: 'call' }, { operation: 'make-function' }] });
    const inner = this.#begin('comprehension', name, item, item.start, item);
    inner.isAsync = /^async\b/.test(this.sourceOf(first));
    inner.isGenerator = name === '<genexpr>';
    const loopOutside = this.#loop;
    for (const clause of item.children.slice(1)) {
      const [target, iterable] = clause.children;
      if (clause.type !== 'for_in_clause' || target === undefined || iterable === undefined) {
        this.visit(clause);
        continue;
      }
      if (clause !== first) this.visitAll(clause.children.slice(1));
      const loop = this.#newLoop('comprehension', clause, iterable.end, iterable);
      inner.loops.push(loop);
      for (const { start, end } of [element, target, { start: iterable.end, end: item.end }]) inner.loopSpans.push({ start, end, loop });
      this.#loop = loop;
      this.#iteration(loop, target, iterable);
      this.store(target);
    }
    this.visit(element);
    this.#loop = loopOutside;
    this.#function = outer;
  }

  // Functions.

  #begin(kind: FunctionKind, name: string, item: Syntax, start: number, body: Span): PythonFunction {
    const outer = this.#function;
    const created = new PythonFunction(kind, name, this.#qualify(name, start, outer, kind), item, start, body, outer, this);
    if (outer === undefined) this.outermost.push(created);
    this.#function = created;
    return created;
  }

  #qualify(name: string, start: number, outer: PythonFunction | undefined, kind: FunctionKind): string {
    if (outer === undefined) {
      const span = this.#spans?.find((candidate) => start >= candidate.start && start < candidate.end);
      return (span?.prefix ?? '') + name;
    }
    const named = kind === 'function' || kind === 'class';
    if (outer.kind === 'module' || (named && outer.globals.has(name))) return name;
    return `${outer.qualifiedName}${outer.kind === 'class' || outer.kind === 'comprehension' ? '.' : '.<locals>.'}${name}`;
  }

  #decorated(item: Syntax): void {
    const decorators = item.children.filter((child) => child.type === 'decorator');
    const definition = item.child('function_definition', 'class_definition');
    for (const decorator of decorators) this.visitAll(decorator.children);
    if (definition?.type === 'function_definition') this.#functionDefinition(definition, item, decorators);
    else if (definition?.type === 'class_definition') this.#classDefinition(definition, item, decorators);
  }

  /** Decorators are called from the last to the first once the function exists. */
  #applyDecorators(decorators: readonly Syntax[]): void {
    for (const decorator of [...decorators].reverse()) {
      const callee = decorator.children[0];
      if (callee === undefined) continue;
      const name = callee.type === 'identifier' ? this.nameOf(callee) : callee.type === 'attribute' ? this.nameOf(callee.children.at(-1)!) : '';
      this.site('call', name, callee);
    }
  }

  #describe(created: PythonFunction, nameItem: Syntax, decorators: readonly Syntax[]): void {
    created.nameItem = nameItem;
    for (const decorator of decorators) {
      const expression = decorator.children[0] ?? decorator;
      created.decorators.push({ text: this.sourceOf(expression), range: this.#text.range(expression.start, expression.end) });
    }
  }

  #functionDefinition(item: Syntax, outerItem: Syntax, decorators: readonly Syntax[]): void {
    const nameItem = item.child('identifier');
    const parameters = item.child('parameters');
    const body = item.child('block');
    if (nameItem === undefined || body === undefined) return this.visitAll(item.children);
    const name = this.nameOf(nameItem);
    const outer = this.#function;
    const outerLoop = this.#loop;
    const types = item.children.filter((child) => child.type === 'type');
    if (parameters !== undefined) this.#defaults(parameters);
    this.visitAll(types);
    // With type parameters it is made by a function that is called.
    this.site('make-function', name, item, { end: codeEnd(item), aliases: [{ operation: 'call' }] });
    this.#applyDecorators(decorators);
    this.#statementOf(item, 'function', () => this.bind(nameItem, name));

    const created = this.#begin('function', name, item, outerItem.start, body);
    created.isAsync = /^async\b/.test(this.#source.slice(item.start, item.start + 6));
    this.#describe(created, nameItem, decorators);
    this.#typeParameters(created, item);
    if (parameters !== undefined) this.#parameters(created, parameters);
    this.#loop = undefined;
    // A global that it stores is bound in the module, in the order of the source.
    const defers = this.#defers && this.#statement === undefined && !this.sourceOf(body).includes('global');
    if (defers) created.defer(() => this.#body(created, body));
    else this.visit(body.read(this.#file));
    this.#loop = outerLoop;
    this.#function = outer;
  }

  #body(created: PythonFunction, body: Syntax): void {
    const before = { function: this.#function, loop: this.#loop };
    this.#function = created;
    this.#loop = undefined;
    this.visit(body.read(this.#file));
    this.#function = before.function;
    this.#loop = before.loop;
  }

  #classDefinition(item: Syntax, outerItem: Syntax, decorators: readonly Syntax[]): void {
    const nameItem = item.child('identifier');
    const body = item.child('block');
    if (nameItem === undefined || body === undefined) return this.visitAll(item.children);
    const name = this.nameOf(nameItem);
    const outer = this.#function;
    const outerLoop = this.#loop;
    this.visitAll(item.child('argument_list')?.children ?? []);
    this.site('make-function', name, item, { end: codeEnd(item), aliases: [{ operation: 'call' }] });
    this.#applyDecorators(decorators);
    this.#statementOf(item, 'class', () => this.bind(nameItem, name));

    const created = this.#begin('class', name, item, outerItem.start, body);
    this.#describe(created, nameItem, decorators);
    this.#typeParameters(created, item);
    this.#loop = undefined;
    this.visit(body);
    this.#loop = outerLoop;
    this.#function = outer;
  }

  #lambda(item: Syntax): void {
    const parameters = item.child('lambda_parameters');
    const body = item.children.at(-1);
    if (body === undefined || body === parameters) return this.visitAll(item.children);
    if (parameters !== undefined) this.#defaults(parameters);
    this.site('make-function', '<lambda>', item);
    const outer = this.#function;
    const outerLoop = this.#loop;
    const created = this.#begin('lambda', '<lambda>', item, item.start, body);
    if (parameters !== undefined) this.#parameters(created, parameters);
    this.#loop = undefined;
    this.visit(body);
    this.#loop = outerLoop;
    this.#function = outer;
  }

  /** Defaults and annotations run where the function is made. */
  #defaults(parameters: Syntax): void {
    const isDefault = (item: Syntax): boolean => item.type === 'default_parameter' || item.type === 'typed_default_parameter';
    for (const item of parameters.children) if (isDefault(item)) this.visitAll(item.children.slice(-1));
    for (const item of parameters.children) {
      const annotation = item.type.startsWith('typed_') ? item.children[1] : undefined;
      if (annotation?.type === 'type') this.visit(annotation);
    }
  }

  #parameters(created: PythonFunction, parameters: Syntax): void {
    const add = (item: Syntax, kind: Parameter['kind']): void => {
      switch (item.type) {
        case 'identifier':
          created.parameters.push({ name: this.nameOf(item), kind, node: item.node });
          created.bound.add(this.nameOf(item));
          break;
        case 'typed_parameter': case 'default_parameter': case 'typed_default_parameter':
          if (item.children[0] !== undefined) add(item.children[0], kind);
          break;
        case 'list_splat_pattern': item.children.forEach((child) => add(child, 'variadic')); break;
        case 'dictionary_splat_pattern': item.children.forEach((child) => add(child, 'keyword-variadic')); break;
        case 'tuple_pattern': item.children.forEach((child) => add(child, kind)); break;
        default:
      }
    };
    for (const item of parameters.children) add(item, 'plain');
  }

  #typeParameters(created: PythonFunction, item: Syntax): void {
    for (const type of item.child('type_parameter')?.children ?? []) {
      let at: Syntax | undefined = type;
      while (at !== undefined && at.type !== 'identifier') {
        this.visitAll(at.children.slice(1));
        at = at.children[0];
      }
      if (at !== undefined) created.bound.add(this.nameOf(at));
    }
  }
}
