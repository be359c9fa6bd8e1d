import type { Suppression } from '@mechsym/engine';
import type { Log } from 'sarif';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparedResult, finding, fix, locationIn, result } from '../../formatters/test/example.ts';
import { hostileResult, wellFormed } from '../../formatters/test/hostile.ts';
import { formatSarif, type SarifOptions } from '../src/index.ts';

const OPTIONS: SarifOptions = { audience: 'developer', pathPrefix: '' };
const runOf = (...args: Parameters<typeof formatSarif>) => {
  const run = (JSON.parse(formatSarif(...args)) as Log).runs[0];
  if (run === undefined) throw new Error('no run');
  return run;
};
const firstOf = (...args: Parameters<typeof formatSarif>) => {
  const first = runOf(...args).results?.[0];
  if (first === undefined) throw new Error('no result');
  return first;
};

describe('a comparison', () => {
  test('gives every result a state, and what is fixed as absent', () => {
    const states = runOf(comparedResult(), OPTIONS).results?.map(({ baselineState, ruleId }) => [ruleId, baselineState]);
    expect(states).toEqual([['megamorphic-site', 'new'], ['compiled-in-loop', 'unchanged'], ['compiled-in-loop', 'absent']]);
    expect(firstOf(result(), OPTIONS).baselineState).toBeUndefined();
  });

  test('has updated results where the impact is another, and new ones where nobody knows', () => {
    const stateOf = (state: 'worse' | 'better' | 'unknown') => firstOf(result({ findings: [finding({ baseline: { state } })] }), OPTIONS).baselineState;
    expect([stateOf('worse'), stateOf('better'), stateOf('unknown')]).toEqual(['updated', 'updated', 'new']);
  });

  test('leaves out what is gone and cannot be compared', () => {
    const { comparison, ...rest } = comparedResult();
    const gone = comparison?.gone.map((each) => ({ ...each, baseline: { state: 'unknown' as const } })) ?? [];
    expect(runOf({ ...rest, comparison: { ...comparison!, gone } }, OPTIONS).results).toHaveLength(2);
  });
});

