import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatAgent, formatGithub, formatJson, formatJsonl, formatMarkdown, formatPretty } from '../src/index.ts';
import { result } from './example.ts';
import { hostileText } from './hostile.ts';
import { imported, importedFinding } from './imported.ts';

const OPTIONS = { audience: 'developer', color: false, width: 0, pathPrefix: 'apps/' } as const;
const schemaOf = (name: string) => JSON.parse(readFileSync(new URL(`../schema/${name}`, import.meta.url), 'utf8')) as { $id: string };
const SECTION = `Other linters, by the share of the run at what they found (no saving: nobody measured what their advice saves)

  12 % (9–16 %)  geometry.py:48:9   in Scene.total, 31 %
                 ruff PERF401: Use a list comprehension to create a transformed list

1 finding of ruff takes less than 1 % of the run itself, and is not surely cold.
1 finding of ruff sits on code that takes 0.1 % of the run together (at most 0.4 %): suppressed.
1 finding of ruff is in code of which this recording has nothing: not judged.
Left out of ruff: 1 outside the project.
`;

test('pretty shows the hot ones in a section of their own, and counts the others', () => {
  const text = formatPretty(result({ imported: imported() }), OPTIONS);
  expect(text).toContain(SECTION);
  expect(text.replace(`\n${SECTION}`, '')).toContain('1 finding, 14 % of the run (11–17 %).');
});

test('a recording that cannot tell cold from hot says so', () => {
  const text = formatPretty(result({ imported: { ...imported(), unseen: 0.03 } }), OPTIONS);
  expect(text).toContain('The recording is too short to call much cold: code that no sample met may take 3 % of the run, and the floor is 1 %.\n');
});

test('markdown has a table of them behind its own, agent a line each, and github none', () => {
  const with_ = result({ imported: imported() });
  expect(formatMarkdown(with_, OPTIONS)).toContain('| **12 %** (9–16 %) | `apps/geometry.py:48:9` | `ruff PERF401` | Use a list comprehension to create a transformed list; in Scene.total, 31 % |\n');
  expect(formatAgent(with_, OPTIONS)).toContain('\napps/geometry.py:48:9: ruff PERF401: Use a list comprehension to create a transformed list; takes 12 % of the run (a share, no saving)\n');
  expect(formatGithub(with_, OPTIONS)).toBe(formatGithub(result(), OPTIONS));
});

describe('json and jsonl', () => {
  test('have all of them, as their schemas say, and not the logs themselves', () => {
    const with_ = result({ imported: imported() });
    const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schemaOf('result.schema.json'));
    const whole = JSON.parse(formatJson(with_)) as { imported: { findings: object[]; cold: object[]; notRecorded: object[]; logs: object[] } };
    validate(whole);
    expect(validate.errors).toBeNull();
    expect(whole.imported.logs).toEqual([{ tool: 'ruff', version: '0.17.6', from: 'ruff.sarif', results: 0 }]);
    expect(JSON.stringify(whole)).not.toContain('%SRCROOT%');
    const lines = formatJsonl(with_).trimEnd().split('\n').map((line) => JSON.parse(line) as { kind: string; state?: string });
    const validateLine = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true }).addSchema(schemaOf('result.schema.json')).compile(schemaOf('lines.schema.json'));
    for (const line of lines) {
      validateLine(line);
      expect(validateLine.errors).toBeNull();
    }
    expect(lines.map(({ kind, state }) => [kind, state])).toEqual([['run', undefined], ['finding', undefined], ['imported', 'hot'], ['imported', 'warm'], ['imported', 'cold'], ['imported', 'not-recorded']]);
    expect(validateLine({ kind: 'imported' })).toBe(false);
  });
});

test('nothing that a log contains drives a terminal, breaks a line or a table', () => {
  fc.assert(fc.property(hostileText, hostileText, hostileText, (tool, rule, message) => {
    const mean = { tool, rule, message };
    const base = imported(mean);
    const with_ = result({ imported: { ...base, tools: base.tools.map((each) => ({ ...each, tool })) }, findings: [] });
    const tame = result({ imported: imported(), findings: [] });
    for (const format of [formatPretty, formatAgent, formatMarkdown]) {
      const text = format(with_, OPTIONS);
      // eslint-disable-next-line no-control-regex -- these are what it is about
      expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      expect(text.split('\n')).toHaveLength(format(tame, OPTIONS).split('\n').length);
    }
  }));
});

test('more hot ones than anybody reads are counted', () => {
  const base = imported();
  const hot = Array.from({ length: 50 }, (_, i) => importedFinding({ result: i }));
  const all = result({ imported: { ...base, findings: hot } });
  expect(formatPretty(all, OPTIONS)).toContain('30 more from 1 % on: mechsym lint --format json lists all.\n');
  expect(formatMarkdown(all, OPTIONS)).toMatch(/\n\d+ more from 1 % on\.\n/);
});
