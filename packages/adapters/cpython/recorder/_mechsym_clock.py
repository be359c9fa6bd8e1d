"""The clock: a signal every few milliseconds of CPU time, and what is noted at each.

A tick walks the stack and counts it as a whole; what a stack means is worked out when it is written. Every few ticks,
as the budget allows, the hot functions' inline caches, values and names are looked at as well.
"""
import sys

import _signal
import _thread
from time import thread_time_ns

_had_gc = 'gc' in sys.modules
import gc
if not _had_gc:
    del sys.modules['gc']  # a program that imports it sees a first import, as without us

DEPTH = 200          # frames of a stack that are walked
WINDOW = 25          # ticks in a window of the clock
CODES = 20_000       # code objects kept; those after count as outside
BUDGET = 0.006       # part of the CPU time that looking closer may bring the recorder to
FIRST_WRITTEN = 250  # samples before the first are written
SEEN = 600           # samples after which it is half of that: a program tells most of what it will tell in its first seconds
FIRST_LOOK = 15      # ticks before the first closer look: short programs do not pay for it
LONGEST = 16         # periods that a closer look is waited for at most in the first seconds: with half as many looks, one cause in ten is missed
LATER = 30           # after that a look waits for this part of what was recorded before: what it could tell has mostly been seen
LOOK_FRAMES = 3      # of the project's innermost frames that are looked at, the innermost always and one of the others

# Samples after which the clock ticks that many times slower: the first second has to tell most, a minute has more than it needs.
SLOWER = ((250, 2), (400, 4), (600, 8))

_SLOWS = frozenset([least for least, _ in SLOWER])
period = 4_000_000   # nanoseconds
codes = {}           # id of a code object -> Known; holding the code object keeps the id its own
_numbers = {}        # each number of a stack once: objects that stay among those of the program cost it more than they cost us
stacks = ({}, {})    # even and odd windows: (id, lasti, id, lasti...) innermost first -> samples
thread_stacks = ({}, {})
main = 0             # the thread that the handler runs in
running = False
gate = _thread.allocate_lock()  # held while something is counted or written
ticks = 0            # samples since the start
looks = 0            # ticks that took them
squares = 0          # sum of the squares of what each counted for, since the last time it was written
written = 0          # samples that have been written
lost = 0
cut = 0              # stacks deeper than DEPTH
spent = 0            # nanoseconds of CPU in the recorder, all threads
once = 0             # the part of it that will not come again, such as loading: no reason to look less often
_last = 0            # CPU time of the main thread at the last tick
_wait = FIRST_LOOK
_interval = 4
_second = False
_recent = [0, 0]     # own and all CPU time, decaying
real_signal = _signal.signal        # the hooks wrap both for the program
real_setitimer = _signal.setitimer
window = None        # opens and closes the windows in which exceptions are counted
parked = False       # no signals: the helper for threads looks at the main thread as well
tracing = False      # in a trace function of ours, after which the interpreter takes a frame's locals from its dictionary
outside = None       # asks for a sampler from outside
outside_after = 0    # CPU time of the main thread at which it is called next
_register = None
_look = None
_flush = None
_fail = None


def configure(register, look, flush, fail):
    global _register, _look, _flush, _fail
    _register, _look, _flush, _fail = register, look, flush, fail


def arm():
    """Start ticking in this thread, which has to be the main one."""
    global running, main, _last
    main = _thread.get_ident()
    _last = thread_time_ns()
    real_signal(_signal.SIGPROF, tick)
    _signal.siginterrupt(_signal.SIGPROF, False)  # system calls of the program go on as if nothing had happened
    _set_timer()
    running = True


def park(yes):
    """Stop the signals, or let them come again. At each signal CPython writes to the wakeup file descriptor, if the program has
    set one: an event loop would wake up at every tick. And asyncio closes the descriptor before it takes it away, so that a
    signal in between makes CPython complain on stderr."""
    global parked
    parked = yes
    if yes:
        real_setitimer(_signal.ITIMER_PROF, 0)
    else:
        _set_timer()


def _set_timer():
    if parked:
        return
    seconds = period * max([times for least, times in SLOWER if looks >= least], default=1) / 1e9
    real_setitimer(_signal.ITIMER_PROF, seconds, seconds)


def disarm(handler=_signal.SIG_IGN):
    """Stop ticking. A signal already on its way is ignored: its default would end the program."""
    global running
    running = False
    real_setitimer(_signal.ITIMER_PROF, 0)
    if handler is not None and _thread.get_ident() == main:  # elsewhere it cannot be set, and the tick returns at once
        real_signal(_signal.SIGPROF, handler)


def samples_of(delta):
    """How many periods a stretch of CPU time is. A tick that comes late, out of a long C function, counts for more."""
    return 1 if delta < period * 7 // 4 else (delta + period // 2) // period


