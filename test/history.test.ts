import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mechsym, project } from './helpers/command.ts';
import { AUDIT, LOG, MAIN, WAITING, REPORT, SHAPES } from './helpers/history.ts';
import { pythons } from './helpers/pythons.ts';

const python = pythons()[0];
if (python === undefined) throw new Error('no CPython that can be recorded was found');

interface Finding {
  readonly rule: string;
  readonly fingerprint: string;
  readonly fingerprints: { readonly content: string };
  readonly location: { readonly file: string; readonly function: string; readonly startLine: number };
  readonly freshness: string;
  readonly baseline?: { readonly state: string; readonly from?: { readonly file: string; readonly function: string }; readonly fingerprint?: string; readonly touched?: boolean };
}
interface Result {
  readonly findings: readonly Finding[];
  readonly comparison: {
    readonly gone: readonly Finding[];
    readonly twins: readonly { readonly fixed: { readonly file: string }; readonly missed: readonly string[] }[];
    readonly sites: readonly { readonly kind: string; readonly lost: boolean; readonly name: string; readonly before: string; readonly after: string; readonly touched?: boolean; readonly location: { readonly file: string } }[];
    readonly counts: Readonly<Record<string, number>>;
  };
}

const { folder, remove } = project();
const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const path = (file: string) => join(folder, file);
const write = (file: string, text: string) => {
  mkdirSync(dirname(path(file)), { recursive: true });
  writeFileSync(path(file), text);
};
/** Replaces words that have to be there. */
const edit = (file: string, ...changes: readonly (readonly [string, string])[]) => {
  let text = readFileSync(path(file), 'utf8');
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`${file} has no ${JSON.stringify(from)}`);
    text = text.replaceAll(from, to);
  }
  write(file, text);
};
/** The repair of a copy that nothing needs. */
const shallow = (file: string, name: string) => edit(file, [`copy.deepcopy(self.${name})`, `self.${name}.copy()`], ['import copy\n\n\n', '']);
/** What is planted is far above it; what comes and goes with a few samples is below. */
const FLOOR = '2%';
const facts = (step: number) => path(`../${step}.facts.jsonl.gz`);
const json = async (...args: string[]) => {
  const ran = await mechsym([...args, '--format', 'json', '--min-impact', FLOOR, '--fail-on', 'never'], { cwd: folder });
  if (ran.code !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout) as Result;
};
const commitAll = (message: string) => {
  git('add', '-A');
  git('commit', '-qm', message);
};
const record = async (step: number) => {
  const ran = await mechsym(['record', '--output', facts(step), '--', python.path, 'main.py'], { cwd: folder });
  if (ran.code !== 0) throw new Error(ran.stderr);
};

/** A planted cause under a name that no commit changes. */
type Cause = 'log' | 'audit' | 'report' | 'waiting' | 'shapes';
const causeOf = ({ rule, location: { file, function: name } }: Finding): string => {
  const cause = Object.entries(CAUSES).find(([, [id, place]]) => id === rule && place.test(`${file}:${name}`))?.[0];
  return cause ?? `${rule} in ${file}:${name}`;
};
const CAUSES: Record<Cause, readonly [rule: string, place: RegExp]> = {
  log: ['deep-copy-on-hot-path', /^log\.py:Log\./],
  audit: ['deep-copy-on-hot-path', /^(audit|ledger)\.py:Audit\./],
  report: ['made-anew-in-hot-loop', /report\.py:Report\./],
  waiting: ['import-in-hot-function', /^waiting\.py:Waiting\./],
  shapes: ['megamorphic-site-in-hot-loop', /^shapes\.py:/],
};

interface Step {
  readonly commit: string;
  readonly change: () => void;
  readonly new?: readonly Cause[];
  readonly fixed?: readonly Cause[];
  readonly unchanged: readonly Cause[];
  /** of the unchanged, those whose file or function has another name */
  readonly moved?: readonly Cause[];
  /** of the unchanged, those whose very place was edited, so that even the fingerprint of its syntax is another */
  readonly edited?: readonly Cause[];
  /** cause that was fixed, and those that the same fix would serve */
  readonly missed?: readonly [Cause, ...Cause[]];
  /** what the change touches, by git */
  readonly touched?: readonly Cause[];
  /** it makes a site slow in a file that it does not touch */
  readonly elsewhere?: true;
  readonly extra?: (step: number, result: Result) => Promise<void>;
  /** how the recording of the commit before is placed in this source */
  readonly old?: Readonly<Partial<Record<Cause, 'fresh' | 'moved' | 'stale'>>>;
}

