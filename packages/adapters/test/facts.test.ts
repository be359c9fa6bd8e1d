import type { FunctionFacts, Recording, Row, Site } from '@mechsym/facts';
import { describe, expect, it } from 'vitest';

import { INTERPRETERS } from './support/interpreters.ts';
import { BUSY } from './support/programs.ts';
import { record } from './support/run.ts';

const program = (text: string) => ({ files: { 'main.py': text } });

const functions = (recording: Recording): FunctionFacts[] => recording.files.flatMap((file) => [...recording.functionsOf(file)]);

function functionNamed(recording: Recording, name: string, file = 'main.py'): FunctionFacts {
  const found = functions(recording).find((facts) => facts.function === name && facts.file === file);
  if (found === undefined) throw new Error(`no facts about ${name}; there are ${functions(recording).map((f) => f.function).join(', ')}`);
  return found;
}

function siteOf(facts: FunctionFacts, operation: string, name: string): Site {
  const found = [...facts.sites].find((site) => site.operation === operation && site.name === name);
  if (found === undefined) throw new Error(`no ${operation} ${name} among ${JSON.stringify([...facts.sites].map((s) => [s.operation, s.name]))}`);
  return found;
}

function path(facts: FunctionFacts, name: string): Row<'value-shape'> {
  const found = facts.rowsAt('value-shape', -1).find((row) => row.path === name);
  if (found === undefined) throw new Error(`no value-shape of ${name}`);
  return found;
}

