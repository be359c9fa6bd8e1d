import type { FunctionModel } from '../../model.ts';
import type { Syntax } from '../../syntax.ts';
import { isConstantSyntax } from './expression.ts';
import type { Extractor } from './extract.ts';
import type { Span } from '../loop.ts';
import type { JavaFunction } from './function.ts';
import { LAMBDA, parameterOf, parametersOf } from './functions.ts';
import { first, valueOf } from './lines.ts';
import { tokensBetween } from './tokens.ts';

export const CLASSES: ReadonlySet<string> = new Set(['class_declaration', 'interface_declaration', 'enum_declaration', 'record_declaration', 'annotation_type_declaration']);
const ANONYMOUS = '<anonymous>';
const INSTANCE = '<init>';
const STATIC = '<clinit>';

export function isClass(item: Syntax): boolean {
  return CLASSES.has(item.type);
}

/** A class with a name: in a file, in a class, or in a method. */
export function visitClass(extractor: Extractor, item: Syntax): void {
  const name = item.child('identifier');
  const body = item.last;
  if (name === undefined || body === undefined || !/_body$/.test(body.type)) return;
  if (extractor.function.kind === 'module') extractor.bind(name, 'class', item);
  else extractor.function.bound.add(extractor.sourceOf(name));
  enterClass(extractor, item, body, extractor.sourceOf(name), name);
}

/** The class that `new Shape() { ... }` or a constant of an enumeration makes. */
export function visitAnonymous(extractor: Extractor, body: Syntax): void {
  enterClass(extractor, body, body, ANONYMOUS, undefined);
}

/** What the name of a class begins with: that of the class or method around it. Since 21 the JVM knows no method around what is made with the object. */
function prefixIn(fn: JavaFunction): string {
  let method = fn;
  while (method.name === LAMBDA && method.parent !== undefined) method = method.parent;
  if (method.kind === 'module') return '';
  return method.isInitializer ? method.qualifiedName.slice(0, -method.name.length) : `${method.qualifiedName}.`;
}

interface Members {
  readonly instance: readonly Syntax[];
  readonly statics: readonly Syntax[];
  readonly constructors: readonly Syntax[];
  readonly methods: ReadonlySet<string>;
}

function enterClass(extractor: Extractor, item: Syntax, body: Syntax, name: string, nameItem: Syntax | undefined): void {
  const qualifiedName = prefixIn(extractor.function) + name;
  const decorators = decoratorsOf(extractor, item);
  const keyword = nameItem === undefined ? body.start : keywordBefore(extractor, item, nameItem);
  // A class runs nothing: what makes its objects and what sets up the class are functions of their own.
  extractor.enter({ kind: 'class', name, qualifiedName, syntax: item, at: keyword, nameItem, parts: [], decorators }, (created) => {
    const members = membersOf(extractor, item, body);
    const components = item.type === 'record_declaration' ? item.child('formal_parameters') : undefined;
    for (const { name: component } of components === undefined ? [] : parametersOf(extractor, components)) created.bound.add(component);
    for (const field of [...members.instance, ...members.statics]) {
      const names = field.type === 'enum_constant' ? [field.child('identifier')] : field.children.filter(({ type }) => type === 'variable_declarator').map(({ children }) => children[0]);
      for (const each of names) if (each !== undefined) created.bound.add(extractor.sourceOf(each));
    }
    initializers(extractor, item, { name, qualifiedName, keyword, nameItem }, members, components);
    for (const member of membersIn(body)) visitMember(extractor, member, `${qualifiedName}.`, members.instance);
    if (nameItem !== undefined) implied(extractor, item, qualifiedName, nameItem, keyword, members, components);
  }, { now: true });
}

function membersIn(body: Syntax): readonly Syntax[] {
  return body.children.flatMap((each) => (each.type === 'enum_body_declarations' ? each.children : [each]));
}

function modifiersOf(extractor: Extractor, member: Syntax): string {
  const modifiers = member.child('modifiers');
  if (modifiers === undefined) return '';
  let text = '';
  let from = modifiers.start;
  for (const annotation of modifiers.children) {
    text += `${tokensBetween(extractor.source, from, annotation.start)} `;
    from = annotation.end;
  }
  return text + tokensBetween(extractor.source, from, modifiers.end);
}

