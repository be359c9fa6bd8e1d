import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Problem } from '../finding.ts';
import { didYouMean } from './suggest.ts';

export type Path = readonly (string | number)[];
/** 1-based place of the value at a path, or of the nearest thing around it that has one. */
export type At = (path: Path) => { line: number; column: number };

/** Names through which a value could reach the prototype that all objects share. */
const UNSAFE: readonly string[] = ['__proto__', 'constructor', 'prototype'];
/** A value of a user's file may be nested so deep; ours are 6 deep. */
const DEEPEST = 40;

/**
 * Checks a value from a user's file against a JSON Schema.
 * @returns the problems with file, line and column; unknown fields are problems
 */
export function checkValue(file: string, value: unknown, schema: object, at: At): Problem[] {
  const unsafe = unsafeKey(value, []);
  if (unsafe !== undefined) return [{ severity: 'error', file, ...at(unsafe.path), message: unsafe.message }];
  const check = validatorOf(schema);
  if (check(value)) return [];
  return explain(check.errors ?? [], schema).map(({ path, message }) => ({ severity: 'error', file, ...at(path), message }));
}

function unsafeKey(value: unknown, path: Path): { path: Path; message: string } | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  if (path.length > DEEPEST) return { path, message: `it is nested more than ${DEEPEST} deep` };
  for (const key of Object.keys(value)) {
    const inner = [...path, Array.isArray(value) ? Number(key) : key];
    if (UNSAFE.includes(key)) return { path: inner, message: `\`${key}\` is no name that a file may use` };
    const found = unsafeKey((value as Record<string, unknown>)[key], inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

const validators = new WeakMap<object, ValidateFunction>();

function validatorOf(schema: object): ValidateFunction {
  let validator = validators.get(schema);
  // Our schemas are sound: to check them against the schema of schemas takes ten times as long as to use one.
  if (validator === undefined) validators.set(schema, validator = new Ajv2020({ allErrors: true, strict: false, allowUnionTypes: true, validateSchema: false, meta: false }).compile(schema));
  return validator;
}

function explain(errors: readonly ErrorObject[], schema: object): { path: (string | number)[]; message: string }[] {
  const found = new Map<string, { path: (string | number)[]; message: string }>();
  // of the forms that a value may have, the words it may be say more than its type
  const words = new Set(errors.flatMap(({ keyword, instancePath }) => (keyword === 'enum' ? [instancePath] : [])));
  for (const error of errors) {
    if (error.keyword === 'type' && words.has(error.instancePath)) continue;
    const path = error.instancePath.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const where = path.length === 0 ? '' : ` in \`${path.join('.')}\``;
    let entry: { path: (string | number)[]; message: string } | undefined;
    if (error.keyword === 'additionalProperties') {
      const name = String(error.params['additionalProperty']);
      const known = Object.keys((error.parentSchema as { properties?: object } | undefined)?.properties ?? propertiesAt(schema, error.schemaPath));
      entry = { path: [...path, name], message: `unknown field \`${name}\`${where}${didYouMean(name, known)}` };
    } else if (error.keyword === 'required') {
      entry = { path, message: `missing field \`${String(error.params['missingProperty'])}\`${where}` };
    } else if (error.keyword === 'enum') {
      entry = { path, message: `\`${path.join('.')}\` has to be one of ${(error.params['allowedValues'] as unknown[]).join(', ')}` };
    } else if (error.keyword === 'const') {
      entry = { path, message: `\`${path.join('.')}\` has to be ${JSON.stringify(error.params['allowedValue'])}` };
    } else if (error.keyword !== 'anyOf' && error.keyword !== 'oneOf') {
      entry = { path, message: `\`${path.join('.') || 'the file'}\` ${error.message ?? 'is not valid'}` };
    } else if (error.keyword === 'oneOf') {
      entry = { path, message: `\`${path.join('.')}\` needs exactly one of \`site\` and \`query\`` };
    }
    if (entry !== undefined && !found.has(entry.message)) found.set(entry.message, entry);
  }
  const all = [...found.values()];
  // an unknown field usually explains the one that is missing beside it
  return all.sort((a, b) => Number(b.message.startsWith('unknown')) - Number(a.message.startsWith('unknown'))).slice(0, 10);
}

function propertiesAt(schema: object, pointer: string): object {
  let at: unknown = schema;
  for (const step of pointer.replace(/^#\//, '').split('/').slice(0, -1)) at = (at as Record<string, unknown> | undefined)?.[step];
  return ((at as { properties?: object } | undefined)?.properties) ?? {};
}
