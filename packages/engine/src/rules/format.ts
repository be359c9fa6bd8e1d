/** Rules, version 1: the form of a rule file. The JSON Schema beside this file is written from RULE_SCHEMA. */
import { expression, identity, messagesSchema, template } from './schema-parts.ts';

export type Level = 'note' | 'warning' | 'error';

export interface MatchSpec {
  /** a named site of the source model: every operation of this name */
  readonly site?: string | readonly string[];
  /** a tree-sitter query; the capture @site is the place where it costs */
  readonly query?: string;
  /** the language that the query is for, or one grammar of it (`typescript`, `tsx`); all languages of the rule if absent */
  readonly language?: string;
  /** `loop`: only where a loop or comprehension of the same function is around it; default `function` */
  readonly within?: 'loop' | 'function';
}

export interface MessageSpec {
  readonly title: string;
  readonly label: string;
  readonly why: string;
  readonly fix: string;
}

/** One change of a fix; exactly one of `replace`, `remove`, `insert` and `indent`. */
export type EditSpec =
  | { readonly replace: string; readonly with: string }
  | { readonly remove: string }
  | { readonly insert: string; readonly before: string }
  | { readonly insert: string; readonly after: 'imports' }
  | { readonly indent: string };

export interface FixSpec {
  readonly about: string;
  readonly when?: readonly string[];
  /** it keeps the meaning wherever `when` holds; exactly one of `safe` and `risk` */
  readonly safe?: true;
  /** what may be otherwise afterwards */
  readonly risk?: string;
  readonly edits: readonly EditSpec[];
}

export interface RuleSpec {
  readonly rule: string;
  readonly version: 1;
  readonly title: string;
  readonly summary: string;
  readonly level: Level;
  readonly languages: readonly string[];
  readonly requires: readonly string[];
  readonly runtimes?: Readonly<Record<string, string>>;
  readonly options?: Readonly<Record<string, number | string | boolean>>;
  readonly match: readonly MatchSpec[];
  readonly let?: Readonly<Record<string, string>>;
  readonly where?: readonly string[];
  readonly fix?: string | readonly string[];
  readonly fixes?: readonly FixSpec[];
  readonly hot?: readonly string[];
  readonly flow?: readonly { readonly at: string; readonly text: string }[];
  readonly cause?: string;
  readonly priority?: number;
  readonly impact: {
    readonly share: string;
    /** of which share and saving are parts; CPU time if absent */
    readonly clock?: 'wall';
    readonly saving?: { readonly at?: string; readonly table?: string };
  };
  readonly message: { readonly developer: MessageSpec; readonly runtime: MessageSpec };
}

const code = { type: 'string', maxLength: 1000, description: 'code; {{ CEL }} is replaced by its value as it is' } as const;
const edit = {
  type: 'object', additionalProperties: false, minProperties: 1, maxProperties: 2,
  properties: {
    replace: { ...expression, description: 'CEL expression for the place whose text goes' },
    with: { ...code, description: 'the code that takes its place' },
    remove: { ...expression, description: 'CEL expression for the statement that goes, with its line' },
    insert: { ...code, minLength: 1, description: 'lines of code' },
    before: { ...expression, description: 'CEL expression: the lines go before the statement around this place' },
    after: { enum: ['imports'], description: 'the lines go behind the imports at the top of the file' },
    indent: { ...expression, description: 'CEL expression for the statement that goes one level deeper' },
  },
  dependentRequired: { replace: ['with'], with: ['replace'], before: ['insert'], after: ['insert'] },
} as const;
const fixes = {
  type: 'array', minItems: 1, maxItems: 8, description: 'changes that do what the rule advises: the first whose conditions hold is offered',
  items: {
    type: 'object', additionalProperties: false, required: ['about', 'edits'],
    properties: {
      about: { ...template, description: 'what it does, one clause in the imperative' },
      when: { type: 'array', maxItems: 16, items: expression, description: 'all have to hold' },
      safe: { const: true, description: 'the program means the same afterwards wherever `when` holds' },
      risk: { ...template, description: 'what may be otherwise afterwards, one sentence: it is a suggestion then' },
      edits: { type: 'array', minItems: 1, maxItems: 8, items: edit },
    },
  },
} as const;
export const RULE_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://unpkg.com/mechsym/dist/schemas/rule-1.schema.json',
  title: 'mechsym rule, version 1',
  type: 'object',
  additionalProperties: false,
  required: ['rule', 'version', 'title', 'summary', 'level', 'languages', 'requires', 'match', 'impact', 'message'],
  properties: {
    ...identity,
    requires: { type: 'array', items: { type: 'string' }, description: 'kinds of facts without which the rule is not applicable' },
    runtimes: { type: 'object', additionalProperties: { type: 'string', pattern: '^(\\s*(>=|<=|>|<|=)\\s*\\d+(\\.\\d+)*)+\\s*$' }, description: 'versions on which it holds, e.g. cpython: ">=3.11"' },
    options: { type: 'object', additionalProperties: { type: ['number', 'string', 'boolean'] }, description: 'defaults of what a configuration may change; options.NAME in expressions' },
    match: {
      type: 'array', minItems: 1, maxItems: 32,
      items: {
        type: 'object', additionalProperties: false,
        properties: {
          site: { anyOf: [{ type: 'string' }, { type: 'array', minItems: 1, items: { type: 'string' } }] },
          query: { type: 'string', minLength: 1, maxLength: 8000 },
          language: { type: 'string' },
          within: { enum: ['loop', 'function'] },
        },
        oneOf: [{ required: ['site'] }, { required: ['query'] }],
      },
    },
    let: { type: 'object', maxProperties: 64, additionalProperties: expression, description: 'names for values that conditions and messages share, evaluated in order' },
    where: { type: 'array', maxItems: 32, items: expression, description: 'all have to hold, cheapest first' },
    fix: { anyOf: [expression, { type: 'array', minItems: 1, items: expression }], description: 'the place to change: the first of these that exists' },
    fixes,
    hot: { type: 'array', items: expression, description: 'the places where it costs' },
    flow: {
      type: 'array', maxItems: 10,
      items: { type: 'object', additionalProperties: false, required: ['at', 'text'], properties: { at: expression, text: template } },
    },
    cause: { ...expression, description: 'findings of one rule with equal causes are one finding; the place of the fix if absent' },
    priority: { type: 'integer', minimum: -10, maximum: 10, description: 'of two rules that report one place, the higher stays' },
    impact: {
      type: 'object', additionalProperties: false, required: ['share'],
      properties: {
        share: { ...expression, description: 'the cost of the place whose time the saving is a part of' },
        clock: { enum: ['wall'], description: 'share and saving are parts of the time on the clock, as where threads wait; of CPU time if absent' },
        saving: {
          type: 'object', additionalProperties: false,
          properties: {
            at: { ...expression, description: 'where on the measured curve, e.g. the length of the list' },
            table: { type: 'string', description: 'the rule whose measured saving is used; this one if absent' },
          },
        },
      },
    },
    message: messagesSchema('why it costs, one sentence'),
  },
} as const;
