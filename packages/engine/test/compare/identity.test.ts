import { describe, expect, it } from 'vitest';
import { identify } from '../../src/compare/identity.ts';
import type { Group } from '../../src/rank/merge.ts';
import type { FunctionModel } from '../../src/source/model.ts';

const fn = { kind: 'function', qualifiedName: 'Report.total', name: 'total' } as FunctionModel;
const other = { kind: 'function', qualifiedName: 'Report.mean', name: 'mean' } as FunctionModel;
const within = (parent: FunctionModel) => ({ kind: 'comprehension', qualifiedName: `${parent.qualifiedName}.<locals>.<genexpr>`, name: '<genexpr>', parent }) as FunctionModel;

/** What a rule that names its cause by the function reports with its hottest place in this one. */
function ledBy(functionModel: FunctionModel, cause: string): string | undefined {
  const place = { key: 'report.py:3', file: undefined, node: undefined, text: '', functionModel };
  const location = { file: 'report.py', function: functionModel.qualifiedName, range: { start: { line: 2, column: 0 }, end: { line: 2, column: 1 } } };
  const group = { lead: { rule: { spec: { rule: 'exact-arithmetic' } }, fix: place, site: place, cause, location }, members: [] };
  return identify([group as unknown as Group])[0]?.fingerprint;
}

describe('the same finding in another run', () => {
  it('may have its hottest place in a comprehension of the function or beside it', () => {
    expect(ledBy(within(fn), 'Report.total@Fraction')).toBe(ledBy(fn, 'Report.total@Fraction'));
    expect(ledBy(within(within(fn)), 'Report.total@Fraction')).toBe(ledBy(fn, 'Report.total@Fraction'));
  });

  it('is in the same function', () => {
    expect(ledBy(within(other), 'Report.mean@Fraction')).not.toBe(ledBy(fn, 'Report.total@Fraction'));
  });
});
