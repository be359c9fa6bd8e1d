"""Which names a closer look at a function reads: chosen in one pass over its bytecode, which nobody has decoded yet.

The converter knows what each operation works on (`_mechsym_code`). This finds the names that are loaded, and the attributes
read right behind them: nearly all of what operations have as operands, and some more.
"""
import _mechsym_tables as tables

MAX_PATHS = 28      # four more than the converter would choose, since some of these are no operands
MAX_UNITS = 20_000  # longer code gets no snapshots: one would take milliseconds
LONGEST = 4         # parts of a path

# A function that calls one of these may hold the very dictionary that f_locals would write to.
LOCALS_USERS = frozenset(('locals', 'vars', 'eval', 'exec', 'dir', '_getframe', 'currentframe'))

_EXTENDED, _LOCAL, _PAIR, _STORE_LOAD, _GLOBAL, _NAME, _ATTRIBUTE, _METHOD, _COPY, _ENDS = range(1, 11)
_KIND_OF = {
    'EXTENDED_ARG': _EXTENDED, 'LOAD_FAST': _LOCAL, 'LOAD_FAST_BORROW': _LOCAL, 'LOAD_FAST_CHECK': _LOCAL, 'LOAD_FAST_AND_CLEAR': _LOCAL,
    'LOAD_DEREF': _LOCAL, 'LOAD_FAST_LOAD_FAST': _PAIR, 'LOAD_FAST_BORROW_LOAD_FAST_BORROW': _PAIR, 'STORE_FAST_LOAD_FAST': _STORE_LOAD,
    'LOAD_GLOBAL': _GLOBAL, 'LOAD_NAME': _NAME, 'LOAD_ATTR': _ATTRIBUTE, 'LOAD_METHOD': _METHOD, 'COPY': _COPY,
    # What is loaded right before one of these is no operand of anything that is watched.
    'STORE_FAST': _ENDS, 'STORE_NAME': _ENDS, 'STORE_GLOBAL': _ENDS, 'STORE_DEREF': _ENDS, 'RETURN_VALUE': _ENDS, 'POP_TOP': _ENDS,
    'POP_JUMP_IF_NONE': _ENDS, 'POP_JUMP_IF_NOT_NONE': _ENDS, 'YIELD_VALUE': _ENDS, 'RAISE_VARARGS': _ENDS,
}


def _tables():
    names, _, widths = tables.instructions()
    kinds = bytes([_KIND_OF.get(name, 0) for name in names[:256]])
    sizes = bytes([1 + widths.get(name, 0) for name in names[:256]])
    back = bytes([number for number, name in enumerate(names[:256]) if name in tables.BACKWARD and name != 'JUMP_BACKWARD_NO_INTERRUPT'])
    return kinds.ljust(256, b'\0'), sizes.ljust(256, b'\1'), back


_KINDS, _SIZES, _BACK = _tables()


def choose(code):
    """(paths, whether its locals are opaque, global names). A path is a tuple: ('local' | 'global' | 'name', root, attribute...)"""
    raw = code.co_code
    numbers, arguments = raw[::2], raw[1::2]
    kinds = numbers.translate(_KINDS)
    loops = _loops(numbers, arguments)
    variable, names = code._varname_from_oparg, code.co_names
    weights, globals_read = {}, {}
    path = following = None
    extended = extends = 0
    units = len(numbers)
    for unit, kind in enumerate(kinds):
        if not kind or kind == _ENDS:
            continue
        argument = arguments[unit]
        if extends == unit and unit:
            argument |= extended
        if kind == _EXTENDED:
            extended, extends = argument << 8, unit + 1
            if following == unit:
                following += 1
            continue
        method = False
        if kind == _COPY:  # of the receiver: `self.count += 1`
            if following == unit:
                following += 1
            continue
        if kind == _LOCAL:
            path = 'local', variable(argument)
        elif kind == _GLOBAL:
            name = names[argument >> 1]
            globals_read[name] = True
            path = 'global', name
        elif kind == _ATTRIBUTE or kind == _METHOD:
            if following != unit or path is None or len(path) == LONGEST:
                path = None
                continue
            method = kind == _METHOD or tables.ATTR_SHIFT and argument & 1
            path += names[argument if kind == _METHOD else argument >> tables.ATTR_SHIFT],
        elif kind == _NAME:
            path = 'name', names[argument]
        else:
            path = 'local', variable(argument & 15)
        weight = 1
        for start, end in loops:
            if start <= unit <= end and weight < 4096:
                weight *= 4
        if kind == _PAIR:
            first = 'local', variable(argument >> 4)
            weights[first] = weights.get(first, 0) + weight
        following = unit + _SIZES[numbers[unit]]
        if method:
            path = None  # what a method's name is bound to is seen at the receiver
        elif following >= units or kinds[following] != _ENDS:
            weights[path] = weights.get(path, 0) + weight
    chosen = sorted(weights, key=lambda path: -weights[path])[:MAX_PATHS]
    return tuple(sorted(chosen, key=len)), not LOCALS_USERS.isdisjoint(names), tuple(globals_read)


def _loops(numbers, arguments):
    """(first code unit, last code unit) of each loop."""
    found = []
    for number in _BACK:
        unit = numbers.find(number)
        while unit >= 0:
            argument, before, shift = arguments[unit], unit - 1, 8
            while before >= 0 and numbers[before] == _EXTENDED_NUMBER:
                argument |= arguments[before] << shift
                before, shift = before - 1, shift + 8
            target = unit + _SIZES[number] - argument
            if 0 <= target <= unit:
                found.append((target, unit))
            unit = numbers.find(number, unit + 1)
    return found


_EXTENDED_NUMBER = _KINDS.index(_EXTENDED)
