import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DumpWriter } from './bytes.ts';
import { dumpOfBytes } from './support.ts';

const REAL = readFileSync(new URL('../../../jvm/recordings/hprof/17-compressed.hprof.gz', import.meta.url));

/** A class `demo.A` with an int and a reference, an instance of it, an array of its kind and one of bytes. */
function small(write: (heap: DumpWriter) => unknown, options: { readonly tag?: number; readonly length?: number; readonly idSize?: 4 | 8 } = {}): DumpWriter {
  return new DumpWriter(options.idSize).string(1, 'demo/A').string(2, 'count').string(3, 'next').loadClass(100, 1)
    .record(options.tag ?? 0x1c, write, options.length).record(0x2c, () => undefined);
}
const ids = (idSize: 4 | 8, ...values: number[]) => values.flatMap((value) => [...(idSize === 8 ? [0, 0, 0, 0] : []), value >>> 24, value >>> 16 & 255, value >>> 8 & 255, value & 255]);
const usual = (heap: DumpWriter) => heap.u1(0x05).id(100).class(100, 0, [[2, 10], [3, 2]]).instance(0x1000, 100, [0, 0, 0, 7, ...ids(8, 0x1018)]).instance(0x1018, 100, [0, 0, 0, 8, ...ids(8, 0)]);

describe('what is not there, or not true', () => {
  test('nothing is wrong with a small dump', async () => {
    const dump = await dumpOfBytes(small(usual).bytes, 7);
    expect(dump.warnings).toEqual([]);
    expect(dump.histogram.find(({ name }) => name === 'demo.A')).toMatchObject({ count: 2, bytes: 48 });
  });

  test('ids of 4 bytes are read, and instances have the sizes of a JVM of 32 bits', async () => {
    const dump = await dumpOfBytes(small((heap) => heap.class(100, 0, [[2, 10], [3, 2]]).instance(0x1000, 100, [0, 0, 0, 7, ...ids(4, 0x1010)]).instance(0x1010, 100, [0, 0, 0, 8, ...ids(4, 0)]), { idSize: 4 }).bytes);
    expect(dump.warnings).toEqual([]);
    expect(dump.layout).toBe('a 32-bit JVM');
    expect(dump.histogram.find(({ name }) => name === 'demo.A')).toMatchObject({ count: 2, bytes: 32 });
  });

  test('a HEAP DUMP of length 0 goes to the end, as Skybison and old JVMs write it', async () => {
    const dump = await dumpOfBytes(small(usual, { tag: 0x0c, length: 0 }).bytes);
    expect(dump.warnings).toEqual([]);
    expect(dump.histogram.find(({ name }) => name === 'demo.A')).toMatchObject({ count: 2 });
  });

  test.each([
    ['a class that is its own superclass', (heap: DumpWriter) => heap.class(100, 100, [[2, 10]]).instance(0x1000, 100, [0, 0, 0, 1]), undefined],
    ['an instance of a class that is missing', (heap: DumpWriter) => usual(heap).instance(0x2000, 999, [1, 2, 3]), /1 classes are not in the file/],
    ['an unknown part', (heap: DumpWriter) => usual(heap).u1(0x77).u4(1), /unknown part 0x77 of a heap dump: the rest of its segment is lost \(at byte \d+\)/],
    ['an array that is longer than its segment', (heap: DumpWriter) => usual(heap).u1(0x22).id(0x3000).u4(0).u4(0xffffffff).id(100), /longer than its segment/],
    ['an instance that is longer than its segment', (heap: DumpWriter) => usual(heap).u1(0x21).id(0x3000).u4(0).id(100).u4(0x7fffffff), /longer than its segment/],
    ['an array of a type that is none', (heap: DumpWriter) => usual(heap).primitives(0x3000, 3, [], 4), /an array of type 3/],
    ['a field of a type that is none', (heap: DumpWriter) => usual(heap).class(101, 0, [[2, 99]]), /a field of a type that is none/],
    ['an instance with fewer bytes than its class', (heap: DumpWriter) => usual(heap).instance(0x2000, 100, [0]), /1 objects have fewer bytes/],
  ])('%s is said, and the rest is read', async (_, write, warning) => {
    const dump = await dumpOfBytes(small(write).bytes);
    expect(dump.histogram.find(({ name }) => name === 'demo.A')?.count).toBeGreaterThan(0);
    expect(dump.warnings.join('\n')).toMatch(warning ?? /^$/);
  });

  test('classes that are above each other end the chain', async () => {
    const dump = await dumpOfBytes(small((heap) => heap.class(100, 101, [[2, 10]]).class(101, 100, [[3, 11]]).instance(0x1000, 100, [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2])).bytes);
    expect(dump.histogram.find(({ name }) => name === 'demo.A')?.count).toBe(1);
  });

  test.each([
    ['nothing', '', /the file is empty/],
    ['another file', 'PK\u0003\u0004 this is a jar', /this is no binary HPROF file/],
    ['a header that is cut', 'JAVA PROFILE 1.0', /the file ends in its header/],
    ['ids of another size', `JAVA PROFILE 1.0.2\0\0\0\0\u0003${'\0'.repeat(60)}`, /ids of 3 bytes/],
  ])('%s is no dump', async (_, text, warning) => {
    const dump = await dumpOfBytes(new TextEncoder().encode(text));
    expect(dump.version).toBe('');
    expect(dump.warnings[0]).toMatch(warning);
  });

  test('records that are not known are gone past', async () => {
    const bytes = new DumpWriter().record(0x99, (body) => body.u4(1)).string(1, 'demo/A').string(2, 'count').string(3, 'next').loadClass(100, 1).record(0x1c, usual).bytes;
    const dump = await dumpOfBytes(bytes);
    expect(dump.warnings).toEqual([expect.stringMatching(/unknown record 0x99 \(at byte 31\)/)]);
    expect(dump.histogram.find(({ name }) => name === 'demo.A')?.count).toBe(2);
  });
});

