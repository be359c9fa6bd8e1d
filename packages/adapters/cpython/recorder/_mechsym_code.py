"""Code objects: which are the project's, what sites they have, and which names each site works on."""
import _mechsym_tables as tables
from _mechsym_paths import MAX_UNITS

_names, every_name, widths = tables.instructions()
_PLAIN_LOADS = frozenset(('LOAD_FAST', 'LOAD_FAST_BORROW', 'LOAD_FAST_CHECK', 'LOAD_FAST_AND_CLEAR'))
_PAIR_LOADS = frozenset(('LOAD_FAST_LOAD_FAST', 'LOAD_FAST_BORROW_LOAD_FAST_BORROW'))
_POPS_ONE = frozenset(('POP_TOP', 'STORE_FAST', 'STORE_GLOBAL', 'STORE_NAME', 'STORE_DEREF', 'LIST_APPEND', 'SET_ADD',
                       'LIST_EXTEND', 'SET_UPDATE', 'DICT_UPDATE', 'POP_JUMP_IF_TRUE', 'POP_JUMP_IF_FALSE',
                       'POP_JUMP_FORWARD_IF_TRUE', 'POP_JUMP_FORWARD_IF_FALSE', 'RETURN_VALUE'))
# How many values it takes, by its argument, to give one.
_TAKES = {
    **dict.fromkeys(('BUILD_LIST', 'BUILD_TUPLE', 'BUILD_SET', 'BUILD_STRING'), lambda argument: argument),
    **dict.fromkeys(('FORMAT_SIMPLE', 'CONVERT_VALUE', 'UNARY_NEGATIVE', 'UNARY_INVERT', 'UNARY_NOT'), lambda _: 1),
    'BUILD_MAP': lambda argument: 2 * argument,
    'BUILD_CONST_KEY_MAP': lambda argument: argument + 1,
    'FORMAT_WITH_SPEC': lambda _: 2,
    'FORMAT_VALUE': lambda argument: 2 if argument & 4 else 1,
}
_KEEPS = frozenset(('PRECALL', 'KW_NAMES', 'NOP', 'CACHE', 'RESUME', 'EXTENDED_ARG', 'NOT_TAKEN', 'COPY_FREE_VARS',
                    'MAKE_CELL', 'RESUME_CHECK'))
_NULL = object()
_CodeType = type((lambda: 0).__code__)

_EXTENDED = _names.index('EXTENDED_ARG')
_JUMPS_BACK = [number for number, name in enumerate(_names) if name in tables.BACKWARD and name != 'JUMP_BACKWARD_NO_INTERRUPT']
_NEED_LOOPS = frozenset(number for number, name in enumerate(_names)
                        if number in _JUMPS_BACK or name == 'COMPARE_OP' and tables.VERSION == (3, 11))

# By instruction number: whether it makes a site, belongs to the entry, or is only on a line.
_ENTRY, _LINE, _SITE, _BACK = -1, -2, 1, 2


def _sort(name):
    if name in tables.ENTRY or name == 'EXTENDED_ARG':
        return _ENTRY
    if name in tables.BACKWARD:
        return _BACK
    return _SITE if name in tables.OPERATION or 'JUMP' in name and '_IF_' in name else _LINE


_SORT = [_sort(name) for name in _names]


class Decoded:
    """What the bytecode of a function says once and for all. `site_of_units` begins with the site of the code unit `start`."""
    __slots__ = ('sites', 'site_of_units', 'start', 'context', 'cached', 'operands', 'globals', 'handlers', 'end_line', 'code', 'fused')

    def site(self, unit):
        """The site of a code unit: its index in `sites`, or -1 for the function as a whole."""
        site = self.fused.get(unit)
        if site is not None:
            return site
        at = unit - self.start
        site = self.site_of_units[at] if 0 <= at < len(self.site_of_units) else -1
        if site == _LINE:  # rare: nothing that calls or jumps
            line = _line_of(self.code, unit)
            if line is None:
                return -1
            line -= self.code.co_firstlineno
            row = (line, -1, line, -1, 0, 'line', '')
            if row not in self.sites:
                self.sites.append(row)
            site = self.site_of_units[at] = self.sites.index(row)
        return site


def _line_of(code, unit):
    for start, end, line in code.co_lines():
        if start <= 2 * unit < end:
            return line
    return None


