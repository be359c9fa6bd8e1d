import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, functionCost, placeLineFacts, Problems, read, show, write, type Recording } from '../src/index.ts';
import { factsText } from './support/arbitrary.ts';
import { Parser } from '../src/parse.ts';
import { header, messages, readText, text } from './support/lines.ts';
import { samples } from './support/samples.ts';

const texts = samples().map(({ bytes }) => bytes.toString());
const bytesOf = samples().map(({ bytes }) => bytes);

/** Everything a user could ask of a recording: it has to answer, and to survive being written. */
async function exercise(recording: Recording): Promise<void> {
  placeLineFacts(recording);
  for (const facts of recording.functions()) {
    functionCost(facts);
    for (const site of facts.sites) for (const kind of site.kinds) expect(site.rows(kind).length).toBeGreaterThan(0);
  }
  const shown = [...show(recording, { limit: 1000 })].join('\n');
  // eslint-disable-next-line no-control-regex -- nothing of a recording reaches the terminal as a control character
  expect(shown.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  const again = await readText([...write(recording)].join(''));
  expect(canonical(again)).toBe(canonical(recording));
  for (const { message } of recording.problems) expect(message).not.toMatch(/\n|undefined|\[object/);
}

describe('the reader never throws and what it took holds together', () => {
  it('random bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), fc.boolean(), async (bytes, afterHeader) => {
      const content = afterHeader ? Buffer.concat([Buffer.from(text(header())), bytes]) : bytes;
      const recording = await readText(content);
      if (!afterHeader) expect(recording.problems.length).toBeGreaterThan(0);
      await exercise(recording);
    }), { numRuns: 300 });
  });

  it('random JSON lines', async () => {
    const field = fc.constantFrom('file', 'function', 'line', 'sites', 'cost', 'call', 'inline-cache', 'note', 'source', 'totals', 'digest', 'heat');
    const line = fc.dictionary(field, fc.oneof(fc.constantFrom<unknown>('a.py', 'f', 1, [[0, 0, 0, 0, 0, 'call', 'g']], [[0, 1, 1, 1, 1]], [[-1, 'sampled', {}, 1]], { samples: 1 }), fc.jsonValue()));
    await fc.assert(fc.asyncProperty(fc.array(line, { maxLength: 8 }), async (lines) => exercise(await readText(text(header(), ...lines)))), { numRuns: 500 });
  });

  it('real recordings with bytes changed, taken out, repeated', async () => {
    const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(40), byte: fc.nat(255), how: fc.constantFrom('set', 'cut', 'repeat') });
    await fc.assert(fc.asyncProperty(fc.nat(bytesOf.length - 1), fc.array(change, { minLength: 1, maxLength: 6 }), async (which, changes) => {
      let bytes = Buffer.from(bytesOf[which] as Buffer);
      for (const { at, length, byte, how } of changes) {
        const start = Math.floor(at * (bytes.length - 1));
        if (how === 'set') bytes.fill(byte, start, start + 1);
        else if (how === 'cut') bytes = Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + length)]);
        else bytes = Buffer.concat([bytes.subarray(0, start + length), bytes.subarray(start)]);
      }
      await exercise(await readText(bytes));
    }), { numRuns: 80 });
  });

  it('real recordings with values exchanged for others', async () => {
    const strange = fc.constantFrom('null', '-1', '1e308', '1e999', '""', '"\\u0000"', '[]', '{}', '[[]]', '"../../etc/passwd"', 'true', '{"__proto__":1}', '0.30000000000000004');
    await fc.assert(fc.asyncProperty(fc.nat(texts.length - 1), fc.array(fc.tuple(fc.nat(100_000), strange), { minLength: 1, maxLength: 20 }), async (which, changes) => {
      let content = texts[which] as string;
      const numbers = [...content.matchAll(/(?<=[[,:])(\d+|"[^"]*")(?=[\],}])/g)];
      for (const [pick, value] of [...changes].sort((a, b) => (b[0] % numbers.length) - (a[0] % numbers.length))) {
        const match = numbers[pick % numbers.length] as RegExpExecArray;
        content = content.slice(0, match.index) + value + content.slice(match.index + match[0].length);
      }
      await exercise(await readText(content));
    }), { numRuns: 80 });
  });

  it('real recordings cut anywhere: every line before the cut is used', async () => {
    await fc.assert(fc.asyncProperty(fc.nat(texts.length - 1), fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), async (which, at, packed) => {
      const whole = bytesOf[which] as Buffer;
      const cut = whole.subarray(0, Math.floor(at * whole.length));
      const end = cut.lastIndexOf('\n') + 1;
      const expected = canonical(await readText(cut.subarray(0, end)));
      const recording = await read(packed ? [gzipSync(cut)] : [cut], { file: 'x' });
      const rest = cut.subarray(end).toString();
      if (rest.endsWith('}') && isJson(rest)) return;
      expect(canonical(recording)).toBe(expected);
      expect(messages(recording).filter((message) => message.includes('cut off'))).toHaveLength(rest === '' ? 0 : 1);
    }), { numRuns: 200 });
  });
});

