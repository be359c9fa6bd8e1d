import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';

import { read, type Recording } from '@mechsym/facts';
import { ClassPath } from '../../src/jvm/classfile/class-path.ts';
import { convertLog, readCompilerLog, type LogOptions } from '../../src/jvm/facts/convert-log.ts';
import { native } from '../../src/jvm/native.ts';
import { Sources } from '../../src/jvm/places.ts';
import { COMPILER_LOGS, lineOf, logBytes, LOGGED, methodOf } from '../support/compiler-logs.ts';

const FILE = 'demo/Plant.java';
const OPTIONS: LogOptions = { root: '/project', read: (file) => bytesAt(`/project/${file}`), readAny: bytesAt, recorder: '0', told: 'all' };

function bytesAt(path: string): Uint8Array | undefined {
  return /^\/project\/(demo\/Plant\.java|plant\.jar)$/.test(path) ? readFileSync(path.replace('/project/', COMPILER_LOGS)) : undefined;
}

async function textOf(bytes: Uint8Array, options: Partial<LogOptions> = {}): Promise<string | undefined> {
  const all = { ...OPTIONS, ...options };
  const file = { name: 'jvm/hotspot-pid1.log', modified: '2026-01-01T00:00:00.000Z', open: () => streamOf(bytes) };
  const sources = new Sources([FILE], () => readFileSync(`${COMPILER_LOGS}${FILE}`, 'utf8'));
  const log = await readCompilerLog(file, sources, (path) => new ClassPath(path.split(':'), '/project', all.readAny), all);
  return convertLog(log, all, file.modified);
}

async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  for (let i = 0; i < bytes.length; i += 65_536) yield bytes.subarray(i, i + 65_536);
}

async function factsOf(bytes: Uint8Array, options: Partial<LogOptions> = {}): Promise<Recording> {
  const recording = await read([Buffer.from(await textOf(bytes, options) ?? '')], { file: 'facts' });
  expect(recording.problems).toEqual([]);
  return recording;
}

type Kind = 'inline-cache' | 'inlining' | 'deopt' | 'compilation';

/** The rows of a kind in a function, each with the line and the operation that it is about. */
function rowsOf(recording: Recording, name: string, kind: Kind): { at: string; row: Readonly<Record<string, unknown>> }[] {
  const fn = recording.functionsOf(FILE).find((each) => each.function === name);
  if (fn === undefined) throw new Error(`no ${name} among ${recording.functionsOf(FILE).map((each) => each.function).join(', ')}`);
  const at = (site: (typeof fn.sites)[number]): string => `${fn.line + site.line} ${site.operation} ${site.name} ${site.ordinal}`;
  return [...fn.sites.flatMap((site) => site.rows(kind).map((row) => ({ at: at(site), row }))), ...fn.rowsAt(kind, -1).map((row) => ({ at: '', row }))];
}

function shapesOf(row: Readonly<Record<string, unknown>> | undefined): ReadonlyMap<string, number> {
  return new Map(Object.entries((row?.['shapes'] ?? {}) as Readonly<Record<string, number>>));
}

