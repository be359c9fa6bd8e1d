import { afterEach, describe, expect, test } from 'vitest';
import { buildModel, type SourceModel } from '../../src/source/index.ts';
import { marksIn } from '../../src/suppress/comments.ts';
import { inlineSuppressions } from '../../src/suppress/inline.ts';
import { language, parsers } from '../source/support/parser.ts';

const open: SourceModel[] = [];
afterEach(() => open.splice(0).forEach((model) => model.dispose()));

async function modelOf(file: string, code: string): Promise<SourceModel> {
  const model = buildModel(language(file), file, code, await parsers.parser(language(file)));
  open.push(model);
  return model;
}

/** The lines, as they are written, that each comment is about; `§` stands for a suppression. */
async function about(file: string, code: string): Promise<string[][]> {
  const model = await modelOf(file, code.replaceAll('§', 'mechsym-ignore[r]: x'));
  return marksIn(model).map(({ lines }) => lines.map((line) => model.text.lines[line]!.trim().split(/\s*[#/{]/)[0]!.trim()));
}

describe('a comment is about', () => {
  test('the line that it ends', async () => {
    expect(await about('a.py', 'a = 1\nb = 2  # §\nc = 3\n')).toEqual([['b = 2']]);
    expect(await about('a.ts', 'let a = 1;\nlet b = 2; // §\nlet c = 3;\n')).toEqual([['let b = 2;']]);
  });

  test('the code that follows it on its line', async () => {
    expect(await about('a.js', 'a();\n/* § */ b();\n')).toEqual([['']]);
    const model = await modelOf('a.js', 'a();\n/* mechsym-ignore[r]: x */ b();\n');
    expect(marksIn(model)[0]?.lines).toEqual([1]);
  });

  test('the next line with code, where it is alone', async () => {
    expect(await about('a.py', 'def f(x):\n    # §\n    return x\n')).toEqual([['return x']]);
    expect(await about('a.py', '# §\n\n# and so on\n# §\nx = 1\ny = 2\n')).toEqual([['x = 1'], ['x = 1']]);
    expect(await about('a.js', 'f(\n  /* §\n     more */\n  a,\n);\n')).toEqual([['a,']]);
    expect(await about('a.ts', 'const x = foo\n  // §\n  .bar();\n')).toEqual([['.bar();']]);
  });

  test('the header below decorators as well', async () => {
    expect(await about('a.py', '# §\n@first\n# why\n@second(1)\ndef f():\n    pass\n')).toEqual([['@first', 'def f():']]);
    expect(await about('a.py', 'class C:\n    # §\n    @property\n    async def f(self):\n        pass\n')).toEqual([['@property', 'async def f(self):']]);
    expect(await about('a.ts', '// §\n@dec()\nclass C {\n  // §\n  @dec\n  m() { }\n}\n')).toEqual([['@dec()', 'class C'], ['@dec', 'm()']]);
  });

  test('a line of JSX, from within braces', async () => {
    const code = 'const a = (\n  <ul>\n    {/* § */}\n    {items.map((each) => each.name)}\n    <B x={y} /> {/* § */}\n  </ul>\n);\n';
    const model = await modelOf('a.tsx', code.replaceAll('§', 'mechsym-ignore[r]: x'));
    expect(marksIn(model).map(({ lines }) => lines)).toEqual([[3], [4]]);
  });

  test('nothing at the end of a file', async () => {
    expect(await about('a.py', 'x = 1\n# §\n')).toEqual([[]]);
  });
});

test('the word in a string is no comment', async () => {
  expect(await about('a.py', 'x = "# §"\ny = """\n# §\n"""\nf = f"{x} # §"\n')).toEqual([]);
  expect(await about('a.js', 'const x = "// §", y = `\n// §\n`, z = /\\/\\/ §/;\n')).toEqual([]);
  expect(await about('a.tsx', 'const x = <p>// §</p>;\n')).toEqual([]);
});

test('places count from 1 in UTF-16 units, and an unknown rule is suggested its name', async () => {
  const model = await modelOf('a.py', 'x = "🎉"  # mechsym-ignore[megamorphic, megamorphc]: x\n');
  const { suppressions, problems } = inlineSuppressions(model, new Set(['megamorphic']));
  expect(suppressions).toEqual([{ rule: 'megamorphic', lines: [0], suppression: { kind: 'inline', reason: 'x', file: 'a.py', line: 1, column: 28 } }]);
  expect(problems).toEqual([{ severity: 'warning', file: 'a.py', line: 1, column: 41, message: 'there is no rule `megamorphc` to suppress; did you mean `megamorphic`?' }]);
});

test('a file of nothing but comments does not take long', async () => {
  const model = await modelOf('a.py', '# mechsym-ignore[r]: x\n'.repeat(3000) + 'x = 1\n');
  const marks = marksIn(model);
  expect(marks).toHaveLength(3000);
  expect(marks.at(-1)?.lines).toEqual([3000]);
  expect(marks[0]?.lines).toEqual([3000]);
});
