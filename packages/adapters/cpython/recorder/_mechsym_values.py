"""What variables hold: types, lengths, element types and states, without running any code of the program.

Allowed are `type(x)`, the C methods of exact builtin types, and attributes that `object.__getattribute__` finds in the
instance itself. A property, a `__len__` or a `__getattr__` of the program never runs.
"""
import sys
from binascii import crc32

import _mechsym_tables as tables
import _mechsym_types as types

PART = 10       # paths a look
PREFIX = 8      # elements looked at
SHARED_ATTRIBUTES = 30  # of an instance, up to which a class keeps one layout for all (SHARED_KEYS_MAX_SIZE of Include/internal/pycore_dict.h)
TEXT = 512      # characters at each end of a string that enter its digest

_MISSING = object()
_gettrace = sys.gettrace  # the windows of 3.11 replace it for a moment
_getattribute = object.__getattribute__
_ModuleType = type(sys)
_module_dict = _ModuleType.__dict__['__dict__'].__get__
_dict_get = dict.get
# By id: asking whether a class is in a tuple compares them, and a metaclass can make that its own code.
_SIZED = frozenset(map(id, (list, tuple, dict, set, frozenset, str, bytes, bytearray)))
_FunctionType = type(lambda: 0)
_BuiltinType = type(len)


class _Slotted:
    __slots__ = ('slot',)

    def method(self):
        pass


_SlotType = type(_Slotted.__dict__['slot'])
_MethodType = type(_Slotted().method)
_GetSetType = type(type.__dict__['__qualname__'])


def attribute(value, name):
    """The attribute that the instance itself holds, or _MISSING where finding out could run code."""
    cls = type(value)
    if cls is _ModuleType:
        return _dict_get(_module_dict(value), name, _MISSING)
    for base in types.mro_of(cls):
        if base is object:
            break
        namespace = types.namespace_of(base)
        if '__getattribute__' in namespace:
            return _MISSING
        if name in namespace:
            descriptor = namespace[name]
            if type(descriptor) is not _SlotType or not types.flags_of(base) & tables.HEAP_TYPE:
                return _MISSING
            try:
                return _SlotType.__get__(descriptor, value)
            except AttributeError:
                return _MISSING
    if name in types.namespace_of(object):
        return _MISSING
    try:
        return _getattribute(value, name)
    except AttributeError:
        return _MISSING


def length_bucket(size):
    return '0' if size == 0 else str(1 << (size.bit_length() - 1))


def digest(value, depth=2):
    """A short digest of an immutable builtin value, the same in every process; '' for anything else."""
    cls = type(value)
    if value is None or cls is bool:
        return str(value)
    if cls is int:
        return 'int:%d' % value if -1 << 63 < value < 1 << 63 else 'int:#%x' % hash(value)
    if cls is float:
        return 'float:%r' % value
    if cls is str:
        text = value if len(value) <= 2 * TEXT else value[:TEXT] + value[-TEXT:]
        return 'str:%d:%08x' % (len(value), crc32(text.encode('utf-8', 'surrogatepass')))
    if cls is bytes:
        text = value if len(value) <= 2 * TEXT else value[:TEXT] + value[-TEXT:]
        return 'bytes:%d:%08x' % (len(value), crc32(text))
    fields = _written_in_c().get(id(cls))
    if fields:
        return '%s:%s' % (fields[0], ' '.join([str(get(value)) for get in fields[1]]))
    if cls is tuple and depth and len(value) <= PREFIX:
        parts = [digest(part, depth - 1) for part in value]
        if '' not in parts:
            return 'tuple:%d:%08x' % (len(value), crc32('|'.join(parts).encode()))
    return ''


_numbers_and_dates = {}
_WrapperType = type(object.__str__)


