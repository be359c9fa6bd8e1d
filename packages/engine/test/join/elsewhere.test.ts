import { describe, expect, test } from 'vitest';
import { place, placesIn, recordAll, type Files, type PlaceOptions } from './support.ts';

const CART = `class Cart:
    def total(self, items, rate):
        total = 0
        for item in items:
            total += item.price * rate
        self.seen = total
        return round(total, 2)

    def clear(self):
        self.items = []
`;
const OTHER = 'def helper(values):\n    return sorted(values)\n';

interface Found {
  readonly files: readonly string[];
  readonly functions: readonly string[];
  readonly freshness: readonly string[];
  readonly names: readonly string[];
}

async function find(before: Files, after: Files, name: string, options: PlaceOptions = {}): Promise<Found & { unplaced: Record<string, number>; problems: readonly string[] }> {
  const placed = await place(await recordAll(before, '/app'), after, options);
  const places = [...placesIn(placed, name).values()];
  const unique = (values: readonly string[]): string[] => [...new Set(values)];
  const result = {
    files: unique(places.map(({ file }) => file)), functions: unique(places.map(({ fn }) => fn.qualifiedName)), freshness: unique(places.map(({ freshness }) => freshness)),
    names: places.flatMap(({ site }) => (site?.operation === 'attribute' ? [site.name] : [])), unplaced: Object.fromEntries(placed.unplaced), problems: placed.problems.map(({ message }) => message),
  };
  placed.dispose();
  return result;
}

describe('a file that is gone', () => {
  test('is found by its digest under any folder, and others of its folder with it, although they were edited', async () => {
    const before = { 'shop/cart.py': CART, 'shop/other.py': OTHER };
    const after = { 'src/lib/shop/cart.py': CART, 'src/lib/shop/other.py': OTHER.replace('sorted(values)', 'sorted(values, key=len)'), 'docs/cart.py': 'x = 1\n' };
    expect(await find(before, after, 'Cart.total')).toMatchObject({ files: ['src/lib/shop/cart.py'], freshness: ['fresh'], names: ['price'], unplaced: {} });
    const other = await find(before, after, 'helper');
    expect(other.problems).toContain('was recorded under this name, and is src/lib/shop/other.py here');
  });

  test('is found by its functions among files of its base name', async () => {
    expect(await find({ 'cart.py': CART }, { 'a/cart.py': OTHER, 'b/cart.py': `import x\n\n\n${CART}` }, 'Cart.total')).toMatchObject({ files: ['b/cart.py'], freshness: ['moved'], names: ['price'] });
  });

  test('is where version control says that it went, under another name and edited', async () => {
    const after = { 'basket.py': CART.replace('round(total, 2)', 'round(total, 3)') };
    const renamed = async (file: string): Promise<string | undefined> => ({ 'cart.py': 'middle.py', 'middle.py': 'basket.py' })[file];
    expect(await find({ 'cart.py': CART }, after, 'Cart.total', { renamed })).toMatchObject({ files: ['basket.py'], freshness: ['stale'], names: ['price'] });
  });

  test('is followed to where most of its functions are, with those that are like many others', async () => {
    const more = 'def price_of(item):\n    return item.price\n\n\ndef add(cart, items, limit):\n    for item in items:\n        if cart.size >= limit:\n            break\n        cart.put(item)\n';
    const after = { 'basket.py': `${CART.replace('self.items = []', 'self.items = []\n        self.count = 0')}\n${more}` };
    expect(await find({ 'cart.py': `${CART}\n${more}` }, after, 'Cart.clear')).toMatchObject({ files: ['basket.py'], freshness: ['stale'] });
    const whole = await find({ 'cart.py': CART.slice(0, CART.indexOf('    def clear')) }, { 'basket.py': `import x\n${CART}` }, 'Cart.total');
    expect(whole.problems).toEqual(['was recorded under this name, and is basket.py here']);
    expect(await find({ 'cart.py': `${CART}\n${more}` }, after, 'price_of')).toMatchObject({ files: ['basket.py'], freshness: ['moved'], names: ['price'] });
  });

  test('is counted if it is nowhere', async () => {
    const { files, unplaced, problems } = await find({ 'cart.py': CART }, { 'other.py': OTHER }, 'Cart.total');
    expect({ files, unplaced }).toEqual({ files: [], unplaced: { 'source file is gone': 3 } });
    expect(problems).toEqual(['has facts, but is not there (or is not readable): findings in it are left out']);
  });

  test('is one of many in one line', async () => {
    const before = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`${name}.py`, CART.replace('items', name)]));
    const { problems } = await find(before, { 'other.py': OTHER }, 'Cart.total');
    expect(problems).toEqual(['and 3 more (b.py, c.py, …) have facts, but are not there (or are not readable): findings in them are left out']);
  });

  test('is not taken for one that only shares its base name', async () => {
    expect((await find({ 'cart.py': CART }, { 'x/cart.py': OTHER }, 'Cart.total')).files).toEqual([]);
  });
});

