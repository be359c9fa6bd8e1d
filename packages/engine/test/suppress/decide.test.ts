import { describe, expect, test } from 'vitest';
import type { Finding, LintResult, Location } from '../../src/finding.ts';
import type { BulkEntry } from '../../src/suppress/bulk.ts';
import { adopted, pruned } from '../../src/suppress/change.ts';
import { decide, type Judged, type SuppressInput } from '../../src/suppress/decide.ts';
import { lookedFile, type LookedFile } from '../../src/suppress/looked.ts';
import { modelOf } from '../source/support/models.ts';

const CODE = `def hot(xs):
    for x in xs:
        a(x)  # mechsym-ignore[one]: known
        b(x)  # mechsym-ignore[one below=5%]: small
        c(x)  # mechsym-ignore[one until=2026-11-28]: this week

def cold(xs):
    return xs  # mechsym-ignore[one]: never looked at
`;
const RULES = new Set(['one', 'two', 'off']);

function looked(code = CODE, names: readonly string[] = ['hot'], rules: readonly string[] = ['one', 'two']): LookedFile {
  const model = modelOf(code);
  return lookedFile(model, new Set(model.functions.filter(({ qualifiedName }) => names.includes(qualifiedName))), rules, RULES);
}

const place = (line: number, name = 'hot'): Location => ({
  file: 'a.py', function: name, snippet: { firstLine: line - 1, lines: [] }, range: { start: { line: line - 1, column: 8 }, end: { line: line - 1, column: 12 } },
});

/** A finding on a line, counted from 1, that would save a part of the run. */
function judged(line: number, impact: number, { rule = 'one', isShown = true, places = [place(line)] } = {}): Judged {
  const finding = { rule, location: places[0], impact: { value: impact, low: impact, high: impact } } as Finding;
  return { finding, places, isShown };
}

const decided = (input: Partial<SuppressInput>, findings: readonly Judged[], files = [looked()]) => decide({ today: '2026-11-28', ...input }, findings, files, RULES);
const bulk = (entries: readonly BulkEntry[], gone: readonly string[] = []): Partial<SuppressInput> => ({ bulk: { name: 'known.json', entries, gone: new Set(gone) } });
const entry = (count: number, scope = 'hot', more: Partial<BulkEntry> = {}): BulkEntry => ({ file: 'a.py', rule: 'one', scope, count, reason: 'by design', ...more });

describe('a comment', () => {
  test('suppresses its rule on its line, and no other', () => {
    const [known, other, elsewhere] = [judged(3, 0.1), judged(3, 0.1, { rule: 'two' }), judged(2, 0.1)];
    const { suppressed } = decided({}, [known, other, elsewhere]);
    expect([...suppressed.keys()]).toEqual([known.finding]);
    expect(suppressed.get(known.finding)).toMatchObject({ kind: 'inline', reason: 'known', file: 'a.py', line: 3 });
  });

  test('at any of the places with the cause is about the finding: which of them leads is for chance to say', () => {
    const finding = judged(2, 0.1, { places: [place(2), place(3)] });
    expect(decided({}, [finding]).suppressed.has(finding.finding)).toBe(true);
  });

  test('lapses when the finding saves as much as it says', () => {
    const [small, large] = [judged(4, 0.0499), judged(4, 0.05)];
    const { suppressed, lapsed } = decided({}, [small, large]);
    expect([...suppressed.keys()]).toEqual([small.finding]);
    expect(lapsed.get(large.finding)?.text).toBe('It was suppressed at a.py:4 while it saves less than 5 %: it has come to 5 %.');
  });

  test('lapses after its day', () => {
    const finding = judged(5, 0.1);
    expect(decided({ today: '2026-11-28' }, [finding]).suppressed.has(finding.finding)).toBe(true);
    const after = decided({ today: '2026-11-29' }, [finding]);
    expect(after.suppressed.size).toBe(0);
    expect(after.lapsed.get(finding.finding)?.text).toBe('It was suppressed at a.py:5 until 2026-11-28, which is over.');
    expect(after.unused.map(({ line }) => line)).not.toContain(5);
  });

  test('is not used where its rule ran and found nothing, and only there', () => {
    const findings = [judged(3, 0.001, { isShown: false }), judged(5, 0.1)];
    expect(decided({}, findings).unused).toEqual([{ kind: 'inline', rule: 'one', file: 'a.py', line: 4, column: 32, why: 'the rule finds nothing there in this recording' }]);
    expect(decided({}, []).unused.map(({ line }) => line)).toEqual([3, 4, 5]);
    const isStale = looked(CODE, []);
    expect(decided({}, [], [isStale]).unused).toEqual([]);
    expect(decided({}, [], [looked(CODE, ['hot'], ['two'])]).unused).toEqual([]);
  });

  test('that is not used is a problem at its place, and fails nothing', () => {
    expect(decided({}, [judged(3, 0.1), judged(5, 0.1)]).problems).toEqual([{
      severity: 'info', file: 'a.py', line: 4, column: 32, message: 'the suppression of `one` is not used: the rule finds nothing there in this recording',
    }]);
  });
});