function membersOf(extractor: Extractor, item: Syntax, body: Syntax): Members {
  const instance: Syntax[] = [];
  const statics: Syntax[] = [];
  const constructors: Syntax[] = [];
  const methods = new Set<string>();
  const isInterface = /^(?:interface|annotation_type)_declaration$/.test(item.type);
  for (const member of membersIn(body)) {
    switch (member.type) {
      case 'enum_constant': case 'static_initializer': statics.push(member); break;
      case 'block': instance.push(member); break;
      case 'field_declaration': case 'constant_declaration': {
        const isStatic = isInterface || /\bstatic\b/.test(modifiersOf(extractor, member));
        (isStatic ? statics : instance).push(member);
        break;
      }
      case 'constructor_declaration': case 'compact_constructor_declaration': constructors.push(member); break;
      case 'method_declaration': {
        const name = member.child('identifier');
        if (name !== undefined) methods.add(extractor.sourceOf(name));
        break;
      }
      default:
    }
  }
  return { instance, statics, constructors, methods };
}

/** Parts of a class that run when an object is made, or when the class is set up. */
function partsOf(members: readonly Syntax[]): Span[] {
  return members.flatMap((member) => {
    if (!/^(?:field|constant)_declaration$/.test(member.type)) return [member];
    return member.children.some((each) => each.type === 'variable_declarator' && valueOf(each) !== undefined) ? [member] : [];
  });
}

/** Whether javac writes code for a member: a static constant has none. */
function hasCode(extractor: Extractor, member: Syntax, isStatic: boolean): boolean {
  if (!/^(?:field|constant)_declaration$/.test(member.type)) return true;
  const isFolded = isStatic && (member.type === 'constant_declaration' || /\bfinal\b/.test(modifiersOf(extractor, member)));
  return member.children.some((each) => {
    const value = each.type === 'variable_declarator' ? valueOf(each) : undefined;
    return value !== undefined && !(isFolded && value.type !== 'array_creation_expression' && value.type !== 'array_initializer' && value.type !== 'null_literal' && isConstantSyntax(value));
  });
}

/** Lowest line of the members' code: a field is noted where its declaration starts. */
function firstOf(extractor: Extractor, members: readonly Syntax[], isStatic: boolean): number | undefined {
  for (const member of members) {
    if (!hasCode(extractor, member, isStatic)) continue;
    const block = member.type === 'static_initializer' ? member.child('block') : member.type === 'block' ? member : undefined;
    const at = block === undefined ? member.start : first(block.children, extractor.source);
    if (at !== undefined) return at;
  }
  return undefined;
}

interface Class {
  readonly name: string;
  readonly qualifiedName: string;
  /** offset of `class`, `record` ... */
  readonly keyword: number;
  readonly nameItem: Syntax | undefined;
}

function initializers(extractor: Extractor, item: Syntax, { qualifiedName, keyword, nameItem }: Class, members: Members, components: Syntax | undefined): void {
  const initializer = (name: string, parts: readonly Syntax[], at: number, from?: Syntax): void => {
    const read = (): void => {
      if (name === INSTANCE && members.constructors.length === 0) extractor.site('call', INSTANCE, from ?? nameItem ?? item, keyword);
      for (const member of parts) initialize(extractor, member);
      if (from !== undefined) storeComponents(extractor, from, keyword);
    };
    const owned = [...partsOf(parts), ...from === undefined ? [] : [from]];
    extractor.enter({ kind: 'function', name, qualifiedName: `${qualifiedName}.${name}`, syntax: item, at, nameItem, parts: owned }, (created) => {
      created.isInitializer = true;
      read();
    });
  };
  const isInterface = /^(?:interface|annotation_type)_declaration$/.test(item.type);
  const ofInstances = firstOf(extractor, members.instance, false);
  const isImplied = members.constructors.length === 0 && !isInterface;
  if (isImplied) initializer(INSTANCE, members.instance, keyword, components);
  else if (ofInstances !== undefined) initializer(INSTANCE, members.instance, ofInstances);
  const ofClass = firstOf(extractor, members.statics, true);
  if (ofClass !== undefined) initializer(STATIC, members.statics, ofClass);
}

/** What a record is made of is stored when it is made, without a trace in the source. */
function storeComponents(extractor: Extractor, components: Syntax | undefined, at: number): void {
  for (const each of components?.children ?? []) {
    for (const { name } of parameterOf(extractor, each)) extractor.site('attribute-store', name, each, at);
  }
}

