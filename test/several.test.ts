import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mechsym, project } from './helpers/command.ts';
import { pythons } from './helpers/pythons.ts';

const python = pythons()[0];
if (python === undefined) throw new Error('no CPython that can be recorded was found');

/** The hot loop of `mixed` meets four types; `other` spends its time elsewhere. */
const program = `
import os, random, sys

class A:
    def __init__(self, x): self.x = x
class B(A): pass
class C(A): pass
class D(A): pass

def mixed(things):
    total = 0.0
    for _ in range(900):
        for thing in things:
            total += thing.x
    return total

def other():
    total = 0
    for i in range(9000000):
        total += i & 7
    return total

random.seed(1)
things = [random.choice((A, B, C, D))(i) for i in range(6000)]
print(other() if sys.argv[1] == 'other' else mixed(things))
for _ in range(int(os.environ.get('REST', '0'))): other()
`;

interface Result {
  readonly findings: readonly { readonly rule: string; readonly level: string; readonly share: Record<string, unknown>; readonly seen?: { readonly runs: number; readonly of: number; readonly workloads: number; readonly ofWorkloads: number; readonly shares: readonly number[] } }[];
  readonly runs?: readonly { readonly workload: string; readonly samples: number }[];
  readonly trust: { readonly samples: number; readonly runs?: { readonly count: number; readonly workloads: number } };
}

let folder: string;
let remove: () => void;
let [repeated, other] = ['', ''];
const session = () => join('.mechsym', readFileSync(join(folder, '.mechsym/latest'), 'utf8').trim());
beforeAll(async () => {
  ({ folder, remove } = project({ 'main.py': program }));
  for (const args of [['--repeat', '3', '--output', 'merged.facts.jsonl.gz', '--', python.path, 'main.py', 'mixed'], ['--', python.path, 'main.py', 'other']]) {
    const ran = await mechsym(['record', ...args], { cwd: folder });
    if (ran.code !== 0) throw new Error(ran.stderr);
    repeated = other;
    other = session();
  }
}, 120_000);
afterAll(() => remove());

const lint = async (facts: readonly string[], ...args: string[]) => {
  const ran = await mechsym(['lint', '--uncalibrated', ...facts.flatMap((each) => ['--facts', each]), ...args], { cwd: folder });
  if (ran.stderr !== '') throw new Error(ran.stderr);
  return ran.stdout;
};
const json = async (...facts: string[]) => JSON.parse(await lint(facts, '--format', 'json')) as Result;
const planted = ({ findings }: Result) => findings.find(({ rule }) => rule === 'megamorphic-site-in-hot-loop');

test('what each of two runs shows is shown, however much they differ', async () => {
  const sessions: string[] = [];
  for (const rest of ['0', '8']) {
    const ran = await mechsym(['record', '--', python.path, 'main.py', 'mixed'], { cwd: folder, env: { REST: rest } });
    expect(ran.code, ran.stderr).toBe(0);
    sessions.push(session());
  }
  const finding = planted(await json(...sessions));
  const [most, least] = finding?.seen?.shares ?? [];
  expect(most).toBeGreaterThan(2.5 * (least ?? 1));
  expect(least).toBeGreaterThan(0.01);
  expect(finding).toMatchObject({ level: 'note', seen: { runs: 2, of: 2 } });
}, 120_000);

describe('runs of a session', () => {
  test('are repeats of one workload, and the share of each is told', async () => {
    const result = await json(repeated);
    expect(result.runs?.map(({ workload }) => workload.endsWith('main.py mixed'))).toEqual([true, true, true]);
    expect(result.runs?.reduce((sum, { samples }) => sum + samples, 0)).toBe(result.trust.samples);
    expect(planted(result)?.seen).toMatchObject({ runs: 3, of: 3, workloads: 1, ofWorkloads: 1 });
    expect(await lint([repeated])).toMatch(/Trust: 3 recordings agree on /);
  });

  test('one alone is no run among others: its halves are compared', async () => {
    const result = await json(other);
    expect([result.runs, result.trust.runs]).toEqual([undefined, undefined]);
    const [first] = readdirSync(join(folder, repeated)).filter((name) => /^\d.*\.facts\.jsonl$/.test(name) && !name.includes('outside'));
    expect(await lint([join(repeated, first as string)])).toContain('Trust: two halves of the recording');
  });

  test('are still told apart when they were merged into one file', async () => {
    const [merged, apart] = [await json('merged.facts.jsonl.gz'), await json(repeated)];
    expect(merged.runs?.map(({ samples }) => samples)).toEqual(apart.runs?.map(({ samples }) => samples));
    expect(planted(merged)?.seen).toEqual(planted(apart)?.seen);
  });
});

describe('several workloads', () => {
  test('a finding says in how many it is seen, in words and in data', async () => {
    const result = await json(repeated, other);
    expect(result.trust.runs).toMatchObject({ count: 4, workloads: 2 });
    expect(planted(result)?.seen).toMatchObject({ runs: 3, of: 4, workloads: 1, ofWorkloads: 2 });
    const words = /Seen in 3 of 4 recordings, in 1 of 2 workloads\./;
    for (const format of ['pretty', 'agent', 'markdown']) expect(await lint([repeated, other], '--format', format)).toMatch(words);
    const sarif = await lint([repeated, other], '--format', 'sarif');
    expect(sarif).toContain('It was seen in 3 of 4 recordings, in 1 of 2 workloads.');
    expect(sarif).toMatch(/"seen":\s*\{\s*"runs":\s*3/);
  });

  test('their order changes nothing', async () => {
    const [one, two] = [await json(repeated, other), await json(other, repeated)];
    expect(planted(two)?.share).toEqual(planted(one)?.share);
    expect(planted(two)?.seen).toEqual(planted(one)?.seen);
    expect(two.runs).toEqual(one.runs);
  });
});
