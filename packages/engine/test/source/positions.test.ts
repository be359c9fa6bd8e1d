import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { buildModel, matchSite } from '../../src/source/index.ts';
import { compileFiles, INTERPRETERS } from './support/interpreters.ts';
import { parser, python } from './support/parser.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const body = 'def f(a, b):\n    x = "😀" + a.b\n    y = "e\u0301é" + g(a.漢, b)[0]; z = a.b(x)\n    return x.y < z.y\n';

const SOURCES: Readonly<Record<string, Uint8Array>> = {
  'emoji and combining characters': utf8(body),
  'byte order mark': utf8(`\ufeff${body}`),
  'byte order mark before code on the first line': utf8('\ufeffx = "é" + a.b\n'),
  'CRLF': utf8(body.replaceAll('\n', '\r\n')),
  'lone CR': utf8(body.replaceAll('\n', '\r')),
  'mixed line ends': utf8('a.b\r\nc.d\re.f\ng.h\n'),
  'tabs': utf8('def f(a):\n\tif a:\n\t\treturn\ta.b +\ta.c\n\treturn \t a.d\n'),
  'form feeds': utf8('\fx.y\n\f\ndef f(a):\n\f    return a.b + 1\n'),
  'tabs within continuation lines': utf8('def f(a):\n        x = a.b(\n\t\ta.c)\n        return x\n'),
  'U+2028 in a string': utf8('x = "\u2028\x85" + a.b\ny = a.c\n'),
  'Latin-1': latin('# -*- coding: latin-1 -*-\nx = "\xe9\xe8" + a.b + "\xff".c\n'),
  'Latin-1 named on the second line, with CRLF': latin('#!/usr/bin/python\r\n# coding: latin-1\r\nx = "\xe9" + a.b\r\n'),
  'continuation lines': utf8('x = a.b \\\n  + c.d(\n    e.f,\n    # comment é\n    g.h)\n'),
  'identifiers that are normalised': utf8('x = a.ﬁeld + ﬁ.b\n'),
};

describe('operations are found at the very range that CPython reports', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mechsym-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const files = Object.entries(SOURCES).map(([name, bytes], i) => {
    const file = join(folder, `source${i}.py`);
    writeFileSync(file, bytes);
    return { name, file };
  });

  for (const interpreter of INTERPRETERS) {
    const compiled = compileFiles(interpreter, files.map(({ file }) => file));
    test.each(files)(`${interpreter.version}: $name`, ({ file }) => {
      const { error, operations } = compiled.find((each) => each.file === file)!;
      expect(error).toBeUndefined();
      const model = buildModel(python, file, python.decode(readFileSync(file)), parser);
      expect(model.hasErrors).toBe(false);
      expect(operations.length).toBeGreaterThan(1);
      const found = operations.map(([operation, name, line, endLine, column, endColumn]) => {
        const match = matchSite(model, {
          operation, name, ordinal: 0, line: line - 1, endLine: endLine - 1,
          column: model.text.column(line - 1, column, 'utf8'), endColumn: model.text.column(endLine - 1, endColumn, 'utf8'),
        });
        return { operation, name, line, by: match?.by, as: match?.site.name };
      });
      // A call of a method over several lines starts at its name.
      expect(found.filter(({ by }) => by !== 'range' && by !== 'end')).toEqual([]);
      expect(found.filter(({ name, as }) => name !== '' && name !== as)).toEqual([]);
      model.dispose();
    });
  }
});
