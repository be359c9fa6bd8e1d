"""Threads other than the main one: signal handlers run in the main thread only, so a helper looks at the others. Where no
signals may come (`clock.parked`) it looks at the main one as well.

It wakes every few milliseconds while they use CPU time, ever more rarely while they do not. Each thread's own CPU clock says
how much a look at it counts for; a thread that waits counts for nothing.
"""
import sys
import _signal
import _thread
import posix
from time import clock_gettime_ns, process_time_ns, sleep, thread_time_ns

import _mechsym_clock as clock

BUSY = 0.008     # seconds between two looks
IDLE = 0.1       # the longest rest while nothing runs
LONGEST = 0.04   # the longest rest while something does
SHARE = 60       # a look rests for at least this many times what it cost
CLOSER = 4       # looks a closer one

_end = None      # the helper ends when this lock is released


def cpu_clock(native):
    """The number of the CPU clock of a thread of this process, by its kernel number (Linux: as glibc computes it)."""
    return (~native << 3) | 6


def start(recorder):
    global _end
    _end = _thread.allocate_lock()
    _end.acquire()
    clock.start_thread(_run, (recorder, _end))


def _run(recorder, end):
    """The helper's body. It ends with the process, or when the recorder stops, or when `end` is released."""
    _signal.pthread_sigmask(_signal.SIG_BLOCK, _signal.valid_signals())  # they are for the program's threads
    own = _thread.get_ident()
    used = {}     # thread -> CPU time that has been counted
    turn = 0
    wait = BUSY
    last = process_time_ns()
    while clock.running:
        if end.acquire(timeout=wait):
            return
        now = process_time_ns()
        if now - last < clock.period:
            wait = min(wait * 1.5, IDLE)
            continue
        last = now
        begin = thread_time_ns()
        try:
            if clock.gate.acquire(False):
                try:
                    _look(recorder, own, used, turn % CLOSER == 0)
                    turn += 1
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


def end():
    """End the helper, and wait until it is gone for the kernel too: a few milliseconds, or the look that it is at."""
    _end.release()
    try:
        for _ in range(500):
            if len(posix.listdir('/proc/self/task')) == 1:
                break
            sleep(0.0002)
    except OSError:
        pass


def _native(ident, active):
    """The number that the kernel has for a thread, None if unknown."""
    if ident == clock.main:
        return posix.getpid() if clock.parked else None
    native = getattr(active.get(ident), '_native_id', None)
    return native if type(native) is int else None


def _look(recorder, own, used, closer):
    active = getattr(sys.modules.get('threading'), '_active', None)
    if type(active) is not dict:
        active = {}
    hottest = None
    for ident, frame in sys._current_frames().items():
        native = None if ident == own else _native(ident, active)
        if native is None:
            continue
        try:
            now = clock_gettime_ns(cpu_clock(native))
        except OSError:
            continue  # it has ended
        main = ident == clock.main
        before = clock._last if main else used.get(native)
        if before is None:
            before = used[native] = 0 if len(used) < 64 else now
        delta = now - before
        if delta < clock.period >> 1:
            continue
        if main:
            clock._last = now
        else:
            used[native] = now
        weight = clock.samples_of(delta)
        table = (clock.stacks if main else clock.thread_stacks)[clock.ticks // clock.WINDOW & 1]
        clock.ticks += weight
        clock.squares += weight * weight
        stack = clock.stack_of(frame)
        table[stack] = table.get(stack, 0) + weight
        if hottest is None or weight > hottest[0]:
            hottest = (weight, frame, stack)
        if main:
            _as_at_ticks(frame, now)
    if hottest is not None and closer:
        recorder.look(hottest[1], hottest[2])
    if clock.due():
        recorder.flush(False)


def _as_at_ticks(frame, now):
    """What ticks do beside counting, but for traces, which only their own thread can set."""
    if clock.window is not None and sys.modules['_mechsym_tables'].HAS_MONITORING:  # what made the window has loaded it
        clock.window()
    if clock.outside is not None and now > clock.outside_after:
        clock.outside(frame)