def _written_in_c():
    """For date, datetime and Decimal, where they are loaded and written in C: name and getters of the fields, or the text, by id."""
    known = _numbers_and_dates
    module = sys.modules.get('datetime')
    if 'datetime' not in known and type(module) is _ModuleType:
        known['datetime'] = True
        getters = []
        for name, fields in (('date', ('year', 'month', 'day')), ('datetime', ('hour', 'minute', 'second', 'microsecond'))):
            cls = _dict_get(_module_dict(module), name)
            namespace = types.namespace_of(cls) if type(cls) is type else {}
            getters = getters + [namespace[field] for field in fields if type(namespace.get(field)) is _GetSetType]
            if len(getters) in (3, 7):
                known[id(cls)] = (name, [getter.__get__ for getter in getters])
    module = sys.modules.get('_decimal')
    if '_decimal' not in known and type(module) is _ModuleType:
        known['_decimal'] = True
        cls = _dict_get(_module_dict(module), 'Decimal')
        text = types.namespace_of(cls).get('__str__') if type(cls) is type else None
        if type(text) is _WrapperType:
            known[id(cls)] = ('Decimal', [text])
    return known


def sample_digest(value, cls):
    """A short digest of a builtin container: its length and a few elements; equal where it is the same or holds equals.

    Lists and tuples are looked at evenly, others at their first elements. Elements that are no immutable builtin values count
    by identity.
    """
    size = len(value)
    try:
        if cls is list or cls is tuple:
            chosen = [value[index * size // PREFIX] for index in range(min(size, PREFIX))]
        else:
            chosen = [element for element, _ in zip(value, range(PREFIX))]
    except (IndexError, RuntimeError):
        return ''  # another thread changed it
    parts = [digest(part, 1) or 'id:%x' % id(part) for part in chosen]
    return '%s:%d:%08x' % (cls.__name__, size, crc32('|'.join(parts).encode()))


def _is_ours(trace):
    """Whether a frame's trace function is that of a window, which stays on the frames that were entered in it."""
    return type(trace) is _MethodType and trace.__func__ is sys.modules['_mechsym_raises'].Traces._event


def _may_be_traced(frame):
    """Whether a tracer or profiler may be at work in the thread of this frame, which can be another than this one."""
    if _gettrace() is not None or sys.getprofile() is not None:
        return True
    if frame.f_trace is not None and not _is_ours(frame.f_trace):
        return True
    threading = sys.modules.get('threading')
    return getattr(threading, '_trace_hook', None) is not None or getattr(threading, '_profile_hook', None) is not None


def read_paths(frame, paths, opaque):
    """The values behind paths in a frame now: a dictionary from path to object. Drop it soon: it keeps objects alive."""
    function = frame.f_code.co_flags & 1  # CO_OPTIMIZED
    found = {}
    if function and tables.LOCALS_ARE_COPIED and (opaque or _may_be_traced(frame)):
        local = None  # writing the frame's dictionary could be seen: the program or its tracer may hold it
    else:
        local = frame.f_locals
        if not function and type(local) is not dict:
            local = None
    outer = frame.f_globals
    if type(outer) is not dict:
        outer = None
    for path in paths:
        kind = path[0]
        if len(path) > 2 and path[:-1] in found:
            value = attribute(found[path[:-1]], path[-1])
        else:
            value = _MISSING
            if kind != 'global' and local is not None:
                try:
                    value = local[path[1]]
                except KeyError:
                    pass
            if value is _MISSING and kind != 'local' and outer is not None:
                value = _dict_get(outer, path[1], _MISSING)
            for name in path[2:]:
                if value is _MISSING:
                    break
                value = attribute(value, name)
        if value is not _MISSING:
            found[path] = value
    if function and tables.LOCALS_ARE_COPIED and local is not None and sys.getrefcount(local) <= 3:
        local.clear()  # else the frame would keep these objects alive longer than the program does
    return found


def read(found, paths, turn, layout, memory):
    """What paths hold, as values that can be written to bytes: (number of the path, its type, what a callee is called or None,
    what it holds or None). Of many, each look reads the whole of a part; `turn` is the number of looks before."""
    numbers = {path: number for number, path in enumerate(paths)}
    names = {}
    by_type = {}
    whole = _part(list(found), turn)
    rows = []
    for path, value in found.items():
        cls = type(value)
        name = by_type.get(cls) if type(cls) is type else None  # hashing a class of another metaclass could run its code
        if name is None:
            name = types.name_of(cls)
            if type(cls) is type:
                by_type[cls] = name
        names[path] = name
        named = cls is _FunctionType or cls is _BuiltinType or types.is_class_of(cls)
        told = None
        if path in whole and (path[0] == 'local' or not (named or cls is _ModuleType)):
            told = _told(value, cls, layout, memory)
        rows.append((numbers[path], name, types.name_of_value(value) if named else None, told))
    return rows, by_type


def _part(paths, turn):
    """The paths that are read whole. Looks come in pairs, which see the same part."""
    if len(paths) > PART:
        start = turn // 2 * PART % len(paths)
        paths = (paths + paths)[start:start + PART]
    return frozenset(paths)


def _told(value, cls, layout, memory):
    """(identity, length or '', types of elements, digest or '', states)"""
    sized = id(cls) in _SIZED
    length = ''
    elements = ()
    states = []
    if sized:
        length = length_bucket(len(value))
        if cls is list or cls is tuple:
            elements = [types.name_of(kind) for kind in {id(type(element)): type(element) for element in value[:PREFIX]}.values()]
        elif cls is dict or cls is set or cls is frozenset:
            try:
                elements = [types.name_of(kind) for kind in {id(type(element)): type(element) for element, _ in zip(value, range(PREFIX))}.values()]
            except RuntimeError:
                pass  # another thread changed it
    mark = digest(value)
    if not mark and sized and cls is not bytearray:
        mark = sample_digest(value, cls)
    if not mark and not sized:
        state = _logger_state(value, cls)
        if state:
            states.append(state)
        if layout is not None and memory is not None:
            states += _layout(value, cls, layout, memory)
    return id(value), length, tuple(elements), mark, tuple(states)


def _layout(value, cls, layout, memory):
    form = layout(value, cls, memory)
    if not form:
        return []
    states = ['layout:' + form]
    if form == 'dict':  # it is there already, so reading it makes nothing
        for base in types.mro_of(cls):
            descriptor = types.namespace_of(base).get('__dict__')
            if descriptor is not None:
                if type(descriptor) is _GetSetType:
                    names = _GetSetType.__get__(descriptor, value)
                    if type(names) is dict:
                        states.append('attributes:' + ','.join([n for n in list(names)[:12] if type(n) is str]))
                        if len(names) > SHARED_ATTRIBUTES:
                            states.append('layout:large')
                break
    return states


_LEVELS = {0: 'NOTSET', 10: 'DEBUG', 20: 'INFO', 30: 'WARNING', 40: 'ERROR', 50: 'CRITICAL'}


def _logger_state(value, cls):
    """`logger-level:WARNING` for a logger: the lowest level that it passes on, or ''."""
    logging = sys.modules.get('logging')
    if type(logging) is not _ModuleType:
        return ''
    logger = _dict_get(_module_dict(logging), 'Logger')
    if type(logger) is not type or not types.descends(cls, logger):
        return ''
    level, current = 0, value
    for _ in range(50):
        own = attribute(current, 'level')
        if type(own) is int and own:
            level = own
            break
        current = attribute(current, 'parent')
        if current is _MISSING or current is None:
            break
    manager = attribute(value, 'manager')
    if manager is _MISSING:
        manager = types.namespace_of(logger).get('manager')
    disabled = attribute(manager, '_disable') if manager is not None else 0
    if type(disabled) is int and disabled >= level:
        level = disabled + 1
    return 'logger-level:' + _LEVELS.get(level, str(level))
