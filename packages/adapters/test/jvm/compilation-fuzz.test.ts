import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readClassFile } from '../../src/jvm/classfile/class-file.ts';
import { Jar } from '../../src/jvm/classfile/jar.ts';
import { siteAt } from '../../src/jvm/classfile/site.ts';
import { CompilationText } from '../../src/jvm/compilation/text.ts';
import { readFileSync } from 'node:fs';
import { classBytes, COMPILER_LOGS, Kept, logBytes, LOGGED, readLogs } from '../support/compiler-logs.ts';

const version = fc.constantFrom(...LOGGED);
const part = fc.double({ min: 0, max: 0.999, noNaN: true });
const damage = fc.array(fc.tuple(part, fc.uint8Array({ minLength: 1, maxLength: 40 })), { minLength: 1, maxLength: 30 });

function damaged(bytes: Uint8Array, spots: readonly (readonly [number, Uint8Array])[]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (const [at, over] of spots) copy.set(over.subarray(0, copy.length - Math.floor(at * copy.length)), Math.floor(at * copy.length));
  return copy;
}

/** Every event is sound, whatever the bytes were. */
function check(files: readonly Uint8Array[]): ReturnType<typeof readLogs> {
  const read = readLogs(files);
  for (const { method, level, seconds } of read.kept.compilations) expect([method.owner !== '', Number.isFinite(level), seconds >= 0 && Number.isFinite(seconds)]).toEqual([true, true, true]);
  for (const { bci, callee } of read.kept.inlinings) expect(bci >= 0 && callee.name !== '').toBe(true);
  for (const { bci, count, receivers } of read.kept.seen) expect(bci >= 0 && count >= 0 && receivers.length > 0 && receivers.every((each) => each.count > 0)).toBe(true);
  return read;
}

describe('a log of the compilers', () => {
  it('that is cut anywhere is read up to the cut, and the loss is counted', { timeout: 120_000 }, () => {
    fc.assert(fc.property(version, part, (of, at) => {
      const bytes = logBytes(`${of}.log`);
      const cut = bytes.subarray(0, Math.floor(bytes.length * at));
      const { log } = check([cut]);
      expect(log.whole).toBe(false);
      if (cut.length > 0 && cut.at(-1) !== 10) expect(log.counts.get('cut off at the end')).toBe(1);
    }), { numRuns: 40 });
  });

  it('with bytes overwritten costs only what was hit', { timeout: 120_000 }, () => {
    fc.assert(fc.property(version, damage, (of, spots) => {
      const whole = readLogs([logBytes(`${of}.log`)]).kept.compilations.length;
      expect(check([damaged(logBytes(`${of}.log`), spots)]).kept.compilations.length).toBeGreaterThanOrEqual(whole - 3 * spots.length);
    }), { numRuns: 40 });
  });

  it('with its lines in any order is read', { timeout: 120_000 }, () => {
    fc.assert(fc.property(version, fc.integer(), (of, seed) => {
      const lines = logBytes(`${of}.killed.part`).toString('latin1').split('\n');
      let state = seed;
      for (let i = lines.length - 1; i > 0; i--) {
        state = (Math.imul(state, 1103515245) + 12345) >>> 0;
        const j = state % (i + 1);
        [lines[i], lines[j]] = [lines[j] as string, lines[i] as string];
      }
      check([Buffer.from(lines.join('\n'), 'latin1')]);
    }), { numRuns: 30 });
  });

  it('with tags of any attributes is read', { timeout: 120_000 }, () => {
    const value = fc.oneof(fc.string(), fc.constantFrom('1', '2', '-1', '1e999', '99999999999999999999', 'a.B c ()V', 'a.B c', '&lt;init&gt;', '1 2 3', ''));
    const attribute = fc.tuple(fc.constantFrom('id', 'name', 'holder', 'return', 'arguments', 'method', 'bci', 'code', 'count', 'receiver', 'receiver_count', 'receiver2', 'receiver2_count', 'reason', 'action', 'thread', 'level', 'compile_id', 'stamp', 'success', 'bytes', 'filename'), value);
    const name = fc.constantFrom('task', '/task', 'type', 'klass', 'method', 'parse', '/parse', 'bc', 'call', 'inline_success', 'inline_fail', 'late_inline', 'jvms', 'failure', 'task_done', 'uncommon_trap', 'make_not_entrant', 'make_not_compilable', 'nmethod', 'args', '/args', 'properties', 'hotspot_log', 'fragment', 'made_up', 'compilation_log');
    const line = fc.tuple(name, fc.array(attribute, { maxLength: 8 }), fc.constantFrom('/>', '>', '')).map(([tag, list, end]) => `<${tag}${list.map(([key, text]) => ` ${key}='${text}'`).join('')}${end}`);
    fc.assert(fc.property(fc.array(line, { maxLength: 300 }), (lines) => { check([Buffer.from(lines.join('\n'))]); }), { numRuns: 200 });
  });

  it('of any bytes is read, also as printed text', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
      check([bytes]);
      const text = new CompilationText(new Kept());
      text.push(bytes);
      text.end();
    }), { numRuns: 200 });
  });

  it('with calls without end within calls, ids and decisions keeps a bounded part of them', () => {
    const head = '<task compile_id=\'1\' method=\'a.B c ()V\' bytes=\'1\' stamp=\'0.1\'>\n<type id=\'1\' name=\'void\'/>\n<klass id=\'2\' name=\'a.B\'/>\n<method id=\'3\' holder=\'2\' name=\'c\' return=\'1\' bytes=\'1\'/>\n';
    const inner = '<parse method=\'3\' stamp=\'0.1\'>\n<bc code=\'1\' bci=\'1\'/>\n<call method=\'3\' count=\'1\'/>\n<inline_success reason=\'x\'/>\n<late_inline method=\'3\'>\n<jvms bci=\'1\' method=\'3\'/>\n</late_inline>\n<inline_fail reason=\'y\'/>\n';
    const { kept } = check([Buffer.from(`${head}${inner.repeat(50_000)}<task_done success='1' stamp='0.2'/>\n</task>\n`)]);
    expect(kept.compilations).toMatchObject([{ seconds: 0.1, done: true }]);
  });
});

