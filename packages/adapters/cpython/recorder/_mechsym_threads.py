"""Threads other than the main one: signal handlers run in the main thread only, so a helper looks at the others.

It wakes every few milliseconds while they use CPU time, ever more rarely while they do not. Each thread's own CPU clock says
how much a look at it counts for; a thread that waits counts for nothing.
"""
import sys
import _signal
import _thread
from time import clock_gettime_ns, process_time_ns, sleep, thread_time_ns

import _mechsym_clock as clock

BUSY = 0.008     # seconds between two looks
IDLE = 0.1       # the longest rest while nothing runs
LONGEST = 0.04   # the longest rest while something does
SHARE = 60       # a look rests for at least this many times what it cost


def cpu_clock(native):
    """The number of the CPU clock of a thread of this process, by its kernel number (Linux: as glibc computes it)."""
    return (~native << 3) | 6


def run(recorder):
    """The helper's body. It ends with the process, or when the recorder stops."""
    _signal.pthread_sigmask(_signal.SIG_BLOCK, _signal.valid_signals())  # they are for the program's threads
    own = _thread.get_ident()
    used = {}     # thread -> CPU time that has been counted
    wait = BUSY
    last = process_time_ns()
    while clock.running:
        sleep(wait)
        now = process_time_ns()
        if now - last < clock.period:
            wait = min(wait * 1.5, IDLE)
            continue
        last = now
        begin = thread_time_ns()
        try:
            if clock.gate.acquire(False):
                try:
                    _look(recorder, own, used)
                finally:
                    clock.gate.release()
        except Exception as problem:
            if clock.running:
                recorder.fail(problem)
            return
        cost = thread_time_ns() - begin
        clock.spent += cost
        wait = min(max(BUSY, (cost - clock.once) * SHARE / 1e9), LONGEST)
        clock.once = 0


def _look(recorder, own, used):
    threading = sys.modules.get('threading')
    active = getattr(threading, '_active', None)
    if type(active) is not dict:
        return
    hottest = None
    for ident, frame in sys._current_frames().items():
        if ident == own or ident == clock.main:
            continue
        native = getattr(active.get(ident), '_native_id', None)
        if type(native) is not int:
            continue
        try:
            now = clock_gettime_ns(cpu_clock(native))
        except OSError:
            continue  # it has ended
        before = used.get(native)
        if before is None:
            before = used[native] = 0 if len(used) < 64 else now
        delta = now - before
        if delta < clock.period >> 1:
            continue
        used[native] = now
        weight = clock.samples_of(delta)
        table = clock.thread_stacks[clock.ticks // clock.WINDOW & 1]
        clock.ticks += weight
        clock.squares += weight * weight
        stack = clock.stack_of(frame)
        table[stack] = table.get(stack, 0) + weight
        if hottest is None or weight > hottest[0]:
            hottest = (weight, frame, stack)
    if hottest is not None:
        recorder.look(hottest[1], hottest[2])
    if clock.due():
        recorder.flush(False)
