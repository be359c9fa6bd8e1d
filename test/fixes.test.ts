/**
 * A fix is never offered untested: each is made in the receipt of its rule and in the cases where the rule's pattern is planted, and
 * the program has to print what it printed before.
 */
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { mechsym, project } from './helpers/command.ts';
import { nodes } from './helpers/nodes.ts';
import { pythons } from './helpers/pythons.ts';

const rules = fileURLToPath(new URL('../packages/rules', import.meta.url));
const cases = fileURLToPath(new URL('cases', import.meta.url));
/** Each takes seconds, and there are dozens; without it, cases until the fix was made in one. */
const allCases = process.env['MECHSYM_ALL_CASES'] === '1';
const python = pythons()[0]?.path;
const node = nodes().at(-1)?.path ?? process.execPath;

interface Program { readonly name: string; readonly path: string; readonly args: readonly string[] }
interface Finding { readonly rule: string; readonly fingerprint: string; readonly fix?: { readonly safe: boolean; readonly edits: readonly object[] } }

/** The receipts that show several patterns, each by its argument. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = { 'made-anew-in-hot-loop/receipt/before.py': ['2', '3'] };
const LANGUAGES = { python: ['.py'], javascript: ['.js', '.mjs', '.cjs'] } as const;

/** Rule files with fixes, each with the programs that have its pattern. */
const fixable = readdirSync(rules).filter((name) => existsSync(join(rules, name, 'rule.yaml'))).flatMap((name) =>
  readdirSync(join(rules, name)).filter((file) => /^rule(?:\.\w+)?\.yaml$/.test(file)).flatMap((file) => {
    const spec = parse(readFileSync(join(rules, name, file), 'utf8')) as { readonly languages: readonly (keyof typeof LANGUAGES)[]; readonly fixes?: readonly object[] };
    if (spec.fixes === undefined) return [];
    const extensions = spec.languages.flatMap((language) => [...LANGUAGES[language]]);
    return [{ rule: name, file, programs: programsOf(name).filter(({ path }) => extensions.some((each) => each === extname(path))) }];
  }));

function programsOf(rule: string): Program[] {
  const receipt = readdirSync(join(rules, rule, 'receipt')).filter((name) => name.startsWith('before.')).flatMap((name) => {
    const path = join(rules, rule, 'receipt', name);
    return (ARGUMENTS[`${rule}/receipt/${name}`] ?? ['']).map((arg) => ({ name: `receipt/${name} ${arg}`.trim(), path, args: arg === '' ? [] : [arg] }));
  });
  const planted = ['python', 'javascript'].flatMap((language) => readdirSync(join(cases, language)).flatMap((name) => {
    const folder = join(cases, language, name);
    const spec = parse(readFileSync(join(folder, 'case.yaml'), 'utf8')) as { readonly rule: string };
    const slow = readdirSync(folder).find((file) => file.startsWith('slow.'));
    return spec.rule === rule && slow !== undefined ? [{ name: `${language}/${name}`, path: join(folder, slow), args: [] }] : [];
  }));
  return [...receipt, ...planted];
}

/** The program in a folder of its own, recorded; what it printed. */
async function recorded(folder: string, name: string, args: readonly string[]): Promise<string> {
  const runtime = name.endsWith('.py') ? python as string : node;
  const ran = await mechsym(['record', '--', runtime, name, ...args], { cwd: folder });
  expect(ran.code, ran.stderr).toBe(0);
  return ran.stdout;
}

async function findingsOf(folder: string, rule: string): Promise<Finding[]> {
  const linted = await mechsym(['lint', '--no-config', '--format', 'json'], { cwd: folder });
  return (JSON.parse(linted.stdout) as { readonly findings: readonly Finding[] }).findings.filter((finding) => finding.rule === rule);
}

describe.each(fixable)('the fix of $rule ($file)', ({ rule, file, programs }) => {
  const made: string[] = [];
  const open: (() => void)[] = [];
  afterAll(() => { for (const remove of open) remove(); });

  test.each(programs)('leaves what $name prints as it was, and the finding is gone', async ({ name, path, args }) => {
    if (path.endsWith('.py') && python === undefined) return;
    if (!allCases && made.some((each) => !each.startsWith('receipt/'))) return;
    const { folder, remove } = project();
    open.push(remove);
    const program = basename(path);
    copyFileSync(path, join(folder, program));
    const before = await recorded(folder, program, args);
    const offered = (await findingsOf(folder, rule)).filter(({ fix }) => fix !== undefined);
    if (offered.length === 0) return;
    const old = readFileSync(join(folder, program), 'utf8');
    const fixed = await mechsym(['lint', '--no-config', '--fix-suggestions', '--format', 'json'], { cwd: folder });
    expect(fixed.stderr).toContain(`${rule}: fixed: `);
    expect(readFileSync(join(folder, program), 'utf8')).not.toBe(old);
    const after = await recorded(folder, program, args);
    expect(after).toBe(before);
    const left = (await findingsOf(folder, rule)).map(({ fingerprint }) => fingerprint);
    expect(left.filter((each) => offered.some(({ fingerprint }) => fingerprint === each))).toEqual([]);
    made.push(name);
  });

  test(`was made in a program at least once (${file})`, () => {
    if (file === 'rule.yaml' && programs.every(({ path }) => path.endsWith('.py')) && python === undefined) return;
    expect(made).not.toEqual([]);
  });
});