function initialize(extractor: Extractor, member: Syntax): void {
  extractor.at = member.start;
  switch (member.type) {
    case 'block': return extractor.visit(member);
    case 'static_initializer': return extractor.visitAll(member.children);
    case 'enum_constant': {
      const name = member.child('identifier');
      const operands = member.child('argument_list')?.children ?? [];
      extractor.site('build', name === undefined ? '' : extractor.sourceOf(name), member, undefined, { operands });
      extractor.visitAll(operands);
      extractor.site('call', INSTANCE, member, undefined, { operands, boxes: true });
      const body = member.child('class_body');
      if (body !== undefined) visitAnonymous(extractor, body);
      if (name !== undefined) extractor.site('attribute-store', extractor.sourceOf(name), member);
      return;
    }
    default:
      for (const each of member.children) {
        const value = each.type === 'variable_declarator' ? valueOf(each) : undefined;
        const name = each.children[0];
        if (value === undefined || name === undefined) continue;
        extractor.at = member.start;
        extractor.visit(value);
        extractor.site('attribute-store', extractor.sourceOf(name), each, undefined, { boxes: true });
      }
  }
}

/** A method, a constructor or a class in a class. */
export function visitMember(extractor: Extractor, member: Syntax, prefix: string, instance: readonly Syntax[] = []): void {
  if (isClass(member)) return visitClass(extractor, member);
  const isConstructor = member.type === 'constructor_declaration' || member.type === 'compact_constructor_declaration';
  if (!isConstructor && member.type !== 'method_declaration') return;
  const nameItem = member.child('identifier');
  const body = member.child('block', 'constructor_body');
  if (nameItem === undefined || body === undefined) return;
  const name = isConstructor ? INSTANCE : extractor.sourceOf(nameItem);
  const { source } = extractor;
  const delegated = body.children[0]?.type === 'explicit_constructor_invocation' ? body.children[0] : undefined;
  const lowest = [first(body.children, source) ?? body.end - 1];
  if (isConstructor) {
    if (delegated === undefined) lowest.push(body.start);
    if (delegated === undefined || !/^this\b/.test(extractor.sourceOf(delegated))) lowest.push(firstOf(extractor, instance, false) ?? Infinity);
  }
  const list = member.child('formal_parameters');
  // A compact constructor has the components of its record.
  const parameters = list ?? (isConstructor ? member.parent?.parent?.child('formal_parameters') : undefined);
  extractor.enter({
    kind: 'function', name, qualifiedName: prefix + name, syntax: member, at: Math.min(...lowest), nameItem,
    parameters: parameters === undefined ? [] : parametersOf(extractor, parameters), decorators: decoratorsOf(extractor, member),
  }, () => {
    if (isConstructor && delegated === undefined) extractor.site('call', INSTANCE, nameItem, body.start);
    extractor.visitAll(body.children);
    if (member.type === 'compact_constructor_declaration') storeComponents(extractor, parameters, nameItem.start);
  });
}

const RECORDS = new Set(['toString', 'hashCode', 'equals']);

/** Methods that javac writes, at the keyword of the class. */
function implied(extractor: Extractor, item: Syntax, qualifiedName: string, nameItem: Syntax, at: number, { methods, statics }: Members, components: Syntax | undefined): void {
  const names = item.type === 'enum_declaration' ? ['values', 'valueOf', '$values']
    : components === undefined ? [] : [...RECORDS, ...parametersOf(extractor, components).map(({ name }) => name)];
  for (const name of names) {
    if (methods.has(name) && item.type === 'record_declaration') continue;
    extractor.enter({ kind: 'function', name, qualifiedName: `${qualifiedName}.${name}`, syntax: nameItem, at, nameItem, parts: [] }, () => {
      if (components !== undefined && !RECORDS.has(name)) extractor.site('attribute', name, nameItem);
      if (name !== '$values') return;
      for (const { type, children: [constant] } of statics) if (type === 'enum_constant' && constant !== undefined) extractor.site('attribute', extractor.sourceOf(constant), nameItem);
    });
  }
}

function keywordBefore(extractor: Extractor, item: Syntax, name: Syntax): number {
  const from = item.child('modifiers')?.end ?? item.start;
  return from + (/\S/.exec(extractor.source.slice(from, name.start))?.index ?? 0);
}

function decoratorsOf(extractor: Extractor, item: Syntax): FunctionModel['decorators'] {
  const annotations = item.child('modifiers')?.children ?? [];
  return annotations.filter(({ type }) => /annotation$/.test(type)).map(({ start, end }) => ({
    text: extractor.source.slice(start + 1, end), range: extractor.text.range(start, end),
  }));
}
