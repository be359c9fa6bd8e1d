import { describe, expect, it } from 'vitest';

import { siteAt } from '../../src/jvm/classfile/site.ts';
import { CompilationText } from '../../src/jvm/compilation/text.ts';
import { called, Kept, lineOf, logBytes, LOGGED, methodOf, readLogs } from '../support/compiler-logs.ts';

describe('the sample logs of the compilers', () => {
  it('are of every version that is supported', () => {
    expect(LOGGED).toEqual(['17', '21', '25']);
  });
});

describe.for(LOGGED)('the log of JDK %s', (version) => {
  const { log, kept } = readLogs([logBytes(`${version}.log`)]);
  const own = kept.inlinings.filter(({ caller, level }) => level === 4 && caller?.owner.startsWith('demo/') === true);

  it('is understood tag by tag', () => {
    expect(log.whole).toBe(true);
    expect(log.counts.entries().filter(([what]) => what !== 'compilations that the log does not see the end of')).toEqual([]);
  });

  it('says which JVM wrote it, what it ran, and where its classes are', () => {
    expect(log.info.release.startsWith(`${version}.`)).toBe(true);
    expect(log.info).toMatchObject({ command: 'demo.Plant', classPath: ['/project/plant.jar'] });
    expect(log.info.args).toContain('-XX:+LogCompilation');
    expect(log.info.pid).toBeGreaterThan(0);
    expect(new Date(log.info.start).getUTCFullYear()).toBeGreaterThan(2024);
  });

  it('names two receivers of a call with four, and how often it was made in all', () => {
    const seen = kept.seen.filter(({ method }) => called(method) === 'demo/Plant.megamorphic');
    expect(seen.length).toBeGreaterThan(0);
    for (const { bci, count, receivers } of seen) {
      expect(siteAt(methodOf('demo/Plant', 'megamorphic'), bci)).toEqual({ line: lineOf('sum += shape.area()', 'double megamorphic'), operation: 'call', name: 'area', ordinal: 0 });
      expect(receivers).toHaveLength(2);
      for (const { name } of receivers) expect(name).toMatch(/^demo\/Plant\$(Circle|Square|Strip|Dot)$/);
      expect(receivers.reduce((sum, each) => sum + each.count, 0)).toBeLessThan(0.95 * count);
    }
    expect(own.filter(({ caller, words }) => caller !== undefined && called(caller) === 'demo/Plant.megamorphic' && words === 'virtual call' )).not.toEqual([]);
  });

  it('names both receivers of a call with two, which are all, and inlines both', () => {
    const last = kept.seen.filter(({ method }) => called(method) === 'demo/Plant.bimorphic').at(-1);
    expect(last?.receivers.map(({ name }) => name).sort()).toEqual(['demo/Plant$Circle', 'demo/Plant$Square']);
    expect(last?.receivers.reduce((sum, each) => sum + each.count, 0)).toBe(last?.count);
    const share = (last?.receivers[0]?.count ?? 0) / (last?.count ?? 1);
    expect(share).toBeCloseTo(0.75, 1);
    expect([...new Set(own.filter(({ caller }) => caller !== undefined && called(caller) === 'demo/Plant.bimorphic').map(({ callee, done }) => `${called(callee)} ${done}`))].sort())
      .toEqual(['demo/Plant$Circle.area true', 'demo/Plant$Square.area true']);
  });

  it('says that a hot method is too big, with its size', () => {
    const decision = own.find(({ callee }) => called(callee) === 'demo/Plant.big');
    expect(decision).toMatchObject({ done: false, words: 'hot method too big', callee: { descriptor: '(II)I', bytes: methodOf('demo/Plant', 'big').size } });
    expect(siteAt(methodOf('demo/Plant', 'callsBig'), decision?.bci ?? -1)?.line).toBe(lineOf('sum += big(', 'int callsBig'));
  });

  it('knows a method of more than 8000 bytes, and no compilation of it', () => {
    expect(kept.methods.get('demo/Plant.huge')?.bytes).toBeGreaterThan(8000);
    expect(kept.compilations.filter(({ method }) => called(method) === 'demo/Plant.huge')).toEqual([]);
  });

  it('says at which operation compiled code was left', () => {
    const traps = kept.traps.filter(({ method }) => called(method) === 'demo/Plant.phase');
    expect(traps.length).toBeGreaterThan(0);
    for (const { bci, reason, action } of traps) {
      expect([reason, action]).toEqual(['class_check', 'maybe_recompile']);
      expect(siteAt(methodOf('demo/Plant', 'phase'), bci)).toEqual({ line: lineOf('value instanceof Integer'), operation: 'membership', name: 'instanceof', ordinal: 0 });
    }
    expect(kept.left.some(({ method, after }) => called(method) === 'demo/Plant.phase' && after === 'trap')).toBe(true);
  });

  it('has the last word of a compilation that failed', () => {
    const failed = kept.compilations.filter(({ method, done }) => !done && called(method) === 'demo/Plant.operand');
    expect(failed.map(({ level, osr, failure }) => [level, osr, failure]).sort()).toEqual([[3, true, 'stack not empty at OSR entry point'], [4, true, 'OSR starts with non-empty stack']]);
  });

  it('places calls of lambdas and of anonymous classes in their own code', () => {
    expect(own.some(({ caller }) => caller !== undefined && called(caller) === 'demo/Plant.lambda$nested$0')).toBe(true);
    expect(own.some(({ caller }) => caller !== undefined && called(caller) === 'demo/Plant$1.area')).toBe(true);
    for (const { caller, callee } of kept.inlinings) for (const method of [caller, callee]) expect(method?.owner ?? '').not.toMatch(/0x[0-9a-f]/);
  });

  it('of a JVM that was killed is read with the parts that it left', () => {
    const main = readLogs([logBytes(`${version}.killed.log`)]);
    expect(main.log.whole).toBe(false);
    expect(main.kept.compilations).toEqual([]);
    expect(main.log.parts.length).toBeGreaterThanOrEqual(2);
    const both = readLogs([logBytes(`${version}.killed.log`), logBytes(`${version}.killed.part`)]);
    expect(both.kept.seen.some(({ method }) => called(method) === 'demo/Plant.megamorphic')).toBe(true);
    expect(both.kept.traps.length).toBeGreaterThan(0);
  });

  it('reads the same in pieces of any size', () => {
    const pieces = readLogs([logBytes(`${version}.log`)], 977);
    expect([pieces.log.lines, pieces.kept.inlinings, pieces.kept.seen]).toEqual([log.lines, kept.inlinings, kept.seen]);
  });
});

