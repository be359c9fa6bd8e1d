import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mechsym, project } from './helpers/command.ts';

const RULE = `rule: my-rule
version: 1
title: a title
summary: A summary.
level: note
languages: [python]
requires: [cost]
match:
  - site: call
where:
  - site.name == 'work'
impact:
  share: cost(site)
message:
  developer: { title: a, label: b, why: C., fix: D. }
  runtime: { title: a, label: b, why: C., fix: D. }
`;
const FACTS = [
  { mechsym: 'facts', version: 1, recorder: { name: 'test', version: '0' }, runtime: { name: 'CPython', version: '3.13.0', flags: {} }, language: 'python', command: ['python3', 'main.py'], process: { pid: 1, id: '1' }, start: '2026-01-01T00:00:00Z', clock: { kind: 'cpu', period: 0.001, precision: 'loop' }, column: 'utf8', root: '/project', kinds: ['cost'], columns: { site: ['line', 'column', 'endLine', 'endColumn', 'ordinal', 'operation', 'name'], cost: ['site', 'self', 'total', 'selfOdd', 'totalOdd'] } },
  { totals: { samples: 1000, cpu: 1 } },
  { file: 'main.py', function: 'run', line: 1, sites: [[1, 4, 1, 10, 0, 'call', 'work']], cost: [[-1, 500, 500, 250, 250], [0, 500, 500, 250, 250]] },
].map((line) => JSON.stringify(line)).join('\n');
const testOf = (facts = `\`\`\`jsonl\n${FACTS}\n\`\`\``, file = 'main.py') => `# my-rule\n\n## Found\n\n\`\`\`python file=${file}\ndef run():\n    work()  # ~~~ my-rule\n\`\`\`\n\n${facts}\n`;

let user: ReturnType<typeof project>;
beforeAll(() => { user = project({ 'rules/my-rule/rule.yaml': '', 'rules/my-rule/rule.test.md': '' }); });
afterAll(() => user.remove());

const tested = async (rule: string, text = testOf()) => {
  writeFileSync(join(user.folder, 'rules', 'my-rule', 'rule.yaml'), rule);
  writeFileSync(join(user.folder, 'rules', 'my-rule', 'rule.test.md'), text);
  return mechsym(['rules', 'test'], { cwd: user.folder });
};

describe('who writes a rule is told', () => {
  test('nothing where it is right', async () => {
    expect(await tested(RULE)).toMatchObject({ code: 0, stdout: '1 test passed\n', stderr: '' });
  });

  test.each([
    ['which operations there are', RULE.replace('site: call', 'site: function-call'), /rule\.yaml:9:5: .*unknown operation `function-call`: it has to be one of attribute, .*call/],
    ['which languages there are', RULE.replace('[python]', '[py]'), /unknown language `py`: it has to be one of python, javascript/],
    ['that braces want quotes, and nothing of the parser\'s own', `${RULE.slice(0, RULE.indexOf('  runtime:'))}  runtime:\n    title: a\n    label: {{ site.name }}\n    why: C.\n    fix: D.\n`, /rule\.yaml:\d+:5: `message\.runtime\.label` must be string: YAML reads what begins with `\{` as a map; put it in quotes/],
    ['which expression failed, and how', RULE.replace("site.name == 'work'", "site.args[3].name == 'x'"), /not found \(rule `my-rule` failed at main\.py:2: there is no element \[3\]: ask for the size of the list/],
    ['which condition does not hold, and what it compares', RULE.replace("  - site.name == 'work'", "  - site.args.size() == 0\n  - site.in_loop || site.name.startsWith('play')"), /not found \(for `work\(\)` at main\.py:2 condition 2 of 2 is false, `site\.in_loop \|\| site\.name\.startsWith\('play'\)` \(rules\/my-rule\/rule\.yaml:12\): `site\.name` is "work"\)/],
    ['that a condition does not hold where nothing was sampled either', RULE.replace('cost(site)', 'cost_within(site.receiver)').replace("'work'", "'play'"), /condition 1 of 1 is false, `site\.name == 'play'`/],
    ['that no sample is counted there', RULE.replace('cost(site)', 'cost_within(site.receiver)'), /not found \(all conditions hold for `work\(\)` at main\.py:2, and its share `cost_within\(site\.receiver\)` \(rules\/my-rule\/rule\.yaml:13\) is nothing/],
    ['that nothing of its match is there, and what is', RULE.replace('site: call', 'site: call\n    within: loop'), /not found \(nothing that `match` asks for lies there; the operations on the line are .*`call` `work`, in no loop/],
    ['what a query does not find', RULE.replace('- site: call', '- query: "(subscript) @site"'), /not found \(nothing that `match` asks for lies there/],
    ['that it is not applicable', RULE.replace('[cost]', '[cost, call]'), /not found \(not-applicable: /],
  ])('%s', async (_, rule, message) => {
    const { code, stdout, stderr } = await tested(rule);
    expect(code).toBe(1);
    expect(stdout).toMatch(message);
    expect(stderr).toBe('');
  });

  test('that the function is not hot', async () => {
    const cold = FACTS.replace('[[-1,500,500,250,250],[0,500,500,250,250]]', '[[-1,2,2,1,1]]');
    const both = `${FACTS.replaceAll('"run"', '"hot"')}\n${(cold.split('\n')[2] ?? '').replace('"line":1', '"line":4')}`;
    const text = `# my-rule\n\n\`\`\`python file=main.py\ndef hot():\n    work()\n\ndef run():\n    work()  # ~~~ my-rule\n\`\`\`\n\n\`\`\`jsonl\n${both}\n\`\`\`\n`;
    expect((await tested(RULE, text)).stdout).toMatch(/not found \(the function around it, run, has 0\.2 % of the run, and rules look at what is hot only/);
  });

  test('that its test gives an option which the rule does not have', async () => {
    const text = testOf().replace(/$/, '\n```options\noptions: { my-rule: { shortst: 3 } }\n```\n');
    expect((await tested(RULE.replace('match:', 'options: { shortest: 3 }\nmatch:'), text)).stdout).toContain('fence `options`: rule `my-rule` has no option `shortst`; did you mean `shortest`?');
  });

  test('of the rules that the configuration includes too, where no folder is named, each once', async () => {
    const other = project({
      'mechsym.config.yaml': 'extends: ./org\ninclude: [org/rules/my-rule/rule.yaml]\n', 'org/ruleset.yaml': 'include: [.]\n',
      'org/rules/my-rule/rule.yaml': RULE, 'org/rules/my-rule/rule.test.md': testOf(), 'empty/a.txt': '',
    });
    try {
      expect(await mechsym(['rules', 'test'], { cwd: other.folder })).toMatchObject({ code: 0, stdout: '1 test passed\n' });
      expect(await mechsym(['rules', 'test'], { cwd: join(other.folder, 'org') })).toMatchObject({ code: 0, stdout: '1 test passed\n' });
      writeFileSync(join(other.folder, 'mechsym.config.yaml'), '');
      const none = await mechsym(['rules', 'test'], { cwd: join(other.folder, 'empty') });
      expect(none).toMatchObject({ code: 2, stdout: '' });
      expect(none.stderr).toContain('there is no folder rules/ here, and the configuration includes no rules; mechsym rules test FOLDER names one');
    } finally {
      other.remove();
    }
  });

  test('what its test lacks', async () => {
    expect((await tested(RULE, testOf(''))).stdout).toMatch(/it has no facts: a fence `recording` names a recorded file/);
    expect((await tested(RULE, testOf(undefined, 'other.py'))).stdout).toMatch(/the recording has no facts about other\.py, only about main\.py/);
  });
});