describe('lines are read alike from their bytes and as parsed JSON, which is how those are read that start with white space', () => {
  const alike = async (content: string): Promise<void> => {
    const direct = await readText(content);
    const parsed = await readText(content.replace(/^/gm, ' '));
    expect(canonical(direct)).toBe(canonical(parsed));
    expect(told(direct)).toEqual(told(parsed));
  };
  // V8 names the place in a line that is no JSON; a blank before it moves that
  const told = (recording: Recording): string[] => messages(recording).map((message) => message.replace(/not JSON .*/, 'not JSON'));

  it('every real recording', async () => {
    for (const content of texts) await alike(content);
  });

  it('and no line of a real recording about a function needs the second way', () => {
    for (const { name, bytes } of samples()) {
      const parser = new Parser(name, new Problems(name));
      let functions = 0;
      for (const [index, content] of bytes.toString().trim().split('\n').entries()) {
        if (!content.startsWith('{"file"')) parser.parse(JSON.parse(content), index + 1);
        else expect(parser.parseDirectly(Buffer.from(content)), `${name}:${index + 1}`).toMatchObject({ type: 'function', part: { file: expect.stringMatching(/./) as string } });
        if (content.startsWith('{"file"')) functions++;
      }
      expect(functions).toBeGreaterThan(3);
    }
  });

  it.each([
    '{"file":"a.py","function":"f","line":1,"sites":[],"inline-cache":[[-1,"sampled",{"a":1,"a":2},0]]}',
    '{"file":"a.py","function":"f","line":1,"sites":[],"inline-cache":[[-1,"sampled",{"a":1,"\\u0061":2},0]]}',
    '{"file":"a.py","function":"f","line":1,"sites":[],"cost":[[-1,1,1,0,0]],"cost":[[-1,2,2,0,0]]}',
    '{"file":"a.py","file":"b.py","function":"f","line":1,"sites":[],"cost":[[-1,1,1,0,0]]}',
    '{"file":"a.py","function":"f","line":1,"cost":[[0,1,1,0,0]],"sites":[[0,4,0,9,0,"call","g"]]}',
    '{"file":"a.py","function":"f","line":1,"cost":[[-1,1,1,0,0]],"sites":[[0,4,0,9,0,"call","g"]],"call":[[0,"exact","g","",0,"call",1]]}',
    '{"file":"a.py","function":"f","line":1,"sites":[[0,4,0,9,0,"call","g"]],"cost":[[0,1,1,0,0]],"sites":[[1,4,1,9,0,"call","h"]]}',
    '{"file":"a.py","function":"f","line":1,"sites":[[0,4,0,9,0,"call","g"]],"cost":[[0,1,1,0,0],[1,1,1,0,0]]}',
    '{"file":"a.py","function":"f","line":1,"sites":[[0,4,0,9,0,"call","g"]],"cost":[[0,1,1,0,0],]}',
    '{"file":"a.py","function":"f","line":1,"sites":[],"cost":[[-1,1,1,0,0]]}}',
    '{"file":"a.py","function":"f","sites":[],"cost":[[-1,1,1,0,0]]}',
    '{"file":"a.py","function":"f","line":1,"sites":[],"heat":[[-1,1]],"cost":[[-1,1,1,0,0]]}',
  ])('%s', async (line) => alike(text(header(), line)));

  it('few names and places, with every kind', async () => {
    await fc.assert(fc.asyncProperty(factsText, alike), { numRuns: 300 });
  });

  it('values exchanged for others', async () => {
    const strange = fc.constantFrom('null', '-1', '-0', '1.0', '01', '1.', '.5', '1e3', '1E-2', '9007199254740993', '0.1234567890123', '1e999', '""', '"\\u0041"', '"\\x"',
      '"a\tb"', '"ü🙂"', '"../x"', '[]', '{}', '{"a":1,"a":2}', '{"__proto__":1,"2":1,"1":1}', 'true', 'false', '"sampled"', 'truee', ' 1', '1 ');
    await fc.assert(fc.asyncProperty(fc.nat(texts.length - 1), fc.array(fc.tuple(fc.nat(100_000), strange), { minLength: 1, maxLength: 20 }), async (which, changes) => {
      let content = texts[which] as string;
      const values = [...content.matchAll(/(?<=[[,:])(\d+|"[^"]*"|\{[^{}]*\})(?=[\],}])/g)].filter(({ index }) => index > content.indexOf('\n'));
      for (const [pick, value] of [...changes].sort((a, b) => (b[0] % values.length) - (a[0] % values.length))) {
        const match = values[pick % values.length] as RegExpExecArray;
        content = content.slice(0, match.index) + value + content.slice(match.index + match[0].length);
      }
      await alike(content);
    }), { numRuns: 80 });
  });
});

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