class Lines:
    """The sites of a function that is told by its lines: nothing is decoded."""
    __slots__ = ('sites', 'end_line', 'context', '_first', '_ranges', '_numbers')

    def __init__(self, code):
        self.sites = []
        self.end_line = _last_line(code)
        self.context = ()
        self._first = code.co_firstlineno
        self._ranges = [(start, end, line) for start, end, line in code.co_lines() if line is not None]
        self._numbers = {}

    def site(self, unit):
        """The number of the line of a code unit, or -1 for the function as a whole."""
        for start, end, line in self._ranges:
            if start <= 2 * unit < end:
                number = self._numbers.get(line)
                if number is None:
                    number = self._numbers[line] = len(self.sites)
                    line -= self._first
                    self.sites.append((line, -1, line, -1, 0, 'line', ''))
                return number
        return -1


def decode(code):
    """Decode a code object. Takes about a microsecond a code unit; done once for each function that is looked at."""
    instructions, unit_index, positions, loops, last_jump = _parse(code)
    units = len(unit_index)
    operands_of, called = _simulate(code, instructions, loops, 0, len(instructions))
    decoded = Decoded()
    _place(decoded, code, range(len(instructions)), (instructions, unit_index, positions, loops, last_jump), called)
    site_of = [decoded.site_of_units[unit] for unit, _, _ in instructions]
    decoded.cached = [(site_of[i], 2 * unit, name) for i, (unit, name, _) in enumerate(instructions)
                      if name in widths and site_of[i] >= 0 and name in tables.OPERATION and name != 'GET_ITER'
                      ] if units <= MAX_UNITS else []
    decoded.operands = {site_of[i]: paths for i, paths in operands_of.items() if site_of[i] >= 0}
    names = {}
    for i, (unit, name, argument) in enumerate(instructions):
        if name == 'LOAD_GLOBAL' and site_of[i] >= 0:
            sites = names.setdefault(code.co_names[argument >> 1], [])
            if site_of[i] not in sites:
                sites.append(site_of[i])
    decoded.globals = names
    decoded.handlers = _handlers(instructions, units)
    return decoded


def decode_places(code, places):
    """Decode no more than what these code units need: the sites of their lines. Several times cheaper than `decode`."""
    numbers = code.co_code[::2]
    ranges = [(start >> 1, end >> 1, line) for start, end, line in code.co_lines()]
    lines = {line for start, end, line in ranges for unit in places if start <= unit < end}
    if any(numbers[:unit + 1].rstrip(b'\0')[-1] in _NEED_LOOPS for unit in places if 0 <= unit < len(numbers)):
        parsed = _parse(code)  # a loop is where its head is, which may be on any line
        chosen = set(parsed[3])
    else:
        # From the first instruction on one of the lines to the last, in one piece: what is between may be an operand.
        wanted = [each for each in ranges if each[2] in lines]
        parsed = _parse_part(code, numbers, wanted[0][0], wanted[-1][1]) if wanted else _parse_part(code, numbers, 0, 0)
        chosen = set()
    instructions, _, positions, loops, _ = parsed
    first_last = {}
    for index, (unit, _, _) in enumerate(instructions):
        line = positions[unit][0]
        if line in lines:
            chosen.add(index)
            span = first_last.setdefault(line, [index, index])
            span[1] = index
    called = {}
    for start, end in first_last.values():
        called.update(_simulate(code, instructions, loops, start, end + 1)[1])
    decoded = Decoded()
    _place(decoded, code, sorted(chosen), parsed, called)
    return decoded


def _parse(code):
    """(instructions as (unit, name, argument), instruction of each unit, positions of each unit, loops, last jump of each)"""
    numbers = code.co_code[::2]
    instructions, unit_index, positions, _, _ = _parse_part(code, numbers, 0, len(numbers))
    loops = _loops(instructions, unit_index, numbers)
    last_jump = {}  # a loop may have several ways back to its head
    for jump, target in loops.items():
        last_jump[target] = max(jump, last_jump.get(target, 0))
    return instructions, unit_index, positions, loops, last_jump


