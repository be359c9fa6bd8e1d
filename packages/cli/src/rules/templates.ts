/** What `rules new` writes; RULE-NAME is replaced. The rule compiles and its test passes before anything is filled in. */

export const TEMPLATE_LANGUAGES = ['python', 'javascript'] as const;
export type TemplateLanguage = (typeof TEMPLATE_LANGUAGES)[number];

/** What a rule and its test say in each language: how a runtime speaks of a cache that saw too much, and a program. */
const IN: Readonly<Record<TemplateLanguage, {
  readonly why: string; readonly runtimeWhy: string; readonly comment: string; readonly fence: string; readonly source: string; readonly header: string;
}>> = {
  python: {
    why: 'An inline cache holds one type, and this one missed again and again.', runtimeWhy: 'The cache of this operation is monomorphic and thrashes.',
    comment: '#', fence: 'python file=main.py', source: 'def area(shapes):\n    return sum(shape.area for shape in shapes)',
    header: '"runtime":{"name":"CPython","version":"3.13.0","flags":{}},"language":"python","command":["python3","main.py"],"process":{"pid":1,"id":"1"},"start":"2026-01-01T00:00:00Z","clock":{"kind":"cpu","period":0.001,"precision":"loop"},"column":"utf8"',
  },
  javascript: {
    why: 'An inline cache holds four shapes at most, and this one met more.', runtimeWhy: 'The cache went to the megamorphic stub.',
    comment: '//', fence: 'js file=main.js', source: 'function area(shapes) {\n  return shapes.reduce((sum, shape) => sum + shape.area, 0);\n}',
    header: '"runtime":{"name":"V8","version":"13.6.233","flags":{}},"language":"javascript","command":["node","main.js"],"process":{"pid":1,"id":"1"},"start":"2026-01-01T00:00:00Z","clock":{"kind":"wall","period":0.001,"precision":"operation"},"column":"utf16"',
  },
};

export const ruleTemplate = (language: TemplateLanguage): string => `# yaml-language-server: $schema=https://unpkg.com/mechsym/dist/schemas/rule-1.schema.json
rule: RULE-NAME
version: 1
title: A clause that names the cause
summary: One or two sentences, for the table of rules.
level: warning
languages: [${language}]
# Kinds of facts without which the rule is not applicable: \`mechsym facts show\` shows what there is.
requires: [cost, inline-cache]
match:
  - site: attribute
    within: loop
where:
  - site.ic.state == 'megamorphic'
impact:
  share: cost(site)
message:
  developer:
    title: megamorphic attribute in a hot loop
    label: '{{ site.ic.words }}'
    why: ${IN[language].why}
    fix: Say here what the reader of the message should do.
  runtime:
    title: megamorphic attribute in a hot loop
    label: '{{ site.ic.words }}'
    why: ${IN[language].runtimeWhy}
    fix: Say here what the runtime could do.
`;

export const PAGE_TEMPLATE = `# RULE-NAME

## What

What the program does, with a few lines of code.

## Why it costs

What the runtime has to do because of it.

## What to do

The change, with the same lines of code after it.

## How much

What the change saved where it was measured: which program, which version, how often.

## When not to follow it

Where the change would cost more than it saves.
`;

export const testTemplate = (language: TemplateLanguage): string => `# RULE-NAME

A fence is a source file, \`jsonl\` (or \`recording\`, with the name of a file) the facts of a run of it, and a comment \`${IN[language].comment} ~~~ RULE-NAME\` at the end of a
line, or below it, says that the line has to be underlined. A test without such a comment says that nothing may be found.

## Cold code is left alone

\`\`\`${IN[language].fence}
${IN[language].source}
\`\`\`

\`\`\`jsonl
{"mechsym":"facts","version":1,"recorder":{"name":"test","version":"0"},${IN[language].header},"root":"/project","kinds":["cost","inline-cache"],"columns":{"site":["line","column","endLine","endColumn","ordinal","operation","name"],"cost":["site","self","total","selfOdd","totalOdd"]}}
{"totals":{"samples":1000,"cpu":1}}
{"file":"main.py","function":"area","line":1,"sites":[],"cost":[[-1,1,1,0,0]]}
\`\`\`
`;
