import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { read } from '@mechsym/facts';
import { convert, cacheSites, readLog } from '../../src/v8/convert.ts';
import { bytesOf, files, infoOf, RECORDED } from '../support/logs.ts';

const OPTIONS = { root: '/project', files, recorder: '0' };
const version = fc.constantFrom(...RECORDED);
const level = fc.constantFrom('light' as const, 'caches' as const);

/** Whatever the bytes are: the facts are sound, and nothing is thrown. */
async function factsOf(bytes: Uint8Array, of = RECORDED[0] as string): Promise<string> {
  const log = await readLog([bytes], infoOf(of, 'shapes-js', 'light'), '/project');
  const text = await convert(log, cacheSites([log]), OPTIONS);
  const { problems, processes } = await read([Buffer.from(text)], { file: 'facts' });
  expect(problems).toEqual([]);
  expect(processes).toHaveLength(1);
  return text;
}

describe('a log', () => {
  it('that is cut anywhere is read up to the cut, and the loss is counted', { timeout: 120_000 }, async () => {
    await fc.assert(fc.asyncProperty(version, level, fc.double({ min: 0, max: 1, noNaN: true }), async (of, at, part) => {
      const bytes = bytesOf(of, 'shapes-js', at);
      const cut = bytes.subarray(0, Math.floor(bytes.length * part));
      const text = await factsOf(cut, of);
      if (cut.length > 0 && cut.at(-1) !== 10) expect(text).toContain('cut off at the end');
    }), { numRuns: 60 });
  });

  it('with bytes overwritten costs only what was hit', { timeout: 120_000 }, async () => {
    const damage = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.uint8Array({ minLength: 1, maxLength: 40 })), { minLength: 1, maxLength: 30 });
    await fc.assert(fc.asyncProperty(version, level, damage, async (of, at, spots) => {
      const bytes = Buffer.from(bytesOf(of, 'shapes-js', at));
      for (const [part, with_] of spots) bytes.set(with_.subarray(0, bytes.length - Math.floor(part * bytes.length)), Math.floor(part * bytes.length));
      await factsOf(bytes, of);
    }), { numRuns: 60 });
  });

  it('with its records in any order is read', { timeout: 120_000 }, async () => {
    await fc.assert(fc.asyncProperty(version, level, fc.integer(), async (of, at, seed) => {
      const lines = bytesOf(of, 'names-n-cjs', at).toString('latin1').split('\n');
      let state = seed;
      lines.sort(() => ((state = (Math.imul(state, 1103515245) + 12345) | 0) >> 16) % 3 - 1);
      await factsOf(Buffer.from(lines.join('\n'), 'latin1'), of);
    }), { numRuns: 30 });
  });

  it('with records of any fields is read', { timeout: 120_000 }, async () => {
    const field = fc.oneof(fc.string(), fc.constantFrom('0x10', '0x7fffffffff', '0xffffffffffffff', '-1', '999999999999999', 'C0O0I0', 'F0O0I0F0O0I1', 'S0x1', '~', '*', '1', 'N', 'X', '</project/a.js:1:1>'));
    const record = fc.tuple(fc.constantFrom('tick', 'code-creation', 'code-source-info', 'code-deopt', 'code-move', 'sfi-move', 'script-source', 'LoadIC', 'KeyedLoadIC', 'map', 'map-create', 'new', 'shared-library', 'v8-version', 'made-up'), fc.array(field, { maxLength: 12 }));
    await fc.assert(fc.asyncProperty(fc.array(record, { maxLength: 200 }), async (records) => {
      await factsOf(Buffer.from(records.map(([type, fields]) => [type, ...fields].join(',')).join('\n')));
    }), { numRuns: 200 });
  });

  it('keeps function names of any characters, except those that look like a record', { timeout: 120_000 }, async () => {
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }).filter((text) => !/\n(tick|code|sfi|map|new|[A-Z]\w*IC|script|profiler|shared|v8)/.test(`\n${text}`) && !text.includes('/') && !/\p{Surrogate}/u.test(text) && !/^\s|\s$|node:|evalmachine|[A-Za-z]:\\/.test(text));
    await fc.assert(fc.asyncProperty(name, async (text) => {
      const log = await readLog([Buffer.from(
        `v8-version,14,6,202,34,,0\nscript-source,1,/project/a.js,function f() {}\ncode-creation,JS,10,5,0x1000,20,${text} /project/a.js:1:11,0x500,~\ncode-source-info,0x1000,1,10,15,C0O12,,\n`)], infoOf('26', 'shapes-js', 'light'), '/project');
      expect([...log.log.functions()].map((fn) => [fn.name, fn.file, fn.line])).toEqual([[text, '/project/a.js', 1]]);
    }), { numRuns: 300 });
  });

  it('that says records of an unknown kind counts them', async () => {
    const text = await factsOf(Buffer.from('v8-version,15,0,0,0,,0\nbrand-new,1,2\nbrand-new,3\n'));
    expect(text).toContain('2 records of a kind unknown to this version of mechsym: brand-new');
  });
});
