import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRules } from '@mechsym/engine';

const GOOD = readFileSync(new URL('good-rule.yaml', import.meta.url), 'utf8');

/** The first problem with a rule, as `file:line:column message`. */
async function problemOf(text: string): Promise<string> {
  const { rules, problems } = await compileRules([{ file: 'team.yaml', text, origin: 'user' }]);
  expect(rules).toEqual([]);
  const [problem] = problems;
  return `${problem?.file}:${problem?.line}:${problem?.column} ${problem?.message}`;
}

function changed(from: string | RegExp, to: string): string {
  const text = GOOD.replace(from, to);
  expect(text).not.toBe(GOOD);
  return text;
}

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

describe('a rule that is wrong is refused with file, line, column and what to do', () => {
  it('the rule that the others are changed from compiles', async () => {
    expect((await compileRules([{ file: 'x', text: GOOD, origin: 'user' }])).problems).toEqual([]);
  });

  it('an unknown field, with the name that was meant', async () => {
    const text = changed('level:', 'levle:');
    expect(await problemOf(text)).toBe(`team.yaml:${lineOf(text, 'levle')}:1 unknown field \`levle\`; did you mean \`level\`?`);
  });

  it('an unknown field deep inside', async () => {
    const text = changed('    within: loop', '    wihtin: loop');
    expect(await problemOf(text)).toBe(`team.yaml:${lineOf(text, 'wihtin')}:5 unknown field \`wihtin\` in \`match.0\`; did you mean \`within\`?`);
  });

  it('text that is no YAML', async () => {
    expect(await problemOf('rule: [a\nb: }')).toMatch(/^team\.yaml:\d+:\d+ /);
  });

  it('aliases that would expand without end', async () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]', ...'bcdefghi'.split('').map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`)].join('\n');
    expect(await problemOf(bomb)).toMatch(/^team\.yaml:2:8 its aliases stand for more than is read/);
  });

  it('an unknown operation and an unknown kind of fact', async () => {
    expect(await problemOf(changed('attribute, ', 'atribute, '))).toContain('unknown operation `atribute`; did you mean `attribute`?');
    expect(await problemOf(changed('[cost, inline-cache]', '[cost, inline-cahce]'))).toContain('unknown kind of fact `inline-cahce`; did you mean `inline-cache`?');
  });

  it('a capture that is a word of the expressions', async () => {
    const text = changed('  - site: [attribute, subscript]\n', '  - query: "(attribute object: (_) @type) @site"\n');
    expect(await problemOf(text)).toMatch(new RegExp(`^team\\.yaml:${lineOf(text, 'match:')}:\\d+ rule .*\`@type\` is a word of the expressions`));
  });

  it.each([
    ['where', "  - seen.count >= options.leats", 'where.0', 15],
    ['a name with a hyphen', "  - seen.count >= options['at-lest']", 'where.0', 15],
    ['within another expression', '  - site.args.all(arg, arg.line > 1.0 || arg.held.length > options.leats)', 'where.0', 56],
  ])('an option that the rule does not have, in %s', async (_, condition, path, character) => {
    const text = changed('  - seen.count >= 2.0', condition).replace('match:', 'options: { least: 2, at-least: 3 }\nmatch:');
    const name = /leats|at-lest/.exec(condition)?.[0] ?? '';
    expect(await problemOf(text)).toBe(`team.yaml:${lineOf(text, condition)}:5 rule \`several-types\`: \`${path}\`, at character ${character}: unknown option \`${name}\`; did you mean \`${name === 'leats' ? 'least' : 'at-least'}\`?`);
  });

  it('an option in a message or a let, and one where the rule has none at all', async () => {
    expect(await problemOf(changed('{{ seen.words }}"\n    why', '{{ options.more }}"\n    why'))).toContain('`message.developer.label`, at character 28: unknown option `more`: the rule has no `options`');
    expect(await problemOf(changed('  seen: site.ic', '  seen: site.ic\n  least: options.most').replace('match:', 'options: { fewest: 2 }\nmatch:'))).toContain('`let.least`, at character 1: unknown option `most`: it has `fewest`');
  });

  it('options that it has are none', async () => {
    const { problems } = await compileRules([{ file: 'x', text: changed('  - seen.count >= 2.0', "  - seen.count >= options.least && seen.count < options['at-most']").replace('match:', 'options: { least: 2, at-most: 30 }\nmatch:'), origin: 'user' }]);
    expect(problems).toEqual([]);
  });

  it('an unknown language', async () => {
    expect(await problemOf(changed('languages: [python]', 'languages: [pyhton]'))).toContain('unknown language `pyhton`; did you mean `python`?');
  });
});

