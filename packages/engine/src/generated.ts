import { FUNCTIONS, TYPES } from './rules/expressions.ts';
import { FIELD_NOTES } from './rules/field-notes.ts';
import { RULE_SCHEMA } from './rules/format.ts';
import { HEAP_RULE_SCHEMA } from './heap/format.ts';
import { BULK_SCHEMA } from './suppress/bulk.ts';

/** Files that are written from this package's tables: see scripts/generate.js. Paths are relative to the repository. */
export function generated(): { path: string; text: string }[] {
  return [
    { path: 'packages/engine/schema/rule-1.schema.json', text: `${JSON.stringify(RULE_SCHEMA, undefined, 2)}\n` },
    { path: 'packages/engine/schema/heap-rule-1.schema.json', text: `${JSON.stringify(HEAP_RULE_SCHEMA, undefined, 2)}\n` },
    { path: 'packages/engine/schema/suppressions-1.schema.json', text: `${JSON.stringify(BULK_SCHEMA, undefined, 2)}\n` },
    { path: 'docs/expressions.md', text: reference() },
  ];
}

function reference(): string {
  const types = Object.entries(TYPES).map(([name, { fields }]) => [
    `### ${name}`, '', '| field | type | |', '| --- | --- | --- |', ...Object.entries(fields).map(([field, type]) => `| \`${field}\` | ${type} | ${FIELD_NOTES[name]?.[field] ?? ''} |`), '',
  ].join('\n'));
  const functions = FUNCTIONS.map(([signature, about]) => `| \`${signature.replaceAll('|', '\\|')}\` | ${about} |`);
  return [
    '# Expressions in rules', '', '<!-- written by npm run generate -->', '',
    'Conditions, impact and the `{{ … }}` of messages are [CEL](https://cel.dev) expressions. Each capture of the query is a',
    'Place; `site` is the one where it costs; `options` holds the rule\'s options and `runtime` the name and version of the runtime.',
    'What is not there is an empty value whose `exists` is false, so no null checks are needed, but for elements of lists: `site.args[0]` fails where there is none,',
    'so a condition before it asks `site.args.size() > 0`. A `let` is evaluated where it is first used. An option with a hyphen in its name is `options[\'at-least\']`. Whole and decimal numbers mix, and costs add up:',
    '`cost(site) + collected(site)`. Of CEL there are its operators, `in`, `? :`, `size()`, `exists`, `all`, `exists_one`, `filter`, `map` and the functions of strings.', '',
    '## Types', '', ...types,
    '## Functions', '', '| function | what it gives |', '| --- | --- |', ...functions, '',
  ].join('\n');
}