describe('a function that is gone from its file', () => {
  test('is found in another that has facts, and in one that has none, also in another class', async () => {
    const before = { 'cart.py': `${CART}\n${OTHER}`, 'base.py': 'def base():\n    return 1\n' };
    expect(await find(before, { 'cart.py': OTHER, 'base.py': `def base():\n    return 1\n\n${CART}` }, 'Cart.total')).toMatchObject({ files: ['base.py'], freshness: ['moved'], names: ['price'] });
    expect(await find(before, { 'cart.py': OTHER, 'base.py': before['base.py'], 'far/new.py': CART.replace('class Cart', 'class Basket') }, 'Cart.total'))
      .toMatchObject({ files: ['far/new.py'], functions: ['Basket.total'], freshness: ['moved'], names: ['price'] });
  });

  test('is in none if it could be in two', async () => {
    const after = { 'cart.py': OTHER, 'a.py': CART, 'b.py': CART };
    expect(await find({ 'cart.py': `${CART}\n${OTHER}` }, after, 'Cart.total')).toMatchObject({ files: [], unplaced: { 'function not found': 2 } });
  });

  test('is found under another name, although it was edited, if most of its statements are there', async () => {
    const after = { 'cart.py': CART.replace('def total', 'def sum_up').replace('round(total, 2)', 'round(total, 3)') };
    expect(await find({ 'cart.py': CART }, after, 'Cart.total')).toMatchObject({ functions: ['Cart.sum_up'], freshness: ['stale'], names: ['price'] });
  });

  test('costs no look at files that cannot hold it', async () => {
    const read: string[] = [];
    const others = Object.fromEntries(Array.from({ length: 900 }, (_, i) => [`pkg/m${i}.py`, 'x = 1\n']));
    await find({ 'cart.py': `${CART}\n${OTHER}` }, { 'cart.py': OTHER, 'notes.md': 'total', ...others }, 'Cart.total', { onRead: (file) => read.push(file) });
    expect(read.length).toBeLessThanOrEqual(401);
    expect(read).not.toContain('notes.md');
    read.length = 0;
    await find({ 'cart.py': CART }, { 'cart.py': CART.replace('2)', '3)'), ...others }, 'Cart.total', { onRead: (file) => read.push(file) });
    expect(read).toEqual(['cart.py']);
  });
});

describe('a path mapping', () => {
  const after = { 'src/cart.py': CART, 'cart.py': OTHER };

  test.each([
    ['an absolute folder', { from: '/app', to: 'src' }], ['a folder with a slash', { from: '/app/', to: 'src/' }], ['a file', { from: 'cart.py', to: 'src/cart.py' }],
  ])('of %s has the word, also where a file of the recorded name is there', async (_, mapping) => {
    expect(await find({ 'cart.py': CART }, after, 'Cart.total', { pathMappings: [mapping] })).toMatchObject({ files: ['src/cart.py'], freshness: ['fresh'], names: ['price'] });
  });

  test('of a folder of the recording to the root', async () => {
    expect(await find({ 'build/lib/cart.py': CART }, { 'cart.py': CART }, 'Cart.total', { pathMappings: [{ from: 'build/lib', to: '' }] })).toMatchObject({ files: ['cart.py'] });
  });

  test('of another folder changes nothing', async () => {
    expect(await find({ 'cart.py': CART }, { 'cart.py': CART }, 'Cart.total', { pathMappings: [{ from: '/ap', to: 'src' }, { from: 'car', to: 'src' }] })).toMatchObject({ files: ['cart.py'] });
  });
});

