import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubtOf } from '../../src/rank/doubt.ts';
import { impactOf, reaches, sampledShare, shareOf } from '../../src/rank/impact.ts';
import { inOtherPrograms, offReason, savingAt, spreadOf, tableFor, type CalibrationTable } from '../../src/rank/calibration.ts';
import { looksFor, resolutionOf } from '../../src/rank/looks.ts';
import { versionHolds } from '../../src/rules/version.ts';

const table = (version: string, values: readonly (readonly [at: number, value: number])[]): CalibrationTable => ({
  runtime: 'cpython', version, machine: 'm', date: '2026-01-01',
  rules: { r: values.map(([at, value]) => ({ at, value, low: value - 0.1, high: value + 0.1, pairs: 10 })) },
});

const cpython = (version: string) => ({ name: 'CPython', version });

describe('a saving is read off the receipts', () => {
  it('of the same version where there is one, else of the nearest, and says so', () => {
    const calibration = { a: table('3.11', [[0, 0.5]]), b: table('3.14', [[0, 0.2]]) };
    expect(tableFor(calibration, 'CPython', '3.11.7', 'r')?.version).toBe('3.11');
    expect(tableFor(calibration, 'CPython', '3.15.0', 'r')?.version).toBe('3.14');
    expect(savingAt(calibration.b, 'r', 0, cpython('3.15.0'))).toMatchObject({ exactVersion: false, measuredOn: 'CPython 3.14' });
    expect(tableFor(calibration, 'CPython', '3.11.7', 'other')).toBeUndefined();
    expect(tableFor(calibration, 'V8', '14', 'r')).toBeUndefined();
  });

  it('never beyond the points that were measured, and between two of them otherwise', () => {
    const curve = table('3.11', [[10, 0.2], [1000, 0.8]]);
    fc.assert(fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (at) => {
      const { value, low, high } = savingAt(curve, 'r', at, cpython('3.11.2'));
      expect(value).toBeGreaterThanOrEqual(0.2 - 1e-9);
      expect(value).toBeLessThanOrEqual(0.8 + 1e-9);
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
    }));
    expect(savingAt(curve, 'r', 100, cpython('3.11.2')).value).toBeCloseTo(0.5, 1);
  });

  it('as the mean of several receipts of one place of the curve, whichever comes first', () => {
    const some = table('3.11', [[0, 0.9], [0, 0.5], [0, 1]]);
    expect(savingAt(some, 'r', 0, cpython('3.11.2')).value).toBeCloseTo(0.8, 2);
    expect(savingAt(table('3.11', [[0, 0.9], [0, 0.5], [10, 1]]), 'r', 10, cpython('3.11.2')).value).toBe(1);
  });

  it('with the part that went of the time around the place, where each receipt tells it', () => {
    const point = { at: 0, low: 1, high: 2, pairs: 9 };
    const of = (...points: readonly object[]) => savingAt({ ...table('3.11', []), rules: { r: points.map((each) => ({ ...point, value: 1.5, ...each })) } }, 'r', 0, cpython('3.11.2')).beyond;
    expect(of({ run: 0.3, share: 0.2, around: 0.4 })).toBeCloseTo(0.5);
    expect(of({ run: 0.3, share: 0.2, around: 0.4 }, { run: 0.2, share: 0.1, around: 0.2 })).toBeCloseTo(0.75);
    expect(of({ run: 0.1, share: 0.2, around: 0.4 })).toBe(0);
    // as much as the place: what went beyond it was elsewhere
    expect(of({ run: 0.3, share: 0.2, around: 0.21 })).toBeUndefined();
    expect(of({ run: 0.3, share: 0.2, around: 0.4 }, {})).toBeUndefined();
  });

  it('with an interval that holds how far programs of that runtime differ, or of the one where they do most', () => {
    const calibration = { a: { ...table('3.11', [[0, 0.5]]), spread: { value: 0.3, programs: 40 } }, b: { ...table('14.6', [[0, 0.5]]), runtime: 'v8', spread: { value: 0.4, programs: 50 } } };
    expect(spreadOf(calibration, 'CPython')).toEqual({ value: 0.3, programs: 40 });
    expect(spreadOf(calibration, 'JVM')).toEqual({ value: 0.4, programs: 50 });
    expect(spreadOf({ a: table('3.11', []) }, 'CPython')).toBeUndefined();
    const alone = savingAt(calibration.a, 'r', 0, cpython('3.11.2'));
    const { value, low, high, spread } = inOtherPrograms(alone, spreadOf(calibration, 'CPython'));
    expect(alone).toMatchObject({ value: 0.5, low: 0.4, high: 0.6 });
    expect(alone.spread).toBeUndefined();
    expect(value).toBe(0.5);
    expect(low).toBeCloseTo(0.5 * Math.exp(-Math.hypot(Math.log(0.5 / 0.4), 1.96 * 0.3)), 4);
    expect(high).toBeCloseTo(0.5 * Math.exp(Math.hypot(Math.log(0.6 / 0.5), 1.96 * 0.3)), 4);
    expect(spread?.programs).toBe(40);
    expect(inOtherPrograms(savingAt(table('3.11', [[0, 0.05]]), 'r', 0, cpython('3.11.2')), spread).low).toBe(0);
  });

  it('a receipt whose interval reaches 0 everywhere turns the rule off', () => {
    expect(offReason(table('3.11', [[0, 0.05]]), 'r', cpython('3.11.2'))).toBe('its receipt shows no saving on CPython 3.11');
    expect(offReason(table('3.11', [[0, 0.05], [100, 0.3]]), 'r', cpython('3.11.2'))).toBeUndefined();
  });

  it('a version whose receipt showed nothing is not spoken for by another one, and the nearest to a version not measured speaks for it', () => {
    const silent: CalibrationTable = { ...table('3.13', []), rules: {}, without: { r: 'the outputs differ' } };
    const calibration = { a: table('3.11', [[0, 0.5]]), b: silent };
    expect(tableFor(calibration, 'CPython', '3.13.1', 'r')).toBe(silent);
    expect(offReason(silent, 'r', cpython('3.13.1'))).toBe('its receipt shows nothing (the outputs differ) on CPython 3.13');
    expect(offReason(silent, 'r', cpython('3.15.0'))).toMatch(/, the nearest version that was measured$/);
    expect(tableFor(calibration, 'CPython', '3.11.1', 'r')?.version).toBe('3.11');
  });
});

