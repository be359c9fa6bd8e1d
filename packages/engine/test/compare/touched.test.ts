import { describe, expect, test } from 'vitest';
import { Touched, type ChangedFile } from '../../src/compare/touched.ts';
import { shapeDigest, shapeOf } from '../../src/compare/shape.ts';
import type { Finding } from '../../src/finding.ts';
import { JoinedFile } from '../../src/join/joined-file.ts';
import { FileView } from '../../src/view/file-view.ts';
import { Program } from '../../src/view/program.ts';
import { finding } from '../../../formatters/test/example.ts';
import { modelOf } from '../source/support/models.ts';
import { parsers, python } from '../source/support/parser.ts';

const BEFORE = `import copy

LIMIT = 10


class A:
    def first(self):
        for row in self.rows:
            use(copy.deepcopy(row))

    def second(self):
        return [x for x in self.rows]
`;

/** The change from one text of a.py to another; the lines are those that git would name. */
async function changed(after: string, lines: ChangedFile['lines'], before: string | null = BEFORE): Promise<Touched> {
  const touched = new Touched([{ file: 'a.py', lines, ...(before !== null && { before: 'old.py' }) }],
    async (file) => (file === 'old.py' && before !== null ? new TextEncoder().encode(before) : undefined), parsers);
  const model = modelOf(after);
  await touched.add(new FileView(new JoinedFile(model, []), python, new Program(0)));
  return touched;
}

const at = (name: string, line: number, file = 'a.py'): Finding => {
  const one = finding();
  const range = { start: { line, column: 4 }, end: { line, column: 9 } };
  return { ...one, location: { ...one.location, file, function: name, range }, related: [] };
};

describe('a change touches', () => {
  test('the function that it edits and no other', async () => {
    const touched = await changed(BEFORE.replace('use(', 'take('), [{ first: 8, last: 8 }]);
    expect([touched.has(at('A.first', 8)), touched.has(at('A.second', 11))]).toEqual([true, false]);
  });

  test('no function by a comment, by lines above it, or by another place', async () => {
    const touched = await changed(BEFORE.replace('LIMIT = 10', '# one\nLIMIT = 10').replace('in self.rows:', 'in self.rows:  # all'), [{ first: 0, last: 99 }]);
    expect([touched.has(at('A.first', 9)), touched.has(at('A.second', 12))]).toEqual([false, false]);
  });

  test('outside of functions the lines that it adds or changes', async () => {
    const touched = await changed(BEFORE.replace('LIMIT = 10', 'LIMIT = 20'), [{ first: 2, last: 2 }]);
    expect([touched.has(at('<module>', 2)), touched.has(at('<module>', 0)), touched.has(at('A', 5))]).toEqual([true, false, false]);
  });

  test('all of a new file, and nothing of another', async () => {
    const touched = await changed(BEFORE, [{ first: 0, last: Number.MAX_SAFE_INTEGER }], null);
    expect([touched.has(at('A.first', 8)), touched.has(at('<module>', 2)), touched.has(at('A.first', 8, 'b.py'))]).toEqual([true, true, false]);
  });

  test('what is fixed elsewhere and costs in the function that it edits', async () => {
    const touched = await changed(BEFORE.replace('use(', 'take('), [{ first: 8, last: 8 }]);
    const caller = at('B.make', 3, 'b.py');
    expect(touched.has({ ...caller, related: [{ location: at('A.first', 8).location, text: 'hot here' }] })).toBe(true);
  });
});

test('names go both ways over a rename', async () => {
  const touched = await changed(BEFORE, []);
  expect([touched.fileOf('old.py'), touched.nameBefore('a.py'), touched.fileOf('c.py'), touched.nameBefore('c.py')]).toEqual(['a.py', 'old.py', 'c.py', 'c.py']);
});

test('a pattern that the change takes out of a function is known by its form, under the rules that find it elsewhere', async () => {
  const touched = await changed(BEFORE.replace('copy.deepcopy(row)', 'row.copy()'), [{ first: 8, last: 8 }]);
  const site = modelOf('import copy\ncopy.deepcopy(row)\n').functions.flatMap((fn) => fn.sites).find(({ operation }) => operation === 'call');
  if (site === undefined) throw new Error('no site');
  const twin = (shape: string): Finding => ({ ...at('B.g', 3, 'b.py'), fingerprints: { content: 'c', scope: 'o', shape } });
  expect(touched.removed([twin(shapeDigest('another-rule', shapeOf(site.node)))])).toEqual([]);
  expect(touched.removed([twin(shapeDigest('megamorphic-site', shapeOf(site.node)))])).toMatchObject([{ rule: 'megamorphic-site', file: 'old.py', function: 'A.first', line: 9 }]);
});
