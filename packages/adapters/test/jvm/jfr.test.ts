import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { Counts } from '../../src/counts.ts';
import { Bytes } from '../../src/jvm/jfr/bytes.ts';
import { readRecording } from '../../src/jvm/jfr/read.ts';
import { bytesOf } from '../support/flight-recordings.ts';
import { JAVAS, VERSIONS } from '../support/javas.ts';

const KINDS = ['mechsym', 'mechsym-observations', 'killed'] as const;

async function count(bytes: Uint8Array, part = 65_536): Promise<{ readonly seen: Map<string, number>; readonly losses: [string, number][] }> {
  const seen = new Map<string, number>();
  const losses = new Counts();
  const parts = function* (): Generator<Uint8Array> { for (let at = 0; at < bytes.length; at += part) yield bytes.subarray(at, at + part); };
  await readRecording(parts(), { events: new Map(), seen }, losses);
  return { seen, losses: losses.entries() };
}

describe('numbers', () => {
  const leb = (value: bigint): Buffer => {
    const bytes: number[] = [];
    for (let rest = BigInt.asUintN(64, value); ; rest >>= 7n) {
      if (bytes.length === 8 || rest < 128n) return Buffer.from([...bytes, Number(rest)]);
      bytes.push(Number(rest & 127n) | 128);
    }
  };

  it('of any size are read to the last bit that a number has', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (value) => {
      const bytes = new Bytes(leb(BigInt(value)), true);
      expect([bytes.long(), bytes.at]).toEqual([value, bytes.end]);
    }));
  });

  it('of 32 bits have their sign', () => {
    expect(new Bytes(leb(4294967295n), true).int()).toBe(-1);
  });

  it('that are not compressed are read', () => {
    expect(new Bytes(Buffer.from('ffffffffffffff9cffffff9cff9c', 'hex'), false).long()).toBe(-100);
    const bytes = new Bytes(Buffer.from('ffffff9cff9c', 'hex'), false);
    expect([bytes.int(), bytes.short()]).toEqual([-100, -100]);
  });
});

describe.for(VERSIONS)('a recording of JDK %s', (version) => {
  it.for(KINDS)('has nothing that cannot be read: %s', async (name) => {
    const { seen, losses } = await count(bytesOf(version, name));
    expect(losses).toEqual([]);
    expect(seen.get('jdk.JVMInformation')).toBeGreaterThan(0);
  });

  it('is the same in whatever parts it comes', async () => {
    const bytes = bytesOf(version, 'mechsym');
    const whole = await count(bytes, bytes.length);
    for (const part of [1, 67, 1000]) expect(await count(bytes, part)).toEqual(whole);
  });

  it('after another is read as the second', async () => {
    const bytes = bytesOf(version, 'mechsym');
    const [once, twice] = [await count(bytes), await count(Buffer.concat([bytes, bytes]))];
    expect(twice).toEqual({ seen: new Map([...once.seen].map(([name, number]) => [name, 2 * number])), losses: [] });
  });

  it('before a cut is read, and the cut is told', async () => {
    const bytes = bytesOf(version, 'mechsym');
    const { seen, losses } = await count(Buffer.concat([bytes, bytes.subarray(0, bytes.length / 2)]));
    expect(seen.get('jdk.JVMInformation')).toBe(1);
    expect(losses).toContainEqual(['cut off', 1]);
  });
});

describe.for(JAVAS)('the jfr tool of JDK $short', ({ short, folder }) => {
  it.for(['mechsym', 'mechsym-observations'] as const)('counts the same: %s', async (name) => {
    const scratch = mkdtempSync(join(tmpdir(), 'mechsym-test-'));
    try {
      const bytes = bytesOf(short, name);
      writeFileSync(join(scratch, 'a.jfr'), bytes);
      const { stdout, status } = spawnSync(join(folder, 'jfr'), ['summary', join(scratch, 'a.jfr')], { encoding: 'utf8' });
      expect(status).toBe(0);
      const theirs = [...stdout.matchAll(/^\s*(\S+)\s+(\d+)\s+\d+\s*$/gm)].map((match) => [match[1] as string, Number(match[2])] as const).filter(([, number]) => number > 0);
      expect(theirs.length).toBeGreaterThan(5);
      const { seen } = await count(bytes);
      // Versions differ in how they write the name of what holds constants.
      const lower = (all: Iterable<readonly [string, number]>) => new Map([...all].map(([each, number]) => [each.toLowerCase(), number] as const).sort());
      expect(lower(seen)).toEqual(lower(theirs));
    } finally {
      rmSync(scratch, { recursive: true });
    }
  });
});