describe.for(LOGGED)('facts of the log of JDK %s', (version) => {
  let facts: Recording;
  beforeAll(async () => { facts = await factsOf(logBytes(`${version}.log`)); });

  it('say which JVM it was', () => {
    expect(facts.runtimes).toMatchObject([{ name: 'JVM', language: 'java' }]);
    expect(facts.runtimes[0]?.version.startsWith(`${version}.`)).toBe(true);
    expect([...facts.kinds].sort()).toEqual(['compilation', 'deopt', 'inline-cache', 'inlining']);
    expect([...facts.sources.keys()]).toEqual([FILE]);
  });

  it('name the receivers of a call with many, each with its share, and what is not named as a rest', () => {
    const [{ at, row } = { at: '', row: {} as Readonly<Record<string, unknown>> }, ...more] = rowsOf(facts, 'Plant.megamorphic', 'inline-cache');
    expect([at, more]).toEqual([`${lineOf('sum += shape.area()', 'double megamorphic')} call area 0`, []]);
    expect(row['quality']).toBe('lower-bound');
    const shapes = shapesOf(row);
    const all = [...shapes.values()].reduce((sum, each) => sum + each, 0);
    expect([...shapes.keys()]).toContain('*');
    expect(shapes.size).toBe(3);
    // What the program was made to do: which two of them came first, and are named, the JVM's threads decide.
    const shares: Readonly<Record<string, number>> = { 'demo:Plant.Circle': 0.5, 'demo:Plant.Square': 0.3, 'demo:Plant.Strip': 0.1, 'demo:Plant.Dot': 0.1 };
    let rest = 1;
    for (const [name, count] of shapes) {
      if (name === '*') continue;
      expect(count / all).toBeCloseTo(shares[name] ?? NaN, 1);
      rest -= shares[name] ?? NaN;
    }
    expect((shapes.get('*') ?? 0) / all).toBeCloseTo(rest, 1);
    const [decision] = rowsOf(facts, 'Plant.megamorphic', 'inlining');
    expect(decision).toMatchObject({ at, row: { callee: 'demo:Plant.Shape.area', done: false, reason: 'callee-megamorphic', detail: 'virtual call' } });
  });

  it('name both receivers of a call with two, and no rest', () => {
    const [cache] = rowsOf(facts, 'Plant.bimorphic', 'inline-cache');
    expect([...shapesOf(cache?.row).keys()].sort()).toEqual(['demo:Plant.Circle', 'demo:Plant.Square']);
    expect(rowsOf(facts, 'Plant.bimorphic', 'inlining').every(({ row }) => row['done'] === true)).toBe(true);
  });

  it('give the reason why a method is not inlined, at the call', () => {
    expect(rowsOf(facts, 'Plant.callsBig', 'inlining')).toMatchObject([{
      at: `${lineOf('sum += big(', 'int callsBig')} call big 0`, row: { quality: 'exact', callee: 'demo:Plant.big', done: false, reason: 'callee-too-big', detail: 'hot method too big' },
    }]);
    const recursive = rowsOf(facts, 'Plant.recursive', 'inlining').filter(({ row }) => row['done'] === false);
    expect(recursive.map(({ at, row }) => `${at} ${String(row['reason'])}`).sort()).toEqual([0, 1].map((n) => `${lineOf('recursive(n - 1)')} call recursive ${n} callee-recursive`));
  });

  it('say that a method is too large for any compiler, with its size', () => {
    expect(rowsOf(facts, 'Plant.huge', 'compilation')).toMatchObject([
      { at: '', row: { tier: 'interpreter', outcome: 'abandoned', reason: 'budget-exhausted', detail: `${methodOf('demo/Plant', 'huge').size} bytes of bytecode` } },
    ]);
  });

  it('say that the compiler gave up a method, and why', () => {
    const rows = rowsOf(facts, 'Plant.operand', 'compilation').filter(({ row }) => row['tier'] === 'c2').map(({ row }) => [row['outcome'], row['reason'], row['detail']]);
    expect(rows).toContainEqual(['failed', 'unsupported-operation', 'in a loop: OSR starts with non-empty stack']);
    expect(rows).toContainEqual(['abandoned', 'unsupported-operation', 'OSR starts with non-empty stack']);
  });

  it('have the operation at which compiled code was left, how often, and why', () => {
    const rows = rowsOf(facts, 'Plant.phase', 'deopt');
    expect(rows).toMatchObject([{ at: `${lineOf('value instanceof Integer')} membership instanceof 0`, row: { reason: 'type-unexpected', effect: 'exit', detail: 'class_check maybe_recompile' } }]);
    expect(rows[0]?.row['count']).toBeGreaterThanOrEqual(2);
  });

  it('name methods as the source has them: of lambdas and of classes within methods', () => {
    const [cache] = rowsOf(facts, 'Plant.nested', 'inline-cache');
    expect([...shapesOf(cache?.row).keys()]).toEqual(['demo:Plant.<lambda>']);
    const lambda = facts.functionsOf(FILE).find((each) => each.function === 'Plant.nested.<lambda>');
    expect(lambda?.line).toBe(lineOf('IntBinaryOperator add ='));
    expect(rowsOf(facts, 'Plant.nested.<anonymous>.area', 'inlining').some(({ at }) => at === `${lineOf('++calls')} call area 0`)).toBe(true);
  });

  it('beside a recording of Flight Recorder, leave out what that counts', async () => {
    const rest = await factsOf(logBytes(`${version}.log`), { told: 'the rest' });
    expect(rowsOf(rest, 'Plant.megamorphic', 'inline-cache')).toEqual(rowsOf(facts, 'Plant.megamorphic', 'inline-cache'));
    expect(rowsOf(rest, 'Plant.megamorphic', 'inlining')).toEqual(rowsOf(facts, 'Plant.megamorphic', 'inlining'));
    expect(rowsOf(rest, 'Plant.megamorphic', 'compilation')).toEqual([]);
    expect(rest.functionsOf(FILE).some((each) => each.function === 'Plant.callsBig')).toBe(false);
  });

  it('are told of functions where no class file is found, and that is counted', async () => {
    const recording = await factsOf(logBytes(`${version}.log`), { readAny: () => undefined });
    expect(rowsOf(recording, 'Plant.callsBig', 'inlining')).toMatchObject([{ at: '', row: { reason: 'callee-too-big' } }]);
    expect(notesOf(recording)).toMatch(/\d+ facts are told of the function, since no class file with lines was found/);
  });

  it('of a JVM that was killed are those of the parts that are found', async () => {
    const parts: string[] = [];
    const part = logBytes(`${version}.killed.part`);
    const number = /thread='(\d+)'/.exec(part.toString('latin1', 0, 200))?.[1];
    const readAny = (path: string): Uint8Array | undefined => {
      if (path.includes('hs_c')) parts.push(path);
      return path.includes(`hs_c${number}_`) ? part : bytesAt(path);
    };
    const recording = await factsOf(logBytes(`${version}.killed.log`), { readAny });
    expect(parts.length).toBeGreaterThanOrEqual(2);
    expect(rowsOf(recording, 'Plant.megamorphic', 'inline-cache')).toHaveLength(1);
    expect(notesOf(recording)).toMatch(/the JVM was killed: of \d+ parts of its log 1 were found/);
  });

  it('of what a JVM prints have the caller where its tree tells it', async () => {
    const printed = await factsOf(logBytes(`${version}.txt`));
    expect(rowsOf(printed, 'Plant.operand', 'compilation').some(({ row }) => row['outcome'] === 'failed' && row['tier'] === 'c2')).toBe(true);
    expect(notesOf(printed)).toMatch(/\d+ decisions are about calls of which it does not say where they are written/);
  });
});