def _parse_part(code, numbers, start, end):
    """The same for the instructions from one unit to another, which have no loops then. Indices count from the part's start."""
    arguments = code.co_code[1::2]
    names = _names
    # Cache entries are zero in co_code, and no instruction has the number zero.
    instructions = [(unit, names[number], arguments[unit]) for unit, number in enumerate(numbers[start:end], start) if number]
    if _EXTENDED in numbers[start:end]:
        extended = 0
        for index, (unit, name, argument) in enumerate(instructions):
            argument |= extended
            extended = argument << 8 if name == 'EXTENDED_ARG' else 0
            instructions[index] = (unit, name, argument)
    unit_index = []
    units = [unit for unit, _, _ in instructions] + [end]
    for index, (unit, following) in enumerate(zip(units, units[1:])):
        unit_index += (index,) * (following - unit)
    return instructions, unit_index, dict(enumerate(list(code.co_positions())[start:end], start)), {}, {}


def _place(decoded, code, chosen, parsed, called):
    """Give the chosen instructions their sites."""
    instructions, unit_index, positions, loops, last_jump = parsed
    first = code.co_firstlineno
    raw = code.co_code
    sort = _SORT
    keys = {}          # place, operation, name -> provisional number
    number_of = [_LINE] * len(instructions)
    context = set()
    for index in chosen:
        unit, name, argument = instructions[index]
        kind = sort[raw[2 * unit]]
        if kind == _LINE:
            continue
        if kind == _ENTRY:
            number_of[index] = _ENTRY
            continue
        if kind == _BACK and index in loops:
            operation, label = 'loop', ''
            line, end_line, column, end_column = _extent(positions, instructions, loops[index], last_jump[loops[index]])
        elif kind == _BACK and 'IF' not in name:
            continue
        else:
            operation, label = _describe(code, name, argument, called.get(index))
            if '__' in label:
                label = as_written(label, code.co_qualname)
            line, end_line, column, end_column = positions[unit]
        if line is None:
            number_of[index] = number_of[index - 1] if index else _ENTRY
            continue
        key = (line - first, -1 if column is None else column, (end_line or line) - first,
               -1 if end_column is None else end_column, operation, label)
        number_of[index] = number = keys.setdefault(key, len(keys))
        if name in tables.CONTEXT:
            context.add(number)
    decoded.sites, order = _with_ordinals(list(keys))
    decoded.start = instructions[0][0] if instructions else 0
    decoded.site_of_units = [number if number < 0 else order[number] for number in [number_of[i] for i in unit_index]]
    for unit, name, _ in instructions:
        if name in tables.ENTRY:
            decoded.site_of_units[unit - decoded.start] = _ENTRY
    decoded.code = code
    decoded.fused = {}
    if tables.VERSION == (3, 11):  # a specialised comparison jumps back by itself: its ticks are those of the loop
        for index in loops:
            if index and instructions[index - 1][1] == 'COMPARE_OP' and number_of[index] >= 0:
                for unit in range(instructions[index - 1][0], instructions[index][0]):
                    decoded.fused[unit] = order[number_of[index]]
    decoded.context = frozenset(order[number] for number in context)
    decoded.end_line = _last_line(code)


def as_written(name, qualname):
    """A private name as the source has it: `_Stack__items` in a method of `Stack` is `__items`."""
    if name.startswith('_') and not name.endswith('__'):
        for part in qualname.split('.'):
            prefix = '_' + part.lstrip('_')
            if name.startswith(prefix + '__'):
                return name[len(prefix):]
    return name


def _last_line(code):
    """The last line of a function: its own, or that of the function within it that starts last."""
    last = max((line for _, _, line in code.co_lines() if line is not None), default=code.co_firstlineno)
    inner = [constant for constant in code.co_consts if type(constant) is _CodeType]
    if inner:
        last = max(last, _last_line(max(inner, key=lambda each: each.co_firstlineno)))
    return last


def _loops(instructions, unit_index, numbers):
    """Backward jumps: index of the jump -> index of the instruction it goes to."""
    loops = {}
    for number in _JUMPS_BACK:
        unit = numbers.find(number)
        while unit >= 0:
            index = unit_index[unit]
            _, name, argument = instructions[index]
            target = unit + 1 + widths.get(name, 0) - argument
            if 0 <= target <= unit:
                loops[index] = unit_index[target]
            unit = numbers.find(number, unit + 1)
    return dict(sorted(loops.items())) if len(loops) > 1 else loops


def _extent(positions, instructions, start, end):
    """The source range from the head of a loop to the last instruction of its body."""
    head = positions[instructions[start][0]]
    line, column = head[0], head[2]
    best = (head[1] or 0, head[3] or 0)
    for index in range(start, end + 1):
        p = positions[instructions[index][0]]
        if p[1] is not None and p[3] is not None:
            best = max(best, (p[1], p[3]))
            if line is None or (p[0], p[2]) < (line, column if column is not None else 0):
                line, column = p[0], p[2]
    return line, best[0], column, best[1]


