import { describe, expect, it } from 'vitest';

import { INTERPRETERS } from './support/interpreters.ts';
import { record } from './support/run.ts';

const traced = INTERPRETERS.filter(({ minor }) => minor === 11);
if (traced.length === 0) it.skip('needs CPython 3.11'); // a file without any test fails

/** A program whose short function loses its arguments where the recorder takes a frame its locals. */
const RUN = `
def short(first, second):
    total = first + second
    return total - first

def run(n):
    total = 0
    for i in range(n):
        total += short(i, 1)
    return total
`;

// After each call of a trace function the interpreter takes the frame's locals from its dictionary, which closer looks empty.
describe.for(traced)('a tick inside a trace function of ours on $version', (interpreter) => {
  it('leaves the program its locals', async () => {
    const { stdout, stderr, notes } = await record(interpreter, { files: { 'main.py': `
import signal, sys
import _mechsym_clock as clock
import _mechsym_start as start
${RUN}
while start._state.raises is None: run(1000)
import _mechsym_look as look
windows = start._state.raises
see, ticked = windows._see, 0

def see_and_tick(frame):
    global ticked
    seen = see(frame)
    ticked += 1
    clock._wait = 0  # a closer look is due
    look._turn = 1   # and is at the second frame, which is that of short
    clock._last = 0
    signal.raise_signal(signal.SIGPROF)
    return seen

windows._see = see_and_tick
while ticked < 20:
    windows._wait = windows._rest = 1  # the next window comes at once
    run(1000)
print(run(1000))
` } });
    expect({ stdout, stderr, notes }).toEqual({ stdout: '1000\n', stderr: '', notes: [] });
  });

  it('leaves them to it where the tick comes before the first line of the trace function', async () => {
    const { stdout, stderr, notes } = await record(interpreter, { files: { 'main.py': `
import signal, sys
import _mechsym_clock as clock
import _mechsym_start as start
${RUN}
while start._state.raises is None: run(1000)
import _mechsym_look as look
import _mechsym_raises as raises
windows, ticked = start._state.raises, 0

class Before:  # the clock as trace functions see it, which ticks before they can say that they have begun
    def __getattr__(self, name): return getattr(clock, name)
    def __setattr__(self, name, value):
        global ticked
        if name == 'tracing' and value:
            ticked += 1
            clock._wait = 0
            look._turn = 1
            clock._last = 0
            clock.tick(signal.SIGPROF, sys._getframe(1))
        setattr(clock, name, value)

raises.clock = Before()
while ticked < 20:
    windows._wait = windows._rest = 1
    run(1000)
raises.clock = clock
print(run(1000))
` } });
    expect({ stdout, stderr, notes }).toEqual({ stdout: '1000\n', stderr: '', notes: [] });
  });

  it('and a function that was entered while it was there goes on telling what its variables hold', async () => {
    const { recording, stderr } = await record(interpreter, { files: { 'main.py': `
import time
import _mechsym_clock as clock
import _mechsym_start as start

def rows(n):
    mark = "m"
    for i in range(n):
        if i % 100_000 == 0: yield mark  # a tick finds it, and hardly ever its caller

while start._state.raises is None:
    for _ in rows(2_000_000): pass
before = time.process_time()
entered = rows(10**9)
def enter():
    start._state.raises._open()
    next(entered)
clock.without_signals(enter)  # a tick in between would close the window
assert entered.gi_frame.f_trace is not None
for _ in entered:
    if time.process_time() > 3 * before + 1: break
` } });
    expect(stderr).toBe('');
    const facts = recording.files.flatMap((file) => [...recording.functionsOf(file)]).find((each) => each.function === 'rows');
    const shape = facts?.rowsAt('value-shape', -1).find(({ path }) => path === 'n');
    // it was seen where it was entered, once, and then at looks
    expect(shape?.values['int:1000000000'] ?? 0).toBeGreaterThan(2 + (shape?.values['int:2000000'] ?? 0));
  });
});
