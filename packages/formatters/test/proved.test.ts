import { describe, expect, it } from 'vitest';
import type { Finding } from '@mechsym/engine';
import { formatSarif } from '@mechsym/formatter-sarif';
import { formatAgent, formatGitlab, formatJunit, formatMarkdown, formatPretty, formatRdjson } from '../src/index.ts';
import { finding, result } from './example.ts';

const options = { color: false, width: 0, audience: 'developer', pathPrefix: '' } as const;
const FORMATS = { formatAgent, formatGitlab, formatJunit, formatMarkdown, formatPretty, formatRdjson, formatSarif: (of: Parameters<typeof formatPretty>[0]) => formatSarif(of, { ...options, profile: 'github' }) };

const proof: NonNullable<Finding['proof']> = {
  change: 'patch fix.diff', measured: { value: 0.056, low: 0.051, high: 0.06 }, predicted: { value: 0.05, low: 0.04, high: 0.06 }, pairs: 9, seconds: [6.2, 5.9], outputs: 'same', command: ['python3', 'main.py'], date: '2026-11-28',
};

describe.each(Object.entries(FORMATS))('%s', (_, format) => {
  const told = (changes: Partial<Finding>) => format(result({ findings: [finding(changes)] }), options);

  it('says where a saving was measured on another version than the recorded one, and nothing else', () => {
    const { saving } = finding();
    expect(told({ saving: { ...saving, exactVersion: false, measuredOn: 'CPython 3.14' } })).toMatch(/CPython 3\.14, the nearest version with a receipt/);
    expect(told({ saving: { ...saving, exactVersion: true } })).not.toMatch(/nearest version/);
    expect(told({ saving: { ...saving, exactVersion: false, measuredOn: '' } })).not.toMatch(/nearest version/);
  });

  it('says what was measured beside what was predicted, also where it costs', () => {
    expect(told({ proof })).toMatch(/redicted 5 %, measured 5\.6 % \(5\.1( %)?(–| to )6 %\) with patch fix\.diff/);
    expect(told({ proof: { ...proof, measured: { value: -0.1, low: -0.12, high: -0.08 } } })).toMatch(/measured (a loss of |−)10 %/);
    expect(told({})).not.toMatch(/measured [\d−]/);
  });
});