describe('a class file', () => {
  const names = ['demo/Plant', 'demo/Plant$1', 'demo/Plant$Circle'];

  /** Whatever was read can be asked for any place. */
  function readable(bytes: Uint8Array): boolean {
    const read = readClassFile(bytes);
    for (const method of read?.methods ?? []) {
      for (const { bci, name, owner } of method.operations.slice(0, 50)) {
        expect([typeof name, typeof owner]).toEqual(['string', 'string']);
        expect(siteAt(method, bci)?.ordinal ?? 0).toBeGreaterThanOrEqual(0);
      }
    }
    return read?.whole === true;
  }

  it('that is cut anywhere is read up to the cut or refused', () => {
    fc.assert(fc.property(fc.constantFrom(...names), part, (name, at) => {
      const bytes = classBytes(name);
      expect(readable(bytes.subarray(0, Math.floor(bytes.length * at)))).toBe(false);
    }), { numRuns: 300 });
  });

  it('with bytes overwritten is read or refused', () => {
    fc.assert(fc.property(fc.constantFrom(...names), damage, (name, spots) => { readable(damaged(classBytes(name), spots)); }), { numRuns: 500 });
  });

  it('with constants of any number and kind, that refer to each other in circles, is read or refused', () => {
    const entry = fc.oneof(
      fc.tuple(fc.constantFrom(7, 8, 16, 19, 20), fc.nat(40)).map(([tag, a]) => [tag, 0, a]),
      fc.tuple(fc.constantFrom(9, 10, 11, 12, 17, 18), fc.nat(40), fc.nat(40)).map(([tag, a, b]) => [tag, 0, a, 0, b]),
      fc.tuple(fc.constantFrom(5, 6), fc.uint8Array({ minLength: 8, maxLength: 8 })).map(([tag, bytes]) => [tag, ...bytes]),
      fc.uint8Array({ maxLength: 6 }).map((bytes) => [1, 0, bytes.length, ...bytes]), fc.nat(40).map((a) => [15, 5, 0, a]));
    fc.assert(fc.property(fc.array(entry, { maxLength: 40 }), fc.nat(65_535), fc.uint8Array({ maxLength: 400 }), (entries, count, rest) => {
      for (const told of [entries.length + 1, count]) readable(Uint8Array.from([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 61, told >> 8, told & 255, ...entries.flat(), ...rest]));
    }), { numRuns: 500 });
  });
});

describe('a jar', () => {
  const bytes = readFileSync(`${COMPILER_LOGS}plant.jar`);

  it('that is cut or overwritten gives what is sound of it', () => {
    fc.assert(fc.property(damage, part, (spots, at) => {
      for (const each of [damaged(bytes, spots), bytes.subarray(0, Math.floor(bytes.length * at))]) {
        const jar = new Jar(each);
        for (const name of jar.names) readClassFile(jar.read(name) ?? new Uint8Array());
      }
    }), { numRuns: 200 });
  });

  it('whose file says that it is small and is not, is not inflated beyond what it says', () => {
    const copy = Buffer.from(bytes);
    for (let at = copy.indexOf('PK\u0001\u0002'); at >= 0; at = copy.indexOf('PK\u0001\u0002', at + 1)) copy.writeUInt32LE(10, at + 24);
    expect(new Jar(copy).read('demo/Plant.class')).toBeUndefined();
  });
});
