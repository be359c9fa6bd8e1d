import { describe, expect, test } from 'vitest';
import { type Invariance, invarianceOf, isInvariant, type Loop } from '../../src/source/index.ts';
import { modelOf } from './support/models.ts';
import { python } from './support/parser.ts';

function loopsOf(code: string): Loop[] {
  return modelOf(code).functions.flatMap(({ loops }) => loops);
}

describe('loops', () => {
  test('nest, and end with their last code', () => {
    const [outer, inner] = loopsOf('def f(a):\n  for x, (y, *z) in a.b:\n    while x:\n      x = y\n      # a comment\n  else:\n    pass\n');
    expect(outer).toMatchObject({ kind: 'for', depth: 1, parent: undefined, targets: ['x', 'y', 'z'] });
    expect(outer?.header).toEqual({ start: { line: 1, column: 2 }, end: { line: 1, column: 23 } });
    expect(inner?.range).toEqual({ start: { line: 2, column: 4 }, end: { line: 3, column: 11 } });
    expect(outer?.iterable?.text).toBe('a.b');
    expect(inner).toMatchObject({ kind: 'while', depth: 2, targets: [], iterable: undefined });
    expect(inner?.parent).toBe(outer);
  });

  test('hold what runs again and again: not their iterable, not their else', () => {
    const model = modelOf('for x in a.once:\n  a.again\nelse:\n  a.after\nwhile a.test:\n  pass\n[a.item for y in a.first for z in a.second if a.condition]\n');
    const sites = model.functions.flatMap((fn) => fn.sites.map((site) => ({ site, fn }))).filter(({ site }) => site.operation === 'attribute');
    expect(Object.fromEntries(sites.map(({ site }) => [site.name, site.loop?.kind]))).toEqual({
      once: undefined, again: 'for', after: undefined, test: 'while', item: 'comprehension', first: undefined, second: 'comprehension', condition: 'comprehension',
    });
    for (const { site, fn } of sites) expect(fn.loopOf(site.node), site.name).toBe(site.loop);
  });

  test('of a comprehension count the loops around it', () => {
    const loops = loopsOf('for x in a:\n  y = {k: v for k in x for v in k}\n');
    expect(loops.map(({ kind, depth, targets }) => `${kind} ${depth} ${targets.join()}`)).toEqual(['for 1 x', 'comprehension 2 k', 'comprehension 3 v']);
  });

  test('say everything that changes within them', () => {
    const [loop] = loopsOf(`def f(self, a):
  for x in a:
    y = 1
    self.z += 1
    a.b[0] = 1
    del a.c, a.d[1]
    f().e = 1
    a.list.append(x)
    a.list.count(x)
    for inner in x: pass
    with a as w, b as (v, u): pass
    try: import m.n
    except E as e: pass
    [comp for comp in (walrus := x)]
    [a.g.add(c) for c in x]
    def g(): hidden = 1
    class K: hidden = 1
    match x:
      case [p, *q]: pass
`);
    expect([...loop!.assigned].sort()).toEqual(['?.e', 'K', 'a.b[]', 'a.c', 'a.d[]', 'a.g()', 'a.list()', 'e', 'g', 'inner', 'm', 'p', 'q', 'self.z',
      'u', 'v', 'w', 'walrus', 'x', 'y'].sort());
  });
});

describe('invariance', () => {
  const body = (expression: string): string => `def f(self, n, items, other):
  for i in items:
    other.changed = i
    items.append(i)
    self.table[i] = n
    local = i
    use(${expression})
`;

  test.each<[string, Invariance]>([
    ['(1, "a", -2)', 'constant'], ['n + self_', 'names'], ['n + local', 'varies'], ['i', 'varies'],
    ['self.size', 'attributes'], ['self.size.width', 'attributes'], ['self.changed', 'varies'], ['self.changed.x', 'varies'],
    ['len(n)', 'calls'], ['self.get(n)', 'calls'], ['self.names[0]', 'calls'], ['len(items)', 'varies'], ['self.table[0]', 'varies'],
    ['items', 'names'], ['self.table', 'attributes'], ['[x for x in n]', 'names'], ['lambda q: q + local', 'varies'], ['f(key=n)', 'calls'], ['f"{n}"', 'names'],
  ])('of %s is: %s', (expression, expected) => {
    const code = body(expression);
    const model = modelOf(code);
    const call = model.functions.flatMap(({ sites }) => sites).find(({ operation, name }) => operation === 'call' && name === 'use')!;
    const node = call.operands[0]!;
    expect(node.text).toBe(expression);
    expect(invarianceOf(node, call.loop!, python)).toBe(expected);
    expect(isInvariant(node, call.loop!, python)).toBe(['constant', 'names', 'attributes'].includes(expected));
    expect(isInvariant(node, call.loop!, python, 'calls')).toBe(expected !== 'varies');
  });
});
