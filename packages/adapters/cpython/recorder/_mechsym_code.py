"""Code objects: which are the project's, what sites they have, and which names each site works on."""
import _mechsym_tables as tables

MAX_PATHS = 24      # watched paths a function
MAX_UNITS = 20_000  # longer code gets no snapshots: one would take milliseconds

_names, every_name, _caches = tables.instructions()
_PLAIN_LOADS = frozenset(('LOAD_FAST', 'LOAD_FAST_BORROW', 'LOAD_FAST_CHECK', 'LOAD_FAST_AND_CLEAR'))
_PAIR_LOADS = frozenset(('LOAD_FAST_LOAD_FAST', 'LOAD_FAST_BORROW_LOAD_FAST_BORROW'))
_POPS_ONE = frozenset(('POP_TOP', 'STORE_FAST', 'STORE_GLOBAL', 'STORE_NAME', 'STORE_DEREF', 'LIST_APPEND', 'SET_ADD',
                       'LIST_EXTEND', 'SET_UPDATE', 'DICT_UPDATE', 'POP_JUMP_IF_TRUE', 'POP_JUMP_IF_FALSE',
                       'POP_JUMP_FORWARD_IF_TRUE', 'POP_JUMP_FORWARD_IF_FALSE', 'RETURN_VALUE'))
_KEEPS = frozenset(('PRECALL', 'KW_NAMES', 'NOP', 'CACHE', 'RESUME', 'EXTENDED_ARG', 'NOT_TAKEN', 'COPY_FREE_VARS',
                    'MAKE_CELL', 'RESUME_CHECK'))
_NULL = object()


class Decoded:
    """What the bytecode of a function says once and for all."""
    __slots__ = ('sites', 'site_of_unit', 'context', 'cached', 'operands', 'paths', 'globals', 'handlers', 'end_line', 'jumps',
                 'opaque_locals')


def decode(code):
    """Decode a code object. Takes about a microsecond an instruction; done once for each function that has samples."""
    raw = code.co_code
    units = len(raw) // 2
    positions = list(code.co_positions())
    first = code.co_firstlineno
    instructions = []   # (unit, name, argument)
    unit_index = [0] * (units + 1)
    extended = 0
    unit = 0
    while unit < units:
        name = _names[raw[2 * unit]]
        argument = raw[2 * unit + 1] | extended
        extended = argument << 8 if name == 'EXTENDED_ARG' else 0
        width = 1 + _caches.get(name, 0)
        for step in range(unit, min(unit + width, units)):
            unit_index[step] = len(instructions)
        instructions.append((unit, name, argument))
        unit += width
    loops = _loops(instructions, unit_index)
    last_jump = {}  # a loop may have several ways back to its head
    for jump, target in loops.items():
        last_jump[target] = max(jump, last_jump.get(target, 0))
    operands_of, receivers = _simulate(code, instructions, loops)
    decoded = Decoded()
    keys = {}          # place, operation, name -> provisional number
    number_of = []     # by instruction
    context = set()
    for index, (unit, name, argument) in enumerate(instructions):
        if name in tables.ENTRY or name == 'EXTENDED_ARG':
            number_of.append(-1)
            continue
        operation, label = _describe(code, name, argument, receivers.get(index))
        if '__' in label:
            label = as_written(label, code.co_qualname)
        position = positions[unit] if unit < len(positions) else (None, None, None, None)
        if name in tables.BACKWARD and index in loops:
            operation, label = 'loop', ''
            position = _extent(positions, instructions, loops[index], last_jump[loops[index]])
        elif operation == 'line':
            position = (position[0], position[0], None, None)
        line, end_line, column, end_column = position
        if line is None:
            number_of.append(number_of[-1] if number_of else -1)
            continue
        key = (line - first, -1 if column is None else column, (end_line or line) - first,
               -1 if end_column is None else end_column, operation, label)
        number = keys.setdefault(key, len(keys))
        number_of.append(number)
        if name in tables.CONTEXT:
            context.add(number)
    decoded.sites, order = _with_ordinals(list(keys))
    decoded.site_of_unit = [-1 if number_of[i] < 0 else order[number_of[i]] for i in unit_index[:units]]
    decoded.context = frozenset(order[number] for number in context)
    site_of = [-1 if number < 0 else order[number] for number in number_of]
    decoded.cached = [(site_of[i], 2 * unit, name) for i, (unit, name, _) in enumerate(instructions)
                      if name in _caches and site_of[i] >= 0 and name in tables.OPERATION and name != 'GET_ITER'
                      ] if units <= MAX_UNITS else []
    decoded.operands = {site_of[i]: paths for i, paths in operands_of.items() if site_of[i] >= 0}
    decoded.paths = _choose_paths(operands_of, instructions, loops)
    names = {}
    for i, (unit, name, argument) in enumerate(instructions):
        if name == 'LOAD_GLOBAL' and site_of[i] >= 0:
            sites = names.setdefault(code.co_names[argument >> 1], [])
            if site_of[i] not in sites:
                sites.append(site_of[i])
    decoded.globals = names
    decoded.handlers = _handlers(instructions, units)
    decoded.jumps = [unit for unit, name, _ in instructions if name in tables.BACKWARD or name == 'RESUME']
    decoded.end_line = max([p[1] for p in positions if p[1] is not None] + [first] + [_last_line(c) for c in code.co_consts])
    decoded.opaque_locals = bool(_LOCALS_USERS.intersection(code.co_names))
    return decoded


