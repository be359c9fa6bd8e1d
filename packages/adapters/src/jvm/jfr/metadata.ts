import { Damaged, type Bytes } from './bytes.ts';

/** How a value is written. */
export type Form = 'long' | 'int' | 'short' | 'byte' | 'float' | 'double' | 'text' | 'constant' | 'structure';

export interface Field {
  readonly name: string;
  readonly form: Form;
  readonly isArray: boolean;
  /** id of its type */
  readonly type: number;
  /** of a structure */
  readonly fields: readonly Field[];
}

export interface Type {
  readonly id: number;
  /** `jdk.ExecutionSample` */
  readonly name: string;
  readonly fields: readonly Field[];
}

const PRIMITIVES: Readonly<Record<string, Form>> = {
  long: 'long', int: 'int', short: 'short', char: 'short', byte: 'byte', boolean: 'byte', float: 'float', double: 'double', 'java.lang.String': 'text',
};
/** Structures within structures: more is damage. */
const DEEPEST = 8;
const DEEPEST_ELEMENT = 32;

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
}

/** The types of a chunk, by id. @param bytes at the metadata event */
export function readTypes(bytes: Bytes): Map<number, Type> {
  bytes.int();
  if (bytes.long() !== 0) throw new Damaged('has no types where its header says');
  bytes.long();
  bytes.long();
  bytes.long();
  const strings: string[] = [];
  for (let left = bytes.count(); left > 0; left--) {
    const text = bytes.text();
    strings.push(typeof text === 'string' ? text : '');
  }
  const classes = new Map<number, Element>();
  collect(readElement(bytes, strings, 0), classes);
  return new Map([...classes].map(([id, element]) => [id, typeOf(id, element, classes)]));
}

function readElement(bytes: Bytes, strings: readonly string[], depth: number): Element {
  if (depth > DEEPEST_ELEMENT) throw new Damaged('has types that are nested too deeply');
  const text = (): string => strings[bytes.int()] ?? '';
  const name = text();
  const attributes = new Map<string, string>();
  for (let left = bytes.count(); left > 0; left--) {
    const key = text();
    attributes.set(key, text());
  }
  const children: Element[] = [];
  for (let left = bytes.count(); left > 0; left--) children.push(readElement(bytes, strings, depth + 1));
  return { name, attributes, children };
}

function collect(element: Element, classes: Map<number, Element>): void {
  if (element.name === 'class') classes.set(Number(element.attributes.get('id')), element);
  else for (const child of element.children) collect(child, classes);
}

function typeOf(id: number, element: Element, classes: ReadonlyMap<number, Element>): Type {
  const name = element.attributes.get('name') ?? '';
  const form = PRIMITIVES[name];
  const fields = form === undefined ? fieldsOf(element, classes, 0) : [{ name: '', form, isArray: false, type: id, fields: [] }];
  return { id, name, fields };
}

function fieldsOf(element: Element, classes: ReadonlyMap<number, Element>, depth: number): Field[] {
  if (depth > DEEPEST) throw new Damaged('has types that hold themselves');
  return element.children.filter((child) => child.name === 'field').map(({ attributes }) => {
    const type = Number(attributes.get('class'));
    const held = classes.get(type);
    const primitive = PRIMITIVES[held?.attributes.get('name') ?? ''];
    const form = attributes.get('constantPool') === 'true' ? 'constant' : primitive ?? 'structure';
    if (form === 'structure' && held === undefined) throw new Damaged('has a field of an unknown type');
    return {
      name: attributes.get('name') ?? '', form, type, isArray: attributes.get('dimension') === '1',
      fields: form === 'structure' ? fieldsOf(held as Element, classes, depth + 1) : [],
    };
  });
}
