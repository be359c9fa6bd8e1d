import { expect, test } from 'vitest';
import { compileRules, lint, type Observer } from '@mechsym/engine';
import { Recording, readInto } from '@mechsym/facts';
import { parsers } from '../source/support/parser.ts';

const FACTS = [
  { mechsym: 'facts', version: 1, recorder: { name: 'test', version: '0' }, runtime: { name: 'CPython', version: '3.13.0', flags: {} }, language: 'python', command: ['python3', 'main.py'], process: { pid: 1, id: '1' }, start: '2026-01-01T00:00:00Z', clock: { kind: 'cpu', period: 0.001, precision: 'loop' }, column: 'utf8', root: '/project', kinds: ['cost'], columns: { site: ['line', 'column', 'endLine', 'endColumn', 'ordinal', 'operation', 'name'], cost: ['site', 'self', 'total', 'selfOdd', 'totalOdd'] } },
  { totals: { samples: 1000, cpu: 1 } },
  { file: 'main.py', function: 'run', line: 1, sites: [[2, 4, 2, 16, 0, 'call', 'work']], cost: [[-1, 500, 500, 250, 250], [0, 500, 500, 250, 250]] },
].map((line) => JSON.stringify(line)).join('\n');
const SOURCE = 'def run():\n    row = 1\n    work(1, row)\n    rest()\n';

const rule = (where: string, share = 'cost(site)') => `rule: my-rule
version: 1
title: a title
summary: A summary.
level: note
languages: [python]
requires: [cost]
match:
  - site: call
where:
${where}
fix: "site.args[1].assigned()"
impact:
  share: ${share}
message:
  developer: { title: a, label: b, why: C., fix: D. }
  runtime: { title: a, label: b, why: C., fix: D. }
`;

/** What an observer is told of each call, and how many findings there are. */
async function watched(text: string) {
  const { rules, problems } = await compileRules([{ file: 'rule.yaml', text, origin: 'user' }]);
  expect(problems).toEqual([]);
  const recording = new Recording();
  await readInto(recording, [new TextEncoder().encode(FACTS)], { file: 'facts' });
  const told: (readonly unknown[])[] = [];
  const looked: string[] = [];
  const observer: Observer = {
    onLooked: (view, functions) => looked.push(`${view.model.file}: ${functions.map(({ name }) => name).join(', ')}`),
    onRefused: ({ site, fix, condition, values, failure }) => told.push([site.name, fix.line, condition, values ?? failure]),
  };
  const input = { recording, rules, calibration: {}, root: '/', version: '0.0.0', parsers, options: { minImpact: 0 }, readSource: () => Promise.resolve(new TextEncoder().encode(SOURCE)) };
  const { findings } = await lint({ ...input, observer });
  return { told, looked, findings };
}

test('an observer is told which functions are looked at, and of each place the first condition that does not hold', async () => {
  const { told, looked, findings } = await watched(rule("  - site.args.size() < 2 || site.name == 'work'\n  - site.line > 2.0 && site.args.size() > 3"));
  expect(looked).toEqual(['main.py: run']);
  expect(told).toEqual([['work', 2, 1, '`site.args.size()` is 2'], ['rest', 4, 1, '`site.args.size()` is 0']]);
  expect(findings).toEqual([]);
});

test.each([
  ['a text', "site.name == 'play'", '`site.name` is "work"'],
  ['what a method is asked of', "site.name.startsWith('pl')", '`site.name` is "work"'],
  ['both sides where neither is a literal', 'site.text == site.name', '`site.text` is "work(1, row)", `site.name` is "work"'],
  ['each side of an ||', "site.in_loop || site.line > 7.0", '`site.line` is 3'],
  ['the elements of a list', "site.args.exists(arg, arg.text == 'x')", '`site.args` is [`1`, `row`]'],
  ['a part of the run, not rounded away', 'site.share / 1000.0 > 1.0', '`site.share / 1000.0` is 0.0005'],
  ['nothing of what has no short form', 'site.in_loop', undefined],
  ['how it failed', "site.args[8].text == 'x'", 'there is no element [8]'],
])('of a condition that does not hold it is told %s', async (_, condition, values) => {
  const { told } = await watched(rule(`  - "${condition}"`));
  expect(told[0]).toEqual(condition.includes('[8]') ? ['work', 2, undefined, expect.stringContaining('there is no element [8]')] : ['work', 2, 0, values]);
});

test('an observer is told of a share of nothing, once the conditions hold, and of nothing that is found', async () => {
  const { told, findings } = await watched(rule("  - site.line > 1.0"));
  expect(findings).toMatchObject([{ rule: 'my-rule' }]);
  expect(told).toEqual([['rest', 4, undefined, undefined]]);
});