# A function that calls one of these may hold the very dictionary that f_locals would write to.
_LOCALS_USERS = frozenset(('locals', 'vars', 'eval', 'exec', 'dir', '_getframe', 'currentframe'))


def as_written(name, qualname):
    """A private name as the source has it: `_Stack__items` in a method of `Stack` is `__items`."""
    if name.startswith('_') and not name.endswith('__'):
        for part in qualname.split('.'):
            prefix = '_' + part.lstrip('_')
            if name.startswith(prefix + '__'):
                return name[len(prefix):]
    return name


def _last_line(constant):
    if type(constant) is not type(_last_line.__code__):
        return 0
    last = max((end for _, _, end in constant.co_lines() if end is not None), default=0)
    return max([last] + [_last_line(inner) for inner in constant.co_consts])


def _loops(instructions, unit_index):
    """Backward jumps: index of the jump -> index of the instruction it goes to."""
    loops = {}
    for index, (unit, name, argument) in enumerate(instructions):
        if name in tables.BACKWARD and name != 'JUMP_BACKWARD_NO_INTERRUPT':
            target = unit + 1 + _caches.get(name, 0) - argument
            if 0 <= target <= unit:
                loops[index] = unit_index[target]
    return loops


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
    """Which code units lie in an exception handler: from PUSH_EXC_INFO to the POP_EXCEPT or RERAISE that ends it."""
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
    return inside if any(inside) else b''


def _simulate(code, instructions, loops):
    """Follow names over the evaluation stack, as far as that is simple.

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

    for index, (_, name, argument) in enumerate(instructions):
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
        elif name in ('BUILD_LIST', 'BUILD_TUPLE', 'BUILD_SET', 'BUILD_STRING'):
            for _ in range(argument):
                pop()
            stack.append(None)
        elif name in _POPS_ONE:
            pop()
        elif name not in _KEEPS:
            stack.clear()
    return operands, called


def _simple(path):
    return type(path) is tuple and path[0] in ('local', 'global', 'name')


def _choose_paths(operands, instructions, loops):
    """The paths worth watching: those used most in the deepest loops."""
    ranges = sorted((target, jump) for jump, target in loops.items())
    weight = {}
    for index, paths in operands.items():
        depth = sum(1 for start, end in ranges if start <= index <= end)
        for path in paths:
            if _simple(path):
                weight[path] = weight.get(path, 0) + 4 ** min(depth, 6)
    chosen = sorted(weight, key=lambda path: -weight[path])[:MAX_PATHS]
    return tuple(sorted(chosen, key=len))
