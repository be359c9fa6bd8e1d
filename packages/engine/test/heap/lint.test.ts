import { describe, expect, test } from 'vitest';
import { compileHeapRules, lintHeap, type HeapFact, type HeapRuleSpec, type PolicySettings } from '../../src/index.ts';
import { parsers } from '../source/support/parser.ts';

const SPEC: HeapRuleSpec = {
  rule: 'too-many', version: 1, title: 'a', summary: 'b', level: 'warning', languages: ['java'], heap: ['instances'],
  where: ['fact.count >= options.most'], options: { most: 10 }, impact: { bytes: 'fact.bytes / 2.0', as: 'saved' },
  message: { developer: { title: '{{ count(fact.count) }} {{ fact.class_name }}', label: '{{ size_in_words(fact.bytes) }}', why: 'C.', fix: 'D.' }, runtime: { title: 'a', label: 'b', why: 'C.', fix: 'D.' } },
};
const fact = (name: string, count: number, bytes: number, more: Partial<HeapFact> = {}): HeapFact => ({ quality: 'exact', what: 'instances', class: name, holder: '', count, bytes, spareCount: 0, spareBytes: 0, ...more });
const JAVA = 'package demo;\n\nclass Store {\n  Object items;\n}\n';

async function linted(specs: readonly HeapRuleSpec[], facts: readonly HeapFact[], options: Partial<PolicySettings> = {}) {
  const { rules, problems } = await compileHeapRules(specs.map((spec) => ({ file: 'heap-rule.yaml', spec })));
  expect(problems).toEqual([]);
  return lintHeap({
    dump: { file: 'a.hprof', time: '', layout: '', objects: 0, bytes: 10_000 }, facts, rules, options: { minImpact: 0.01, ...options }, version: '0',
    filesFor: async (ending) => (ending === 'demo/Store.java' ? ['src/demo/Store.java'] : []), readSource: async () => new TextEncoder().encode(JAVA), parsers,
  });
}

