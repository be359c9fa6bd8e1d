import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MARK, parseDirective, type Directive } from '../../src/suppress/directive.ts';

const parse = (comment: string) => parseDirective(comment, comment.indexOf(MARK));
const messages = (comment: string) => parse(comment)?.problems.map(({ message }) => message);
const names = (directive: Directive | undefined) => directive?.rules.map(({ name }) => name);

describe('a suppression in a comment', () => {
  test('names rules, and says why', () => {
    const comment = '# mechsym-ignore[one-rule, two below=2% until=2027-01-31]: mixed by design';
    const { directive } = parse(comment) ?? {};
    expect(directive).toEqual({
      rules: [{ name: 'one-rule', offset: comment.indexOf('one-rule') }, { name: 'two', offset: comment.indexOf('two') }],
      reason: 'mixed by design', below: 0.02, until: '2027-01-31',
    });
  });

  test('shares its comment with those of other tools', () => {
    expect(parse('# type: ignore  # mechsym-ignore[a]: see #12  # noqa: E501')?.directive?.reason).toBe('see #12');
    expect(parse('// eslint-disable-line // mechsym-ignore[a]: https://example.org/x // more')?.directive?.reason).toBe('https://example.org/x');
    const two = '# mechsym-ignore[a]: first  # mechsym-ignore[b]: second';
    expect(parse(two)?.directive?.reason).toBe('first');
    expect(parseDirective(two, two.lastIndexOf(MARK))?.directive).toMatchObject({ rules: [{ name: 'b' }], reason: 'second' });
  });

  test('may run over the lines of a block', () => {
    expect(parse('/**\n * mechsym-ignore[a]: one\n *   two\n */')?.directive?.reason).toBe('one two');
  });

  test('is no suppression where the word is part of prose', () => {
    for (const comment of ['# use mechsym-ignore[a]: b', '# see docs/mechsym-ignore[a]: b', '/* x mechsym-ignore[a]: b */']) expect(parse(comment)).toBeUndefined();
  });

  test('needs a reason', () => {
    for (const comment of ['# mechsym-ignore[a]', '# mechsym-ignore[a]:', '# mechsym-ignore[a]: # noqa', '/* mechsym-ignore[a]: */', '# mechsym-ignore[a]: …', '# mechsym-ignore[a] why']) {
      expect(messages(comment), comment).toEqual(['a suppression without a reason does not count: write `mechsym-ignore[rule]: reason`']);
      expect(parse(comment)?.directive).toBeUndefined();
    }
  });

  test('needs a rule: nothing is suppressed as a whole', () => {
    for (const comment of ['# mechsym-ignore', '# mechsym-ignore: all of it', '# mechsym-ignore[]: x', '# mechsym-ignore[until=2027-01-01]: x']) expect(messages(comment)?.[0]).toContain('names no rule');
    expect(messages('# mechsym-ignore[*]: x')).toEqual(['`*` is no rule: a suppression names what it is about; the suppression does not count']);
    expect(messages('# mechsym-ignore[a: x')?.[0]).toContain('lacks its `]`');
    expect(messages('// mechsym-ignore-next-line[a]: x')?.[0]).toContain('`mechsym-ignore-next-line` is not known');
  });

  test('does not count with an option that says nothing', () => {
    const wrong: Record<string, RegExp> = {
      'until=2026-02-30': /no date/, 'until=soon': /no date/, 'until=2027-1-1': /no date/, 'below=2': /no part of the run/, 'below=0%': /no part/, 'below=': /no part/,
      'untl=2027-01-01': /did you mean `until`/, 'until=2027-01-01 until=2027-01-02': /given twice/,
    };
    for (const [option, message] of Object.entries(wrong)) {
      const parsed = parse(`# mechsym-ignore[a ${option}]: x`);
      expect(parsed?.directive, option).toBeUndefined();
      expect(parsed?.problems[0]?.message).toMatch(message);
    }
  });
});

const rule = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const word = fc.stringMatching(/^[A-Za-zäß日0-9.,;:()'"!?-]{1,8}$/).filter((text) => /[A-Za-z0-9]/.test(text) && !text.includes(MARK));
const frames: readonly ((text: string) => string)[] = [
  (text) => `# ${text}`, (text) => `#${text}`, (text) => `// ${text}`, (text) => `/* ${text} */`, (text) => `/*${text}*/`, (text) => `/**\n   * ${text}\n   */`,
  (text) => `# noqa  # ${text}`, (text) => `// x // ${text}`,
];

test('what is written is what is read, in every kind of comment', () => {
  fc.assert(fc.property(
    fc.uniqueArray(rule, { minLength: 1, maxLength: 4 }), fc.array(word, { minLength: 1, maxLength: 5 }),
    fc.option(fc.date({ min: new Date('1970-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)), { nil: undefined }),
    fc.option(fc.integer({ min: 1, max: 1000 }), { nil: undefined }), fc.constantFrom(', ', ',', ' '), fc.constantFrom(...frames),
    (rules, reason, until, thousandths, comma, frame) => {
      const options = `${thousandths === undefined ? '' : ` below=${thousandths / 10}%`}${until === undefined ? '' : `; until=${until}`}`;
      const { directive, problems } = parse(frame(`mechsym-ignore[${rules.join(comma)}${options}]: ${reason.join(' ')}`)) ?? {};
      expect(problems).toEqual([]);
      expect(names(directive)).toEqual(rules);
      expect(directive).toMatchObject({ reason: reason.join(' '), ...(until !== undefined && { until }) });
      expect(directive?.below ?? 0).toBeCloseTo((thousandths ?? 0) / 1000, 12);
    },
  ));
});

test('of anything else it says where it is wrong, and never fails', () => {
  const piece = fc.oneof(fc.constantFrom('[', ']', ':', '=', '*/', '/*', '#', '//', '\n', ' ', 'until=', 'below=', MARK, 'a'), fc.string({ maxLength: 5 }));
  fc.assert(fc.property(fc.constantFrom('# ', '// ', '/* '), fc.array(piece, { maxLength: 30 }), (start, pieces) => {
    const comment = `${start}${MARK}${pieces.join('')}`;
    const parsed = parse(comment);
    expect((parsed?.directive !== undefined) !== (parsed !== undefined && parsed.problems.length > 0)).toBe(true);
    for (const { offset } of [...parsed?.problems ?? [], ...parsed?.directive?.rules ?? []]) {
      expect(offset).toBeGreaterThanOrEqual(start.length);
      expect(offset).toBeLessThan(comment.length);
    }
  }));
});
