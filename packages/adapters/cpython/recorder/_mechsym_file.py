"""The file of facts of this process: a header, then lines that add up."""
import posix
import sys
import time

import marshal

import _mechsym_clock as clock
import _mechsym_start as start
from _mechsym_json import encode

KINDS = ('cost', 'call', 'inline-cache', 'specialization', 'value-shape', 'binding', 'exception')
JIT_KINDS = ('inlining', 'compilation')
# Column names by kind, in the order of the rows: the vocabulary of facts, version 1.
COLUMNS = {
    'site': ('line', 'column', 'endLine', 'endColumn', 'ordinal', 'operation', 'name'),
    'cost': ('site', 'self', 'total', 'selfOdd', 'totalOdd'),
    'inline-cache': ('site', 'quality', 'shapes', 'changes'),
    'specialization': ('site', 'quality', 'forms', 'specialized', 'generic', 'warming', 'changes'),
    'call': ('site', 'quality', 'callee', 'calleeFile', 'calleeLine', 'via', 'samples'),
    'inlining': ('site', 'quality', 'callee', 'done', 'reason', 'detail', 'count'),
    'compilation': ('site', 'quality', 'tier', 'outcome', 'reason', 'detail', 'count', 'seconds'),
    'exception': ('site', 'quality', 'type', 'role', 'count', 'seconds'),
    'binding': ('site', 'quality', 'name', 'resolves', 'shadows', 'value', 'rebound', 'seen'),
    'value-shape': ('site', 'quality', 'path', 'shapes', 'lengths', 'elements', 'values', 'states', 'changes', 'seen'),
}

MAX_SOURCE = 20_000_000  # bytes of a source file that are digested
WAITS_BELOW = 50         # a function with less than this part of the samples waits for the last time
LINES_BELOW = 128        # and one with less than this part is told by its lines


def append(state, last):
    """Write what is new since the last time."""
    begin = time.thread_time_ns()
    if state.jit is None:
        state.jit = start.jit()
    samples = outside = 0
    lines = []
    if state.touched or any(table[odd] for table in (clock.stacks, clock.thread_stacks) for odd in (0, 1)):
        samples, outside, lines = _lines(state, last)
    if clock.cut:
        state.notes.append(('info', '%d stacks were deeper than %d frames and are known to that depth' % (clock.cut, clock.DEPTH)))
        clock.cut = 0
    notes = [encode({'note': text, 'level': level}) + '\n' for level, text in state.notes]
    state.notes = []
    cpu, wall = time.process_time_ns(), time.monotonic_ns()
    head = [] if state.opened else [encode(header(state)) + '\n']
    overhead = clock.spent + (time.thread_time_ns() - begin)
    totals = {'samples': samples, 'squares': clock.squares, 'outside': outside, 'lost': clock.lost, 'cpu': (cpu - state.cpu) / 1e9,
              'seconds': (wall - state.wall) / 1e9, 'overhead': max(0, overhead - state.overhead) / 1e9}
    clock.lost = clock.squares = 0
    state.cpu, state.wall, state.overhead = cpu, wall, overhead
    _write(state, ''.join(head + notes + lines + [encode({'totals': totals}) + '\n']))
    if state.outside is not None:
        try:
            state.outside.append()
        except Exception as problem:  # the clock has all that matters
            state.outside = None
            state.notes.append(('warning', 'what was seen from outside could not be kept: %s: %s' % (type(problem).__name__, problem)))


def _lines(state, last):
    """What the ticks counted, as lines: (samples, samples outside the project, lines).

    Decoding a function costs as much as a dozen ticks. One with few of the samples waits for the last time, and one with very
    few is told by its lines then.
    """
    module = start.load('_mechsym_write')
    function_line, spread = module.function_line, module.spread
    samples = outside = 0
    for table in (clock.stacks, clock.thread_stacks):
        for odd in (0, 1):
            counted = table[odd].copy()
            table[odd].clear()
            some, out = spread(counted, odd, clock.codes, state.touched)
            samples += some
            outside += out
    clock.written += samples
    executors = start.load('_mechsym_jit').Executors if state.jit == 'on' else None
    raises = state.raises
    if raises is not None:
        state.touched |= raises.touched
        raises.touched = set()
    lines = []
    waiting = set()
    if not last:
        waiting.update([key for key in state.touched if _total(clock.codes[key]) * WAITS_BELOW < clock.ticks])
    told = state.touched - waiting
    looks = {} if state.looks is None else state.looks.take(told)
    for key in sorted(told, key=lambda key: _order(clock.codes[key])):
        known = clock.codes[key]
        lines_only = _total(known) * LINES_BELOW < clock.ticks
        try:
            if executors is not None and not lines_only:
                if known.jit is None:
                    known.jit = executors()
                known.jit.observe(known.code, known.details().jumps)
            counts = _counts(known, looks.pop(key, ()), state)
            text = function_line(known, clock.codes, _window_seconds(state, known), lines_only, counts)
            if counts is not None:
                known.counted = counts.packed()
        except (LookupError, TypeError, ValueError) as problem:  # bytecode that the tables do not know
            state.notes.append(('warning', 'no facts about %s in %s: %s: %s' % (
                known.code.co_qualname, known.file, type(problem).__name__, problem)))
            known.file = ''
            continue
        finally:
            known.release()
        if text:
            if known.file not in state.digested and not lines_only:  # else nothing in it is worth showing
                state.digested.add(known.file)
                lines.append(encode({'source': known.file, 'digest': _digest(state, known)}) + '\n')
            lines.append(text)
    state.touched = waiting
    return samples, outside, lines


