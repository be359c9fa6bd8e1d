"""What the JIT made of the hot functions (3.14+): the traces that are in place, and the calls in them."""
import _opcode

import _mechsym_clock as clock
import _mechsym_tables as tables

_names, every_name, _ = tables.instructions()
_JUMPS = bytes([number for number, name in enumerate(_names[:256]) if name in tables.BACKWARD or name == 'RESUME'])

_ENDS = ('_JUMP_TO_TOP', '_EXIT_TRACE', '_DYNAMIC_EXIT', '_DEOPT', '_COLD_EXIT', '_COLD_DYNAMIC_EXIT')
# Calls of builtins that became an operation of their own.
_INTRINSIC = frozenset(('_CALL_LEN', '_CALL_ISINSTANCE', '_CALL_TYPE_1', '_CALL_STR_1', '_CALL_TUPLE_1', '_CALL_LIST_APPEND'))
_GENERAL = ('_PY_FRAME_GENERAL', '_PY_FRAME_KW', '_PY_FRAME_EX')


class Executors:
    """The traces of one function. Each is counted once, however often it is looked at."""

    def __init__(self):
        self._seen = set()
        self.compilations = []  # (byte offset, length in operations)
        self.calls = {}         # (byte offset, inlined, reason, detail) -> traces

    def observe(self, code, jumps):
        raw = code._co_code_adaptive
        for unit in jumps:
            if every_name[raw[2 * unit]] != 'ENTER_EXECUTOR':
                continue
            try:
                operations = [(step[0], step[1], step[2]) for step in _opcode.get_executor(code, 2 * unit)]
            except (ValueError, RuntimeError):
                continue
            mark = (unit, hash(tuple([step[0] for step in operations])))
            if mark in self._seen or len(self._seen) > 256:
                continue
            self._seen.add(mark)
            self.compilations.append((2 * unit, len(operations)))
            self._read(operations)

    def _read(self, operations):
        depth = 0   # frames pushed within the trace: only calls of the function itself have a site here
        place = 0
        for name, _, target in operations:
            if name == '_SET_IP' and not depth:
                place = target
            if name == '_PUSH_FRAME':
                if not depth:
                    self._call(place, True, 'other', name)
                depth += 1
            elif name in ('_RETURN_VALUE', '_RETURN_GENERATOR'):
                if not depth:
                    return  # a trace that began in a callee goes on in its caller, whose places are not those of this code
                depth -= 1
            elif name.startswith('_CALL_') and not name.startswith('_CALL_INTRINSIC') and not depth:
                if name in _INTRINSIC:
                    self._call(place, True, 'other', name)
                else:
                    self._call(place, False, 'callee-native', name)
            elif name in _ENDS:
                if name != '_JUMP_TO_TOP' and not depth:
                    self._call(target if name != '_DYNAMIC_EXIT' else place, False, 'trace-left', name)
                return

    def _call(self, unit, done, reason, detail):
        key = (2 * unit, done, reason, detail)
        self.calls[key] = self.calls.get(key, 0) + 1

    def take(self):
        """(compilations, calls) that are new since the last time."""
        taken = self.compilations, self.calls
        self.compilations, self.calls = [], {}
        return taken


def observed(keys):
    """What is new of these functions of the project: id -> (compilations, calls)."""
    found = {}
    for key in keys:
        known = clock.codes.get(key)
        if known is None or not known.file:
            continue
        if known.jit is None:
            known.jit = Executors()
        known.jit.observe(known.code, _jumps(known.code.co_code[::2]))
        taken = known.jit.take()
        if any(taken):
            found[key] = taken
    return found


def _jumps(numbers):
    """The code units where traces begin."""
    return sorted([unit for unit, number in enumerate(numbers) if number in _JUMPS])
