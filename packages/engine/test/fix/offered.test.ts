/** What is offered as a fix can be run and means what it says; where nothing is, the finding says why. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { compileRules, lint, type Finding, type Fix } from '@mechsym/engine';
import { columnsOf, Recording, SITE_COLUMNS, readInto } from '@mechsym/facts';
import { applyEdits } from '../../src/fix/edits.ts';
import { createText } from '../../src/source/index.ts';
import { INTERPRETERS } from '../source/support/interpreters.ts';
import { parsers } from '../source/support/parser.ts';

/** A rule about the calls of `write`, with these fixes. */
const rule = (fixes: readonly object[]) => JSON.stringify({
  rule: 'team-audit', version: 1, title: 't', summary: 's', level: 'warning', languages: ['python', 'javascript'], requires: ['cost'],
  match: [{ site: 'call' }], where: ['site.name == "write"'], ...(fixes.length > 0 && { fixes }), impact: { share: 'cost(site)' },
  message: { developer: { title: 't', label: 'l', why: 'w', fix: 'f' }, runtime: { title: 't', label: 'l', why: 'w', fix: 'f' } },
});

/** A recording in which every call of `write` in the function `work` takes its part of the time. */
function factsOf(file: string, text: string, language: string, known: boolean): string {
  const source = createText(text);
  const first = source.lines.findIndex((line) => /(?:def|function) work\b/.test(line));
  const sites = [...text.matchAll(/\baudit\.write\(/g)].map(({ index }) => {
    const { line, column } = source.position(index);
    const end = source.position(closing(text, index) + 1);
    return [line - first, column, end.line - first, end.column, 0, 'call', 'write'];
  });
  return [
    {
      mechsym: 'facts', version: 1, recorder: { name: 'test', version: '1' }, runtime: language === 'python' ? { name: 'CPython', version: '3.13.1', flags: {} } : { name: 'V8', version: '12.4', flags: {} },
      language, command: ['x'], process: { pid: 1, id: '1' }, start: '2026-01-01T00:00:00Z', clock: { kind: 'cpu', period: 0.001, precision: 'operation' }, column: 'utf16', root: '/', kinds: ['cost'],
      columns: { site: SITE_COLUMNS, cost: columnsOf('cost').map(({ name }) => name) },
    },
    ...(known ? [{ source: file, digest: `sha256:${createHash('sha256').update(text).digest('hex')}` }] : []),
    { totals: { samples: 100 * sites.length, cpu: 1, seconds: 1, overhead: 0 } },
    { file, function: 'work', line: first + 1, endLine: source.lines.length, sites, cost: sites.map((_, i) => [i, 100, 100, 50, 50]) },
  ].map((line) => `${JSON.stringify(line)}\n`).join('');
}

function closing(text: string, from: number): number {
  let depth = 0;
  for (let i = text.indexOf('(', from); i < text.length; i++) {
    if (text[i] === '(') depth++;
    if (text[i] === ')' && --depth === 0) return i;
  }
  throw new Error('no end');
}

async function findingsOf(text: string, fixes: readonly object[], { file = 'main.py', known = true } = {}): Promise<readonly Finding[]> {
  const { rules, problems } = await compileRules([{ file: 'rule.yaml', text: rule(fixes), origin: 'user' }]);
  expect(problems).toEqual([]);
  const recording = new Recording();
  await readInto(recording, [new TextEncoder().encode(factsOf(file, text, file.endsWith('.py') ? 'python' : 'javascript', known))], { file: 'facts' });
  const result = await lint({
    recording, rules, calibration: {}, root: '/', version: '0.0.0', parsers, options: { minImpact: 0, uncalibrated: true },
    readSource: () => Promise.resolve(new TextEncoder().encode(text)),
  });
  expect(result.problems).toEqual([]);
  expect(result.findings.length).toBeGreaterThan(0);
  return result.findings;
}

function fixed(text: string, { edits }: Fix): string {
  const source = createText(text);
  return applyEdits(text, edits.map(({ range, text: put }) => ({ start: source.offset(range.start), end: source.offset(range.end), text: put })));
}

const GUARD = { insert: 'if audit.level != audit.OFF:', before: 'site' };
const INDENT = { indent: 'site.parent' };
const offering = (...edits: readonly object[]) => ({ about: 'only if it is wanted', safe: true, edits });

const program = (call: string) => `class audit:
    OFF, level = 0, 1
    @staticmethod
    def write(*texts):
        print([text for text in texts])

def work(name):
    for each in range(2):
        ${call.replaceAll('\n', '\n        ')}

work("a")
`;

describe('a statement goes one level deeper where that changes no text', () => {
  const calls: Readonly<Record<string, string>> = {
    'on one line': 'audit.write(f"{name} {each}")',
    'texts side by side': 'audit.write(f"of {name} "\n            f"at {each}")',
    'texts side by side, not indented': 'audit.write("a"\n"b" "c",\n  r"d\\n"\n f"""e {name}"""\n)',
    'a text in three quotes on one line': 'audit.write("""a""",\n    \'\'\'b\'\'\')',
    'texts behind a backslash': 'audit.write("a" \\\n"b", \\\n    f"{each}")',
    'comments and brackets': 'audit.write([name, # a "text\n  {"k": (1,\n     2)}])',
  };
  const texts: Readonly<Record<string, string>> = {
    'three quotes': 'audit.write("""a\n    b""")',
    'three quotes among others': 'audit.write("x" """a\nb""" "y")',
    'an f-string in three quotes': 'audit.write(f"""a\n  {name}\n""")',
    'a backslash within': 'audit.write("a\\\n   b")',
  };

  test.each(Object.entries(calls))('%s', async (_, call) => {
    const text = program(call);
    const [{ fix } = {} as Finding] = await findingsOf(text, [offering(GUARD, INDENT)]);
    const after = fixed(text, fix as Fix);
    expect(after).toContain('        if audit.level != audit.OFF:\n            audit.write(');
    for (const { path } of INTERPRETERS) {
      const run = (source: string) => execFileSync(path, ['-W', 'ignore', '-c', source], { encoding: 'utf8' });
      expect(run(after)).toBe(run(text));
      expect(run(after.replace('level = 0, 1', 'level = 0, 0'))).toBe('');
    }
  });

  test.each(Object.entries(texts))('and is left alone with %s', async (_, call) => {
    const [{ fix, noFix } = {} as Finding] = await findingsOf(program(call), [offering(GUARD, INDENT)]);
    expect(fix).toBeUndefined();
    expect(noFix).toBe('`indent: site.parent`: the text that begins at line 9 goes over several lines, and would change with its indentation');
  });
});

describe('where no fix is offered the finding says why', () => {
  const text = program('audit.write(name)');
  test.each<[string, readonly object[], string, string?]>([
    ['an `if` without a body', [offering(GUARD)], 'main.py could not be parsed afterwards: `if` without a statement in it'],
    ['a bracket too many', [offering({ replace: 'site', with: '{{ site.text }})' })], 'main.py could not be parsed afterwards: a syntax error'],
    ['an argument behind one by name', [offering({ replace: 'site', with: 'audit.write(a=1, 2)' })], 'main.py could not be parsed afterwards: an argument by position after one by name'],
    ['a condition', [{ ...offering({ remove: 'site.parent' }), when: ['site.in_loop', 'site.args.size() == 2'] }], '`when: site.args.size() == 2` does not hold'],
    ['several', [{ ...offering({ remove: 'site.parent' }), when: ['!site.in_loop'] }, offering({ remove: 'site.receiver' })],
      '`fixes.0`: `when: !site.in_loop` does not hold; `fixes.1`: `remove: site.receiver`: there is no statement that stands in a block of its own'],
    ['a line with two statements', [offering({ remove: 'site.parent' })], '`remove: site.parent`: the statement shares its line with another', program('audit.write(name); audit.write(each)')],
    ['no such place', [offering({ replace: 'site.ancestor("try_statement")', with: 'x' })], '`replace: site.ancestor("try_statement")`: there is no such place'],
    ['edits that overlap', [offering({ replace: 'site', with: 'x' }, { replace: 'site.receiver', with: 'y' })], 'its edits overlap each other'],
    ['a file with errors elsewhere', [offering({ replace: 'site', with: 'x' })], '`replace: site`: main.py has errors', `${text}def broken(:\n    x = = 1\n`],
  ])('%s', async (_, fixes, reason, source = text) => {
    const findings = await findingsOf(source, fixes);
    expect(findings.map(({ fix, noFix }) => [fix, noFix])).toEqual(findings.map(() => [undefined, reason]));
  });

  test('a `try` of JavaScript without `catch`', async () => {
    const source = 'function work(audit) {\n  audit.write(1);\n}\n';
    const [finding] = await findingsOf(source, [offering({ replace: 'site.parent', with: 'try { {{ site.text }}; }' })], { file: 'main.js' });
    expect(finding?.noFix).toBe('main.js could not be parsed afterwards: `try` without `catch` or `finally`');
  });

  test('a source of which nobody knows whether it was recorded', async () => {
    const [finding] = await findingsOf(text, [offering(GUARD, INDENT)], { known: false });
    expect(finding?.noFix).toBe('nothing says whether its function is the one that was recorded');
  });

  test('and nothing where one is, or where the rule has none', async () => {
    const [offered] = await findingsOf(text, [offering(GUARD, INDENT)]);
    expect(offered).toMatchObject({ fix: { description: 'only if it is wanted' } });
    expect(offered).not.toHaveProperty('noFix');
    expect((await findingsOf(text, []))[0]).not.toHaveProperty('noFix');
  });
});
