import { Damaged, type Bytes } from './bytes.ts';
import type { Field } from './metadata.ts';

/** A number, a text, the number of a constant, or what consists of these. */
export type Value = number | string | undefined | Structure | readonly Value[];
export interface Structure { readonly [field: string]: Value }

export function skipField(bytes: Bytes, field: Field): void {
  if (!field.isArray) skipOne(bytes, field);
  else for (let left = bytes.count(); left > 0; left--) skipOne(bytes, field);
}

export function skipFields(bytes: Bytes, fields: readonly Field[]): void {
  for (const field of fields) skipField(bytes, field);
}

function skipOne(bytes: Bytes, { form, fields }: Field): void {
  switch (form) {
    case 'long': case 'constant': bytes.long(); return;
    case 'int': bytes.int(); return;
    case 'short': bytes.short(); return;
    case 'byte': bytes.skip(1); return;
    case 'float': bytes.skip(4); return;
    case 'double': bytes.skip(8); return;
    case 'text': bytes.skipText(); return;
    case 'structure': skipFields(bytes, fields);
  }
}

/** A text that is a constant of its own comes as its number. */
export function readField(bytes: Bytes, field: Field): Value {
  if (!field.isArray) return readOne(bytes, field);
  const values: Value[] = [];
  for (let left = bytes.count(); left > 0; left--) values.push(readOne(bytes, field));
  return values;
}

export function readFields(bytes: Bytes, fields: readonly Field[]): Structure {
  const structure: Record<string, Value> = {};
  for (const field of fields) structure[field.name] = readField(bytes, field);
  return structure;
}

function readOne(bytes: Bytes, { form, fields }: Field): Value {
  switch (form) {
    case 'long': case 'constant': return bytes.long();
    case 'int': return bytes.int();
    case 'short': return bytes.short();
    case 'byte': return bytes.byte();
    case 'float': return bytes.float();
    case 'double': return bytes.double();
    case 'text': return bytes.text();
    case 'structure': return readFields(bytes, fields);
    default: throw new Damaged('has a value of an unknown form');
  }
}
