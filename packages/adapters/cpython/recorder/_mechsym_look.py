"""The closer look: at a few ticks, the inline caches, values and names of the project's innermost frames."""
import sys
from time import thread_time_ns

import marshal

import _mechsym_clock as clock
import _mechsym_start as start
import _mechsym_names as names
import _mechsym_types as types
from _mechsym_looks import LARGEST, Looks
from _mechsym_paths import MAX_UNITS, choose
from _mechsym_raises import make as make_windows
from _mechsym_values import read, read_paths

_turn = 0


def look(frame, state):
    """Look at up to LOOK_FRAMES frames of the project, innermost first."""
    global _turn
    if state.raises is not None and state.raises.is_about_to_trace(frame):
        return
    if state.versions is None:
        state.versions = types.Versions()
        if state.versions.problem:
            state.notes.append(('warning', state.versions.problem))
        state.layout = types.layout_reader()
        state.raises = make_windows(start.jit() == 'on', entered)
        if state.raises is not None and state.raises.problem:
            state.notes.append(('warning', state.raises.problem))
        clock.window = None if state.raises is None else state.raises.next
    if state.raises is not None:
        state.touched |= state.raises.touched
        state.raises.touched = set()
    if state.looks is None:
        state.looks = Looks()
    _turn += 1
    memory = _memory(state) if _turn % 4 == 1 else None  # opening it costs as much as looking at a frame
    other = 1 + _turn % (clock.LOOK_FRAMES - 1)
    index = 0
    first = None
    depth = clock.DEPTH
    try:
        while frame is not None and index < clock.LOOK_FRAMES and depth:
            key = id(frame.f_code)
            known = clock.codes.get(key)
            if known is not None and known.file:
                if key != first and (index == 0 or index == other):
                    first = first or key
                    state.touched.add(key)
                    try:
                        _look_at(frame, known, state, memory)
                    except (LookupError, TypeError, ValueError) as problem:  # bytecode that the tables do not know
                        state.notes.append(('warning', 'no closer look at %s in %s: %s: %s' % (
                            known.code.co_qualname, known.file, type(problem).__name__, problem)))
                        known.file = ''
                index += 1
            frame = frame.f_back
            depth -= 1
    finally:
        if memory is not None:
            memory.close()
    if len(state.looks) > LARGEST:
        start.flush(False)


def entered(frame):
    """Look at a function of the project that was just entered. Returns whether it is one. Never raises into the program, and
    swallows nothing that a signal handler of the program raises."""
    if start._state is None or not clock.running:
        return False
    return clock.without_signals(_look_at_entry, frame)


def _look_at_entry(frame):
    state = start._state
    gate = clock.gate
    if not gate.acquire(False):
        return False
    begin = thread_time_ns()
    try:
        key = id(frame.f_code)
        if key not in clock.codes:
            clock._register(frame.f_code, frame)
        known = clock.codes.get(key)
        if known is None or not known.file:
            return False
        state.touched.add(key)
        _called(frame, state)
        _look_at(frame, known, state, None)
        return True
    except Exception as problem:
        state.notes.append(('warning', 'no look at the entry of a function: %s: %s' % (type(problem).__name__, problem)))
        return False
    finally:
        clock.spend(thread_time_ns() - begin)
        gate.release()


def _called(frame, state):
    """Note that the caller called it, in no sample: a short function is hardly ever on a stack."""
    caller = frame.f_back
    known = None if caller is None else clock.codes.get(id(caller.f_code))
    if known is not None and known.file:
        state.edges.add((id(caller.f_code), caller.f_lasti, id(frame.f_code)))
        state.touched.add(id(caller.f_code))


def _memory(state):
    if state.layout is None:
        return None
    try:
        return types.Memory()
    except OSError:
        state.layout = None
        return None


UNITS_A_MEETING = 300  # code units that a meeting is worth: choosing what to read takes about 0.05 ms


def _look_at(frame, known, state, memory):
    """Write down what one frame shows. It is counted when the program has ended."""
    code = known.code
    raw = code._co_code_adaptive
    if known.watched is None:
        known.met += 1
        if known.met < 2 or known.met * UNITS_A_MEETING < len(raw) // 2:
            return  # it pays only if it is met again: most functions of a start-up are not
        known.watched = marshal.dumps(choose(code))
    if known.raw is None:
        state.looks.add(id(code), known.watched)
    if len(raw) > 2 * MAX_UNITS:
        raw = b''
    paths, opaque, globals_read = marshal.loads(known.watched)
    rows, classes = read(read_paths(frame, paths, opaque), paths, known.turn, state.layout, memory)
    state.versions.meet(classes)
    bound = names.read(frame, globals_read, known.bound)
    exception = sys.exc_info()[1]
    state.looks.add(id(code), marshal.dumps((None if raw == known.raw or not raw else raw, frame.f_lasti,
                                             '' if exception is None else types.name_of(type(exception)), rows, bound)))
    known.raw = raw
    known.turn += 1
    if bound is not None:
        known.bound = bound[0]