describe.for(LOGGED)('what JDK %s prints of inlining', (version) => {
  const kept = new Kept();
  const text = new CompilationText(kept);
  text.push(logBytes(`${version}.txt`));
  text.end();

  it('has compilations, those that failed with the reason', () => {
    expect(kept.compilations.some(({ method, level, osr, done }) => called(method) === 'demo/Plant.megamorphic' && level === 4 && osr && done)).toBe(true);
    expect(kept.compilations.find(({ method, level }) => called(method) === 'demo/Plant.operand' && level === 4)).toMatchObject({ done: false, failure: 'OSR starts with non-empty stack' });
  });

  it('has decisions, of whose callers only those that were inlined are known', () => {
    expect(kept.inlinings.find(({ callee, level }) => called(callee) === 'demo/Plant.big' && level === 4)).toMatchObject({ caller: undefined, done: false, words: 'hot method too big' });
    const inner = kept.inlinings.find(({ caller, level }) => level === 4 && caller !== undefined && called(caller) === 'demo/Plant.lambda$nested$0');
    expect(inner).toMatchObject({ done: false, words: 'virtual call', callee: { owner: 'demo/Plant$Shape', name: 'area' } });
  });

  it('is told from other output of the program', () => {
    const other = new Kept();
    const reader = new CompilationText(other);
    reader.push(Buffer.from('hello @ world\n  12 3 4 5\n@ 12 nothing\n1 2 3 a.B::c\n'));
    reader.end();
    expect([reader.known, other.compilations, other.inlinings]).toEqual([0, [], []]);
  });
});