const STEPS: readonly Step[] = [
  {
    commit: 'first version', unchanged: [],
    change: () => {
      for (const [file, text] of Object.entries({ 'main.py': MAIN, 'log.py': LOG, 'audit.py': AUDIT, 'report.py': REPORT, 'shapes.py': SHAPES })) write(file, text);
    },
  },
  {
    commit: 'edits outside of hot functions move lines', unchanged: ['log', 'audit', 'report'], old: { log: 'moved', audit: 'fresh', report: 'fresh' },
    change: () => edit('log.py', ['class Log:', '# Kept in memory.\nLIMIT = 10\n\n\ndef limit():\n    return LIMIT\n\n\nclass Log:'], ['def handle(self, number):', 'def size(self):\n        return self.count\n\n    def handle(self, number):']),
  },
  {
    commit: 'an edit inside a hot function, beside what is slow', unchanged: ['log', 'audit', 'report'], touched: ['log'], old: { audit: 'fresh', report: 'fresh' },
    change: () => edit('log.py', ['        for step in range(4):\n', '        self.last = number\n        for step in range(4):\n']),
  },
  {
    commit: 'a hot function gets another name', unchanged: ['log', 'audit', 'report'], moved: ['log'], old: { log: 'moved' },
    change: () => { edit('log.py', ['def handle(', 'def take(']); edit('main.py', ['log.handle(', 'log.take(']); },
  },
  {
    commit: 'a file gets another name', unchanged: ['log', 'audit', 'report'], moved: ['audit'], old: { log: 'fresh', report: 'fresh' },
    change: () => { renameSync(path('audit.py'), path('ledger.py')); edit('main.py', ['from audit import', 'from ledger import']); },
  },
  {
    commit: 'a regression in new code', new: ['waiting'], unchanged: ['log', 'audit', 'report'], touched: ['waiting'],
    change: () => { write('waiting.py', WAITING); edit('main.py', ['from report import', 'from waiting import Waiting\nfrom report import'], ['    report = Report()\n', '    report = Report()\n    waiting = Waiting()\n'], ['        report.handle(number)\n', '        report.handle(number)\n        waiting.handle(number)\n']) },
  },
  {
    commit: 'a function changes its place in the file', unchanged: ['log', 'audit', 'report', 'waiting'], old: { waiting: 'moved', log: 'fresh' },
    change: () => {
      const text = readFileSync(path('waiting.py'), 'utf8');
      const at = text.indexOf('    def size(');
      const [first, second] = [text.slice(text.indexOf('    def handle('), at), text.slice(at)];
      write('waiting.py', `${text.slice(0, text.indexOf('    def handle('))}${second.trimEnd()}\n\n${first.trimEnd()}\n`);
    },
  },
  {
    commit: 'a change makes a site slow in a file that it does not touch', new: ['shapes'], elsewhere: true, unchanged: ['log', 'audit', 'report', 'waiting'],
    change: () => edit('main.py', ['MIXED = False', 'MIXED = True']),
  },
  {
    commit: 'a fix, and its twin is missed', fixed: ['log'], missed: ['log', 'audit'], unchanged: ['audit', 'report', 'waiting', 'shapes'],
    change: () => shallow('log.py', 'fields'), extra: withOneRun,
  },
  {
    commit: 'the fix is reverted', new: ['log'], unchanged: ['audit', 'report', 'waiting', 'shapes'], touched: ['log'],
    change: () => git('revert', '--no-commit', 'HEAD'), extra: withResults,
  },
  {
    commit: 'the fix comes back, with its twin', fixed: ['log', 'audit'], unchanged: ['report', 'waiting', 'shapes'],
    change: () => {
      shallow('log.py', 'fields');
      shallow('ledger.py', 'known');
    },
  },
  {
    commit: 'what is slow is written with other names', unchanged: ['report', 'waiting', 'shapes'], edited: ['report'], touched: ['report'],
    change: () => edit('report.py', ['Row', 'Line'], ['name amount', 'name sum'], ['.amount', '.sum']),
  },
  {
    commit: 'file and function get other names at once', unchanged: ['report', 'waiting', 'shapes'], moved: ['report'],
    change: () => {
      mkdirSync(path('reports'));
      renameSync(path('report.py'), path('reports/report.py'));
      edit('reports/report.py', ['def handle(', 'def write(']);
      edit('main.py', ['from report import', 'from reports.report import'], ['report.handle(', 'report.write(']);
    },
  },
];