describe('a result', () => {
  test('is at the place of the fix, counted from 1 in UTF-16 units, with its text', () => {
    const line = 'x = "🎉" + shape.area';
    const { locations } = firstOf(result({ findings: [finding({ location: locationIn(line, 'shape.area') })] }), OPTIONS);
    expect(locations?.[0]?.physicalLocation?.region).toEqual({ startLine: 48, startColumn: 12, endLine: 48, endColumn: 22, snippet: { text: 'shape.area' } });
    expect(locations?.[0]?.physicalLocation?.contextRegion?.snippet?.text).toContain(line);
  });

  test('has its fix: each edit as what is deleted and what is inserted there, in UTF-16 columns, and whether it keeps the meaning', () => {
    const fixesOf = (change: ReturnType<typeof fix>, options = OPTIONS) => firstOf(result({ findings: [finding({ fix: change })] }), options).fixes;
    expect(fixesOf(fix())).toEqual([{
      description: { text: 'Read `shape.area` once. It keeps the meaning.' },
      artifactChanges: [{
        artifactLocation: { uri: 'geometry.py', uriBaseId: '%SRCROOT%', index: 0 },
        replacements: [
          { deletedRegion: { startLine: 48, startColumn: 1, endLine: 48, endColumn: 1 }, insertedContent: { text: '        area = shape.area\r\n' } },
          { deletedRegion: { startLine: 48, startColumn: 18, endLine: 48, endColumn: 28 }, insertedContent: { text: 'area' } },
        ],
      }],
      properties: { safe: true },
    }]);
    expect(fixesOf(fix({ risk: 'It may fail' }))?.[0]?.description?.text).toBe('Read `shape.area` once. Risk: It may fail.');
    expect(fixesOf(fix(), { ...OPTIONS, profile: 'github' })).toBeUndefined();
  });

  test('says the impact in words and as a rank from 0 to 100', () => {
    const { message, rank } = firstOf(result(), OPTIONS);
    expect(message.text).toMatch(/^Megamorphic attribute in a hot loop: saves 14 % of the run \(11 % to 17 %\)\. Seen: 5 types/);
    expect(rank).toBe(14);
    expect(firstOf(result(), { ...OPTIONS, audience: 'runtime' }).message.text).toContain('(runtime)');
  });

  test('links from its message to related locations that exist', () => {
    const { message, relatedLocations } = firstOf(result(), OPTIONS);
    const links = [...message.text?.matchAll(/\]\((\d+)\)/g) ?? []].map((match) => Number(match[1]));
    expect(links).toEqual([1]);
    expect(relatedLocations?.map((each) => each.id)).toEqual([1]);
  });

  test('has no links and no Markdown in it that come from the program', () => {
    const both = (text: string) => ({ developer: text, runtime: text });
    const evil = finding({ message: { title: both('a [x](1) b'), label: both('<img src=x> *b*'), why: both('c'), fix: both('`d[0]`') } });
    const { message } = firstOf(result({ findings: [evil] }), OPTIONS);
    expect(message.text).toContain('A \\[x\\](1) b');
    expect(message.markdown).toContain('\\<img src=x\\> \\*b\\*');
    expect(message.markdown).toContain('`d[0]`');
  });

  test('goes from cause to effect in its code flow', () => {
    const steps = firstOf(result(), OPTIONS).codeFlows?.[0]?.threadFlows[0]?.locations.map((each) => each.location?.message?.text);
    expect(steps).toEqual(['types mix here.', 'and are read here.']);
  });

  test('keeps its fingerprint and its rule', () => {
    const run = runOf(result(), OPTIONS);
    const each = run.results?.[0];
    expect(each?.partialFingerprints).toEqual({ 'mechsym/v1': '5f2a9c01d3e4b7a8', 'mechsymContent/v1': 'c0a1e2b3d4f50617' });
    expect(run.tool.driver.rules?.[each?.ruleIndex ?? -1]?.id).toBe(each?.ruleId);
  });

  test('leaves the snippet out where the source does not reach over the range', () => {
    const location = { ...locationIn('x', 'x'), range: { start: { line: 47, column: 0 }, end: { line: 90, column: 1 } } };
    const region = firstOf(result({ findings: [finding({ location })] }), OPTIONS).locations?.[0]?.physicalLocation?.region;
    expect(region?.snippet).toBeUndefined();
    expect(region?.endLine).toBe(91);
  });
});

describe('what is suppressed', () => {
  const suppressed = (suppression: Suppression) => [{ ...finding({ rank: 2 }), suppression }];

  test('is a result that says so, and then every result does', () => {
    const run = runOf(result({ suppressed: suppressed({ kind: 'inline', reason: 'mixed by design', file: 'b.py', line: 3, column: 5 }) }), OPTIONS);
    expect(run.results?.map(({ suppressions }) => suppressions)).toEqual([[], [{
      kind: 'inSource', status: 'accepted', justification: 'mixed by design.',
      location: { physicalLocation: { artifactLocation: { uri: 'b.py', uriBaseId: '%SRCROOT%', index: 1 }, region: { startLine: 3, startColumn: 5 } } },
    }]]);
    expect(run.artifacts).toHaveLength(2);
  });

  test('by the suppressions file is suppressed from outside', () => {
    const run = runOf(result({ findings: [], suppressed: suppressed({ kind: 'file', reason: 'known since 2026-11-28', file: '../s.json' }) }), OPTIONS);
    expect(run.results?.[0]?.suppressions).toEqual([{ kind: 'external', status: 'accepted', justification: 'known since 2026-11-28.' }]);
  });

  test('is not spoken of where nothing is, and a finding that is back says why', () => {
    expect(firstOf(result(), OPTIONS)).not.toHaveProperty('suppressions');
    const lapsed = { suppression: { kind: 'inline', reason: 'r', file: 'a.py', line: 4 }, text: 'It was suppressed at a.py:4 until 2026-11-01, which is over.' } as const;
    expect(firstOf(result({ findings: [finding({ lapsed })] }), OPTIONS).message.text).toContain('until 2026-11-01, which is over.');
  });
});