def _describe(code, name, argument, receiver):
    """The operation and name of an instruction, in the vocabulary's words."""
    operation = tables.OPERATION.get(name)
    if operation is None:
        if 'JUMP_IF' in name or 'JUMP_FORWARD_IF' in name or 'JUMP_BACKWARD_IF' in name:
            return 'branch', ''
        return 'line', ''
    if name == 'LOAD_ATTR':
        return operation, code.co_names[argument >> tables.ATTR_SHIFT]
    if name == 'IMPORT_NAME':
        return operation, code.co_names[argument >> tables.IMPORT_SHIFT]
    if name in ('LOAD_METHOD', 'STORE_ATTR', 'DELETE_ATTR', 'STORE_GLOBAL', 'DELETE_GLOBAL', 'IMPORT_FROM', 'LOAD_NAME'):
        return operation, code.co_names[argument]
    if name == 'LOAD_SUPER_ATTR':
        return operation, code.co_names[argument >> 2]
    if name == 'LOAD_GLOBAL':
        return operation, code.co_names[argument >> 1]
    if name == 'BINARY_OP':
        return ('subscript', '') if argument == tables.SUBSCRIPT else (operation, tables.BINARY[argument])
    if name == 'UNARY_NEGATIVE':
        return operation, '-'
    if name == 'UNARY_INVERT':
        return operation, '~'
    if name == 'COMPARE_OP':
        return operation, tables.COMPARISONS[argument >> tables.COMPARE_SHIFT]
    if name == 'IS_OP':
        return operation, 'is not' if argument else 'is'
    if name == 'CONTAINS_OP':
        return operation, 'not in' if argument else 'in'
    if operation == 'call':
        return operation, receiver or ''
    return operation, ''


def _with_ordinals(keys):
    """Site rows in source order, with their ordinals, and the new number of each old one."""
    old = sorted(range(len(keys)), key=lambda n: (keys[n][0], keys[n][1], keys[n][2], keys[n][3], keys[n][4], keys[n][5]))
    counts = {}
    rows = []
    order = [0] * len(keys)
    for new, n in enumerate(old):
        line, column, end_line, end_column, operation, label = keys[n]
        ordinal = counts.get((line, operation, label), 0)
        counts[line, operation, label] = ordinal + 1
        rows.append((line, column, end_line, end_column, ordinal, operation, label))
        order[n] = new
    return rows, order


def _handlers(instructions, units):
    """Which code units lie in an exception handler: from PUSH_EXC_INFO to the POP_EXCEPT or RERAISE that ends it, and the
    jump back to a loop's head that follows, where the signals of a short handler arrive."""
    inside = bytearray(units)
    depth = 0
    for index, (unit, name, _) in enumerate(instructions):
        end = instructions[index + 1][0] if index + 1 < len(instructions) else units
        if name == 'PUSH_EXC_INFO':
            depth = 1
        if depth:
            inside[unit:end] = b'\1' * (end - unit)
        if name in ('POP_EXCEPT', 'RERAISE') and depth:
            following = instructions[index + 1][1] if index + 1 < len(instructions) else ''
            if following in ('COPY', 'POP_EXCEPT', 'RERAISE'):
                continue
            depth = 0
            if name == 'POP_EXCEPT' and following in tables.BACKWARD:
                unit = instructions[index + 1][0]
                inside[unit] = 1
    return bytes(inside) if any(inside) else b''


