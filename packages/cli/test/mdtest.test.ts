import { expect, test } from 'vitest';
import { parseMarkdownTests } from '../src/rules/mdtest.ts';

const FENCE = '```';
const parse = (lines: readonly string[]) => parseMarkdownTests(lines.join('\n'));

test('a heading with a source fence is a test; headings without one are prose', () => {
  const tests = parse(['# Title', 'words', '## One', `${FENCE}python file=a.py`, 'x = 1', FENCE, '### Two', 'words', `${FENCE}python file=b/c.py`, 'y', FENCE, `${FENCE}jsonl`, '{}', FENCE]);
  expect(tests.map(({ name, line, facts }) => [name, line, facts.length])).toEqual([['One', 3, 0], ['Two', 7, 1]]);
  expect([...tests[1]?.sources ?? []]).toEqual([['b/c.py', 'y\n']]);
});

test('what stands in a comment is left out, and a fence may hold the sign of one', () => {
  const tests = parse(['# A', '<!-- later:', '## B', `${FENCE}python file=b.py`, 'x', FENCE, '-->', '<!-- one line -->', `${FENCE}js file=a.js`, '<!-- old', FENCE]);
  expect(tests.map(({ name, sources }) => [name, [...sources.values()]])).toEqual([['A', ['<!-- old\n']]]);
});

test('expectations are taken out of the source, so that its lines are those that were recorded', () => {
  const [each] = parse(['# T', `${FENCE}python file=a.py`,
    'for x in xs:',
    '    y = x.area',
    '    #   ~~~~~~ hot-site',
    '    z = 1  # ~~~ other-rule',
    'last = 2',
    '# ~~~ third-rule',
    FENCE]);
  expect(each?.sources.get('a.py')).toBe('for x in xs:\n    y = x.area\n    z = 1\nlast = 2\n');
  expect(each?.expected).toEqual([
    { file: 'a.py', line: 2, rule: 'hot-site', columns: [9, 15] },
    { file: 'a.py', line: 3, rule: 'other-rule' },
    { file: 'a.py', line: 4, rule: 'third-rule' },
  ]);
});

test('a comment with tildes that names no rule stays what it is', () => {
  const [each] = parse(['# T', `${FENCE}python file=a.py`, '# ~~~ This is prose.', 'x = "# ~~ no"', FENCE]);
  expect(each?.expected).toEqual([]);
  expect(each?.sources.get('a.py')).toBe('# ~~~ This is prose.\nx = "# ~~ no"\n');
});

test('recordings, options and longer fences are understood', () => {
  const [each] = parse(['# T', '````python file=a.py', 's = """', FENCE, '"""', '````', `${FENCE}recording`, '../recordings/3.13/a.facts.jsonl', '', FENCE, `${FENCE}options`, 'minImpact: 0.05', FENCE]);
  expect(each?.sources.get('a.py')).toBe('s = """\n```\n"""\n');
  expect(each?.recordings).toEqual(['../recordings/3.13/a.facts.jsonl']);
  expect(each?.options).toBe('minImpact: 0.05');
});
