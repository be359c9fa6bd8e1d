import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createText } from '../../src/source/index.ts';
import { declarationOf } from '../../src/source/languages/java/declarations.ts';
import { language, parsers } from '../source/support/parser.ts';

const parser = await parsers.parser(language('A.java'));

/** UTF-16 offsets of a declaration. */
function declared(text: string, classes: readonly string[], field: string | undefined): { readonly start: number; readonly end: number } | undefined {
  const tree = parser.parse('A.java', createText(text));
  const name = declarationOf(tree.rootNode, classes, field);
  const found = name && { start: name.startIndex, end: name.endIndex };
  tree.delete();
  return found;
}

const SOURCE = `package demo;
/* class Store { int items; } */
// class Store { int items; }
@Table(name = "class Store {")
public class Store<T extends Comparable<T>> extends Base {
    static final String TEXT = """
        class Inner { int items; }
        """;
    private final Map<String, List<T>> items = new HashMap<>() {{ put("items", null); }}, others;
    int[] counts[], sizes = {1, 2};
    char quote = '"';
    Runnable task = () -> { int items = 1; run(items); };
    void run(int items) { int sizes = 2; Object other = new Object() { int late; }; class Local { long own; } }
    record Point(int x, List<String> names) { static int made; }
    enum Colour { RED { int shade; }, GREEN; int code; }
    interface Shape { int SIDES = 4; default Class<?> kind() { return Store.class; } }
    static class Inner { class Deep { volatile int items; } Point record; int after; }
}
class Second { int items; }
`;
const at = (classes: string, field?: string): string => {
  const found = declared(SOURCE, classes.split('.'), field);
  if (found === undefined) return 'nowhere';
  const line = SOURCE.slice(0, found.start).split('\n').length;
  return `${line}: ${SOURCE.slice(found.start - 6, found.start)}[${SOURCE.slice(found.start, found.end)}]${SOURCE.slice(found.end, found.end + 3)}`;
};

describe('where Java declares', () => {
  test.each([
    ['a class, and not what comments and texts say of it', 'Store', undefined, '5: class [Store]<T '],
    ['a field of generic type', 'Store', 'items', '9: t<T>> [items] = '],
    ['a second field of one declaration', 'Store', 'others', '9: ; }}, [others];\n '],
    ['an array with brackets behind its name', 'Store', 'counts', '10: int[] [counts][],'],
    ['a field behind others', 'Store', 'sizes', '10: ts[], [sizes] = '],
    ['a field behind a quote in quotes', 'Store', 'task', '12: nable [task] = '],
    ['a record', 'Store.Point', undefined, '14: ecord [Point](in'],
    ['a component of a record', 'Store.Point', 'names', '14: ring> [names]) {'],
    ['a static field of a record', 'Store.Point', 'made', '14: c int [made]; }'],
    ['a constant of an enum with a body', 'Store.Colour', 'RED', '15: our { [RED] { '],
    ['a constant of an enum', 'Store.Colour', 'GREEN', '15: e; }, [GREEN]; i'],
    ['a field of an enum', 'Store.Colour', 'code', '15: ; int [code]; }'],
    ['a constant of an interface', 'Store.Shape', 'SIDES', '16: { int [SIDES] = '],
    ['a class in a class in a class', 'Store.Inner.Deep', 'items', '17: e int [items]; }'],
    ['a field whose name may begin a declaration', 'Store.Inner', 'record', '17: Point [record]; i'],
    ['a field behind an inner class', 'Store.Inner', 'after', '17: ; int [after]; }'],
    ['a local class', 'Store.Local', 'own', '13:  long [own]; }'],
    ['another class of the file', 'Second', 'items', '19: { int [items]; }'],
    ['the class where there is no such field', 'Second', 'gone', '19: class [Second] { '],
    ['nothing of what is not there', 'Third', 'items', 'nowhere'],
  ])('%s', (_, classes, field, place) => expect(at(classes, field)).toBe(place));
});

test('broken code is no error', () => {
  const pieces = ['class ', 'A', ' {', '}', ';', '=', '"', "'", '"""', '/*', '*/', '//', '\n', '(', ')', 'record ', 'x', ',', '\\', '<', '>', '\u0000', '𝒳'];
  fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 200 }), (parts) => { declared(parts.join(''), ['A'], 'x'); }), { numRuns: 300 });
});

test('the program of the recorded dumps', () => {
  const text = readFileSync(new URL('../../../adapters/jvm/recordings/hprof/demo/HeapDemo.java', import.meta.url), 'utf8');
  const found = declared(text, ['HeapDemo', 'Customer'], 'orders');
  expect(text.slice(found?.start, (found?.end ?? 0) + 21)).toBe('orders = new ArrayList<>(64');
});
