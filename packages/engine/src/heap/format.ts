/** Heap rules, version 1: the form of a heap-rule.yaml. The JSON Schema beside this file is written from HEAP_RULE_SCHEMA. */
import type { Level, MessageSpec } from '../rules/format.ts';
import { expression, identity, messagesSchema } from '../rules/schema-parts.ts';

/** What facts of the kind `heap` are about. */
export const HEAP_WHAT = ['instances', 'retained', 'equal-strings', 'empty-collection', 'one-entry-collection', 'sparse-collection', 'boxed-in-collection'] as const;
export type HeapWhat = (typeof HEAP_WHAT)[number];

export interface HeapRuleSpec {
  readonly rule: string;
  readonly version: 1;
  readonly title: string;
  readonly summary: string;
  readonly level: Level;
  readonly languages: readonly string[];
  readonly options?: Readonly<Record<string, number | string | boolean>>;
  readonly heap: readonly HeapWhat[];
  readonly where?: readonly string[];
  readonly impact: {
    readonly bytes: string;
    readonly as: 'saved' | 'held';
  };
  readonly message: { readonly developer: MessageSpec; readonly runtime: MessageSpec };
}

export const HEAP_RULE_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://unpkg.com/mechsym/dist/schemas/heap-rule-1.schema.json',
  title: 'mechsym heap rule, version 1',
  type: 'object',
  additionalProperties: false,
  required: ['rule', 'version', 'title', 'summary', 'level', 'languages', 'heap', 'impact', 'message'],
  properties: {
    ...identity,
    options: { type: 'object', additionalProperties: { type: ['number', 'string', 'boolean'] }, description: 'options.NAME in expressions' },
    heap: { type: 'array', minItems: 1, maxItems: HEAP_WHAT.length, items: { enum: HEAP_WHAT }, description: 'which facts of the kind `heap` it is about; each that fits is a finding' },
    where: { type: 'array', maxItems: 32, items: expression, description: 'all have to hold' },
    impact: {
      type: 'object', additionalProperties: false, required: ['bytes', 'as'],
      properties: {
        bytes: { ...expression, description: 'bytes of the heap, as the dump itself has them' },
        as: { enum: ['saved', 'held'], description: 'saved: the change would save them. held: they are kept alive here, and how many of them are needed nobody knows' },
      },
    },
    message: messagesSchema('why it takes memory, one sentence'),
  },
} as const;
