/** Pieces that the schemas of rules over runs and over heaps have in common. */
const text = { type: 'string', minLength: 1, maxLength: 4000 } as const;
export const expression = { type: 'string', minLength: 1, maxLength: 1000, description: 'CEL expression' } as const;
export const template = { ...text, description: 'text; {{ CEL }} is replaced by its value' } as const;

/** What a rule is. */
export const identity = {
  rule: { type: 'string', pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 64, description: 'id of the rule; a folder has the same name' },
  version: { const: 1, description: 'version of this format' },
  title: text,
  summary: text,
  level: { enum: ['note', 'warning', 'error'] },
  languages: { type: 'array', minItems: 1, items: { type: 'string' } },
} as const;

/** The message in both registers. @param why what its `why` says, for whoever writes one */
export function messagesSchema(why: string) {
  const register = {
    type: 'object', additionalProperties: false, required: ['title', 'label', 'why', 'fix'],
    properties: {
      title: { ...template, description: 'one clause without a full stop; {{ CEL }} is replaced by its value' },
      label: { ...template, description: 'what was seen, to stand beside the underline' },
      why: { ...template, description: why },
      fix: { ...template, description: 'what to do, one sentence in the imperative' },
    },
  } as const;
  return { type: 'object', additionalProperties: false, required: ['developer', 'runtime'], properties: { developer: register, runtime: register } } as const;
}