def stack_of(frame):
    """The stack as a tuple, innermost frame first."""
    global cut
    known = codes
    one = _numbers.setdefault
    stack = []
    add = stack.append
    left = DEPTH
    while frame is not None:
        code = frame.f_code
        key = id(code)
        if key not in known:
            _register(code, frame)
        lasti = frame.f_lasti
        add(one(key, key))
        add(one(lasti, lasti))
        frame = frame.f_back
        left -= 1
        if not left:
            if frame is not None:
                cut += 1
            break
    return tuple(stack)


def _closer(frame, stack):
    global _wait, _second
    if _wait <= 0:
        # In pairs: what is seen at one tick and again at the next did not only come back by chance.
        _second = not _second
        _wait = 1 if _second else max(2 * _interval - 1, 1)
        _look(frame, stack)
    if due():
        _flush(False)


def without_signals(act, *arguments):
    """Call `act` while the program's signals wait, so that none of its handlers can raise inside the recorder, where an
    `except` meant for something else could swallow it. They run, and raise, when this returns.

    The collector waits too, where no other thread could see that: what the recorder makes and drops is no reason to
    search the program's objects."""
    before = _signal.pthread_sigmask(_signal.SIG_BLOCK, ())
    collects = False
    try:
        _signal.pthread_sigmask(_signal.SIG_BLOCK, _WAITING)
        collects = _thread._count() == 0 and gc.isenabled()
        if collects:
            gc.disable()
        return act(*arguments)
    finally:
        if collects:
            gc.enable()
        _signal.pthread_sigmask(_signal.SIG_SETMASK, before)


# Not those that report a crash of the process itself.
_WAITING = frozenset(_signal.valid_signals()) - {_signal.SIGSEGV, _signal.SIGBUS, _signal.SIGFPE, _signal.SIGILL,
                                                 _signal.SIGABRT, _signal.SIGTRAP, _signal.SIGSYS}


def due():
    """Whether enough is new to be written: a killed process loses at most a second or two thirds of its samples, or a minute."""
    unwritten = ticks - written
    if unwritten < FIRST_WRITTEN or unwritten * 3 < ticks * 2 and unwritten < 15_000:
        return False
    return '_mechsym_file' in sys.modules  # the first closer look loads it


def tick(signum, frame):
    """The handler of SIGPROF."""
    global ticks, looks, squares, lost, spent, once, _last, _wait, _interval
    if not running or frame is None or tracing or not gate.acquire(False):
        return
    held = gate  # a fork replaces it
    try:
        begin = thread_time_ns()
        delta = begin - _last
        if delta < period >> 1:
            return  # it was the CPU time of other threads
        _last = begin
        weight = samples_of(delta)
        table = stacks[ticks // WINDOW & 1]
        ticks += weight
        looks += 1
        squares += weight * weight
        if looks in _SLOWS:
            _set_timer()
        stack = stack_of(frame)
        table[stack] = table.get(stack, 0) + weight
        if window is not None:
            window()
        if outside is not None and begin > outside_after:
            without_signals(outside, frame)
        _wait -= weight
        if _wait <= 0 or due():
            without_signals(_closer, frame, stack)
        own = thread_time_ns() - begin
        spent += own
        recent = _recent
        recent[0] += own - once
        once = 0
        recent[1] += delta
        if recent[1] > 48 * period:
            share = recent[0] / recent[1]
            budget = BUDGET if ticks < SEEN else BUDGET / 2
            if share > budget:
                _interval = min(_interval * 2, max(LONGEST, ticks // LATER))
            elif share < budget / 2:
                _interval = max(_interval // 2, 1)
            recent[0] //= 2
            recent[1] //= 2
    except (RecursionError, MemoryError):
        lost += 1  # the program is at its limit: this tick is not worth a change of its fate
    except Exception as problem:
        if raised_by_program(problem):
            raise  # another signal's handler raised it while we were in ours
        _fail(problem)
    finally:
        held.release()


def spend(time):
    """Count CPU time of the recorder outside a tick, in nanoseconds."""
    global spent
    spent += time
    _recent[0] += time


def reset():
    """Forget what was counted: this is another process now."""
    global ticks, looks, squares, written, lost, cut, spent, once, gate, _last, _wait, _interval
    for table in stacks + thread_stacks:
        table.clear()
    ticks = looks = squares = written = lost = cut = spent = once = 0
    _last = thread_time_ns()
    _wait, _interval = FIRST_LOOK, 4
    gate = _thread.allocate_lock()  # the parent's may have been held
    _recent[:] = [0, 0]


# The recorder's modules, and those it loads with.
_OWN = ('_mechsym_', 'sitecustomize', '_frozen_importlib', 'opcode', '_opcode', 'hashlib')


def raised_by_program(problem):
    """Whether an exception came out of code that is not the recorder's."""
    trace = problem.__traceback__
    while trace is not None:
        if not trace.tb_frame.f_globals.get('__name__', '').startswith(_OWN):
            return True
        trace = trace.tb_next
    return False
