"""The raw file of this process: what was counted and seen, as it is. `_mechsym_facts` makes facts of it when the program has ended.

A line of text says which interpreter can read it; then come records, each with its length and checksum, so that a file which is
cut anywhere can be read up to there.
"""
import posix
import sys
import time
from binascii import crc32

import marshal
from _frozen_importlib_external import MAGIC_NUMBER

import _mechsym_clock as clock
import _mechsym_start as start

MAGIC = 'mechsym-raw 1'


def append(state, last):
    """Write what is new since the last time."""
    begin = time.thread_time_ns()
    record = {'last': last}
    if not state.opened:
        record['process'] = _process(state)
    raises, versions = state.raises, state.versions
    if raises is not None:
        state.touched |= raises.touched
        raises.touched = set()
        record['window'] = raises.seconds()
    keys = state.touched
    state.touched = set()
    exceptions = {}
    for key in keys:
        known = clock.codes[key]
        if known.exceptions is not None:
            exceptions[key] = known.exceptions
            known.exceptions = None
    tables = clock.stacks + clock.thread_stacks
    record['stacks'] = marshal.dumps(tables)
    for table in tables:
        for stack in table:
            keys.update(stack[::2])
        table.clear()
    clock.written = clock.ticks
    for caller, _, callee in state.edges:
        keys.add(callee)
    if state.jit == 'on':
        record['jit'] = start.load('_mechsym_jit').observed(keys)
    if state.looks is not None:
        record['looks'] = state.looks.take()
    if state.outside is not None:
        keys.update(clock.codes)
        record['outside'] = _outside(state)
    if versions is not None:
        record['types'] = versions.take(last)
    record['exceptions'], record['edges'] = exceptions, list(state.edges)
    state.edges = set()
    record['codes'] = [_code(clock.codes[key]) for key in keys if key in clock.codes and not clock.codes[key].written]
    if clock.cut:
        state.notes.append(('info', '%d stacks were deeper than %d frames and are known to that depth' % (clock.cut, clock.DEPTH)))
        clock.cut = 0
    record['notes'] = state.notes
    state.notes = []
    cpu, wall = time.process_time_ns(), time.monotonic_ns()
    overhead = clock.spent + (time.thread_time_ns() - begin)
    record['totals'] = {'squares': clock.squares, 'lost': clock.lost, 'cpu': cpu - state.cpu, 'seconds': wall - state.wall,
                        'overhead': max(0, overhead - state.overhead)}
    clock.lost = clock.squares = 0
    state.cpu, state.wall, state.overhead = cpu, wall, overhead
    write(state, record)


def write(state, record):
    """Append a record to the raw file, which is opened for that only."""
    data = marshal.dumps(record)
    data = len(data).to_bytes(4, 'little') + crc32(data).to_bytes(4, 'little') + data
    flags = posix.O_WRONLY | posix.O_APPEND | posix.O_CLOEXEC
    if not state.opened:
        if not _exists(state.directory):
            posix.mkdir(state.directory)
        flags |= posix.O_CREAT  # later on, a file that is gone was taken for that of a process that had ended
        data = _first_line() + data
    file = posix.open(state.file, flags, 0o644)
    try:
        while data:
            data = data[posix.write(file, data):]
    finally:
        posix.close(file)
    state.opened = True


def _first_line():
    """What it is, the version of Python, that of its bytecode, and the interpreter; '' if it does not fit in a line."""
    executable = sys.executable or ''
    if '\n' in executable:
        executable = ''
    words = (MAGIC, '%d.%d.%d' % sys.version_info[:3], MAGIC_NUMBER.hex(), executable)
    return ' '.join(words).encode('utf-8', 'surrogateescape') + b'\n'


def _process(state):
    """What the header of the facts says."""
    import os
    if state.jit is None:
        state.jit = start.jit()
    flags = {'debug': hasattr(sys, 'gettotalrefcount'), 'jit': state.jit}
    if hasattr(sys, '_is_gil_enabled'):
        flags['gil'] = sys._is_gil_enabled()
    return {'recorder': start.RECORDER_VERSION, 'version': '%d.%d.%d' % sys.version_info[:3], 'flags': flags, 'jit': state.jit,
            'command': ['python'] + [word if type(word) is str else '?' for word in sys.orig_argv[1:]],
            'pid': state.pid, 'id': state.id, 'parent': state.parent, 'start': state.start_ns, 'period': clock.period,
            'root': state.root, 'name': os.environ.get('MECHSYM_ROOT_NAME') or state.root}


def _code(known):
    """(id, packed code object or None outside the project, file, module, qualified name, first line, whether it is the recorder's)"""
    known.written = True
    code = known.code
    packed = None
    if known.file:
        try:
            packed = marshal.dumps(code)
        except ValueError:  # a constant that is no Python's own: somebody made this code
            packed = marshal.dumps(code.replace(co_consts=(None,) * len(code.co_consts)))
    return id(code), packed, known.file, known.module, code.co_qualname, code.co_firstlineno, known.own


def _outside(state):
    """What the sampler from outside has written."""
    try:
        return state.outside.collect()
    except Exception as problem:  # the clock has all that matters
        state.outside = None
        state.notes.append(('warning', 'what was seen from outside could not be kept: %s: %s' % (type(problem).__name__, problem)))
        return b''


def _exists(path):
    try:
        posix.stat(path)
        return True
    except OSError:
        return False