describe('the suppressions file', () => {
  const plain = 'def hot(xs):\n' + '    a()\n'.repeat(9);

  test('takes as many as it counts, and shows those that save most', () => {
    const findings = [judged(2, 0.3), judged(3, 0.1), judged(4, 0.2)];
    const { suppressed, lapsed } = decided(bulk([entry(2)]), findings, [looked(plain)]);
    expect([...suppressed.keys()].map(({ impact }) => impact.value)).toEqual([0.1, 0.2]);
    expect(lapsed.get(findings[0]!.finding)?.text).toBe('known.json counts 2 of this rule in `hot`, and there are more.');
  });

  test('is about one rule in one function of one file', () => {
    const entries = [entry(1, 'cold'), entry(1, 'hot', { rule: 'two' }), entry(1, 'hot', { file: 'b.py' })];
    expect(decided(bulk(entries), [judged(2, 0.1)], [looked(plain)]).suppressed.size).toBe(0);
  });

  test('is not used up by what a comment suppresses, and not needed for it', () => {
    const { suppressed, unused } = decided(bulk([entry(1)]), [judged(3, 0.1), judged(2, 0.1), judged(4, 0.01), judged(5, 0.1)]);
    expect(suppressed.size).toBe(4);
    expect(unused).toEqual([]);
    expect(decided(bulk([entry(1)]), [judged(3, 0.1), judged(4, 0.01), judged(5, 0.1)]).unused).toMatchObject([{ kind: 'file', entry: { scope: 'hot', count: 1 } }]);
  });

  test('is needed by what is below the floor or reported by another rule, after what is shown', () => {
    const findings = [judged(2, 0.001, { isShown: false }), judged(3, 0.1)];
    const { suppressed, unused } = decided(bulk([entry(3)]), findings, [looked(plain)]);
    expect([...suppressed.keys()]).toEqual([findings[1]!.finding]);
    expect(unused).toEqual([{ kind: 'file', rule: 'one', file: 'known.json', entry: { file: 'a.py', scope: 'hot', count: 1 }, why: 'the rule finds nothing there in this recording' }]);
  });

  test('names as not used only what cannot be needed', () => {
    const entries = [
      entry(1, 'hot'), entry(1, 'gone'), entry(1, '<module>'), entry(1, 'hot', { rule: 'off' }), entry(1, 'hot', { rule: 'onne' }),
      entry(1, 'f', { file: 'away.py' }), entry(1, 'f', { file: 'notread.py' }),
    ];
    const { unused, problems } = decided(bulk(entries, ['away.py']), [], [looked(plain)]);
    expect(unused.map(({ rule, entry: each, why }) => [rule, each?.file, each?.scope, why])).toEqual([
      ['one', 'a.py', 'hot', 'the rule finds nothing there in this recording'],
      ['one', 'a.py', 'gone', 'there is no such function'],
      ['onne', 'a.py', 'hot', 'there is no such rule; did you mean `one`?'],
      ['one', 'away.py', 'f', 'the file is gone'],
    ]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ severity: 'info', file: 'known.json' });
    expect(problems[0]?.message).toContain('and 3 more; mechsym lint --prune-suppressions');
  });
});

describe('the file written anew', () => {
  const plain = 'def hot(xs):\n' + '    a()\n'.repeat(9);
  const resultOf = (input: Partial<SuppressInput>, findings: readonly Judged[]): LintResult => {
    const { suppressed, unused } = decided(input, findings, [looked(plain)]);
    return { suppressed: [...suppressed].map(([finding, suppression]) => ({ ...finding, suppression })), unusedSuppressions: unused } as unknown as LintResult;
  };

  test('counts what is shown, of the rules asked for, and then suppresses it', () => {
    const findings = [judged(2, 0.3), judged(3, 0.1), judged(4, 0.2, { rule: 'two' })];
    const entries = [entry(1)];
    const next = adopted(entries, resultOf({ ...bulk(entries), adopt: (rule) => rule === 'one' }, findings));
    expect(next).toEqual([entry(2)]);
    expect(adopted([], resultOf({ adopt: () => true }, findings)).map(({ reason }) => reason)).toEqual(['known since 2026-11-28', 'known since 2026-11-28']);
    expect([...decided(bulk(next), findings, [looked(plain)]).suppressed.keys()].map(({ rule }) => rule)).toEqual(['one', 'one']);
  });

  test('keeps entries that this recording does not reach', () => {
    const entries = [entry(4, 'cold'), entry(1, 'x', { file: 'b.py' })];
    expect(adopted(entries, resultOf({ ...bulk(entries), adopt: () => true }, [judged(2, 0.1)]))).toEqual([...entries, entry(1, 'hot', { reason: 'known since 2026-11-28' })]);
  });

  test('loses what is not used, in part or whole, and nothing else', () => {
    const entries = [entry(3), entry(1, 'gone'), entry(2, '<module>')];
    expect(pruned(entries, resultOf(bulk(entries), [judged(2, 0.1)]))).toEqual([entry(1), entry(2, '<module>')]);
  });
});