describe('files of a session', () => {
  it('are the JVM\'s where it is a log of compilers', () => {
    expect(['jvm/hotspot-pid12.log', 'other.log', 'hotspot-pid12-compilers.facts.jsonl'].map((name) => native.isNative(name))).toEqual([true, false, false]);
  });

  it('that are damaged make sound facts of what is left', { timeout: 120_000 }, async () => {
    const spot = fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.uint8Array({ minLength: 1, maxLength: 40 }));
    await fc.assert(fc.asyncProperty(fc.constantFrom(...LOGGED), fc.array(spot, { minLength: 1, maxLength: 20 }), fc.double({ min: 0.3, max: 1, noNaN: true }), async (of, spots, part) => {
      const bytes = Buffer.from(logBytes(`${of}.log`));
      for (const [at, over] of spots) bytes.set(over.subarray(0, bytes.length - Math.floor(at * bytes.length)), Math.floor(at * bytes.length));
      const text = await textOf(bytes.subarray(0, Math.floor(part * bytes.length)));
      if (text !== undefined) expect((await read([Buffer.from(text)], { file: 'facts' })).problems).toEqual([]);
    }), { numRuns: 30 });
  });

  it('whose head is of another JVM, or of none, are told apart', async () => {
    const odd = '<hotspot_log version=\'1\' process=\'-5\' time_ms=\'1e300\'>\n<properties>\njava.class.path=/project/plant.jar\n</properties>\n';
    const rest = logBytes(`${LOGGED[0]}.killed.part`);
    const recording = await factsOf(Buffer.concat([Buffer.from(odd), rest]));
    expect(recording.processes[0]?.headers[0]).toMatchObject({ start: '2026-01-01T00:00:00.000Z', process: { pid: 0 } });
    expect(rowsOf(recording, 'Plant.megamorphic', 'inline-cache')).toHaveLength(1);
  });

  it('that say nothing of the project make no facts', async () => {
    expect(await textOf(Buffer.from('nothing'))).toBeUndefined();
  });
});

function notesOf(recording: Recording): string {
  return recording.processes.flatMap(({ notes }) => notes.map(({ note }) => note)).join('\n');
}
