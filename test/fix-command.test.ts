import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { mechsym, project } from './helpers/command.ts';

const rules = fileURLToPath(new URL('../packages/rules', import.meta.url));

/** The first source and facts of a rule's tests, which were recorded. */
function example(rule: string): { readonly source: string; readonly facts: string } {
  const text = readFileSync(join(rules, rule, 'rule.test.md'), 'utf8');
  const source = (/^```\w+ file=\S+\n(.*?)^```$/ms.exec(text)?.[1] ?? '').replace(/ *(?:#|\/\/) ~~~ [a-z-]+$/gm, '');
  return { source, facts: /^```jsonl\n(.*?)^```$/ms.exec(text)?.[1] ?? '' };
}
const pattern = example('made-anew-in-hot-loop');
const hoisted = example('import-in-hot-function');
const LINT = ['lint', '--no-config', '--uncalibrated', '--facts', 'a.facts.jsonl'];

let remove = () => {};
afterEach(() => remove());
function folderWith(source: string, facts = pattern.facts): string {
  const made = project({ 'main.py': source, 'a.facts.jsonl': facts });
  remove = made.remove;
  return made.folder;
}
const read = (folder: string) => readFileSync(join(folder, 'main.py'), 'utf8');

describe('--fix', () => {
  test('makes a change that keeps the meaning, says so in a line, and counts what is left', async () => {
    const folder = folderWith(pattern.source);
    chmodSync(join(folder, 'main.py'), 0o750);
    const { code, stdout, stderr } = await mechsym([...LINT, '--fix'], { cwd: folder });
    expect(stderr).toContain('main.py:5: made-anew-in-hot-loop: fixed: compile the pattern once, at module level\n');
    expect(read(folder)).toContain('_PATTERN = re.compile(r"size=(\\d+)")\n');
    expect(statSync(join(folder, 'main.py')).mode & 0o777).toBe(0o750);
    expect(stdout).toContain('no finding');
    expect(code).toBe(0);
  });

  test.each([
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['tabs', (text: string) => text.replaceAll('    ', '\t')],
    ['letters of two UTF-16 units', (text: string) => `# 🎉日本\n${text}`],
    ['no line end at its end', (text: string) => text.trimEnd()],
  ])('keeps a file with %s as it is', async (_, change) => {
    const source = change(pattern.source);
    const folder = folderWith(source);
    const { stderr } = await mechsym([...LINT, '--fix'], { cwd: folder });
    expect(stderr).toContain('fixed: ');
    const plain = folderWith(pattern.source);
    await mechsym([...LINT, '--fix'], { cwd: plain });
    expect(readFileSync(join(folder, 'main.py'), 'utf8')).toBe(change(read(plain)));
  }, 300_000);

  test('leaves alone what may change the meaning, until that is asked for', async () => {
    const folder = folderWith(hoisted.source, hoisted.facts);
    const left = await mechsym([...LINT, '--fix'], { cwd: folder });
    expect(read(folder)).toBe(hoisted.source);
    expect(left.stderr).toContain('1 fix that may change what the program does: --fix-suggestions');
    expect(left.code).toBe(1);
    const made = await mechsym([...LINT, '--fix-suggestions'], { cwd: folder });
    expect(made.stderr).toContain('fixed: move the import to the top of the file (risk: The module is loaded');
    expect(read(folder)).toMatch(/^from math import sqrt\n/);
    expect(made.code).toBe(0);
  });

  test('leaves alone what is suppressed', async () => {
    const source = pattern.source.replace(/^(.*re\.compile.*)$/m, '$1  # mechsym-ignore[made-anew-in-hot-loop]: cold soon');
    const folder = folderWith(source);
    const { stderr } = await mechsym([...LINT, '--fix'], { cwd: folder });
    expect(read(folder)).toBe(source);
    expect(stderr).toContain('no finding has a fix');
  });

  test('leaves alone what was edited since the recording', async () => {
    const source = pattern.source.replace('size=', 'length=');
    const folder = folderWith(source);
    await mechsym([...LINT, '--fix'], { cwd: folder });
    expect(read(folder)).toBe(source);
  });

  test('changes nothing outside of the root, even by a link', async () => {
    const folder = folderWith(pattern.source);
    mkdirSync(join(folder, 'inner'));
    renameSync(join(folder, 'main.py'), join(folder, 'outside.py'));
    symlinkSync(join(folder, 'outside.py'), join(folder, 'inner', 'main.py'));
    await mechsym(['lint', '--no-config', '--uncalibrated', '--facts', '../a.facts.jsonl', '--root', '.', '--fix'], { cwd: join(folder, 'inner') });
    expect(readFileSync(join(folder, 'outside.py'), 'utf8')).toBe(pattern.source);
  });

  test('--fix-dry-run prints a diff that git applies, and writes nothing', async () => {
    const folder = folderWith(pattern.source);
    const { stdout, stderr, code } = await mechsym([...LINT, '--fix', '--fix-dry-run'], { cwd: folder });
    expect(stdout).toMatch(/^--- a\/main\.py\n\+\+\+ b\/main\.py\n@@ -1,\d+ \+1,\d+ @@\n/);
    expect(stdout).toContain('+_PATTERN = re.compile(r"size=(\\d+)")\n');
    expect(stderr).toContain('would be fixed: ');
    expect(read(folder)).toBe(pattern.source);
    expect(code).toBe(1);
  });

  test('says of each finding why its rule has no fix for it, as `rules test` does', async () => {
    const rule = `{ rule: team-patterns, version: 1, title: t, summary: s, level: warning, languages: [python], requires: [cost], match: [{ site: call }], where: [site.name == "compile"],
      fixes: [{ about: a, when: [site.in_loop], safe: true, edits: [{ remove: site }] }, { about: a, safe: true, edits: [{ indent: site.receiver }] }],
      impact: { share: cost(site) }, message: { developer: { title: t, label: l, why: w, fix: f }, runtime: { title: t, label: l, why: w, fix: f } } }`;
    const folder = folderWith(pattern.source);
    mkdirSync(join(folder, 'rules/team-patterns'), { recursive: true });
    writeFileSync(join(folder, 'rules/team-patterns/rule.yaml'), rule);
    const why = '`fixes.0`: `when: site.in_loop` does not hold; `fixes.1`: `indent: site.receiver`: there is no statement that stands in a block of its own';
    writeFileSync(join(folder, 'only.yaml'), 'rules: { made-anew-in-hot-loop: off }\n');
    const again = await mechsym(['lint', '--config', 'only.yaml', '--uncalibrated', '--facts', 'a.facts.jsonl', '--rules', 'rules', '--fix-suggestions', '--fix-dry-run'], { cwd: folder });
    expect([again.stdout, again.stderr]).toEqual(['', `main.py:5: team-patterns: no fix: ${why}\nmechsym: no finding has a fix that can be made here\n`]);
    writeFileSync(join(folder, 'rules/team-patterns/rule.test.md'), `# t\n## one\n\`\`\`python file=main.py\n${pattern.source.replace(/(re\.compile.*)/, '$1  # ~~~ team-patterns')}\`\`\`\n\`\`\`python fixed=main.py\nx\n\`\`\`\n\`\`\`jsonl\n${pattern.facts}\`\`\`\n`);
    const tested = await mechsym(['rules', 'test', 'rules'], { cwd: folder });
    expect(tested.stdout).toContain(`no finding has a fix in main.py: \`team-patterns\` at main.py:5: ${why}\n`);
    expect(tested.code).toBe(1);
  });

  test('is refused where it cannot be meant', async () => {
    const folder = folderWith(pattern.source);
    const format = await mechsym([...LINT, '--fix-dry-run', '--format', 'json'], { cwd: folder });
    expect([format.code, format.stderr]).toEqual([2, 'mechsym: --fix-dry-run prints a diff on stdout: give --format json an --output-file\n']);
    const staged = await mechsym(['lint', '--staged', '--fix'], { cwd: folder });
    expect([staged.code, staged.stderr]).toEqual([2, 'mechsym: --staged lints what git has staged, and fixes are made in the work tree: leave one of them out\n']);
  });

  test('changes no file that is not UTF-8', async () => {
    const folder = folderWith('');
    const bytes = Buffer.concat([Buffer.from('# coding: latin-1\n# caf\xe9\n', 'latin1'), Buffer.from(pattern.source)]);
    writeFileSync(join(folder, 'main.py'), bytes);
    const { stderr, code } = await mechsym([...LINT, '--fix'], { cwd: folder });
    expect(stderr).toContain('not fixed: main.py is not UTF-8');
    expect(readFileSync(join(folder, 'main.py')).equals(bytes)).toBe(true);
    expect(code).toBe(1);
  });
});
