/** JSON Schemas of a ruleset, and of a configuration, which is a ruleset with the settings of a run beside it. */
export const LEVELS = ['off', 'note', 'warning', 'error'] as const;
export type Level = (typeof LEVELS)[number];

const HOME = 'https://unpkg.com/mechsym/dist/schemas';

const level = { enum: LEVELS, description: 'off, or how a finding of the rule is reported' };
const strings = { type: 'array', items: { type: 'string' } };
const oneOrMore = (description: string) => ({ anyOf: [{ type: 'string' }, { ...strings, maxItems: 64 }], description });
const minImpact = { type: ['string', 'number'], description: 'what saves less than this part of the run is counted and not shown: 1%, 0.01' };

const rules = {
  type: 'object',
  description: 'level by rule, or level, floor and options',
  additionalProperties: {
    anyOf: [level, {
      type: 'object',
      properties: { level, minImpact, options: { type: 'object', description: 'values for the options of the rule' } },
      additionalProperties: false,
    }],
  },
};

const ruleset = {
  $schema: { type: 'string' },
  extends: oneOrMore('rulesets to start from: one of mechsym (recommended, strict, cpython, v8), a package, or a file or folder relative to this file'),
  include: { ...strings, description: 'rule files or folders of your own, relative to this file' },
  minImpact,
  rules,
  overrides: {
    type: 'array',
    maxItems: 200,
    description: 'settings for some files; later ones have the last word. A finding belongs to the file in which it is to be fixed',
    items: {
      type: 'object',
      required: ['files'],
      properties: {
        files: oneOrMore('globs relative to the folder of the project\'s configuration; without a slash, of file names in any folder; a folder is everything in it'),
        minImpact,
        rules,
      },
      additionalProperties: false,
    },
  },
};

export const RULESET_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `${HOME}/ruleset.schema.json`,
  title: 'mechsym ruleset',
  type: 'object',
  properties: { name: { type: 'string' }, description: { type: 'string' }, ...ruleset },
  additionalProperties: false,
};

export const CONFIG_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `${HOME}/config.schema.json`,
  title: 'mechsym configuration',
  type: 'object',
  properties: {
    ...ruleset,
    audience: { enum: ['developer', 'runtime'], description: 'for whom the messages are' },
    pathMappings: {
      type: 'array',
      description: 'where files are here that were recorded elsewhere, as in a container or a build folder',
      items: {
        type: 'object',
        properties: {
          from: { type: 'string', description: 'folder or file that recordings name: absolute, or relative to the root of the recording' },
          to: { type: 'string', description: 'what that is here, relative to the project root; empty for the root itself', pattern: '^(?!/|[A-Za-z]:|\\.{1,2}(/|$))(?!.*/\\.{1,2}(/|$))[^\\\\]*$' },
        },
        required: ['from', 'to'],
        additionalProperties: false,
      },
    },
    facts: { ...strings, description: 'facts files or folders to use where nothing is recorded in this checkout, relative to this file' },
    paths: { ...strings, description: 'report only what is to be fixed in these files or folders, relative to this file' },
  },
  additionalProperties: false,
};

export interface RuleEntry {
  readonly level?: Level;
  readonly minImpact?: string | number;
  readonly options?: Readonly<Record<string, unknown>>;
}

export type RuleEntries = Readonly<Record<string, Level | RuleEntry>>;

export interface OverrideEntry {
  readonly files: string | readonly string[];
  readonly minImpact?: string | number;
  readonly rules?: RuleEntries;
}

export interface Ruleset {
  readonly extends?: string | readonly string[];
  readonly include?: readonly string[];
  readonly minImpact?: string | number;
  readonly rules?: RuleEntries;
  readonly overrides?: readonly OverrideEntry[];
}

export interface Config extends Ruleset {
  readonly audience?: 'developer' | 'runtime';
  readonly facts?: readonly string[];
  readonly paths?: readonly string[];
  readonly pathMappings?: readonly { readonly from: string; readonly to: string }[];
}

/** Files that are written from these schemas: see scripts/generate.js. Paths are relative to the repository. */
export function generated(): { path: string; text: string }[] {
  return [['ruleset', RULESET_SCHEMA], ['config', CONFIG_SCHEMA]].map(([name, schema]) => (
    { path: `packages/cli/schema/${name as string}.schema.json`, text: `${JSON.stringify(schema, undefined, 2)}\n` }
  ));
}
