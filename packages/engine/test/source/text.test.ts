import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createText } from '../../src/source/index.ts';

const encoder = new TextEncoder();
const line = fc.string({ unit: fc.oneof(fc.constantFrom('a', '\t', 'é', 'ß', '漢', '😀', 'e\u0301', '\u2028', '\f'), fc.string({ unit: 'binary', maxLength: 1 })), maxLength: 40 })
  .map((text) => text.replace(/[\r\n]/g, ''));

describe('columns', () => {
  test('of every character come out right, whatever the unit', () => {
    fc.assert(fc.property(line, (content) => {
      const text = createText(content);
      let bytes = 0;
      let points = 0;
      let units = 0;
      for (const char of content) {
        expect(text.column(0, bytes, 'utf8')).toBe(units);
        expect(text.column(0, points, 'codepoint')).toBe(units);
        expect(text.column(0, units, 'utf16')).toBe(units);
        // Within a character: its start.
        if (encoder.encode(char).length > 1) expect(text.column(0, bytes + 1, 'utf8')).toBe(units);
        bytes += encoder.encode(char).length;
        points += 1;
        units += char.length;
      }
      expect(text.column(0, bytes, 'utf8')).toBe(units);
      expect(text.column(0, bytes + 7, 'utf8')).toBe(units);
    }));
  });

  test('of a long line, which go through a table, equal those of its parts', () => {
    fc.assert(fc.property(line, fc.nat(3000), fc.constantFrom('utf8', 'codepoint'), (content, column, unit) => {
      const long = `é${'😀x'.repeat(300)}${content}`;
      const expected = [...long].reduce((sum, char) => {
        const width = unit === 'utf8' ? encoder.encode(char).length : 1;
        return sum.left < width ? { left: -1, at: sum.at } : { left: sum.left - width, at: sum.at + char.length };
      }, { left: column, at: 0 }).at;
      expect(createText(long).column(0, column, unit)).toBe(expected);
    }));
  });

  test('outside the text are clamped', () => {
    const text = createText('ab\nc');
    expect(text.column(0, -1, 'utf8')).toBe(0);
    expect(text.column(0, 99, 'utf16')).toBe(2);
    expect(text.column(9, 3, 'utf8')).toBe(0);
  });
});

describe('lines', () => {
  test('end where Python says, and nowhere else', () => {
    expect(createText('a\r\nb\rc\n\nd\u2028e\ff\x0bg\x85h').lines).toEqual(['a', 'b', 'c', '', 'd\u2028e\ff\x0bg\x85h']);
    expect(createText('a\n').lines).toEqual(['a', '']);
    expect(createText('').lines).toEqual(['']);
  });

  test('and offsets convert into each other', () => {
    fc.assert(fc.property(fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r'))), line, (parts, last) => {
      const content = parts.map(([text, end], i) => text + (end === '\r' && parts[i + 1]?.[0] === '' && parts[i + 1]?.[1] === '\n' ? '\n' : end)).join('') + last;
      const text = createText(content);
      for (let offset = 0; offset <= content.length; offset++) {
        const position = text.position(offset);
        const back = text.offset(position);
        // Only within a line end is the place that of the line's end.
        if (/[\r\n]/.test(content[offset - 1] ?? '') && content[offset] === '\n' && content[offset - 1] === '\r') expect(back).toBe(offset - 1);
        else expect(back).toBe(offset);
      }
    }));
  });

  test('outside the text are clamped', () => {
    const text = createText('ab\ncd');
    expect(text.offset({ line: -1, column: 4 })).toBe(0);
    expect(text.offset({ line: 9, column: 0 })).toBe(5);
    expect(text.position(99)).toEqual({ line: 1, column: 2 });
  });
});
