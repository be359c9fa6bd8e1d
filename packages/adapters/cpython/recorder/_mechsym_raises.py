"""Short windows in which the interpreter reports exceptions, and the functions that are entered.

A short function is hardly ever on the stack at a tick: what its variables hold is seen where it is entered.
"""
import sys
from _thread import get_ident
from time import process_time_ns

import _mechsym_clock as clock
import _mechsym_tables as tables
from _mechsym_paths import LOCALS_USERS
from _mechsym_types import name_of

MOST = 200    # exceptions a window; then it closes
REST = 32     # ticks between two windows, at most; the first come sooner, since short programs have few

ENTERED = 4   # functions a window that are looked at where they are entered
ENTERING = 8  # windows with such looks; then one in four has them
TRACED = 150  # events of a window on 3.11
TRACED_REST = 128  # ticks between two windows on 3.11, at most: while one is open, the program runs slower
CALLERS = 6   # functions that run already and are traced in a window on 3.11

_traceback = BaseException.__dict__['__traceback__'].__get__


class _Rests:
    """When windows open: the first soon, later ones at longer and longer rests."""

    def __init__(self, see):
        self._see = see
        self._entered = set()
        self._left = 0
        self._wait = self._rest = 3
        self.open = False
        self.began = 0
        self.own = 0        # nanoseconds of this window that the recorder took
        self.counted = 0    # exceptions in this window
        self.touched = set()
        self.problem = ''
        self._forget()

    def reset(self):
        """Start again in a forked child, which inherited perhaps an open window."""
        self.close()
        self.touched = set()
        self._forget()

    def _forget(self):
        self._windows = self._seen = 0    # windows so far, exceptions in all of them
        self._length = self._rates = 0.0  # seconds of the program in them, the sum of their exceptions a second

    def is_about_to_trace(self, frame):
        """Whether a tick came into a trace function of ours before it could set `clock.tracing`."""
        return False

    def seconds(self):
        """The CPU time that what was counted stands for: all of it over the mean rate of the windows.

        A window closes early where exceptions are many, so by its length one without any would weigh many times more.
        """
        return self._seen * self._windows / self._rates if self._rates else self._length

    def _begin(self):
        self.open = True
        self.counted = 0
        self.own = 0
        self.began = process_time_ns()

    def _end(self):
        self.open = False
        length = max(1000, process_time_ns() - self.began - self.own) / 1e9
        self._windows += 1
        self._length += length
        self._seen += self.counted
        self._rates += self.counted / length

    def _is_time(self, longest):
        """Called at each tick without a window. `longest` is the most ticks between two."""
        self._wait -= 1
        if self._wait > 0:
            return False
        self._wait = self._rest
        self._rest = min(self._rest * 2, longest)
        return True

    def _count(self, code, offset, kind, role):
        """Count an exception of this type, if it is in the project."""
        known = clock.codes.get(id(code))
        if known is not None and known.file:
            count(known, offset, name_of(kind), role, 'sampled')
            self.touched.add(id(code))
            self.counted += 1


class Windows(_Rests):
    """Windows in which sys.monitoring reports exceptions. Outside of them it costs nothing.

    Turning events on or off throws away the JIT's traces, so with a JIT they stay on and only their receiver comes and goes.
    """

    def __init__(self, keep_events, see):
        super().__init__(see)
        self._monitoring = sys.monitoring
        self._events = self._monitoring.events.RAISE | self._monitoring.events.EXCEPTION_HANDLED
        self._keep_events = keep_events
        self.tool = None
        self._take_tool()

    def _take_tool(self):
        for tool in (3, 4, 0, 2, 1, 5):
            if self._monitoring.get_tool(tool) is None:
                self._monitoring.use_tool_id(tool, 'mechsym')
                self.tool = tool
                if self._keep_events:
                    self._monitoring.set_events(tool, self._events)
                return
        self.problem = 'exceptions are not counted: all tool numbers of sys.monitoring are taken'

    def next(self):
        """Called at each tick: open or close a window where it is time."""
        if self.tool is None:
            return
        if self.open:
            clock.without_signals(self.close)
            return
        if self._is_time(REST):
            if self._monitoring.get_tool(self.tool) == 'mechsym':
                clock.without_signals(self._open)
            else:
                self.tool = None  # the program freed it or took it

    def _open(self):
        self._left = MOST
        self._begin()
        events = self._monitoring.events
        self._monitoring.register_callback(self.tool, events.RAISE, self._raised)
        self._monitoring.register_callback(self.tool, events.EXCEPTION_HANDLED, self._handled)
        if self._keep_events:
            return
        if self._windows < ENTERING or self._windows % 4 == 0:
            self._entered = set()
            self._monitoring.register_callback(self.tool, events.PY_START, self._started)
            self._monitoring.set_events(self.tool, self._events | events.PY_START)
        else:
            self._monitoring.set_events(self.tool, self._events)

    def close(self):
        if not self.open:
            return
        self._end()
        events = self._monitoring.events
        if not self._keep_events:
            self._monitoring.set_events(self.tool, 0)
            self._monitoring.register_callback(self.tool, events.PY_START, None)
        self._monitoring.register_callback(self.tool, events.RAISE, None)
        self._monitoring.register_callback(self.tool, events.EXCEPTION_HANDLED, None)

    def _started(self, code, offset):
        if get_ident() != clock.main:
            return None
        if code in self._entered or clock.gate.locked():  # the recorder's own, while it looks at another
            return self._monitoring.DISABLE
        self._entered.add(code)
        left = self._left  # what the recorder raises and catches itself does not count
        began = process_time_ns()
        was_worth_it = self._see(sys._getframe(1))
        self.own += process_time_ns() - began
        if was_worth_it and len(self._entered) >= ENTERED or len(self._entered) > 4 * ENTERED:
            self._monitoring.set_events(self.tool, self._events)
        self._left = left
        return None

    def _raised(self, code, offset, exception):
        trace = _traceback(exception)
        self._reported(code, offset, exception, 'raised' if trace is None or trace.tb_next is None else 'passed')

    def _handled(self, code, offset, exception):
        self._reported(code, offset, exception, 'handled')

    def _reported(self, code, offset, exception, role):
        self._left -= 1
        if self._left < 0:
            self.close()
        else:
            self._count(code, offset, type(exception), role)


