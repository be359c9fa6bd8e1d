import { describe, expect, test } from 'vitest';
import { shapeOf } from '../../src/compare/shape.ts';
import { modelOf } from '../source/support/models.ts';

/** The form of the first statement's expression. */
function shape(code: string): string {
  const statement = modelOf(`${code}\n`).tree.rootNode.namedChildren[0];
  const node = statement?.type === 'expression_statement' ? statement.namedChildren[0] : statement;
  if (!node) throw new Error(code);
  return shapeOf(node);
}

describe('the form of a place', () => {
  test.each([
    ['name in self.known', 'key in entries'],
    ['copy.deepcopy(self.rows)', 'copy.deepcopy(template)'],
    ['re.compile("a+")', 're.compile(\'b\')'],
    ['x + x', 'y + y'],
    ['shape.area', 'self.scene.shape.area'],
    ['f(a, b,)', 'f( c,\n  d)  # why'],
  ])('is the same for %s and %s', (a, b) => {
    expect(shape(a)).toBe(shape(b));
  });

  test.each([
    ['shape.area', 'shape.width'],
    ['copy.deepcopy(a)', 'copy.copy(a)'],
    ['sorted(a)', 'list(a)'],
    ['x + x', 'x + y'],
    ['a in b', 'a not in b'],
    ['a[0]', 'a[i]'],
    ['f(a)', 'f(a, a)'],
  ])('differs between %s and %s', (a, b) => {
    expect(shape(a)).not.toBe(shape(b));
  });

  test('of a huge expression is its text', () => {
    const huge = `[${'f(x), '.repeat(2_000)}]`;
    expect(shape(huge)).toBe(huge);
  });
});