describe('an edited function', () => {
  const freshnessOf = async (after: string): Promise<unknown> => find({ 'cart.py': CART }, { 'cart.py': after }, 'Cart.total');

  test('keeps the facts of unchanged statements, also within one that was edited around them, and drops and counts the others', async () => {
    expect(await freshnessOf(CART.replace('total = 0', 'total = 0\n        count = 0'))).toMatchObject({ freshness: ['stale'], names: ['price'], unplaced: {} });
    expect(await freshnessOf(CART.replace('item.price * rate', 'item.price * rate * 2'))).toMatchObject({ freshness: ['stale'], names: ['price'] });
    expect(await freshnessOf(CART.replace('item.price * rate', 'item.cost * rate'))).toMatchObject({ freshness: ['stale'], names: [], unplaced: { 'statement edited or removed': 3 } });
  });

  test('is as it was with comments and line breaks in it, and its facts are at their operations', async () => {
    const after = CART.replace('total += item.price * rate', '# a note\n            total += (\n                item.price\n                * rate)');
    expect(await freshnessOf(after)).toMatchObject({ freshness: ['stale'], names: ['price'] });
    expect(await freshnessOf(CART.replace('        for', '\n        # a note\n        for'))).toMatchObject({ freshness: ['fresh'], names: ['price'], unplaced: {} });
  });
});

test('facts of lines go with the statement that begins there, the innermost of several, and lines in it', async () => {
  const before = 'def f(a):\n    b = g(\n        a,\n    )\n    if a: return b\n    return h(b)\n\n\ndef get(a): return a.b\n';
  const after = 'def f(a):\n    # a note\n    b = g(\n        a,\n    )\n    c = 1\n    if a:\n        return b\n    return h(c)\n\n\ndef get(a):\n    return a.b\n';
  const placed = await place(await recordAll({ 'a.py': before }, '/app', { lines: true }), { 'a.py': after });
  const lines = placed.files.flatMap(({ joined }) => joined.sites.map(({ owner, facts, range }) => `${owner.line + facts.line}: ${after.split('\n')[range.start.line] ?? ''}`));
  placed.dispose();
  expect(lines).toEqual(['1: def f(a):', '2:     b = g(', '3:         a,', '4:     )', '5:         return b', '9:     return a.b']);
});

describe('facts of JavaScript', () => {
  const before = `export class Cart {
  total(items, rate) {
    let total = 0;
    for (const item of items) total += item.price * rate;
    this.seen = total;
    return items.map((item) => item.name).join(total);
  }
}
`;

  test('survive edits in and around their function, and its move to another file', async () => {
    const edited = before.replace('let total = 0;', 'let total = 0;\n    // a note\n    check(rate);');
    const moved = `export const x = 1;\n${before}`;
    expect(await find({ 'cart.js': before }, { 'cart.js': edited }, 'total')).toMatchObject({ freshness: ['stale'], names: expect.arrayContaining(['price', 'join', 'map']) as unknown, unplaced: {} });
    expect(await find({ 'cart.js': before }, { 'cart.js': 'export const y = 2;\n', 'lib/new.js': moved }, 'total')).toMatchObject({ files: ['lib/new.js'], freshness: ['moved'] });
    expect(await find({ 'cart.js': before }, { 'cart.js': before.replace('item.price', 'item.cost') }, 'total'))
      .toMatchObject({ names: expect.not.arrayContaining(['price', 'cost']) as unknown });
  });
});