describe.for(INTERPRETERS)('a recording on $version', (interpreter) => {
  it('names the types that a megamorphic site saw, and its place', async () => {
    const { recording } = await record(interpreter, program(`
class Cat: 
    def __init__(self): self.legs = 4
class Bird:
    def __init__(self): self.legs = 2
class Worm:
    def __init__(self): self.legs = 0
def count(animals):
    total = 0
    for animal in animals:
        total += animal.legs
    return total
animals = [kind() for kind in (Cat, Bird, Worm, Bird, Cat, Worm, Worm) for _ in range(3)] * 1000
for _ in range(900): count(animals)
`));
    const facts = functionNamed(recording, 'count');
    const site = siteOf(facts, 'attribute', 'legs');
    expect([site.line, site.column, site.endLine, site.endColumn, site.ordinal]).toEqual([3, 17, 3, 28, 0]);
    const shapes = site.rows('inline-cache')[0]?.shapes ?? {};
    expect(Object.keys(shapes).sort()).toEqual(['__main__:Bird', '__main__:Cat', '__main__:Worm']);
    expect(site.rows('inline-cache')[0]?.changes).toBeGreaterThan(0);
    expect(site.rows('specialization')[0]?.specialized).toBeGreaterThan(0);
    expect(path(facts, 'animals')).toMatchObject({ shapes: { list: expect.any(Number) as number }, changes: 0 });
    expect(Object.keys(path(facts, 'animals').lengths)).toEqual(['16384']);
  });

  it('tells how many of a call\'s samples fell where the function outside the project was entered', async () => {
    const { recording } = await record(interpreter, program(`
import logging
log = logging.getLogger('sorter')
def run(numbers):
    total = 1
    for number in numbers:
        total = (total * 31 + number) % 1000003
        total = (total * 7 + (number & 255)) % 65521
        total = (total * 13 + (number >> 3)) % 32749
        log.debug('%d after %d', total, number)
    return total
for _ in range(900): run(range(5000))
`));
    const call = siteOf(functionNamed(recording, 'run'), 'call', 'debug');
    const [entry, ...others] = call.rows('counter');
    const seen = call.rows('cost').reduce((sum, { self }) => sum + self, 0);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ event: 'entry', quality: 'sampled', total: entry?.self });
    // three lines of arithmetic lie before it
    expect(entry?.self).toBeGreaterThan(0.3 * seen);
    expect(entry?.self).toBeLessThanOrEqual(seen);
  });

  it('adds up: the selves of all functions and the samples outside are all samples', async () => {
    const { recording } = await record(interpreter, program(`${BUSY}
import json
def both():
    for _ in range(120):
        work(20_000)
        json.dumps([{"a": i} for i in range(900)], indent=1)
both()
sum(range(10**6))
`));
    let self = 0;
    for (const facts of functions(recording)) {
      for (const [, row] of rows(facts)) {
        self += row.self;
        expect(row.selfOdd).toBeLessThanOrEqual(row.self);
        expect(row.totalOdd).toBeLessThanOrEqual(row.total);
      }
    }
    expect(self + recording.totals.outside).toBe(recording.totals.samples);
    expect(recording.totals.samples).toBeGreaterThan(10);
  });

  it('counts what is called outside the project at the site of the project that leads there', async () => {
    const { recording } = await record(interpreter, program(`
import copy
def clone(tree, n):
    for _ in range(n):
        other = copy.deepcopy(tree)
    return other
clone({i: [i, {"a": [i] * 3}] for i in range(60)}, 220)
`));
    const site = siteOf(functionNamed(recording, 'clone'), 'call', 'deepcopy');
    const calls = site.rows('call');
    expect(calls.find((row) => row.via === 'call')).toMatchObject({ callee: 'copy:deepcopy', calleeFile: '' });
    expect(calls.map((row) => row.callee)).toContain('copy:_deepcopy_dict');
    expect(functions(recording).every((facts) => facts.file === 'main.py')).toBe(true);
  });

  it('tells a call through a property, an operator or a subscript from a plain one', async () => {
    const { recording } = await record(interpreter, program(`
class Box:
    @property
    def size(self):
        t = 0
        for i in range(300): t += i
        return t
    def __add__(self, other):
        t = 0
        for i in range(300): t += i
        return t
    def __getitem__(self, key):
        t = 0
        for i in range(300): t += i
        return t
    def __contains__(self, key):
        for i in range(300): key += i
        return True
def use(box):
    for _ in range(6000):
        box.size
        box + box
        box[3]
        1 in box
use(Box())
`));
    const facts = functionNamed(recording, 'use');
    const via = (operation: string, name: string) => siteOf(facts, operation, name).rows('call').map((row) => [row.callee, row.calleeFile, row.via]);
    expect(via('attribute', 'size')).toEqual([['__main__:Box.size', 'main.py', 'attribute']]);
    expect(via('binary', '+')).toEqual([['__main__:Box.__add__', 'main.py', 'operator']]);
    expect(via('subscript', '')).toEqual([['__main__:Box.__getitem__', 'main.py', 'subscript']]);
    expect(via('membership', 'in')).toEqual([['__main__:Box.__contains__', 'main.py', 'membership']]);
  });

  it('says which names hide a builtin and which are bound anew while hot', async () => {
    const { recording } = await record(interpreter, program(`
def plain_len(x): return x.__len__()
len = plain_len
limit = 0
def scan(items):
    global limit
    total = 0
    for item in items:
        total += len(item)
        limit = total + 0.5
        if limit < abs(total): break
    return total
for _ in range(1500): scan([[1, 2]] * 3000)
`));
    const facts = functionNamed(recording, 'scan');
    const binding = (name: string) => siteOf(facts, 'global', name).rows('binding')[0];
    expect(binding('len')).toMatchObject({ resolves: 'module', shadows: 'builtin', value: '__main__:plain_len', rebound: 0 });
    expect(binding('abs')).toMatchObject({ resolves: 'builtin', shadows: '', value: 'abs', rebound: 0 });
    expect(binding('limit')?.rebound).toBeGreaterThan(0);
  });

  it('sees the types of operands that flip, and values that repeat', async () => {
    const { recording } = await record(interpreter, program(`
def mix(values, step):
    total = 0
    for value in values:
        total = value * step
        if value < 0: total = 0
    return total
def parse(text):
    total = 0
    for _ in range(40_000):
        total += text.count("x")
    return total
for _ in range(300): parse("a,b,x")
values = [1, 2.5, 3, 4.5, 5.5] * 3000
for _ in range(2400): mix(values, 3)
`));
    const shapes = siteOf(functionNamed(recording, 'mix'), 'binary', '*').rows('inline-cache')[0]?.shapes ?? {};
    expect(Object.keys(shapes).sort()).toEqual(['float, int', 'int, int']);
    const text = path(functionNamed(recording, 'parse'), 'text');
    expect(Object.keys(text.values)).toHaveLength(1);
    expect(JSON.stringify(text)).not.toContain('a,b,x');
  });

  it('sees the level of a logger', async () => {
    const { recording } = await record(interpreter, program(`
import logging
log = logging.getLogger("app")
log.setLevel(logging.ERROR)
def serve(n):
    for i in range(n):
        log.debug("request %d", i)
serve(2_500_000)
`));
    const facts = functionNamed(recording, 'serve');
    expect(Object.keys(path(facts, 'log').states)).toContain('logger-level:ERROR');
    expect(siteOf(facts, 'call', 'debug').rows('call')[0]).toMatchObject({ callee: 'logging:Logger.debug', via: 'call' });
  });

  it('tells instances that lost their shared layout', async () => {
    const { recording } = await record(interpreter, program(`
class Compact:
    def __init__(self): self.a = 1
class Slotted:
    __slots__ = ("a",)
    def __init__(self): self.a = 1
def read(one, other, third):
    total = 0
    for _ in range(9_000_000): total += one.a + other.a + third.a
    return total
spread = Compact()
spread.__dict__ = {"a": 1, "b": 2}
read(Compact(), spread, Slotted())
`));
    const facts = functionNamed(recording, 'read');
    expect(Object.keys(path(facts, 'one').states)).toEqual(['layout:split']);
    expect(Object.keys(path(facts, 'other').states).sort()).toEqual(['attributes:a,b', 'layout:dict']);
    expect(Object.keys(path(facts, 'third').states)).toEqual(['layout:slots']);
  });

  it('counts exceptions with their type and role', async () => {
    const { recording } = await record(interpreter, program(`
class Missing(Exception): pass
def find(i):
    if i % 3: raise Missing(i)
    return i
def loop(n):
    hits = 0
    for i in range(n):
        try:
            hits += find(i)
        except Missing:
            for _ in range(9): hits -= 1
    return hits
loop(3_000_000)
`));
    const handled = rowsOf(functionNamed(recording, 'loop'), 'exception').filter((row) => row.role === 'handled');
    // before 3.12 a look at the end of a handler comes after the exception is gone: its type is empty then
    expect(handled.map(({ type }) => type)).toContain('__main__:Missing');
    expect(handled[0]?.quality).toBe(interpreter.minor >= 12 ? 'sampled' : 'lower-bound');
    if (interpreter.minor >= 12) {
      expect(rowsOf(functionNamed(recording, 'find'), 'exception')[0]).toMatchObject({ type: '__main__:Missing', role: 'raised' });
    }
  });

  it('gives the time of other threads to their functions', async () => {
    const { recording } = await record(interpreter, program(`${BUSY}
import threading
def in_thread(): work(16_000_000)  # long enough to be written on the way, which once made the helper miss all that came after
threads = [threading.Thread(target=in_thread) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
`));
    const [, whole] = [...rows(functionNamed(recording, 'work'))].find(([site]) => site === -1) ?? [];
    expect(whole?.total ?? 0).toBeGreaterThan(recording.totals.samples * 0.7);
    expect(recording.totals.samples * 0.004).toBeGreaterThan(recording.totals.cpu * 0.7);
  });

  it('sees an event loop that signals wake up, in children too', async () => {
    const { recording } = await record(interpreter, program(`${BUSY}
import asyncio, os, signal
async def serve():
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, print)
    work(8_000_000)
    child = os.fork()
    work(8_000_000)
    os._exit(0) if child == 0 else os.waitpid(child, 0)
asyncio.run(serve())
`));
    expect(recording.processes).toHaveLength(2);
    const [, whole] = [...rows(functionNamed(recording, 'work'))].find(([site]) => site === -1) ?? [];
    expect(whole?.total ?? 0).toBeGreaterThan(recording.totals.samples * 0.5); // the rest is the import of asyncio
    expect(recording.totals.samples * 0.004).toBeGreaterThan(recording.totals.cpu * 0.6);
    expect(path(functionNamed(recording, 'work'), 'total').shapes).toEqual({ int: expect.any(Number) as number });
  });

  it('follows children: one recording each for a fork, a subprocess and a pool', async () => {
    const { recording, files } = await record(interpreter, program(`${BUSY}
import os, subprocess, sys
from multiprocessing import get_context
if __name__ == "__main__":
    work()
    pid = os.fork()
    if pid == 0:
        work()
        os._exit(0)
    os.waitpid(pid, 0)
    subprocess.run([sys.executable, "-c", "import main; main.work()"], env=dict(os.environ, PYTHONPATH=os.environ["PYTHONPATH"] + ":."))
    with get_context("spawn").Pool(1) as pool: pool.map(work, [200_000] * 2)
`));
    expect(files.length).toBeGreaterThanOrEqual(4);
    const forked = recording.processes.find(({ headers }) => headers[0]?.process.parent !== undefined && !headers[0].process.parent.startsWith('pid:'));
    expect(recording.processes.map(({ id }) => id)).toContain(forked?.headers[0]?.process.parent);
    for (const { totals } of recording.processes) expect(totals.cpu).toBeLessThan(5);
  });

  it('keeps what it has when the program is killed', async () => {
    const { recording, signal } = await record(interpreter, program(`${BUSY}
import os, signal
for _ in range(40): work()
os.kill(os.getpid(), signal.SIGKILL)
`));
    expect(signal).toBe('SIGKILL');
    expect(recording.totals.samples).toBeGreaterThan(40);
    expect(functionNamed(recording, 'work').sites.length).toBeGreaterThan(0);
  });

  it('leaves the program alone when it steps back, and says so', async () => {
    const { notes } = await record(interpreter, program(`${BUSY}
import signal
work(2_000_000)
signal.signal(signal.SIGPROF, signal.SIG_IGN)
work()
`));
    expect(notes).toEqual(['no samples from here on: the program set its own handler for SIGPROF']);
  });

  it.for(['read-only', 'missing'])('runs the program when the session folder is %s', async (how) => {
    const { stdout, stderr, status, files } = await record(interpreter, program(`${BUSY}\nprint(work())`), {
      spoil: (directory) => how === 'missing' ? `${directory}/no/such/folder` : '/proc/1',
    });
    expect({ stdout, stderr, status, files }).toEqual({ stdout: '4499995\n', stderr: '', status: 0, files: [] });
  });

  it('digests the sources as they are', async () => {
    const { recording } = await record(interpreter, program(`${BUSY}\nwork()\n`));
    expect([...recording.sources.keys()]).toEqual(['main.py']);
    expect(recording.sources.get('main.py')?.[0]).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it.runIf(interpreter.minor >= 14 && interpreter.flags['jit'] !== 'absent')('shows which calls the JIT inlined', async () => {
    // A trace begins in the loop or in what it calls, as chance will have it: the call is inlined either way, and seen in the first.
    const pairs = [0, 1, 2, 3, 4, 5];
    const { recording } = await record(interpreter, { ...program(pairs.map((i) => `
def inner${i}(x): return x * 2 + 1
def outer${i}(n):
    total = 0
    for i in range(n): total += inner${i}(i)
    return total
for _ in range(120): outer${i}(60_000)
`).join('')), env: { PYTHON_JIT: '1' } });
    const all = functions(recording).filter((facts) => facts.file === 'main.py' && facts.function !== '<module>');
    const inlined = all.flatMap((facts) => [...facts.sites].flatMap((site) => site.rows('inlining').filter(({ done }) => done).map((row) => [facts.function, site.operation, row.callee])));
    expect(inlined).not.toEqual([]);
    for (const [caller, operation, callee] of inlined) expect([operation, callee?.replace(/^(__main__|\?):/, '')]).toEqual(['call', caller?.replace('outer', 'inner')]); // `?`: never seen by itself
    const compiled = all.flatMap((facts) => rowsOf(facts, 'compilation'));
    expect(compiled).not.toEqual([]);
    for (const row of compiled) expect(row).toMatchObject({ tier: 'jit', outcome: 'done' });
  });

  it('places sites by bytes where the line is not ASCII', async () => {
    const { recording } = await record(interpreter, program(`
class A:
    def __init__(self): self.größe = 1
def f(a):
    t = 0
    for i in range(8_000_000):
        t += len("é🎉") + a.größe
    return t
f(A())
`));
    const site = siteOf(functionNamed(recording, 'f'), 'attribute', 'größe');
    expect([site.column, site.endColumn]).toEqual([29, 38]);
  });
});

function rowsOf<K extends 'exception' | 'compilation'>(facts: FunctionFacts, kind: K): Row<K>[] {
  return [-1, ...[...facts.sites].map((site) => site.index)].flatMap((site) => facts.rowsAt(kind, site));
}

function* rows(facts: FunctionFacts): Generator<[number, Row<'cost'>]> {
  for (const site of [-1, ...[...facts.sites].map((each) => each.index)]) {
    for (const row of facts.rowsAt('cost', site)) yield [site, row];
  }
}
