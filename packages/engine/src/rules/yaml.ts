import { isMap, isPair, isScalar, LineCounter, parseDocument, type Document, type Node as YamlNode } from 'yaml';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Problem } from '../finding.ts';
import { didYouMean } from './suggest.ts';

/** A YAML document whose values can be traced to their line and column. */
export interface Located<T> {
  readonly value: T;
  /** 1-based place of the value at `path`, or of the nearest thing around it that has one */
  readonly at: (path: readonly (string | number)[]) => { line: number; column: number };
}

/** Nodes of a YAML document that anchors may expand to, so that a few lines cannot become millions. */
const MOST_ALIASES = 100;

/**
 * Reads YAML and checks it against a JSON Schema.
 * @returns the value, or the problems with file, line and column; unknown fields are problems
 */
export function readYaml<T>(file: string, text: string, schema: object): { located?: Located<T>; problems: Problem[] } {
  const lines = new LineCounter();
  let document: Document;
  let value: unknown;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
    if (document.errors.length > 0) {
      return {
        problems: document.errors.slice(0, 5).map((error) => {
          const { line, col } = lines.linePos(error.pos[0]);
          return { severity: 'error', file, line, column: col, message: error.message };
        }),
      };
    }
    value = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    return { problems: [{ severity: 'error', file, message: `cannot be read as YAML: ${(error as Error).message}` }] };
  }
  const at = (path: readonly (string | number)[]) => {
    for (let length = path.length; length >= 0; length--) {
      const offset = offsetOf(document, path.slice(0, length));
      if (offset !== undefined) {
        const { line, col } = lines.linePos(offset);
        return { line, column: col };
      }
    }
    return { line: 1, column: 1 };
  };
  const check = validatorOf(schema);
  if (!check(value)) {
    const problems = explain(check.errors ?? [], schema).map(({ path, message }) => ({ severity: 'error' as const, file, ...at(path), message }));
    return { problems };
  }
  return { located: { value: value as T, at }, problems: [] };
}

const validators = new WeakMap<object, ValidateFunction>();

function validatorOf(schema: object): ValidateFunction {
  let validator = validators.get(schema);
  if (validator === undefined) validators.set(schema, validator = new Ajv2020({ allErrors: true, strict: false, allowUnionTypes: true }).compile(schema));
  return validator;
}

function offsetOf(document: Document, path: readonly (string | number)[]): number | undefined {
  let node: unknown = document.contents;
  let key: YamlNode | undefined;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step));
      if (pair === undefined) return undefined;
      key = pair.key as YamlNode;
      node = pair.value;
    } else if (node !== null && typeof node === 'object' && 'items' in node) {
      node = (node as { items: unknown[] }).items[Number(step)];
      key = undefined;
    } else return undefined;
  }
  const target = key ?? (node as YamlNode | null);
  return target?.range?.[0];
}

function explain(errors: readonly ErrorObject[], schema: object): { path: (string | number)[]; message: string }[] {
  const found = new Map<string, { path: (string | number)[]; message: string }>();
  for (const error of errors) {
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
