import { gzipSync } from 'node:zlib';
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { finding, locationIn, result } from '../../formatters/test/example.ts';
import { many } from '../../formatters/test/hostile.ts';
import { formatSarif } from '../src/index.ts';

const GITHUB = { audience: 'developer', pathPrefix: '', profile: 'github' } as const;
const FULL = { ...GITHUB, profile: 'full' } as const;
const runOf = (text: string) => {
  const { runs } = JSON.parse(text) as Log;
  expect(runs).toHaveLength(1);
  return runs[0] as Log['runs'][0];
};
const saidBy = (text: string) => runOf(text).invocations?.[0]?.toolExecutionNotifications?.map(({ message }) => message.text) ?? [];

/** Characters in which gzip finds nothing, the same each time: pieces of one long text, longer than gzip looks back. */
const NOISE = (() => {
  let state = 1;
  return Array.from({ length: 500_000 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return String.fromCharCode(0x4e00 + (state >>> 16) % 20000);
  }).join('');
})();
const noise = (seed: number, length: number) => {
  const start = Math.imul(seed, 2654435761) >>> 0;
  return NOISE.slice(start % (NOISE.length - length), start % (NOISE.length - length) + length);
};

describe('the profile for GitHub', () => {
  test('keeps of 30,000 findings the 5,000 that GitHub stores, the best in their order, and counts the others in words', () => {
    const all = many(30_000);
    const text = formatSarif(all, GITHUB);
    const { results } = runOf(text);
    expect(results?.map((each) => each.partialFingerprints?.['mechsym/v1'])).toEqual(all.findings.slice(0, 5000).map(({ fingerprint }) => fingerprint));
    expect(saidBy(text)).toEqual(['25000 of 30000 findings are left out, since the host takes no more: those with the smallest impact, 75 % of the run and less.']);
    expect(gzipSync(text).length).toBeLessThan(10_000_000);
  });

  test('is under 10 MB in gzip even where texts do not compress, with the best kept and the rest counted', () => {
    const all = many(6000, (i) => {
      const label = noise(i, 399);
      const both = { developer: label, runtime: label };
      const location = locationIn(`x = ${noise(i + 40_000, 600)}`, 'x', { file: `${noise(i + 80_000, 40)}.py`, above: noise(i + 120_000, 600) });
      return { message: { title: both, label: both, why: both, fix: both }, location, related: [{ location, text: noise(i + 160_000, 900) }], flow: [] };
    });
    const text = formatSarif(all, GITHUB);
    const size = gzipSync(text).length;
    const kept = runOf(text).results?.length ?? 0;
    expect(size).toBeLessThan(10_000_000);
    // It was not cut down to nothing either.
    expect(size).toBeGreaterThan(8_000_000);
    expect(kept).toBeLessThan(5000);
    expect(runOf(text).results?.[0]?.partialFingerprints).toMatchObject({ 'mechsym/v1': all.findings[0]?.fingerprint });
    expect(saidBy(text)[0]).toContain(`${6000 - kept} of 6000 findings are left out`);
  });

  test('has the impact in the message, no rank, and only the rules of its results', () => {
    const base = result();
    const text = formatSarif({ ...base, rules: [...base.rules, { ...base.rules[0]!, id: 'other' }] }, GITHUB);
    const run = runOf(text);
    expect(run.results?.[0]).not.toHaveProperty('rank');
    expect(run.results?.[0]?.message.text).toMatch(/saves 14 % of the run \(11 % to 17 %\)/);
    expect(run.tool.driver.rules?.map(({ id }) => id)).toEqual(['megamorphic-site']);
    expect(saidBy(text)).toEqual([]);
  });

  test('leaves out what is suppressed, which GitHub would show as open', () => {
    const suppressed = [{ ...finding({ rank: 2, fingerprint: 'ffff000011112222' }), suppression: { kind: 'inline', reason: 'by design', file: 'a.py', line: 3 } as const }];
    expect(runOf(formatSarif(result({ suppressed }), GITHUB)).results?.map((each) => [each.partialFingerprints?.['mechsym/v1'], each.suppressions])).toEqual([['5f2a9c01d3e4b7a8', undefined]]);
    expect(runOf(formatSarif(result({ suppressed }), FULL)).results).toHaveLength(2);
  });

  test('keeps each number that GitHub limits', () => {
    const location = locationIn('x', 'x');
    const steps = Array.from({ length: 2000 }, () => ({ location, text: 'step' }));
    const base = result({ findings: [finding({ related: steps, flow: steps })] });
    const run = runOf(formatSarif({ ...base, rules: base.rules.map((rule) => ({ ...rule, languages: Array.from({ length: 50 }, (_, i) => `l${i}`) })) }, GITHUB));
    const [first] = run.results ?? [];
    expect(first?.locations).toHaveLength(1);
    expect(first?.relatedLocations?.length).toBeLessThanOrEqual(1000);
    expect(first?.codeFlows?.[0]?.threadFlows[0]?.locations.length).toBeLessThanOrEqual(1000);
    expect((run.tool.driver.rules?.[0]?.properties?.['tags'] as string[]).length).toBeLessThanOrEqual(10);
  });
});

describe('the full profile', () => {
  test('keeps all findings, beyond what a host takes, with rank, evidence and where the numbers come from', () => {
    const text = formatSarif(many(6000), FULL);
    const run = runOf(text);
    expect(run.results).toHaveLength(6000);
    expect(run.results?.[0]).toMatchObject({ rank: 90, properties: { impact: { value: 0.9 }, evidence: [{ kind: 'inline-cache' }] } });
    expect(run.properties).toMatchObject({ trust: { samples: 6140 } });
    expect(saidBy(text)).toEqual([]);
    expect(formatSarif(result(), FULL)).toBe(formatSarif(result(), { audience: 'developer', pathPrefix: '' }));
  });
});
