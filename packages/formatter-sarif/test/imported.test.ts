import type { Log } from 'sarif';
import { expect, test } from 'vitest';
import { result } from '../../formatters/test/example.ts';
import { imported, importedFinding } from '../../formatters/test/imported.ts';
import { formatSarif } from '../src/index.ts';

const runsOf = (...args: Parameters<typeof formatSarif>) => (JSON.parse(formatSarif(...args)) as Log).runs;
const OPTIONS = { audience: 'developer', pathPrefix: '' } as const;

test('another linter keeps its run, with shares, and with the cold suppressed', () => {
  const [own, other] = runsOf(result({ imported: imported() }), OPTIONS);
  expect(own?.results).toEqual(runsOf(result(), OPTIONS)[0]?.results);
  expect(other?.tool).toEqual(imported().runs[0]?.raw['tool']);
  expect(other?.results?.map(({ ruleId, rank, suppressions }) => [ruleId, rank, suppressions?.length])).toEqual([['PERF401', 12, 0], ['UP031', 0.4, 0], ['SIM102', 0.1, 1], ['B006', undefined, 0], ['E501', undefined, 0]]);
  expect(other?.results?.[2]?.suppressions).toEqual([{ kind: 'external', status: 'accepted', justification: 'Cold: the code takes 0.1 % of the recorded run with all that it calls, at most 0.4 %, and the floor is 1 %.' }]);
  expect(other?.results?.[0]?.properties).toMatchObject({ mechsym: { state: 'hot', at: 'statement', share: { value: 0.12 } } });
  expect(other?.results?.[4]).toEqual({ ...imported().runs[0]?.raw.results[4], suppressions: [] });
});

test('GitHub gets those that stand, hottest first, within its limits', () => {
  const [, other] = runsOf(result({ imported: imported() }), { ...OPTIONS, profile: 'github' });
  expect(other?.results?.map(({ ruleId }) => ruleId)).toEqual(['PERF401', 'UP031', 'B006', 'E501']);
  expect(other?.results?.every(({ suppressions, properties, rank }) => suppressions === undefined && properties === undefined && rank === undefined)).toBe(true);
  const base = imported();
  const raw = { ...base.runs[0]!.raw, results: Array.from({ length: 6000 }, () => base.runs[0]!.raw.results[0]!) };
  const findings = raw.results.map((_, i) => importedFinding({ result: i }));
  const many = result({ imported: { ...base, runs: [{ ...base.runs[0]!, raw }], findings, cold: [], notRecorded: [] } });
  expect(runsOf(many, { ...OPTIONS, profile: 'github' })[1]?.results).toHaveLength(5000);
  expect(runsOf(many, OPTIONS)[1]?.results).toHaveLength(6000);
});

test('two logs of one tool have categories of their own', () => {
  const base = imported();
  const runs = [...base.runs, ...base.runs, { ...base.runs[0]!, raw: { ...base.runs[0]!.raw, automationDetails: { id: 'lint/' } } }];
  expect(runsOf(result({ imported: { ...base, runs } }), OPTIONS).map(({ automationDetails }) => automationDetails?.id)).toEqual(['mechsym/', undefined, 'ruff/2/', 'lint/']);
});
