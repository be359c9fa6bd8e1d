import { describe, expect, it } from 'vitest';

import type { Recording } from '@mechsym/facts';
import { INTERPRETERS } from './support/interpreters.ts';
import { recordAnswered } from './support/outside.ts';
import { PROGRAMS } from './support/programs.ts';
import { plain, type Program } from './support/run.ts';

const able = INTERPRETERS.filter(({ minor }) => minor === 14 || minor === 15);

/** Runs until so much CPU time is used, so that the test does not depend on the machine. */
const until = (seconds: number, body: string, before = '') => `
import time
data = list(range(400))
${before}
def cheap(n):
    return n + 1
def loop():
    total = 0
    for i in range(200):
        a = i * 2
        b = a + 1
        ${body}
        c = b - a
        total += c
    return total
end = time.process_time() + ${seconds}
while time.process_time() < end:
    loop()
`;

/** Looks from outside by line of a function. */
function looks(recording: Recording, name: string): Map<number, number> {
  const lines = new Map<number, number>();
  for (const fn of recording.functions()) {
    if (fn.function !== name) continue;
    for (const site of fn.sites) {
      for (const row of site.rows('counter')) {
        expect(row.event).toBe('cpu-clock');
        if (site.operation !== 'loop') lines.set(site.line, (lines.get(site.line) ?? 0) + row.self);
      }
    }
  }
  return lines;
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);

