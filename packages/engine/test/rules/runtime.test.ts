import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compileRules, lint } from '@mechsym/engine';
import { Recording, readInto } from '@mechsym/facts';
import { parsers } from '../source/support/parser.ts';

const EXAMPLE = new URL('../../../../rulesets/example-org/', import.meta.url);
/** The programs that were recorded stand in the tests of the rules. */
function sourceOf(file: string): Uint8Array {
  const page = file.endsWith('.py') ? 'field-looked-up-by-name/rule.test.md' : 'json-per-item/rule.javascript.test.md';
  const text = new RegExp(`\\n\`{3}\\w+ file=${file}\\n([^]*?)\\n\`{3}`).exec(readFileSync(new URL(`rules/${page}`, EXAMPLE), 'utf8'))?.[1];
  if (text === undefined) throw new Error(`no test has ${file}`);
  return new TextEncoder().encode(text);
}

const RULE = `
rule: where-time-goes
version: 1
title: Where the time goes
summary: A site of a loop that costs.
level: warning
languages: [python, javascript]
requires: [cost]
match:
  - site: [attribute, call]
    within: loop
impact:
  share: cost(site)
message:
  developer: { title: "{{ runtime }}", label: l, why: w, fix: f }
  runtime: { title: t, label: l, why: w, fix: f }
`;

test('a rule sees the runtime of the language that it looks at, whichever was recorded first', async () => {
  const { rules, problems } = await compileRules([{ file: 'rule.yaml', text: RULE, origin: 'user' }]);
  expect(problems).toEqual([]);
  for (const names of [['events', 'records'], ['records', 'events']]) {
    const recording = new Recording();
    for (const name of names) await readInto(recording, [gunzipSync(readFileSync(new URL(`recordings/${name}.facts.jsonl.gz`, EXAMPLE)))], { file: name });
    const { findings } = await lint({
      recording, rules, calibration: {}, root: '/', version: '0.0.0', parsers, options: { minImpact: 0, uncalibrated: true },
      readSource: (file) => Promise.resolve(sourceOf(file)),
    });
    const seen = new Set(findings.map(({ location, message }) => `${location.file.split('.').at(-1)}: ${message.title.developer.split(' ')[0]}`));
    expect([...seen].sort()).toEqual(['js: V8', 'py: CPython']);
  }
});