describe('impact', () => {
  it('holds its value within its interval, for any samples and any saving', () => {
    fc.assert(fc.property(fc.nat(5000), fc.nat(5000), fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (k, extra, part, modelled) => {
      const share = shareOf({ samples: k, odd: k * part, modelled }, k + extra, k + extra);
      expect(share.low).toBeLessThanOrEqual(share.value + 1e-12);
      expect(share.high).toBeGreaterThanOrEqual(share.value - 1e-12);
      const impact = impactOf({ ...share, around: 1, reach: 1 }, { value: part, low: part / 2, high: Math.min(1, part * 1.2), beyond: undefined });
      expect(impact.low).toBeLessThanOrEqual(impact.value + 1e-12);
      expect(impact.high).toBeGreaterThanOrEqual(impact.value - 1e-12);
      expect(impact.value).toBeCloseTo(share.value * part, 9);
    }));
  });

  it('keeps its width where it is cut off at what there is', () => {
    const share = { value: 0.23, low: 0.2, high: 0.26, around: 0.3, reach: 0.3 };
    const impact = impactOf(share, { value: 2.6, low: 2, high: 3, beyond: undefined });
    expect(impact.value).toBe(0.3);
    expect(impact.low).toBeLessThan(0.25);
    expect(impact.low).toBeGreaterThan(0.15);
    expect(impact.high).toBeGreaterThan(0.34);
    expect(impactOf({ value: 0.9, low: 0.8, high: 1, around: 0.95, reach: 0.95 }, { value: 2, low: 1, high: 3, beyond: undefined }).high).toBe(1);
    // The functions around are a large part of the run, and half of it went with the place in the receipt.
    expect(impactOf({ ...share, around: 0.43, reach: 0.9 }, { value: 2.6, low: 2, high: 3, beyond: 0.5 }).value).toBeCloseTo(0.33);
  });

  it('is wider where the halves of the recording disagree, and where the share is modelled', () => {
    const even = shareOf({ samples: 200, odd: 100, modelled: false }, 1000, 1000);
    expect(shareOf({ samples: 200, odd: 10, modelled: false }, 1000, 1000).low).toBeLessThan(even.low);
    expect(shareOf({ samples: 200, odd: 100, modelled: true }, 1000, 1000).low).toBeLessThan(even.low);
    expect(shareOf({ samples: 200, odd: 100, modelled: false }, 1000, 250).low).toBeCloseTo(shareOf({ samples: 50, odd: 25, modelled: false }, 250, 250).low);
  });

  it('is shown where it surely reaches half of the floor, and not for its value alone', () => {
    expect(reaches({ value: 0.012, low: 0.006, high: 0.03 }, 0.01)).toBe(true);
    expect(reaches({ value: 0.012, low: 0.004, high: 0.03 }, 0.01)).toBe(false);
    expect(reaches({ value: 0.009, low: 0.008, high: 0.03 }, 0.01)).toBe(false);
    expect(reaches({ value: 0, low: 0, high: 0 }, 0)).toBe(false);
  });

  it('of too few samples is a note, and what is missing resolves it', () => {
    const share = (k: number, of: number) => sampledShare({ samples: k, odd: k / 2, modelled: false }, of, of);
    expect(doubtOf('warning', share(100, 1000), share(100, 1000), 1000, 4)).toBeUndefined();
    expect(doubtOf('note', share(2, 100), share(2, 100), 100, 4)).toBeUndefined();
    const doubt = doubtOf('warning', share(2, 100), share(2, 100), 100, 4);
    expect(doubt).toMatchObject({ reason: 'samples', level: 'warning' });
    const looks = Math.ceil(looksFor(0.02)) + 1;
    expect(doubt?.recordMore).toBeCloseTo((looks / 100 - 1) * 4, 0);
    expect(doubtOf('warning', share(0.02 * looks, looks), share(0.02 * looks, looks), looks, 4)).toBeUndefined();
  });

  it('of runs that disagree is a note although there are samples enough', () => {
    const runs = [20, 380, 30, 370].map((here) => ({ workload: 'w', here, samples: 1000, looks: 1000 }));
    const cost = { samples: 800, odd: 400, modelled: false };
    expect(doubtOf('error', sampledShare(cost, 4000, 4000, runs), sampledShare(cost, 4000, 4000), 4000, 16)).toMatchObject({ reason: 'runs', level: 'error' });
  });

  it('more samples resolve smaller shares', () => {
    expect(resolutionOf(100)).toBeGreaterThan(resolutionOf(1000));
    expect(resolutionOf(0)).toBe(1);
  });
});

it('a range of versions compares as many parts as it names', () => {
  expect(versionHolds('3.13.2', '>=3.11 <3.14')).toBe(true);
  expect(versionHolds('3.14.0', '>=3.11 <3.14')).toBe(false);
  expect(versionHolds('3.9.1', '>=3.11')).toBe(false);
  expect(versionHolds('3.13.2', '=3.13')).toBe(true);
});
