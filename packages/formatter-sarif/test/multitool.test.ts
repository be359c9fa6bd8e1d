import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { finding, locationIn, result } from '../../formatters/test/example.ts';
import { hostileResult, many } from '../../formatters/test/hostile.ts';
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
});

test.skipIf(!existsSync(tool) && !required).each(PROFILES)('it has nothing to say about what a program that means ill put into a log of profile $profile', (options) => {
  for (const each of fc.sample(hostileResult, 3)) expect(complaints(formatSarif(each, options))).toEqual([]);
});

test.skipIf(!existsSync(tool) && !required)('nor about the 5,000 that are left of 30,000 for GitHub', () => {
  expect(complaints(formatSarif(many(30_000), PROFILES[1]))).toEqual([]);
});

test.skipIf(!existsSync(tool) && !required)('the multitool would have said something about a bad log', () => {
  const log = JSON.parse(formatSarif(result(), OPTIONS)) as { runs: { results: { ruleIndex: number }[] }[] };
  for (const each of log.runs[0]?.results ?? []) each.ruleIndex = 99;
  expect(complaints(JSON.stringify(log))).not.toEqual([]);
});