describe('an expression that is wrong is refused when the rule is read', () => {
  const withWhere = (expression: string) => changed(/where:\n(?: {2}- .*\n)+/, `where:\n  - ${JSON.stringify(expression)}\n`);

  it('a field that no type has', async () => {
    const text = withWhere('site.hotness > 1.0');
    expect(await problemOf(text)).toMatch(new RegExp(`^team\\.yaml:${lineOf(text, 'hotness')}:\\d+ rule .*at character \\d+: No such key: hotness`));
  });

  it('a name that is no capture', async () => expect(await problemOf(withWhere('place.share > 0.1'))).toContain('Unknown variable: place'));
  it('a syntax error', async () => expect(await problemOf(withWhere('site.share >'))).toContain('at character'));
  it('a condition that is no truth value', async () => expect(await problemOf(withWhere('site.share'))).toContain('has type double, but bool is needed here'));

  it('loops within loops within loops, which could run for ever', async () => {
    expect(await problemOf(withWhere('site.args.all(a, site.args.all(b, site.args.all(c, a.text == b.text && b.text == c.text)))'))).toContain('at most 2 of map, filter');
  });

  it('a pattern that could backtrack for ever', async () => {
    expect(await problemOf(withWhere('site.text.matches("^(a+)+$")'))).toContain('a repeated group may hold no repetition');
    expect(await problemOf(withWhere('site.text.matches("(a|a)*b")'))).toContain('a repeated group may hold no repetition');
    expect(await problemOf(withWhere('site.text.matches(site.name)'))).toContain('has to be a literal text');
  });

  it('a template that does not close, or holds a wrong expression', async () => {
    expect(await problemOf(changed(/title: "\{\{.*/, 'title: "{{ site.name"'))).toContain('`{{` without `}}`');
    expect(await problemOf(changed(/title: "\{\{.*/, 'title: "{{ site.nmae }}"'))).toContain('No such key: nmae');
  });
});

describe('a fix that is wrong is refused when the rule is read', () => {
  const withFix = (...lines: string[]) => changed(/^cause:/m, ['fixes:', ...lines.map((line) => `  ${line}`), 'cause:'].join('\n'));
  const SAFE = ['- about: "x"', '  safe: true', '  edits:'];

  it('the one that the others are changed from compiles', async () => {
    const { problems } = await compileRules([{ file: 'x', text: withFix(...SAFE, '    - { replace: site, with: "{{ site.name }}" }', '    - { insert: "x = 1", before: site.loop.header }', '    - { insert: "import x", after: imports }', '    - { remove: site }', '    - { indent: site }'), origin: 'user' }]);
    expect(problems).toEqual([]);
  });

  it('one that says neither that it is safe nor its risk, or both', async () => {
    const edits = ['  edits:', '    - { remove: site }'];
    const text = withFix('- about: "x"', ...edits);
    expect(await problemOf(text)).toBe(`team.yaml:${lineOf(text, '- about')}:5 rule \`several-types\`: \`fixes.0\` needs exactly one of \`safe: true\` (it keeps the meaning) and \`risk\` (what may be otherwise afterwards)`);
    expect(await problemOf(withFix('- about: "x"', '  safe: true', '  risk: "y"', ...edits))).toContain('needs exactly one of');
    expect(await problemOf(withFix('- about: "x"', '  safe: false', ...edits))).toContain('`fixes.0.safe` has to be true');
  });

  it('an edit that says two things, or none', async () => {
    for (const edit of ['{ replace: site, remove: site }', '{ with: "x" }', '{ insert: "x" }', '{ insert: "x", before: site, after: imports }', '{ replace: site }', '{ indent: site, with: "x" }']) {
      expect(await problemOf(withFix(...SAFE, `    - ${edit}`)), edit).toMatch(/needs one of|must have property|must NOT have|dependent/);
    }
    expect(await problemOf(withFix(...SAFE, '    - { replase: site, with: "x" }'))).toContain('unknown field `replase` in `fixes.0.edits.0`; did you mean `replace`?');
    expect(await problemOf(withFix(...SAFE, '    - { insert: "x", after: import }'))).toContain('has to be one of imports');
  });

  it('a place that is none, a condition that is no truth value, and code that could grow without end', async () => {
    expect(await problemOf(withFix(...SAFE, '    - { remove: site.name }'))).toContain('has type string, but Place is needed here');
    expect(await problemOf(withFix('- about: "x"', '  safe: true', '  when: [site.line]', '  edits:', '    - { remove: site }'))).toContain('has type double, but bool is needed here');
    expect(await problemOf(withFix(...SAFE, `    - { replace: site, with: "{{ site.args.map(a, site.args.map(b, a.text + b.text)).size() == 1 ? '' : ${Array(300).fill('site.text').join(' + ')} }}" }`))).toMatch(/more than|must NOT have more/);
  });
});

it('two rules of one name are not both taken', async () => {
  const { rules, problems } = await compileRules([{ file: 'a.yaml', text: GOOD, origin: 'user' }, { file: 'b.yaml', text: GOOD, origin: 'user' }]);
  expect(rules).toHaveLength(1);
  expect(problems[0]?.message).toContain('is defined already in a.yaml');
});

it('no text at all crashes the reader of rules', async () => {
  const lines = GOOD.split('\n');
  await fc.assert(fc.asyncProperty(fc.oneof(
    fc.string(),
    fc.tuple(fc.nat(lines.length - 1), fc.string()).map(([i, line]) => [...lines.slice(0, i), line, ...lines.slice(i + 1)].join('\n')),
    fc.tuple(fc.nat(GOOD.length), fc.nat(40)).map(([at, n]) => GOOD.slice(0, at) + GOOD.slice(at + n)),
  ), async (text) => {
    const { rules, problems } = await compileRules([{ file: 'x.yaml', text, origin: 'user' }]);
    expect(rules.length + problems.length).toBeGreaterThan(0);
  }), { numRuns: 150 });
});