describe.for(able)('seen from outside on $version', (interpreter) => {
  it.for([
    ['a search that looks for no signal', 'found = 399 in data'],
    ['a call into C', 'found = sorted(data)'],
    ['an operator', 'found = data + data'],
  ] as const)('%s has its time on its own line of the loop, and not where the loop ends', { timeout: 30_000 }, async ([, body]) => {
    const { recording, ended, stderr } = await recordAnswered(interpreter, { files: { 'main.py': until(3, body) } });
    expect(stderr).toBe('');
    expect(recording.processes.flatMap(({ notes }) => notes)).toEqual([]);
    expect(ended).toEqual([0]);
    const lines = looks(recording, 'loop');
    const all = sum(lines.values());
    expect(all).toBeGreaterThan(100);
    expect((lines.get(5) ?? 0) / all).toBeGreaterThan(0.6);
  });

  it('every other thread is seen while it holds the interpreter', { timeout: 30_000 }, async () => {
    const threaded = until(0, 'found = 399 in data').replace(/end = [\s\S]*/, `
import threading
def work():
    end = time.process_time() + 3
    while time.process_time() < end: loop()
thread = threading.Thread(target=work)
end = time.process_time() + 0.5
while time.process_time() < end: cheap(1)
thread.start()
thread.join()
`);
    const { recording } = await recordAnswered(interpreter, { files: { 'main.py': threaded } });
    const lines = looks(recording, 'loop');
    expect((lines.get(5) ?? 0) / sum(lines.values())).toBeGreaterThan(0.6);
  });

  it('a program that waits is not seen where it waits', { timeout: 30_000 }, async () => {
    const waiting = until(2, 'found = 399 in data').replaceAll('\n    loop()', '\n    for _ in range(5): loop()\n    time.sleep(0.003)');
    const { recording } = await recordAnswered(interpreter, { files: { 'main.py': waiting } });
    const asleep = looks(recording, '<module>').get(18) ?? 0;
    expect(asleep).toBeLessThan(0.2 * sum(looks(recording, 'loop').values()));
  });

  it('what it counts is no sample of the clock: the samples are those of the CPU time', { timeout: 30_000 }, async () => {
    const { recording } = await recordAnswered(interpreter, { files: { 'main.py': until(2, 'found = 399 in data') } });
    const { samples, outside, cpu } = recording.totals;
    let self = outside;
    for (const fn of recording.functions()) for (const place of [fn, ...fn.sites]) for (const row of place.rows('cost')) self += row.self;
    expect(self).toBe(samples);
    expect(samples * 0.004 / cpu).toBeGreaterThan(0.8);
    expect(samples * 0.004 / cpu).toBeLessThan(1.1);
    expect(recording.processes).toHaveLength(1);
    expect(recording.processes[0]?.headers.map(({ recorder, clock }) => [recorder.name, clock?.precision])).toEqual([['cpython', 'loop'], ['cpython-outside', undefined]]);
  });

  it.for(Object.entries(PROGRAMS))('behaves as without it: %s', { timeout: 60_000, retry: 0 }, async ([, program]) => {
    const { stdout, stderr, status, signal } = await plain(interpreter, program);
    const recorded = await recordAnswered(interpreter, program);
    expect({ stdout: recorded.stdout, stderr: recorded.stderr, status: recorded.status, signal: recorded.signal })
      .toEqual({ stdout, stderr, status, signal });
    expect(recorded.recording.problems).toEqual([]);
    expect(recorded.ended).not.toContain(undefined);
  });

  it('the program has no child, no SIGCHLD and no open file more than without it', { timeout: 30_000 }, async () => {
    const program: Program = { files: { 'main.py': `${until(0, 'found = 399 in data', 'import os, signal\nsignal.signal(signal.SIGCHLD, lambda *_: print("SIGCHLD"))')}
before = sorted(os.listdir("/proc/self/fd"))
end = time.process_time() + 1
while time.process_time() < end: loop()
print(sorted(os.listdir("/proc/self/fd")) == before)
try: print(os.waitpid(-1, os.WNOHANG))
except ChildProcessError: print("no child")
` } };
    const recorded = await recordAnswered(interpreter, program);
    expect(recorded.stdout).toBe('True\nno child\n');
    expect(sum(looks(recorded.recording, 'loop').values())).toBeGreaterThan(0);
  });

  it.for([
    ['ends', ''], ['is killed', 'os.kill(os.getpid(), 9)'], ['becomes another program', 'os.execv("/bin/sleep", ["sleep", "1"])'], ['leaves by os._exit', 'os._exit(0)'],
  ] as const)('the sampler ends when the program %s', { timeout: 30_000 }, async ([, last]) => {
    const { ended } = await recordAnswered(interpreter, { files: { 'main.py': `import os\n${until(1, 'found = 399 in data')}\n${last}` } });
    expect(ended).toEqual([0]);
  });

  it('a forked child asks for its own', { timeout: 30_000 }, async () => {
    const { asked, ended, recording } = await recordAnswered(interpreter, { files: { 'main.py': `import os\n${until(0.8, 'found = 399 in data')}\npid = os.fork()\nend = time.process_time() + 1.5\nwhile time.process_time() < end: loop()\nif pid: os.waitpid(pid, 0)\n` } });
    expect(asked).toBe(2);
    expect(ended).toEqual([0, 0]);
    expect(recording.processes.map(({ headers }) => headers.length)).toEqual([2, 2]);
  });

  it('a refusal changes nothing but what is known', { timeout: 30_000 }, async () => {
    const recorded = await recordAnswered(interpreter, { files: { 'main.py': `${until(1, 'found = 399 in data')}\nprint("done")` } }, { refuse: true });
    expect(recorded).toMatchObject({ stdout: 'done\n', stderr: '', status: 0, asked: 1 });
    expect(recorded.recording.totals.samples).toBeGreaterThan(100);
    expect([...recorded.recording.functions()].flatMap(({ sites }) => sites.flatMap((site) => site.rows('counter'))).filter(({ event }) => event === 'cpu-clock')).toEqual([]);
    expect(recorded.files).toHaveLength(1);
  });

  it('nobody is asked while the JIT runs, whose code leaves the instruction in the frame behind', { timeout: 30_000 }, async () => {
    if (interpreter.flags['jit'] === 'absent') return;
    const { asked } = await recordAnswered(interpreter, { files: { 'main.py': until(1, 'found = 399 in data') }, env: { PYTHON_JIT: '1' } });
    expect(asked).toBe(0);
  });
});

describe.for(INTERPRETERS.filter(({ minor }) => minor < 14))('on $version', (interpreter) => {
  it('nobody is asked', { timeout: 30_000 }, async () => {
    const { asked } = await recordAnswered(interpreter, { files: { 'main.py': until(0.5, 'found = 399 in data') } });
    expect(asked).toBe(0);
  });
});