def _total(known):
    return known.function_total[0] if known.cost else 0


def _counts(known, looks, state):
    """What closer looks saw of a function, or None."""
    if not looks and (known.jit is None or known.watched is None):
        return None
    counts = sys.modules['_mechsym_replay'].Counts(known, state.versions)
    for look in looks:
        counts.count(*marshal.loads(look))
    return counts


def _window_seconds(state, known):
    """How long exceptions have been counted since the last line about a function."""
    if state.raises is None:
        return (time.process_time_ns() - state.cpu) / 1e9
    since = known.told
    known.told = state.raises.length
    return state.raises.length - since


def _order(known):
    return (known.file, known.code.co_firstlineno)


def _write(state, text):
    if not state.opened:
        posix.mkdir(state.directory) if not _exists(state.directory) else None
    append_to(state.file, text)
    state.opened = True


def append_to(path, text):
    """Append lines to a file, which is opened for that only."""
    data = text.encode('ascii')
    file = posix.open(path, posix.O_WRONLY | posix.O_APPEND | posix.O_CREAT | posix.O_CLOEXEC, 0o644)
    try:
        while data:
            data = data[posix.write(file, data):]
    finally:
        posix.close(file)


def _exists(path):
    try:
        posix.stat(path)
        return True
    except OSError:
        return False


def _digest(state, known):
    """`sha256:` and hex of the source file's bytes; '' if it cannot be read."""
    path = state.root + '/' + known.file
    try:
        file = posix.open(path, posix.O_RDONLY | posix.O_CLOEXEC)
    except OSError:
        return ''
    try:
        if posix.fstat(file).st_size > MAX_SOURCE:
            return ''
        parts = []
        while True:
            part = posix.read(file, 1 << 20)
            if not part:
                break
            parts.append(part)
    except OSError:
        return ''
    finally:
        posix.close(file)
    return 'sha256:' + _sha256(b''.join(parts))


def _sha256(data):
    try:
        from _sha2 import sha256
    except ImportError:
        try:
            from _sha256 import sha256
        except ImportError:
            from hashlib import sha256
    return sha256(data).hexdigest()


def header(state):
    import os
    no_jit = 'this interpreter has no JIT' if state.jit == 'absent' else 'the JIT is off (PYTHON_JIT=1 turns it on)'
    unavailable = {'inlining': no_jit, 'compilation': no_jit, 'deopt': 'CPython does not report it', 'allocation': 'CPython does not report it by place',
                   'pause': 'not recorded', 'contention': 'not recorded', 'counter': 'not recorded'}
    if state.jit == 'on':
        del unavailable['inlining'], unavailable['compilation']
    root = os.environ.get('MECHSYM_ROOT_NAME') or state.root
    return {
        'mechsym': 'facts', 'version': 1,
        'recorder': {'name': 'cpython', 'version': start.RECORDER_VERSION},
        'runtime': {'name': 'CPython', 'version': '%d.%d.%d' % sys.version_info[:3], 'flags': _flags(state)},
        'language': 'python', 'command': _command(),
        'process': {'pid': state.pid, 'id': state.id, 'parent': state.parent},
        'start': time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(state.start_ns // 10**9)) + '.%03dZ' % (state.start_ns // 10**6 % 1000),
        'clock': {'kind': 'cpu', 'period': clock.period / 1e9, 'precision': 'loop'},
        'column': 'utf8', 'root': root, 'kinds': KINDS + (JIT_KINDS if state.jit == 'on' else ()), 'unavailable': unavailable, 'columns': COLUMNS,
    }


def _flags(state):
    flags = {'debug': hasattr(sys, 'gettotalrefcount'), 'jit': state.jit}
    if hasattr(sys, '_is_gil_enabled'):
        flags['gil'] = sys._is_gil_enabled()
    return flags


def _command():
    return ['python'] + [word if type(word) is str else '?' for word in sys.orig_argv[1:]]
