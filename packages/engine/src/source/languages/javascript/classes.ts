import type { Syntax } from '../../syntax.ts';
import type { Extractor } from './extract.ts';
import type { JavaScriptFunction } from './function.ts';
import { visitMethod } from './functions.ts';
import { fieldsAt, valuePoints } from './operations.ts';
import { ANONYMOUS, keyName, keyOf, modifiersOf, nameOf } from './names.ts';

const CLASSES = new Set(['class_declaration', 'class', 'abstract_class_declaration']);
const FIELDS = new Set(['field_definition', 'public_field_definition']);

/** What a version of V8 calls the functions that it makes of a class's fields; up to 20. */
const INSTANCE = '<instance_members_initializer>';
const STATIC = '<static_initializer>';

/**
 * Visits a class; false if it is none. The class itself is a function of the model: its own code are static fields and
 * blocks, which V8 runs as a function, and its start is where V8 puts a constructor that nobody wrote. The values of the
 * instance's fields are another.
 */
export function visitClass(extractor: Extractor, item: Syntax): boolean {
  if (!CLASSES.has(item.type)) return false;
  const body = item.child('class_body');
  if (body === undefined) return false;
  const { source } = extractor;
  const { name, others } = nameOf(item, source);
  const nameItem = item.child('identifier', 'type_identifier');
  if (nameItem !== undefined) extractor.declare(nameItem, 'class', item);
  const decorators = item.children.filter(({ type }) => type === 'decorator');
  extractor.visitAll(decorators);
  const heritage = item.child('class_heritage');
  if (heritage !== undefined) extractor.visit(heritage);
  for (const member of body.children) {
    if (member.type === 'decorator') extractor.visit(member);
    extractor.visitAll(member.children.filter(({ type }) => type === 'decorator'));
    const key = FIELDS.has(member.type) || member.type === 'method_definition' ? keyOf(member) : undefined;
    if (key?.type === 'computed_property_name') extractor.visit(key);
  }
  extractor.site('make-function', name, item, item.start);
  const { instance, statics } = membersOf(extractor, body);
  const start = decorators.at(-1) === undefined ? item.start : keywordAfter(source, decorators.at(-1)!.end);
  // V8 22 and newer leave the functions of a class without a name of its own unnamed.
  const names = nameItem === undefined && name !== ANONYMOUS ? [name, ...others, ANONYMOUS] : [name, ...others];
  const created = extractor.enter({
    kind: 'class', name, displayName: name, syntax: item, at: start,
    others: [...names.flatMap((each) => [{ name: each, at: start }, ...statics.length === 0 ? [] : [{ name: each, at: startOf(statics[0]!, source) }, { name: each, at: body.start }]]),
      ...statics.length === 0 ? [] : [{ name: STATIC, at: startOf(statics[0]!, source) }]],
  }, (fn) => readStatic(extractor, item, body, fn, { name, names, instance, statics, start }), { now: true });
  created.nameItem = nameItem;
  created.ownsOnly = true;
  for (const decorator of decorators) {
    const expression = decorator.children[0] ?? decorator;
    created.decorators.push({ text: extractor.sourceOf(expression), range: extractor.text.range(expression.start, expression.end) });
  }
  return true;
}

interface Members {
  readonly name: string;
  readonly names: readonly string[];
  readonly instance: readonly Syntax[];
  readonly statics: readonly Syntax[];
  /** offset of the class */
  readonly start: number;
}

function keywordAfter(source: string, from: number): number {
  const found = /\b(?:class|abstract)\b/g;
  found.lastIndex = from;
  return found.exec(source)?.index ?? from;
}

function membersOf(extractor: Extractor, body: Syntax): Pick<Members, 'instance' | 'statics'> {
  const instance: Syntax[] = [];
  const statics: Syntax[] = [];
  for (const member of body.children) {
    if (member.type === 'class_static_block') statics.push(member);
    const key = FIELDS.has(member.type) ? keyOf(member) : undefined;
    if (key === undefined) continue;
    const words = modifiersOf(member, key, extractor.source);
    if (words.includes('declare') || words.includes('abstract')) continue;
    (words.includes('static') ? statics : instance).push(member);
  }
  return { instance, statics };
}

/** The value of a field, behind its key and type. */
function valueOf(field: Syntax): Syntax | undefined {
  if (!FIELDS.has(field.type)) return undefined;
  const { last } = field;
  const key = keyOf(field);
  return last === undefined || last === key || last.type === 'type_annotation' ? undefined : last;
}

/** The key, or `static`: what stands before it in TypeScript is taken away. */
function startOf(member: Syntax, source: string): number {
  const key = keyOf(member);
  if (key === undefined) return member.start;
  const found = /\b(?:static|accessor)\b/g;
  found.lastIndex = member.children.filter(({ type }) => type === 'decorator').at(-1)?.end ?? member.start;
  const at = found.exec(source)?.index ?? key.start;
  return Math.min(at, key.start);
}

function readStatic(extractor: Extractor, item: Syntax, body: Syntax, fn: JavaScriptFunction, members: Members): void {
  const { name, names, instance, statics, start } = members;
  for (const each of statics) fn.parts.push(valueOf(each) ?? each);
  const owner = name === ANONYMOUS ? '' : name;
  for (const member of body.children) if (member.type === 'method_definition') visitMethod(extractor, member, owner === '' ? ANONYMOUS : owner);
  for (const each of statics) initialize(extractor, each);
  // A constructor that nobody wrote is where the class is.
  extractor.site('call', '', item, start, { aliases: fieldsAt(start) });
  if (instance.length === 0) return;
  const at = startOf(instance[0]!, extractor.source);
  const initializer = extractor.enter({
    kind: 'function', name, displayName: `${name}.<fields>`, syntax: body, at,
    others: [...names.flatMap((each) => [{ name: each, at }, { name: each, at: body.start }]), { name: INSTANCE, at: start }],
  }, () => { for (const each of instance) initialize(extractor, each); });
  initializer.ownsOnly = true;
  for (const each of instance) initializer.parts.push(valueOf(each) ?? each);
}

function initialize(extractor: Extractor, member: Syntax): void {
  if (member.type === 'class_static_block') return extractor.visitAll(member.children);
  const value = valueOf(member);
  const key = keyOf(member);
  const name = keyName(key, extractor.source) ?? '';
  const at = value?.start ?? key?.start ?? member.start;
  const points = value === undefined ? [at, member.start, member.end - 1] : valuePoints(extractor, value);
  extractor.site('attribute-store', name, member, at, {
    aliases: [...new Set(points)].flatMap((point) => [{ operation: 'attribute-store', at: point } as const, { operation: 'subscript-store', at: point } as const]),
  });
}