describe('heap rules', () => {
  test('find facts by their conditions, with bytes as impact, the most first', async () => {
    const { findings, belowFloor } = await linted([SPEC], [fact('demo:A', 10, 800), fact('demo:B', 11, 4000), fact('demo:C', 9, 5000), fact('demo:D', 50, 100)]);
    expect(findings.map(({ rank, fact: { class: name }, bytes, part, message }) => [rank, name, bytes, part, message.title.developer, message.label.developer])).toEqual([
      [1, 'demo:B', 2000, 0.2, '11 B', '4 kB'], [2, 'demo:A', 400, 0.04, '10 A', '800 bytes'],
    ]);
    expect(belowFloor).toEqual({ count: 1, bytes: 50, floor: 0.01 });
  });

  test('put what can be saved before what is held, however much that is', async () => {
    const held: HeapRuleSpec = { ...SPEC, rule: 'holds', impact: { bytes: 'fact.bytes', as: 'held' } };
    const { findings } = await linted([held, SPEC], [fact('demo:A', 10, 800)]);
    expect(findings.map(({ rule, as, bytes }) => [rule, as, bytes])).toEqual([['too-many', 'saved', 400], ['holds', 'held', 800]]);
  });

  test('are placed at the field that holds the objects, else at their class, else nowhere', async () => {
    const { findings } = await linted([SPEC], [fact('java.util:HashMap', 10, 3000, { holder: 'demo:Store.items' }), fact('demo:Store', 10, 2000), fact('demo:Gone', 10, 1000)]);
    expect(findings.map(({ location }) => location && [location.file, location.range.start, location.function, location.snippet.lines.at(-1)])).toEqual([
      ['src/demo/Store.java', { line: 3, column: 9 }, 'Store', '  Object items;'], ['src/demo/Store.java', { line: 2, column: 6 }, 'Store', 'class Store {'], undefined,
    ]);
  });

  test('have fingerprints that counts do not change', async () => {
    const [first, second] = await Promise.all([linted([SPEC], [fact('demo:A', 10, 800)]), linted([SPEC], [fact('demo:A', 20, 900)])]);
    expect(first.findings[0]?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(second.findings[0]?.fingerprint).toBe(first.findings[0]?.fingerprint);
  });

  test('have the level, options and floor that are set, for their file where the place is known', async () => {
    const facts = [fact('java.util:HashMap', 10, 3000, { holder: 'demo:Store.items' }), fact('demo:Gone', 10, 1000)];
    const seen = async (options: Partial<PolicySettings>) => (await linted([SPEC], facts, options)).findings.map(({ fact: { class: name }, level }) => `${name} ${level}`);
    const inStore = (more: object) => ({ overrides: [{ matches: (file: string) => file === 'src/demo/Store.java', ...more }, { matches: (file: string) => file === '', levels: { 'too-many': 'off' as const } }] });
    expect(await seen({ levels: { 'too-many': 'off' } })).toEqual([]);
    expect(await seen({ levels: { 'too-many': 'note' } })).toEqual(['java.util:HashMap note', 'demo:Gone note']);
    expect(await seen({ ruleOptions: { 'too-many': { most: 11 } } })).toEqual([]);
    expect(await seen({ ruleFloors: { 'too-many': 0.1 } })).toEqual(['java.util:HashMap warning']);
    expect(await seen(inStore({ levels: { 'too-many': 'off' } }))).toEqual(['demo:Gone warning']);
    expect(await seen({ levels: { 'too-many': 'off' }, ...inStore({ levels: { 'too-many': 'error' } }) })).toEqual(['java.util:HashMap error']);
    expect(await seen(inStore({ minImpact: 0.2 }))).toEqual(['demo:Gone warning']);
    expect((await linted([SPEC], facts, inStore({ minImpact: 0.2 }))).belowFloor).toEqual({ count: 1, bytes: 1500, floor: 0.01 });
    expect((await linted([SPEC], facts, { levels: { 'too-many': 'off' } })).rules).toEqual([]);
  });

  test('that fail are said, and the others run', async () => {
    const failing: HeapRuleSpec = { ...SPEC, rule: 'fails', where: ['options.most.gone > 1.0'] };
    const { findings, problems } = await linted([failing, SPEC], [fact('demo:A', 10, 800)]);
    expect(findings).toHaveLength(1);
    expect(problems).toEqual([expect.objectContaining({ severity: 'error', message: expect.stringMatching(/rule `fails` failed/) as string })]);
  });
});

const YAML = `rule: mine
version: 1
title: a
summary: b
level: note
languages: [java]
heap: [retained]
impact:
  bytes: fact.bytes
  as: held
message:
  developer: { title: a, label: b, why: C., fix: D. }
  runtime: { title: a, label: b, why: C., fix: D. }
`;

describe('who writes a heap rule is told', () => {
  test.each([
    ['nothing where it is right', YAML, undefined],
    ['which facts there are', YAML.replace('[retained]', '[held]'), /heap-rule\.yaml:7:8: `heap\.0` has to be one of instances, retained/],
    ['of a field that is none', YAML.replace('as: held', 'as: held\n  share: 1'), /heap-rule\.yaml:11:3: unknown field `share` in `impact`/],
    ['that the bytes are missing', YAML.replace('bytes: fact.bytes\n  ', ''), /missing field `bytes` in `impact`/],
    ['which expression is wrong', YAML.replace('fact.bytes', 'fact.byte'), /heap-rule\.yaml:9:3: rule `mine`: `impact\.bytes`, at character \d+: /],
    ['that a condition has to be one', YAML.replace('impact:', 'where: [fact.bytes]\nimpact:'), /has type double, but bool is needed here/],
  ])('%s', async (_, text, problem) => {
    const { rules, problems } = await compileHeapRules([{ file: 'heap-rule.yaml', text }]);
    const said = problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n');
    if (problem === undefined) expect([rules.length, said]).toEqual([1, '']);
    else expect(said).toMatch(problem);
  });
});