test('gzip in several members is one dump, as jcmd -gz writes it', async () => {
  const { bytes } = small(usual);
  const packed = Buffer.concat([gzipSync(bytes.subarray(0, 50)), gzipSync(bytes.subarray(50))]);
  expect(await dumpOfBytes(packed, 11)).toEqual(await dumpOfBytes(bytes));
});

test('a real dump that is cut anywhere tells what it has, and that it was cut', async () => {
  const whole = gunzipSync(REAL);
  await fc.assert(fc.asyncProperty(fc.integer({ min: 40, max: whole.length - 10 }), async (cut) => {
    const dump = await dumpOfBytes(whole.subarray(0, cut), 65_536);
    // Only a cut between two records is not seen.
    if (dump.warnings.length === 0) expect(dump.histogram.length).toBe(0);
  }), { numRuns: 8 });
});

test('bytes that were damaged anywhere are never an error of ours', async () => {
  const start = new DumpWriter().bytes.length;
  const { bytes } = small((heap) => usual(heap).objects(0x2000, 100, [0x1000, 0x1018, 0]).primitives(0x3000, 8, [1, 2, 3, 4], 4));
  const damage = fc.array(fc.tuple(fc.integer({ min: start, max: bytes.length - 1 }), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 12 });
  await fc.assert(fc.asyncProperty(damage, fc.integer({ min: 1, max: 300 }), fc.boolean(), async (changes, piece, isCut) => {
    const damaged = Uint8Array.from(bytes);
    for (const [at, value] of changes) damaged[at] = value;
    const dump = await dumpOfBytes(isCut ? damaged.subarray(0, changes[0]?.[0]) : damaged, piece);
    for (const { count, bytes: size } of dump.histogram) expect(count >= 0 && Number.isFinite(size) && size >= 0).toBe(true);
  }), { numRuns: 400 });
});

test('any bytes behind a header are never an error of ours', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(0x0c, 0x1c), async (noise, tag) => {
    await dumpOfBytes(new DumpWriter().record(tag, (body) => body.raw(noise)).raw(noise).bytes, 50);
  }), { numRuns: 400 });
});
