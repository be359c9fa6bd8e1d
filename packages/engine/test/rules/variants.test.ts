import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileRules, infosOf } from '@mechsym/engine';
import { makerOf, shapesInWords } from '../../src/view/shapes.ts';

const GOOD = readFileSync(new URL('good-rule.yaml', import.meta.url), 'utf8');
const OTHER = GOOD.replace('languages: [python]', 'languages: [javascript]');

describe('one rule in several files', () => {
  const file = (name: string, text: string) => ({ file: name, text, origin: 'user' as const });

  it('has a file for each language and is one rule to its reader', async () => {
    const { rules, problems } = await compileRules([file('rule.yaml', GOOD), file('rule.javascript.yaml', OTHER)]);
    expect(problems).toEqual([]);
    expect(rules).toHaveLength(2);
    expect(infosOf(rules).map(({ languages }) => languages)).toEqual([['python', 'javascript']]);
  });

  it('is told in the words of the language that was recorded, whatever the order of its files', async () => {
    const { rules } = await compileRules([file('x/rule.javascript.yaml', OTHER.replace(/^title: .*$/m, 'title: for JavaScript')), file('x/rule.yaml', GOOD.replace(/^title: .*$/m, 'title: for Python'))]);
    const titles = (...languages: string[]) => infosOf(rules, new Set(languages)).map(({ title }) => title);
    expect([titles('python'), titles('javascript'), titles()]).toEqual([['for Python'], ['for JavaScript'], ['for Python']]);
    expect(infosOf(rules)[0]?.languages).toEqual(['python', 'javascript']);
  });

  it('is refused twice for one language', async () => {
    const { problems } = await compileRules([file('a.yaml', GOOD), file('b.yaml', GOOD)]);
    expect(problems[0]?.message).toContain('is defined already in a.yaml for python');
  });
});

describe('shapes as V8 names them', () => {
  it('have a constructor unless a literal made them', () => {
    expect(makerOf('Point{x, y}#2')).toBe('Point');
    expect(makerOf('{x, y}')).toBe('');
    expect(makerOf('unknown#3')).toBe('');
  });

  it('are cut short in messages, and counted', () => {
    expect(shapesInWords(['{a, b, c, d}', 'Point{x, y}', 'A{}', 'B{}'])).toBe('{a, b, c, …}, Point{x, y} and 2 more');
    expect(shapesInWords(['Point{x, y}'])).toBe('Point{x, y}');
    expect(shapesInWords(['unknown', '{a}', 'unknown#2'])).toBe('{a} and 2 more');
    const node = 'type, start, end';
    expect(shapesInWords([`Node{${node}, value}`, `Node{${node}, left, right, kind, at}`, `Node{${node}}`])).toBe('Node{…, value}, Node{…, left, right, kind, …} and 1 more');
  });
});
