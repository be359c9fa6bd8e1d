/** JSON Schema of a configuration, which is a ruleset with the settings of a run beside it. */
export const LEVELS = ['off', 'note', 'warning', 'error'] as const;
export type Level = (typeof LEVELS)[number];

const level = { enum: LEVELS };
const strings = { type: 'array', items: { type: 'string' } };

const ruleset = {
  extends: { anyOf: [{ type: 'string' }, strings], description: 'rulesets to start from: recommended, strict, or a path relative to this file' },
  include: { ...strings, description: 'rule files or folders of your own, relative to this file' },
  rules: {
    type: 'object',
    description: 'level by rule, or level and options',
    additionalProperties: {
      anyOf: [level, {
        type: 'object',
        properties: { level, options: { type: 'object' } },
        additionalProperties: false,
      }],
    },
  },
};

export const RULESET_SCHEMA = {
  type: 'object',
  properties: { name: { type: 'string' }, description: { type: 'string' }, ...ruleset },
  additionalProperties: false,
};

export const CONFIG_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'mechsym configuration',
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    ...ruleset,
    minImpact: { type: ['string', 'number'], description: 'show what saves at least this part of the run: 1%, 0.01' },
    audience: { enum: ['developer', 'runtime'], description: 'for whom the messages are' },
    facts: { ...strings, description: 'facts files or folders to use where nothing is recorded in this checkout, relative to this file' },
    paths: { ...strings, description: 'report only what is to be fixed in these files or folders, relative to this file' },
  },
  additionalProperties: false,
};

export interface Ruleset {
  readonly extends?: string | readonly string[];
  readonly include?: readonly string[];
  readonly rules?: Readonly<Record<string, Level | { readonly level?: Level; readonly options?: Readonly<Record<string, unknown>> }>>;
}

export interface Config extends Ruleset {
  readonly minImpact?: string | number;
  readonly audience?: 'developer' | 'runtime';
  readonly facts?: readonly string[];
  readonly paths?: readonly string[];
}