_gettrace = sys.gettrace


class _Asked:
    """Stands for `sys.gettrace` while a window is open, and looks like it."""

    __name__ = __qualname__ = 'gettrace'
    __module__ = 'sys'
    __doc__ = _gettrace.__doc__

    def __init__(self, own):
        self._own = own

    def __call__(self):
        found = _gettrace()
        return None if found == self._own else found

    def __repr__(self):
        return repr(_gettrace)


class Traces(_Rests):
    """The same for 3.11, which has no sys.monitoring: a trace function for a moment, where nobody else has set one.

    A program that asks meanwhile whether it is being traced, as debuggers and test runners do, is told what it would be told
    without the recorder.
    """

    def __init__(self, see):
        super().__init__(see)
        self._frames = []
        self._asked = _Asked(self._call)

    def is_about_to_trace(self, frame):
        return frame.f_code is Traces._call.__code__ or frame.f_code is Traces._event.__code__

    def next(self):
        if self.open:
            self.close()
            return
        if self._is_time(TRACED_REST) and _gettrace() is None and sys.gettrace is _gettrace:
            self._open()

    def _open(self):
        self._left = TRACED
        self._entered = set()
        self._begin()
        frame = sys._getframe(1)
        left = CALLERS
        while frame is not None and left:
            if _is_project(frame.f_code) and LOCALS_USERS.isdisjoint(frame.f_code.co_names):
                left -= 1
                if frame.f_trace is None:
                    frame.f_trace_lines = False
                    frame.f_trace = self._event
                    self._frames.append(frame)
            frame = frame.f_back
        sys.settrace(self._call)
        sys.gettrace = self._asked

    def close(self):
        if not self.open:
            return
        self._end()
        if _gettrace() == self._call:
            sys.settrace(None)
        if sys.gettrace is self._asked:
            sys.gettrace = _gettrace
        for frame in self._frames:
            if frame.f_trace == self._event:
                frame.f_trace = None
                frame.f_trace_lines = True
        self._frames = []

    def _call(self, frame, event, argument):
        clock.tracing = True
        began = process_time_ns()
        try:
            return self._called(frame)
        finally:
            self.own += process_time_ns() - began
            clock.tracing = False

    def _called(self, frame):
        if not self.open or self._left <= 0:
            self.close()
            if _gettrace() == self._call:  # the program had saved it and put it back
                sys.settrace(None)
            return None
        self._left -= 1
        code = frame.f_code
        if not _is_project(code) or not LOCALS_USERS.isdisjoint(code.co_names):
            return None  # after an event the interpreter writes the locals back, which one who holds them could see
        if code not in self._entered and len(self._entered) < ENTERED:
            self._entered.add(code)
            self._see(frame)
        frame.f_trace_lines = False
        return self._event

    def _event(self, frame, event, argument):
        clock.tracing = True
        began = process_time_ns()
        try:
            return self._happened(frame, event, argument)
        finally:
            self.own += process_time_ns() - began
            clock.tracing = False

    def _happened(self, frame, event, argument):
        if not self.open or self._left <= 0:
            self.close()
            return None
        if event == 'exception':
            self._left -= 1
            kind, _, trace = argument
            self._count(frame.f_code, frame.f_lasti, kind, 'raised' if trace is None or trace.tb_next is None else 'passed')
        return self._event


def _is_project(code):
    known = clock.codes.get(id(code))
    return known is not None and bool(known.file)


def count(known, offset, label, role, quality):
    if known.exceptions is None:
        known.exceptions = {}
    key = (offset, label, role, quality)
    known.exceptions[key] = known.exceptions.get(key, 0) + 1


def make(jit_is_on, see):
    """The windows of this interpreter. `see` takes a frame that was just entered and says whether it was worth a look."""
    return Windows(jit_is_on, see) if tables.HAS_MONITORING else Traces(see)
