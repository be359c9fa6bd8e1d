import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { match } from '../../src/compare/match.ts';
import type { KnownFinding } from '../../src/finding.ts';

let number = 0;
function known(changes: Partial<KnownFinding> = {}, prints: Partial<KnownFinding['fingerprints']> = {}): KnownFinding {
  number++;
  return {
    rule: 'r', fingerprint: `f${number}`, file: 'a.py', function: 'A.f', line: number, column: 1, impact: { value: 0.1, low: 0.05, high: 0.2 },
    ...changes, fingerprints: { content: `c${number}`, shape: `s${number}`, scope: `o${number}`, ...prints },
  };
}
const pairsOf = (base: readonly KnownFinding[], head: readonly KnownFinding[], options = {}) => match(base, head, options).pairs.map(({ base: b, head: h }) => [base.indexOf(b), head.indexOf(h)]);

describe('a finding is recognised', () => {
  test('by its fingerprint, wherever its lines are', () => {
    const base = known();
    expect(pairsOf([base], [{ ...base, line: 90 }])).toEqual([[0, 0]]);
  });

  test('where its function or its file has another name', () => {
    const base = known();
    expect(pairsOf([base], [known({ function: 'A.g' }, base.fingerprints)])).toEqual([[0, 0]]);
    expect(pairsOf([base], [known({ file: 'b.py', function: 'B.g' }, base.fingerprints)])).toEqual([[0, 0]]);
  });

  test('where its function was edited, and where its very place was', () => {
    const base = known();
    expect(pairsOf([base], [known({}, { content: base.fingerprints.content })])).toEqual([[0, 0]]);
    expect(pairsOf([base], [known({}, { shape: base.fingerprints.shape })])).toEqual([[0, 0]]);
    expect(pairsOf([base], [known()])).toEqual([[0, 0]]);
  });

  test('in a file that was renamed and edited, if the rename is known', () => {
    const base = known();
    expect(pairsOf([base], [known({ file: 'b.py' }, { shape: base.fingerprints.shape })])).toEqual([]);
    expect(pairsOf([base], [known({ file: 'b.py' }, { shape: base.fingerprints.shape })], { fileOf: () => 'b.py' })).toEqual([[0, 0]]);
  });

  test('and not taken for its twin while its own function is still there', () => {
    const base = known({ function: 'A.f' }, { content: 'c' });
    const twin = known({ function: 'B.f', file: 'b.py' }, { content: 'c' });
    expect(pairsOf([base, twin], [twin])).toEqual([[1, 0]]);
    expect(pairsOf([base], [twin], { isThere: () => true })).toEqual([]);
    expect(pairsOf([base], [twin], { isThere: () => false })).toEqual([[0, 0]]);
  });

  test('in the order of the source among several that are alike', () => {
    const alike = { content: 'c', scope: 'o', shape: 's' };
    const base = [known({ line: 10 }, alike), known({ line: 20 }, alike)];
    const head = [known({ line: 25, function: 'A.g' }, alike), known({ line: 15, function: 'A.g' }, alike)];
    expect(pairsOf(base, head).sort()).toEqual([[0, 1], [1, 0]]);
  });

  test('never under another rule', () => {
    const base = known();
    expect(pairsOf([base], [{ ...base, rule: 'other' }])).toEqual([]);
  });
});

const few = (prefix: string) => fc.integer({ min: 0, max: 3 }).map((n) => `${prefix}${n}`);
const anyFinding: fc.Arbitrary<KnownFinding> = fc.record({
  rule: few('r'), fingerprint: few('f'), file: few('file'), function: few('fn'), line: fc.integer({ min: 1, max: 9 }), column: fc.integer({ min: 1, max: 3 }),
  impact: fc.constant({ value: 0.1, low: 0.05, high: 0.2 }), fingerprints: fc.record({ content: few('c'), shape: few('s'), scope: few('o') }),
});

test('every finding is in one pair or in what only one side has, and pairs agree on the rule', () => {
  fc.assert(fc.property(fc.array(anyFinding, { maxLength: 12 }), fc.array(anyFinding, { maxLength: 12 }), (base, head) => {
    const { pairs, onlyBase, onlyHead } = match(base, head);
    expect(new Set([...pairs.map((pair) => pair.base), ...onlyBase])).toEqual(new Set(base));
    expect(pairs.length + onlyBase.length).toBe(base.length);
    expect(pairs.length + onlyHead.length).toBe(head.length);
    for (const pair of pairs) expect(pair.base.rule).toBe(pair.head.rule);
  }));
});

test('a run compared with itself has nothing new and nothing gone, in any order', () => {
  fc.assert(fc.property(fc.array(anyFinding, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (base, random) => {
    const head = base.map((each) => ({ each: { ...each }, at: random.next().value as number })).sort((a, b) => a.at - b.at).map(({ each }) => each);
    const { onlyBase, onlyHead } = match(base, head);
    expect([onlyBase, onlyHead]).toEqual([[], []]);
  }));
});