describe('a file', () => {
  test('is named from the root of the repository by a relative URI in which every character survives', () => {
    const location = locationIn('x', 'x', { file: "a b/#c%20/naïve/it's (1)?.py" });
    const run = runOf(result({ findings: [finding({ location })] }), { ...OPTIONS, pathPrefix: 'sub dir/' });
    const uri = run.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '';
    expect(uri).toMatch(/^[A-Za-z0-9/%._~-]+$/);
    expect(decodeURIComponent(uri)).toBe("sub dir/a b/#c%20/naïve/it's (1)?.py");
    expect(run.artifacts?.[0]?.location?.uri).toBe(uri);
  });

  test('is listed once, and every location points at its entry', () => {
    const run = runOf(result({ findings: [finding(), finding({ rank: 2 })] }), OPTIONS);
    expect(run.artifacts).toHaveLength(1);
    expect(run.results?.every((each) => each.locations?.[0]?.physicalLocation?.artifactLocation?.index === 0)).toBe(true);
  });
});

describe('the run', () => {
  test('names no path of the machine unless asked', () => {
    expect(formatSarif(result(), OPTIONS)).not.toContain('/home/someone');
    expect(runOf(result(), { ...OPTIONS, baseUri: 'file:///home/someone/' }).originalUriBaseIds?.['%SRCROOT%']?.uri).toBe('file:///home/someone/');
  });

  test('says what was wrong and what did not apply', () => {
    const problems = [{ severity: 'error' as const, file: 'a.jsonl', line: 3, message: 'cut off' }, { severity: 'warning' as const, file: '/abs/b', message: 'odd' }];
    const invocation = runOf(result({ problems }), OPTIONS).invocations?.[0];
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications?.map((each) => [each.level, each.message.text, each.locations?.length])).toEqual([
      ['error', 'a.jsonl:3: cut off', 1], ['warning', '/abs/b: odd', undefined]]);
    expect(invocation?.toolConfigurationNotifications?.[0]?.message.text).toContain('no JIT in this build');
  });

  test('carries where its numbers come from', () => {
    const { properties } = runOf(result(), OPTIONS);
    expect(properties).toMatchObject({ recordings: [{ runtime: 'CPython', samples: 6140 }], trust: { samples: 6140 } });
  });

  test('keeps rules and messages within what GitHub takes', () => {
    const long = 'word '.repeat(2000);
    const both = { developer: long, runtime: long };
    const base = result();
    const run = runOf({
      ...base,
      rules: base.rules.map((rule) => ({ ...rule, title: long, summary: long, help: '' })),
      findings: [finding({ message: { title: both, label: both, why: both, fix: both }, related: Array.from({ length: 500 }, () => ({ location: locationIn('x', 'x'), text: long })) })],
    }, OPTIONS);
    const rule = run.tool.driver.rules?.[0];
    expect(rule?.shortDescription?.text.length).toBeLessThanOrEqual(1024);
    expect(rule?.fullDescription?.text.length).toBeLessThanOrEqual(1024);
    expect(rule?.help?.text).not.toBe('');
    expect(run.results?.[0]?.relatedLocations).toHaveLength(100);
    expect(run.results?.[0]?.message.text?.length).toBeLessThan(3000);
  });
});

test('whatever the program contains, the log parses, with a result a finding at its place', () => {
  fc.assert(fc.property(hostileResult, fc.constantFrom('full', 'github'), (each, profile) => {
    const { results } = runOf(each, { ...OPTIONS, profile });
    expect(results?.map(({ locations }) => decodeURIComponent(locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? ''))).toEqual(each.findings.map(({ location: { file } }) => wellFormed(file)));
    expect(results?.map(({ locations }) => locations?.[0]?.physicalLocation?.region?.startLine)).toEqual(each.findings.map(({ location }) => location.range.start.line + 1));
  }));
});