def _simulate(code, instructions, loops, start, end):
    """Follow names over the evaluation stack from one instruction to another, as far as that is simple.

    A path is a tuple: ('local' | 'global' | 'name', root, attribute...), or ('const', type name).
    Returns the paths each instruction works on, by index, and the name that a call calls, by index.
    """
    stack = []
    operands = {}
    called = {}
    targets = set(loops.values())
    variable = code._varname_from_oparg
    names = code.co_names
    consts = code.co_consts
    null_after = tables.NULL_AFTER

    def pop():
        return stack.pop() if stack else None

    def push_call(path, with_null):
        if with_null and not null_after:
            stack.append(_NULL)
        stack.append(path)
        if with_null and null_after:
            stack.append(_NULL)

    for index in range(start, end):
        _, name, argument = instructions[index]
        if index in targets:
            stack.clear()
        if name in _PLAIN_LOADS or name == 'LOAD_DEREF':
            stack.append(('local', variable(argument)))
        elif name in _PAIR_LOADS:
            stack.append(('local', variable(argument >> 4)))
            stack.append(('local', variable(argument & 15)))
        elif name == 'LOAD_GLOBAL':
            push_call(('global', names[argument >> 1]), argument & 1)
        elif name == 'LOAD_NAME':
            stack.append(('name', names[argument]))
        elif name in ('LOAD_CONST', 'LOAD_CONST_IMMORTAL', 'LOAD_CONST_MORTAL', 'RETURN_CONST'):
            stack.append(('const', type(consts[argument]).__name__))
        elif name == 'LOAD_SMALL_INT':
            stack.append(('const', 'int'))
        elif name == 'PUSH_NULL':
            stack.append(_NULL)
        elif name == 'LOAD_ATTR' or name == 'LOAD_METHOD':
            receiver = pop()
            method = name == 'LOAD_METHOD' or (tables.ATTR_SHIFT and argument & 1)
            attribute = names[argument if name == 'LOAD_METHOD' else argument >> tables.ATTR_SHIFT]
            operands[index] = (receiver,)
            path = receiver + (attribute,) if _simple(receiver) and len(receiver) < 4 else ('deep', attribute)
            stack.append(path)
            if method:
                stack.append(receiver)
        elif name == 'STORE_ATTR':
            operands[index] = (pop(),)
            pop()
        elif name in ('CALL', 'CALL_KW'):
            if name == 'CALL_KW':
                pop()
            arguments = [pop() for _ in range(argument)]
            second, first = pop(), pop()
            callee = second if first is _NULL else first
            if type(callee) is tuple and callee[0] != 'const':
                called[index] = callee[-1]
                if index and instructions[index - 1][1] == 'PRECALL':  # 3.11: the same call, in two instructions
                    called[index - 1] = callee[-1]
                if len(callee) == 2 and callee[0] != 'deep':
                    operands[index] = (callee,) + tuple(reversed(arguments))
                else:
                    operands[index] = (None,) + tuple(reversed(arguments))
            stack.append(None)
        elif name == 'CALL_FUNCTION_EX':
            for _ in range(2 if tables.CALL_EX_ALWAYS_KW else 1 + (argument & 1)):
                pop()
            second, first = pop(), pop()
            callee = second if first is _NULL else first
            if type(callee) is tuple and callee[0] != 'const':
                called[index] = callee[-1]
            stack.append(None)
        elif name in ('BINARY_OP', 'COMPARE_OP', 'BINARY_SUBSCR', 'CONTAINS_OP', 'IS_OP'):
            right, left = pop(), pop()
            operands[index] = (left, right)
            stack.append(None)
        elif name == 'STORE_SUBSCR':
            key, container = pop(), pop()
            pop()
            operands[index] = (container, key)
        elif name in ('GET_ITER', 'GET_YIELD_FROM_ITER'):
            iterable = pop()
            operands[index] = (iterable,)
            stack.append(iterable)
            if index + 1 < len(instructions) and instructions[index + 1][1] == 'FOR_ITER':
                operands[index + 1] = (iterable,)
        elif name == 'FOR_ITER':
            stack.clear()
            stack.extend((None, None))
        elif name == 'COPY':
            stack.append(stack[-argument] if 0 < argument <= len(stack) else None)
        elif name == 'SWAP':
            if 0 < argument <= len(stack):
                stack[-1], stack[-argument] = stack[-argument], stack[-1]
            else:
                stack.clear()
        elif name == 'TO_BOOL':
            operands[index] = (stack[-1] if stack else None,)
        elif name == 'UNPACK_SEQUENCE':
            operands[index] = (pop(),)
            stack.extend([None] * argument)
        elif name == 'STORE_FAST_STORE_FAST':
            pop()
            pop()
        elif name == 'STORE_FAST_LOAD_FAST':
            pop()
            stack.append(('local', variable(argument & 15)))
        elif name in _TAKES:
            for _ in range(_TAKES[name](argument)):
                pop()
            stack.append(None)
        elif name in _POPS_ONE:
            pop()
        elif name not in _KEEPS:
            stack.clear()
    return operands, called


def _simple(path):
    return type(path) is tuple and path[0] in ('local', 'global', 'name')
