import { describe, expect, test } from 'vitest';
import { finding, result } from '../../../formatters/test/example.ts';
import { compareResults, type CompareOptions } from '../../src/compare/compare.ts';
import type { Estimate, Finding, LintResult } from '../../src/finding.ts';

const impact = (value: number, width = 0.2): Estimate => ({ value, low: value * (1 - width), high: value * (1 + width) });
/** A finding as the example has it, with this impact, among as many samples as that takes. */
const found = (value: number, changes: Partial<Finding> = {}) => finding({ impact: impact(value), ...changes });
const other: Partial<Finding> = { fingerprint: 'ffffffffffffffff', fingerprints: { content: 'c1', shape: '5a6b7c8d9e0f1a2b', scope: 's1' } };
const elsewhere = (value: number, file = 'audit.py') => found(value, { ...other, fingerprint: `${file}ffff`.slice(0, 16), location: { ...finding().location, file, function: 'Audit.handle' }, related: [] });
const ran = (findings: readonly Finding[], changes: Partial<LintResult['recordings'][number]> = {}, more: Partial<LintResult> = {}) => {
  const one = result();
  return result({ findings, recordings: one.recordings.map((each) => ({ ...each, ...changes })), ...more });
};
const compare = (base: LintResult, head: LintResult, options: Partial<CompareOptions> = {}) => compareResults(base, head, { base: 'main', ...options });
const stateOf = (base: LintResult, head: LintResult, options = {}) => {
  const { findings, comparison } = compare(base, head, options);
  return [...findings, ...comparison?.gone ?? []].map((each) => each.baseline?.state);
};

describe('what became of a finding', () => {
  test('new, fixed, unchanged', () => {
    expect(stateOf(ran([]), ran([found(0.1)]))).toEqual(['new']);
    expect(stateOf(ran([found(0.1)]), ran([]))).toEqual(['fixed']);
    expect(stateOf(ran([found(0.1)]), ran([found(0.12)]))).toEqual(['unchanged']);
  });

  test('worse and better only outside of both intervals', () => {
    expect(stateOf(ran([found(0.1)]), ran([found(0.2)]))).toEqual(['worse']);
    expect(stateOf(ran([found(0.2)]), ran([found(0.1)]))).toEqual(['better']);
    expect(stateOf(ran([finding({ impact: impact(0.1, 0.5) })]), ran([found(0.18)]))).toEqual(['unchanged']);
  });

  test('not worse where only the rest of the run became shorter, nor better where it became longer', () => {
    expect(stateOf(ran([found(0.1)], { cpu: 10 }), ran([found(0.2)], { cpu: 5 }))).toEqual(['unchanged']);
    expect(stateOf(ran([found(0.2)], { cpu: 5 }), ran([found(0.1)], { cpu: 10 }))).toEqual(['unchanged']);
    expect(stateOf(ran([found(0.1)], { cpu: 10, processes: 5 }), ran([found(0.2)], { cpu: 2, processes: 1 }))).toEqual(['worse']);
  });

  test('not new where it was there below the floor', () => {
    const { fingerprint, fingerprints, rule, location } = finding();
    const below = [{ rule, fingerprint, fingerprints, file: location.file, function: location.function, line: 48, column: 1, impact: impact(0.009) }];
    const base = ran([], {}, { belowFloor: { count: 1, impact: 0.009, floor: 0.01, findings: below } });
    expect(stateOf(base, ran([found(0.0101)]))).toEqual(['unchanged']);
    expect(stateOf(base, ran([found(0.1)]))).toEqual(['worse']);
    expect(compare(ran([found(0.0101)]), base).comparison?.counts).toMatchObject({ unchanged: 1, fixed: 0 });
  });

  test('unknown where the rule did not apply to one of the runs', () => {
    const statuses = [{ rule: 'megamorphic-site', status: 'not-applicable' as const, reason: 'no caches', missing: ['inline-cache'] }];
    const { findings } = compare(ran([], {}, { statuses }), ran([found(0.1)]));
    expect(findings[0]?.baseline).toMatchObject({ state: 'unknown', reason: expect.stringContaining('no caches') as string });
    expect(stateOf(ran([found(0.1)]), ran([], {}, { statuses }))).toEqual(['unknown']);
  });

  test('unknown, not fixed, where another command was run and nothing is known of the code', () => {
    expect(stateOf(ran([found(0.1)]), ran([], { command: ['python3', 'other.py'] }))).toEqual(['unknown']);
  });

  test('unknown where too few samples would have shown it in the other run', () => {
    const { samples, ...rest } = finding().share;
    const rare = found(0.02, { share: { ...rest, value: 0.02, samples: Math.min(samples, 12) } });
    expect(stateOf(ran([rare]), ran([]))).toEqual(['unknown']);
    expect(stateOf(ran([]), ran([rare]))).toEqual(['unknown']);
  });
});

describe('two runs that are alike', () => {
  /** A finding of a run of n samples with this many at its place. */
  const counted = (samples: number, of: number) => ran([found(0.5 * samples / of, { share: { ...finding().share, samples, of, value: samples / of } })], {}, { trust: { ...result().trust, samples: of } });
  const none = (of: number) => ran([], {}, { trust: { ...result().trust, samples: of }, rules: [{ ...(result().rules[0] as LintResult['rules'][number]), requires: ['cost'] }] });

  test.each([[1000, 12, 'unknown'], [1000, 30, 'new'], [100_000, 530, 'unknown'], [100_000, 900, 'new'], [1_000_000, 5100, 'unknown'], [1_000_000, 6000, 'new']] as const)(
    'of %d samples, %d at a place that the other run does not name: %s', (of, samples, state) => {
      expect(stateOf(none(of), counted(samples, of))).toEqual([state]);
    });

  test('tell more where the other one is longer', () => {
    expect(stateOf(none(1000), counted(16, 1000))).toEqual(['unknown']);
    expect(stateOf(none(5000), counted(16, 1000))).toEqual(['new']);
  });
});

describe('a fix that is missed elsewhere', () => {
  const base = [found(0.1), elsewhere(0.05), elsewhere(0.02, 'report.py')];

  test('is told by impact, with what all of them would save', () => {
    const { comparison } = compare(ran(base), ran(base.slice(1)));
    expect(comparison?.twins).toHaveLength(1);
    const [twins] = comparison?.twins ?? [];
    expect(twins?.fixed).toEqual({ file: 'geometry.py', line: 48, function: 'Scene.total', fingerprint: '5f2a9c01d3e4b7a8' });
    expect(twins?.missed).toEqual(base.slice(1).map(({ fingerprint }) => fingerprint));
    expect(twins?.impact.value).toBeCloseTo(1 - 0.95 * 0.98);
  });

  test('is none of another form, of another rule, or one that the change brings', () => {
    const twinsOf = (head: readonly Finding[], before: readonly Finding[] = base) => compare(ran(before), ran(head)).comparison?.twins;
    const form = found(0.05, { ...other, fingerprints: { content: 'c1', shape: 'another', scope: 's1' }, location: { ...finding().location, file: 'b.py', function: 'g' } });
    expect(twinsOf([form], [found(0.1), form])).toEqual([]);
    expect(twinsOf([{ ...elsewhere(0.05), rule: 'another' }], [found(0.1), { ...elsewhere(0.05), rule: 'another' }])).toEqual([]);
    expect(twinsOf([elsewhere(0.05)], [found(0.1)])).toEqual([]);
  });
});