describe('a history of commits, each recorded', () => {
  beforeAll(() => {
    git('init', '-q', '-b', 'main');
    git('config', 'user.name', 'A. Programmer');
    git('config', 'user.email', 'a@example.org');
    git('config', 'commit.gpgsign', 'false');
  });
  afterAll(() => remove());

  /** fingerprint and that of the content, by cause, as they were last seen */
  const prints = new Map<string, { fingerprint: string; content: string }>();
  const remember = (finding: Finding) => prints.set(causeOf(finding), { fingerprint: finding.fingerprint, content: finding.fingerprints.content });

  let committed = -1;
  for (const [step, { commit, change, moved = [], edited = [], touched = [], missed, elsewhere = false, extra, old = {}, ...expected }] of STEPS.entries()) {
    test(`${step}: ${commit}`, async () => {
      // Tried once more, a step is recorded anew and not committed again.
      if (committed < step) {
        change();
        commitAll(commit);
        committed = step;
      }
      if (Object.keys(old).length > 0) {
        const before = await json('lint', '--facts', facts(step - 1));
        for (const [cause, freshness] of Object.entries(old)) {
          expect([cause, before.findings.find((each) => causeOf(each) === cause)?.freshness]).toEqual([cause, freshness]);
        }
      }
      await record(step);
      if (step === 0) {
        const { findings } = await json('lint');
        expect(findings.map(causeOf).sort()).toEqual(['audit', 'log', 'report']);
        findings.forEach(remember);
        return;
      }
      const result = await json('lint', '--since', 'HEAD~1', '--baseline', facts(step - 1));
      const inState = (state: string) => [...result.findings, ...result.comparison.gone].filter(({ baseline }) => baseline?.state === state).map(causeOf).sort();
      const sorted = (causes: readonly Cause[] = []) => [...causes].sort();
      expect({ new: inState('new'), fixed: inState('fixed'), unchanged: inState('unchanged'), other: [...inState('unknown'), ...inState('worse'), ...inState('better')] })
        .toEqual({ new: sorted(expected.new), fixed: sorted(expected.fixed), unchanged: sorted(expected.unchanged), other: [] });
      expect(result.findings.filter(({ baseline }) => baseline?.from).map(causeOf).sort()).toEqual(sorted(moved));
      expect(result.findings.filter(({ baseline }) => baseline?.touched).map(causeOf).sort()).toEqual(sorted(touched));
      for (const finding of result.findings) {
        const cause = causeOf(finding);
        const known = prints.get(cause);
        if (known === undefined) continue;
        const isMoved = moved.some((each) => each === cause);
        const isEdited = edited.some((each) => each === cause);
        expect([cause, finding.fingerprint === known.fingerprint, finding.fingerprints.content === known.content]).toEqual([cause, !isMoved && !isEdited, !isEdited]);
      }
      result.findings.forEach(remember);
      const twins = result.comparison.twins.map((each) => each.missed.map((print) => causeOf(result.findings.find(({ fingerprint }) => fingerprint === print) as Finding)));
      expect(twins).toEqual(missed === undefined ? [] : [missed.slice(1)]);
      expect(result.comparison.sites.filter(({ lost, location }) => lost && location.file === 'shapes.py').map(({ kind, name, before, after, touched: isTouched }) => ({ kind, name, before, after, isTouched })).slice(0, 1))
        .toEqual(elsewhere ? [{ kind: 'shapes', name: 'Square.area', before: 'monomorphic', after: 'polymorphic', isTouched: false }] : []);
      await extra?.(step, result);
    });
  }
});

/** The same change seen with one run only, which is the later one. */
async function withOneRun(): Promise<void> {
  const { findings, comparison } = await json('lint', '--since', 'HEAD~1');
  expect(findings.filter(({ baseline }) => baseline?.state === 'new')).toEqual([]);
  expect(comparison.twins.map(({ missed }) => missed.map((print) => causeOf(findings.find(({ fingerprint }) => fingerprint === print) as Finding)))).toEqual([['audit']]);
}

/** The same, where all that is left of both runs is their results. */
async function withResults(step: number, expected: Result): Promise<void> {
  const file = (name: string) => path(`../${name}.json`);
  for (const [name, number] of [['base', step - 1], ['head', step]] as const) {
    // Each result is that of the source which was recorded.
    git('checkout', '-q', number === step ? 'main' : 'HEAD~1');
    const ran = await mechsym(['lint', '--facts', facts(number), '--format', 'json', '--output-file', file(name), '--min-impact', FLOOR], { cwd: folder });
    expect(ran.code).toBe(1);
  }
  const states = ({ findings }: Result) => findings.map((finding) => [causeOf(finding), finding.baseline?.state]).sort();
  expect(states(await json('diff', file('base'), file('head')))).toEqual(states(expected));
  const code = async (...args: string[]) => (await mechsym(['diff', file('base'), file('head'), '--min-impact', FLOOR, ...args], { cwd: folder })).code;
  expect(await Promise.all([code(), code('--fail-on', 'new'), code('--fail-on', 'new', '--max-findings', '1'), code('--fail-on', 'any', '--max-findings', '4'), code('--fail-on', 'never')])).toEqual([1, 1, 0, 1, 0]);
}
