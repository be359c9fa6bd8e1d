import { describe, expect, test } from 'vitest';
import { displayWidth, formatPretty, type FormatOptions } from '../src/index.ts';
import { comparedResult, finding, result } from './example.ts';

const PLAIN: FormatOptions = { audience: 'developer', color: false, width: 0, pathPrefix: '' };
const shown = (value = comparedResult(), options = PLAIN) => formatPretty(value, options);
const after = (text: string, start: string) => text.slice(text.indexOf(start)).split('\n')[0];

describe('a comparison', () => {
  test('says first what the change did, and shows whole only what it has to answer for', () => {
    const text = shown();
    expect(text).toContain('± change        compared with main (0123456789): 1 new, 1 fixed, 1 unchanged; 4.4 s of CPU before, 4.1 s now (−6.8 %)\n');
    expect(text).toContain('▲ 1 new         was not there before\n 1  geometry.py:48:18   megamorphic attribute in a hot loop   saves 14 % of the run (11–17 %)\n');
    expect(text).toContain('✓ 1 fixed       pattern compiled per call, log.py:12 (it was to save 5 %, 4–6 %)\n');
    expect(text).toContain('↺ 1 missed      the same fix applies to audit.py:30, another 2.2 % (pattern compiled per call)\n');
    expect(text).toContain('= 1 unchanged   2  audit.py:30:19   pattern compiled per call   saves 2.2 % (1.5–3 %)\n');
    expect(text.split('━').length).toBe('shape.area'.length + 1);
  });

  test('says which optimisations were lost, how much of the run that is, and whether the change touches the place', () => {
    const text = shown();
    expect(text).toContain('▼ lost          this change lost 2 inlinings and made `Node.key` polymorphic; those sites carry 3.1 % of the run (2.4–3.9 %)\n');
    expect(text).toContain('geometry.py:48:18 `Node.key`: monomorphic → polymorphic (Node 60 %, Leaf 40 %), in code that the change does not touch\n');
    expect(text).toContain('geometry.py:48:18 `weigh`: inlined → not inlined (callee-too-big)\n');
    expect(text).not.toContain('not-a-number');
  });

  test('with one run says what it cannot tell', () => {
    const { comparison } = comparedResult();
    const text = shown(result({ findings: [finding({ baseline: { state: 'new' } })], comparison: { ...comparison!, by: 'changes', gone: [], twins: [], sites: [] } }));
    expect(after(text, '▲ 1 new')).toContain('only a run of the code before it (--baseline) could tell');
  });

  test('gives the reason of what cannot be compared', () => {
    const { comparison } = comparedResult();
    const gone = [finding({ baseline: { state: 'unknown', reason: 'the other run looked at this code once' } })];
    expect(shown(result({ findings: [], comparison: { ...comparison!, gone, twins: [], sites: [] } }))).toContain('? 1 unsaid      megamorphic attribute in a hot loop, geometry.py:48: the other run looked at this code once\n');
  });

  test('is never wider than the terminal', () => {
    for (let width = 48; width <= 160; width += 7) {
      const text = shown(comparedResult(), { ...PLAIN, width });
      for (const line of text.slice(text.indexOf('±')).split('\n')) expect(displayWidth(line), `width ${width}: ${line}`).toBeLessThanOrEqual(width);
    }
  });

  test('shows no control characters of names that a recording gives', () => {
    const { comparison } = comparedResult();
    const sites = comparison!.sites.map((site) => ({ ...site, name: 'a\u001b[31m', detail: 'b\u0007' }));
    // eslint-disable-next-line no-control-regex -- these are what it is for
    expect(shown(result({ comparison: { ...comparison!, base: 'x\u001b[0m', sites } }))).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});
