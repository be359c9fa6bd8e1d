import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { familyOf, outerOf, type FunctionModel } from '../../src/source/index.ts';
import { modelOf } from './support/models.ts';

const names = (functions: readonly FunctionModel[]): string[] => functions.map(({ qualifiedName }) => qualifiedName);

const CODE = [
  'def first(rows):', '    return [each for each in (row.n for row in rows)]', '',
  'class Box:', '    def put(self, item):', '        def inner(): return item', '        self.item = inner', '',
  'def last(): pass', '',
].join('\n');

describe('functions that are read when they are asked for', () => {
  test('by line: those that have a part on it, from the outermost to the innermost', () => {
    const model = modelOf(CODE);
    expect(names(model.functionsOn(5))).toEqual(['<module>', 'Box', 'Box.put', 'Box.put.<locals>.inner']);
    expect(names(model.functionsOn(7, 8))).toEqual(['<module>', 'last']);
  });

  test('by name: definitions, and nothing that only mentions it', () => {
    const model = modelOf(CODE);
    expect(names(model.functionsNamed('inner'))).toEqual(['Box.put.<locals>.inner']);
    expect(names(model.functionsNamed('item'))).toEqual([]);
    expect(names(model.functionsNamed('<listcomp>'))).toEqual(['first.<locals>.<listcomp>']);
    expect(names(modelOf('def ﬁnd(): pass\n').functionsNamed('find'))).toEqual(['find']);
  });

  test('by words of their text', () => {
    expect(names(modelOf(CODE).functionsWith('.item'))).toEqual(['<module>', 'Box', 'Box.put']);
    expect(modelOf(CODE).functionsWith('nowhere')).toEqual([]);
  });

  test('a comprehension belongs to the function around it', () => {
    const [comprehension] = modelOf(CODE).functionsNamed('<listcomp>');
    if (comprehension === undefined) throw new Error('there is a comprehension');
    expect(outerOf(comprehension).name).toBe('first');
    expect(new Set(names(familyOf(comprehension)))).toEqual(new Set(['first', 'first.<locals>.<genexpr>', 'first.<locals>.<listcomp>']));
  });

  test('what a function binds in the module is known before the function is read', () => {
    const model = modelOf('def set_it():\n    global len\n    len = abs\n\ndef use(x):\n    return len(x)\n');
    expect(model.functionsNamed('use')[0]?.scopeOf('len')).toBe('module');
  });

  test('the same whether one is asked for first or all are read at once', () => {
    const folder = new URL('../../../../test/cases/python/', import.meta.url);
    for (const name of readdirSync(folder).slice(0, 12)) {
      const code = readFileSync(new URL(`${name}/slow.py`, folder), 'utf8');
      const all = modelOf(code).functions;
      const model = modelOf(code);
      for (const fn of [...all].reverse()) {
        const found = model.functionsOn(fn.firstLine).find((each) => each.qualifiedName === fn.qualifiedName && each.syntax.start === fn.syntax.start);
        expect(found?.sites.map(({ operation, range }) => ({ operation, range }))).toEqual(fn.sites.map(({ operation, range }) => ({ operation, range })));
      }
      expect(names(model.functions)).toEqual(names(all));
    }
  });
});
