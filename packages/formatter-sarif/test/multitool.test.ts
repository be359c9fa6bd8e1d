import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Log } from 'sarif';
import { afterAll, expect, test } from 'vitest';
import { comparedResult, finding, fix, locationIn, result } from '../../formatters/test/example.ts';
import { hostileResult, many } from '../../formatters/test/hostile.ts';
import { imported } from '../../formatters/test/imported.ts';
import { formatSarif } from '../src/index.ts';

const tool = process.env['MECHSYM_SARIF_MULTITOOL'] ?? '';
const required = process.env['MECHSYM_REQUIRE_RUNTIMES'] === '1';
if (!existsSync(tool) && !required) process.stderr.write('skipped: SARIF against the multitool; MECHSYM_SARIF_MULTITOOL names no executable Sarif.Multitool\n');

const folder = mkdtempSync(join(tmpdir(), 'mechsym-sarif-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Errors and warnings of the rule kinds Sarif and Gh, as the tool prints them. */
function complaints(text: string): string[] {
  const file = join(folder, 'log.sarif');
  writeFileSync(file, text);
  const output = (() => {
    try {
      return execFileSync(tool, ['validate', file, '--rule-kind', 'Sarif;Gh', '--level', 'Error;Warning', '--kind', 'Fail', '--max-file-size-in-kb', '200000'], {
        encoding: 'utf8', env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
      });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  })();
  if (!output.includes('1 files scanned')) throw new Error(`the multitool did not run:\n${output}`);
  return output.split('\n').filter((line) => /: (error|warning) /.test(line));
}

const OPTIONS = { audience: 'developer', pathPrefix: 'sub dir/' } as const;
const PROFILES = [{ ...OPTIONS, profile: 'full' }, { ...OPTIONS, profile: 'github' }] as const;

test.skipIf(!existsSync(tool) && !required).each(PROFILES)('the multitool has nothing to say about a log of profile $profile, with findings or without', (options) => {
  const odd = finding({
    rank: 2, level: 'note', fingerprint: '0123456789abcdef', freshness: 'stale',
    location: locationIn('\tdaten = berechne("日本語🎉")', 'berechne("日本語🎉")', { file: 'a b/#ü.py', number: 1, above: '' }),
    related: [], flow: [], evidence: [],
  });
  const problems = [{ severity: 'warning' as const, file: 'x y.jsonl', line: 3, column: 2, message: 'a {0} [b](1)' }];
  expect(complaints(formatSarif(result({ findings: [finding(), odd], problems }), options))).toEqual([]);
  expect(complaints(formatSarif(result({ findings: [] }), options))).toEqual([]);
  const other = { ...fix(), risk: 'It {0} may [fail](1)', files: [...fix().files, { file: 'a b/#ü.py', sha256: '' }], edits: [...fix().edits, { file: 'a b/#ü.py', range: odd.location.range, old: '', text: '' }] };
  expect(complaints(formatSarif(result({ findings: [finding({ fix: fix() }), { ...odd, fix: other }] }), options))).toEqual([]);
  const compared = comparedResult();
  const ruleOf = (id: string) => ({ ...(compared.rules[0] as (typeof compared.rules)[number]), id });
  expect(complaints(formatSarif({ ...compared, rules: [ruleOf('megamorphic-site'), ruleOf('compiled-in-loop')] }, options))).toEqual([]);
  const suppressed = [
    { ...finding({ rank: 2 }), suppression: { kind: 'inline', reason: 'mixed by design', file: 'a b/c.py', line: 3, column: 5 } as const },
    { ...odd, suppression: { kind: 'file', reason: 'known since 2026-11-28', file: 'mechsym-suppressions.json' } as const },
  ];
  expect(complaints(formatSarif(result({ suppressed }), options))).toEqual([]);
});

test.skipIf(!existsSync(tool) && !required)('nor about the run of another linter, but what that linter wrote itself', () => {
  const { runs } = JSON.parse(formatSarif(result({ imported: imported() }), OPTIONS)) as Log;
  const ofOther = (log: object) => complaints(JSON.stringify(log)).map((line) => line.replace(/^.*?: /, '')).sort();
  const raw = imported().runs[0]?.raw;
  expect(ofOther({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [runs[1]] })).toEqual(ofOther({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [raw] }));
});

test.skipIf(!existsSync(tool) && !required).each(PROFILES)('it has nothing to say about what a program that means ill put into a log of profile $profile', (options) => {
  const all = fc.sample(hostileResult, 40);
  const together = result({ findings: all.flatMap(({ findings }) => findings), problems: all.flatMap(({ problems }) => problems) });
  expect(complaints(formatSarif(together, options))).toEqual([]);
});

test.skipIf(!existsSync(tool) && !required)('nor about a log for GitHub that leaves findings out', () => {
  // All 5,000 pass as well, in minutes: the tool's time grows with the square of the results.
  const all = many(5400);
  const log = JSON.parse(formatSarif(all, PROFILES[1])) as Log;
  const [run] = log.runs;
  expect(run?.invocations?.[0]?.toolExecutionNotifications).toHaveLength(1);
  run?.results?.splice(400);
  expect(complaints(JSON.stringify(log))).toEqual([]);
});

test.skipIf(!existsSync(tool) && !required)('the multitool would have said something about a bad log', () => {
  const log = JSON.parse(formatSarif(result(), OPTIONS)) as { runs: { results: { ruleIndex: number }[] }[] };
  for (const each of log.runs[0]?.results ?? []) each.ruleIndex = 99;
  expect(complaints(JSON.stringify(log))).not.toEqual([]);
});
