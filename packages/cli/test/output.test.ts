import { describe, expect, test } from 'vitest';
import { part } from '../src/commands/options.ts';
import { colorFor, outputsFor } from '../src/lint/output.ts';
import { renderMarkdown } from '../src/terminal/markdown.ts';

describe('colours', () => {
  const terminal = { isTTY: true };
  test('follow the option, then NO_COLOR and FORCE_COLOR, then whether it is a terminal', () => {
    expect(colorFor(undefined, terminal, {})).toBe(true);
    expect(colorFor(undefined, {}, {})).toBe(false);
    expect(colorFor(undefined, terminal, { NO_COLOR: '1' })).toBe(false);
    expect(colorFor(undefined, terminal, { NO_COLOR: '' })).toBe(true);
    expect(colorFor(undefined, {}, { FORCE_COLOR: '1' })).toBe(true);
    expect(colorFor(undefined, terminal, { FORCE_COLOR: '0' })).toBe(false);
    expect(colorFor(undefined, terminal, { TERM: 'dumb' })).toBe(false);
    expect(colorFor(true, {}, { NO_COLOR: '1' })).toBe(true);
    expect(colorFor(false, terminal, { FORCE_COLOR: '1' })).toBe(false);
  });
});

describe('outputs', () => {
  test('pair formats and files in their order; what has no file goes to stdout', () => {
    expect(outputsFor({})).toEqual([{ format: 'pretty', file: '-' }]);
    expect(outputsFor({ format: ['sarif', 'pretty'], outputFile: ['a.sarif'] })).toEqual([{ format: 'sarif', file: 'a.sarif' }, { format: 'pretty', file: '-' }]);
  });

  test('cannot mix two formats on stdout', () => {
    expect(() => outputsFor({ format: ['sarif', 'json'] })).toThrow('only one format can go to stdout');
  });
});

test('a part of the run is a percentage or a fraction', () => {
  expect(['1%', '1 %', '0.01', '.5', '100%', '0'].map(part)).toEqual([0.01, 0.01, 0.01, 0.5, 1, 0]);
  for (const bad of ['', '%', '-1%', '101%', '1.5', 'one', 'NaN', '1e-2']) expect(() => part(bad), bad).toThrow();
});

describe('Markdown on a terminal', () => {
  const plain = { color: false, width: 0 };
  test('keeps code as it is, joins paragraphs and marks lists', () => {
    expect(renderMarkdown('# Title\n\nSome **bold**\ntext with `code`.\n\n- one\n  more\n- two\n\n```python\nx = [1]  # **no**\n```\n', plain))
      .toBe('Title\n\nSome bold text with code.\n\n• one more\n• two\n\n    x = [1]  # **no**\n');
  });

  test('folds prose and not code', () => {
    const lines = renderMarkdown(`${'word '.repeat(40)}\n\n\`\`\`\n${'code '.repeat(40)}\n\`\`\``, { color: false, width: 40 }).split('\n');
    expect(Math.max(...lines.filter((line) => line.startsWith('word')).map((line) => line.length))).toBeLessThanOrEqual(40);
    expect(lines.at(-2)?.length).toBeGreaterThan(150);
  });

  test('cannot drive the terminal', () => {
    expect(renderMarkdown('a\u001b[31mb', plain)).toBe('a\u241b[31mb\n');
  });
});
