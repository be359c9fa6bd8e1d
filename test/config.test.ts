import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { afterEach, describe, expect, test } from 'vitest';
import { mechsym, project, type Ran } from './helpers/command.ts';

let open: ReturnType<typeof project> | undefined;
afterEach(() => {
  open?.remove();
  open = undefined;
});
const of = (files: Readonly<Record<string, string>>): string => (open = project(files)).folder;
/** As `of`, and a repository. */
const repository = (files: Readonly<Record<string, string>>): string => {
  const folder = of(files);
  execFileSync('git', ['init', '-q', folder]);
  return folder;
};
const printed = (cwd: string, ...args: string[]): Promise<Ran> => mechsym(['lint', '--print-config', ...args], { cwd });
/** The level that is printed for a rule, with where it comes from. */
const levelOf = ({ stdout }: Ran, rule: string): string => new RegExp(`^  ${rule}: (.*?) +(# .*)$`, 'm').exec(stdout)?.slice(1).join(' ') ?? stdout;
const RULE = 'exception-as-control-flow';

describe('a configuration is found', () => {
  const yaml = `rules: { ${RULE}: note }\n`;
  const json = JSON.stringify({ rules: { [RULE]: 'note' } });
  test.each([
    ['package.json', JSON.stringify({ name: 'x', mechsym: { rules: { [RULE]: 'note' } } })],
    ['.mechsymrc', yaml], ['.mechsymrc', json], ['.mechsymrc.json', json], ['.mechsymrc.yaml', yaml], ['.mechsymrc.yml', yaml],
    ['mechsym.config.yaml', yaml], ['mechsym.config.yml', yaml], ['mechsym.config.json', json],
    ['pyproject.toml', `[project]\nname = "x"\n\n[tool.mechsym.rules]\n${RULE} = "note"\n`],
  ])('in %s (%j), from a folder below it', async (name, text) => {
    const folder = repository({ [name]: text, 'src/deep/a.py': '' });
    expect(levelOf(await printed(join(folder, 'src', 'deep')), RULE)).toMatch(/^\{ level: note, .* # .*/);
  });

  test('in the nearest folder, and files that say nothing to mechsym are passed over', async () => {
    const folder = repository({
      'mechsym.config.yaml': `rules: { ${RULE}: error }\n`, 'near/.mechsymrc': yaml, 'near/below/package.json': '{"devDependencies": {"mechsym": "1"}}',
      'near/below/pyproject.toml': '[tool.other]\nmechsym = 1\n',
    });
    expect((await printed(join(folder, 'near', 'below'))).stdout).toContain('level: note');
    expect((await printed(folder)).stdout).toContain('level: error');
  });

  test('but no program is one', async () => {
    const folder = of({ 'mechsym.config.js': 'throw new Error("ran")', '.mechsymrc.js': 'throw new Error("ran")', 'mechsym.config.mjs': 'throw new Error("ran")' });
    expect(levelOf(await printed(folder), 'arguments-copied')).toBe('warning # default');
  });
});

describe('settings', () => {
  test('hold by rule and by path, each with the place that it comes from; a later override has the last word', async () => {
    const folder = of({
      'mechsym.config.yaml': [
        'extends: [strict, ./team]', 'minImpact: 2%', 'rules:', `  ${RULE}: { minImpact: 5%, options: { looks: 4 } }`, 'overrides:',
        '  - files: tests', '    minImpact: 10%', '    rules: { arguments-copied: "off" }', '  - files: ["*_slow.py"]', '    rules: { arguments-copied: error }', '',
      ].join('\n'),
      'team/ruleset.yaml': 'rules: { arguments-copied: note }\n', 'src/a.py': '', 'tests/unit/a.py': '', 'tests/a_slow.py': '',
    });
    const all = await printed(folder);
    expect(all.stdout).toMatch(/^minImpact: 0\.02 +# mechsym\.config\.yaml$/m);
    expect(levelOf(all, 'arguments-copied')).toBe('note # team/ruleset.yaml');
    expect(levelOf(all, 'copied-accumulator')).toBe('error # strict');
    expect(levelOf(all, RULE)).toMatch(/^\{ level: error, minImpact: 0\.05, options: \{.*"looks":4\} \} # strict; mechsym\.config\.yaml$/);
    expect((parse(all.stdout) as { overrides: unknown[] }).overrides).toHaveLength(2);
    expect(levelOf(await printed(folder, 'src/a.py'), 'arguments-copied')).toBe('note # team/ruleset.yaml');
    expect(levelOf(await printed(folder, 'tests/unit/a.py'), 'arguments-copied')).toBe('{ level: off, minImpact: 0.1 } # mechsym.config.yaml for tests');
    expect(levelOf(await printed(folder, 'tests/a_slow.py'), 'arguments-copied')).toMatch(/^\{ level: error, minImpact: 0\.1 \} # mechsym\.config\.yaml for \*_slow\.py/);
    // who asks on the command line gets it everywhere
    expect(levelOf(await printed(folder, 'tests/unit/a.py', '--min-impact', '0'), 'arguments-copied')).toBe('off # mechsym.config.yaml for tests');
  });

  test('a slip of the pen in the name of a rule is refused where it stands, in an override too', async () => {
    const folder = of({ 'mechsym.config.yaml': 'overrides:\n  - files: src\n    rules:\n      argument-copied: "off"\n' });
    expect(await printed(folder)).toMatchObject({ code: 2, stdout: '', stderr: 'mechsym: mechsym.config.yaml:4:7: there is no rule `argument-copied`; did you mean `arguments-copied`?\n' });
  });

  const own = (changed: string) => `rule: mine\nversion: 1\ntitle: a\nsummary: b\nlevel: note\nlanguages: [python]\nrequires: [cost]\noptions: { shortest: 3, at-most: 9, name: x }\nmatch: [{ site: call }]\n${changed}impact: { share: cost(site) }\nmessage:\n  developer: { title: a, label: b, why: C., fix: D. }\n  runtime: { title: a, label: b, why: C., fix: D. }\n`;
  test.each([
    ['mine: { options: { shortst: 3 } }', '3:22: rule `mine` has no option `shortst`; did you mean `shortest`?'],
    ['mine: { options: { zzzzz: 3 } }', '3:22: rule `mine` has no option `zzzzz`: it has `shortest`, `at-most`, `name`'],
    ['mine: { options: { at-most: many } }', '3:22: option `at-most` of rule `mine` has to be a number, as 9 is, not "many"'],
    ['mine: { options: { name: 3 } }', '3:22: option `name` of rule `mine` has to be a string, as "x" is, not 3'],
    ['arguments-copied: { options: { most: 3 } }', '3:34: rule `arguments-copied` has no option `most`, nor any other'],
  ])('an option that its rule does not have, or of another type, is refused where it stands: %s', async (rule, message) => {
    const folder = of({ 'mechsym.config.yaml': `include: [rules]\nrules:\n  ${rule}\n`, 'rules/mine/rule.yaml': own('') });
    expect(await printed(folder)).toMatchObject({ code: 2, stdout: '', stderr: `mechsym: mechsym.config.yaml:${message}\n` });
  });

  test('an option is refused in rulesets and overrides too, where another value replaces it, and right ones hold', async () => {
    const config = 'extends: ./team\nrules: { mine: { options: { shortest: 4 } } }\n';
    const files = { 'mechsym.config.yaml': config, 'team/rules/mine/rule.yaml': own("where: [\"options['at-most'] > options.shortest\"]\n") };
    const folder = of({ ...files, 'team/ruleset.yaml': 'include: [.]\nrules: { mine: { options: { at-most: 5, shortest: "3" } } }\n' });
    expect((await printed(folder)).stderr).toBe('mechsym: team/ruleset.yaml:2:41: option `shortest` of rule `mine` has to be a number, as 3 is, not "3"\n');
    open?.remove();
    const other = of({ ...files, 'team/ruleset.yaml': 'include: [.]\noverrides:\n  - files: src\n    rules: { mine: { options: { at_most: 5 } } }\n' });
    expect((await printed(other)).stderr).toBe('mechsym: team/ruleset.yaml:4:33: rule `mine` has no option `at_most`; did you mean `at-most`?\n');
    open?.remove();
    const right = of({ ...files, 'team/ruleset.yaml': 'include: [.]\nrules: { mine: { options: { at-most: 5 } } }\n' });
    expect(levelOf(await printed(right), 'mine')).toContain('options: {"shortest":4,"at-most":5,"name":"x"}');
  });

  test('a rule that could not be compiled is not called unknown: it is said what is wrong with it', async () => {
    const folder = of({ 'mechsym.config.yaml': 'include: [rules]\nrules: { mine: error }\n', 'rules/mine/rule.yaml': own('where: [options.shortst > 3]\n') });
    expect((await printed(folder)).stderr).toBe('mechsym: rules/mine/rule.yaml:10:9: rule `mine`: `where.0`, at character 1: unknown option `shortst`; did you mean `shortest`?\n');
    writeFileSync(join(folder, 'rules/mine/rule.yaml'), own('fix: [site.args[0], site]\n'));
    expect((await printed(folder)).stderr).toMatch(/^mechsym: rules\/mine\/rule\.yaml:10:\d+: .*\nmechsym: mechsym\.config\.yaml:2:10: there is no rule `mine`\n$/s);
  });

  test('are what the published schemas say: what the command takes they take, and what it refuses they refuse', async () => {
    const schema = JSON.parse(readFileSync(new URL('../packages/cli/schema/config.schema.json', import.meta.url), 'utf8')) as object;
    const accepts = new Ajv2020({ allowUnionTypes: true }).compile(schema);
    for (const [text, good] of [
      ['extends: recommended\n', true], ['extends: [recommended]\nminImpact: 0.5\n', true], ['overrides: [{ files: a, rules: {} }]\n', true],
      ['overrides: [{ rules: {} }]\n', false], ['rules: { arguments-copied: loud }\n', false], ['audience: everyone\n', false], ['levels: {}\n', false],
    ] as const) {
      const folder = of({ 'mechsym.config.yaml': text });
      expect(accepts(parse(text)), text).toBe(good);
      expect((await printed(folder)).code, text).toBe(good ? 0 : 2);
      open?.remove();
    }
  });
});

describe('extends and include', () => {
  const refused = async (folder: string, message: RegExp): Promise<void> => {
    const ran = await printed(folder);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(message);
  };
  const secret = `rules: { ${RULE}: error }\n`;

  test('lead nowhere outside of the repository, by no name and by no link', async () => {
    const folder = of({ 'repo/mechsym.config.yaml': 'extends: ../secret.yaml\n', 'secret.yaml': secret });
    execFileSync('git', ['init', '-q', join(folder, 'repo')]);
    const repo = join(folder, 'repo');
    await refused(repo, /^mechsym: mechsym\.config\.yaml:1:1: `extends: \.\.\/secret\.yaml`: it leads out of /);
    writeFileSync(join(repo, 'mechsym.config.yaml'), `extends:\n  - ${join(folder, 'secret.yaml')}\n`);
    await refused(repo, /^mechsym: mechsym\.config\.yaml:2:5: .*leads out of/);
    writeFileSync(join(repo, 'mechsym.config.yaml'), 'extends: ./link.yaml\n');
    symlinkSync(join(folder, 'secret.yaml'), join(repo, 'link.yaml'));
    await refused(repo, /leads out of/);
    writeFileSync(join(repo, 'mechsym.config.yaml'), 'include: [..]\n');
    await refused(repo, /mechsym\.config\.yaml:1:\d+: `include: \.\.`: it leads out of/);
    writeFileSync(join(repo, 'mechsym.config.yaml'), 'extends: rules/../../secret.yaml\n');
    await refused(repo, /no ruleset of mechsym and no installed package/);
  });

  test('lead nowhere outside of a package from within it', async () => {
    const folder = of({ 'mechsym.config.yaml': 'extends: "@org/rules"\n', 'secret.yaml': secret, 'node_modules/@org/rules/ruleset.yaml': 'extends: ../../../secret.yaml\n' });
    await refused(folder, /^mechsym: node_modules\/@org\/rules\/ruleset\.yaml:1:1: `extends: \.\.\/\.\.\/\.\.\/secret\.yaml`: it leads out of node_modules\/@org\/rules/);
    writeFileSync(join(folder, 'mechsym.config.yaml'), 'extends: "@org/rules/../../../secret.yaml"\n');
    await refused(folder, /leads out of|no installed package/);
  });

  test('lead to files of a package, and to packages that it uses itself', async () => {
    const folder = of({
      'mechsym.config.yaml': 'extends: "@org/rules/lists/team.yaml"\n', 'node_modules/@org/rules/lists/team.yaml': 'extends: [../base.yaml, other]\n',
      'node_modules/@org/rules/base.yaml': `rules: { ${RULE}: error, arguments-copied: error }\n`, 'node_modules/@org/rules/node_modules/other/ruleset.yaml': `rules: { ${RULE}: note }\n`,
    });
    const ran = await printed(folder);
    expect(levelOf(ran, RULE)).toContain('level: note');
    expect(levelOf(ran, 'arguments-copied')).toContain('error');
  });

  test('do not go round, and do not fan out without end', async () => {
    const folder = of({ 'mechsym.config.yaml': 'extends: ./a.yaml\n', 'a.yaml': 'extends: ./b.yaml\n', 'b.yaml': '\nextends: ./a.yaml\n' });
    await refused(folder, /^mechsym: b\.yaml:2:1: `extends: \.\/a\.yaml`: goes round in a circle: mechsym\.config\.yaml -> a\.yaml -> b\.yaml -> a\.yaml/);
    for (let i = 0; i < 40; i++) writeFileSync(join(folder, `r${i}.yaml`), i === 39 ? '' : `extends: [./r${i + 1}.yaml, ./r${i + 1}.yaml]\n`);
    writeFileSync(join(folder, 'mechsym.config.yaml'), 'extends: ./r0.yaml\n');
    await refused(folder, /^mechsym: r\d+\.yaml:1:\d+: `extends: \.\/r\d+\.yaml`: this leads to more than 64 rulesets/);
  });

  test('a folder without a ruleset, and a file that is none, are named', async () => {
    const folder = of({ 'mechsym.config.yaml': 'extends: ./team\n' });
    mkdirSync(join(folder, 'team'));
    await refused(folder, /^mechsym: mechsym\.config\.yaml:1:1: `extends: \.\/team`: the folder has no ruleset\.yaml/);
    writeFileSync(join(folder, 'team', 'ruleset.yaml'), 'audience: runtime\n');
    await refused(folder, /^mechsym: team\/ruleset\.yaml:1:1: unknown field `audience`/);
  });
});
