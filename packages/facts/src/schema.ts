import { columnsOf } from './row.ts';
import { KIND_NAMES, QUALITIES, REASONS, SITE_COLUMNS, type Column, type KindName } from './vocabulary.ts';

type Schema = Readonly<Record<string, unknown>>;

const count: Schema = { type: 'number', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
const text: Schema = { type: 'string' };
const texts: Schema = { type: 'array', items: text };
const path: Schema = {
  type: 'string', minLength: 1, maxLength: 4096,
  description: 'relative to the root, in its shortest form, with forward slashes',
  pattern: '^(?![A-Za-z]:)(?!\\.{0,2}/)(?!\\.{1,2}$)(?!.*/\\.{0,2}(/|$))[^\\\\\\u0000]+$',
};
const line: Schema = { type: 'integer', minimum: 0, maximum: 0x7fffffff };

const object = (description: string, required: readonly string[], properties: Readonly<Record<string, Schema>>): Schema =>
  ({ description, type: 'object', required, properties });

/**
 * JSON Schema (draft 2020-12) of one line of a facts file, made from KINDS. Rows are described with their columns in the
 * order of KINDS, which is what recorders write; the reader takes any order that the header names. Fields and kinds that are
 * not described are allowed: later versions add them.
 */
export function factsSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://unpkg.com/mechsym/dist/schemas/facts-1.schema.json',
    title: 'A line of a mechsym facts file, version 1',
    oneOf: ['header', 'source', 'totals', 'note', 'function'].map((name) => ({ $ref: `#/$defs/${name}` })),
    $defs: {
      header: headerSchema(),
      source: object('What a source file held while it was recorded.', ['source', 'digest'], {
        source: path, digest: { type: 'string', pattern: '^(sha256:[0-9a-f]{64})?$' },
      }),
      totals: object('Adds to the totals of the recording: samples and ticks, or seconds.', ['totals'], {
        totals: { type: 'object', properties: Object.fromEntries(['samples', 'squares', 'outside', 'lost', 'cpu', 'seconds', 'overhead'].map((name) => [name, count])) },
      }),
      note: object('Something to tell the user.', ['note', 'level'], { note: text, level: { enum: ['info', 'warning'] } }),
      function: object('One function: its identity, its sites, then its facts by kind.', ['file', 'function', 'line', 'sites'], {
        file: path, function: text, line, column: line, endLine: line, fingerprint: text,
        sites: { type: 'array', items: siteSchema() },
        ...Object.fromEntries(KIND_NAMES.map((kind) => [kind, { type: 'array', items: { $ref: `#/$defs/${kind}` } }])),
      }),
      ...Object.fromEntries(KIND_NAMES.map((kind) => [kind, rowSchema(kind)])),
    },
  };
}

/** Files that are generated from the vocabulary, with their paths from the repository's root. */
export function generated(): { path: string; text: string }[] {
  return [{ path: 'packages/facts/schema/facts-1.schema.json', text: `${JSON.stringify(factsSchema(), null, 2)}\n` }];
}

function headerSchema(): Schema {
  const product = object('', ['name', 'version'], { name: text, version: text });
  return object(
    'The first line of a file, and of each further process in it.',
    ['mechsym', 'version', 'recorder', 'runtime', 'language', 'command', 'process', 'start', 'column', 'root', 'kinds', 'columns'],
    {
      mechsym: { const: 'facts' },
      version: { const: 1 },
      recorder: product,
      runtime: object('', ['name', 'version', 'flags'], {
        name: text, version: text, flags: { type: 'object', additionalProperties: { type: ['string', 'boolean'] } },
      }),
      language: text,
      command: texts,
      process: object('', ['pid', 'id'], { pid: { type: 'integer' }, id: { type: 'string', minLength: 1 }, parent: text }),
      run: { ...object('', ['id', 'workload'], { id: { type: 'string', minLength: 1 }, workload: text }), description: 'which run of which workload the process belongs to, where a file holds several' },
      start: { type: 'string', description: 'ISO 8601, UTC' },
      clock: object('Absent where the file says nothing about time.', ['kind', 'period', 'precision'], {
        kind: { enum: ['cpu', 'wall'] },
        period: { type: 'number', exclusiveMinimum: 0, description: 'seconds between two samples' },
        precision: { enum: ['operation', 'line', 'loop', 'function'] },
      }),
      column: { enum: ['utf8', 'utf16', 'codepoint'] },
      root: { type: 'string', description: 'absolute path that all files are relative to' },
      kinds: texts,
      unavailable: { type: 'object', additionalProperties: text },
      columns: { type: 'object', description: 'column names by kind, and of `site`, in the order of the rows', additionalProperties: texts },
    },
  );
}

function siteSchema(): Schema {
  const whole = (least: number): Schema => ({ type: 'integer', minimum: least, maximum: 0x7fffffff });
  const types: Record<(typeof SITE_COLUMNS)[number], Schema> = {
    line: whole(0), column: whole(-1), endLine: whole(-1), endColumn: whole(-1), ordinal: whole(0), operation: text, name: text,
  };
  return tuple('A place that the runtime treats as one operation.', SITE_COLUMNS.map((name) => ({ title: name, ...types[name] })));
}

function rowSchema(kind: KindName): Schema {
  return tuple(`A row of ${kind}.`, columnsOf(kind).map((column) => ({ title: column.name, description: column.about, ...valueSchema(column) })));
}

function valueSchema(column: Column): Schema {
  if (column.name === 'quality') return { enum: QUALITIES };
  if (column.name === 'reason') return { type: 'string', examples: REASONS };
  switch (column.type) {
    case 'site': return { type: 'integer', minimum: -1 };
    case 'number': return column.role === 'key' ? { ...count, type: 'integer' } : count;
    case 'histogram': return { type: 'object', additionalProperties: count };
    default: return { type: column.type };
  }
}

function tuple(description: string, items: readonly Schema[]): Schema {
  return { description, type: 'array', prefixItems: items, minItems: items.length, maxItems: items.length };
}
