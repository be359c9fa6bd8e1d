import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { bytesOf, factsOf } from '../support/flight-recordings.ts';
import { VERSIONS } from '../support/javas.ts';

const DUMP = 'jvm/hotspot-pid-1-id-1-2026_01_01_00_00_00.jfr';
const version = fc.constantFrom(...VERSIONS);
const name = fc.constantFrom('mechsym' as const, 'mechsym-observations' as const, 'killed' as const);
const part = fc.double({ min: 0, max: 0.9999, noNaN: true });

/** Whatever the bytes are: the facts are sound, and nothing is thrown. */
async function isSound(bytes: Uint8Array): Promise<void> {
  const recording = await factsOf({ [DUMP]: bytes });
  expect(recording.problems.filter(({ message }) => !/empty|no facts/i.test(message))).toEqual([]);
}

describe('a Flight Recorder file', () => {
  it('that is cut anywhere is read up to the chunk before', { timeout: 120_000 }, async () => {
    await fc.assert(fc.asyncProperty(version, name, part, async (of, which, at) => {
      const bytes = bytesOf(of, which);
      await isSound(bytes.subarray(0, Math.floor(at * bytes.length)));
    }), { numRuns: 40 });
  });

  it('with bytes overwritten costs no more than what was hit', { timeout: 120_000 }, async () => {
    const damage = fc.array(fc.tuple(part, fc.uint8Array({ minLength: 1, maxLength: 12 })), { minLength: 1, maxLength: 40 });
    await fc.assert(fc.asyncProperty(version, name, damage, async (of, which, spots) => {
      const bytes = Buffer.from(bytesOf(of, which));
      for (const [at, with_] of spots) bytes.set(with_.subarray(0, bytes.length - Math.floor(at * bytes.length)), Math.floor(at * bytes.length));
      await isSound(bytes);
    }), { numRuns: 60 });
  });

  it('with a header that lies is refused or read', { timeout: 120_000 }, async () => {
    await fc.assert(fc.asyncProperty(version, fc.integer({ min: 4, max: 67 }), fc.uint8Array({ minLength: 1, maxLength: 9 }), async (of, at, with_) => {
      const bytes = Buffer.from(bytesOf(of, 'mechsym'));
      bytes.set(with_, at);
      await isSound(bytes);
    }), { numRuns: 60 });
  });

  it('that holds anything behind the magic number is refused', { timeout: 120_000 }, async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (rest) => {
      await isSound(Buffer.concat([Buffer.from('FLR\0\0\x02\0\x01', 'latin1'), rest]));
    }), { numRuns: 200 });
  });
});
