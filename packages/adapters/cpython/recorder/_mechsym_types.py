"""Names of types, and the type behind a version tag of an inline cache. Nothing here runs code of the program."""
import posix
from time import thread_time_ns

import _mechsym_tables as tables

_qualname = type.__dict__['__qualname__'].__get__
_module = type.__dict__['__module__'].__get__
_subclasses = type.__dict__['__subclasses__']
flags_of = type.__dict__['__flags__'].__get__
mro_of = type.__dict__['__mro__'].__get__
namespace_of = type.__dict__['__dict__'].__get__
basicsize_of = type.__dict__['__basicsize__'].__get__
dictoffset_of = type.__dict__['__dictoffset__'].__get__

_LOAD_ATTR, _INSTANCE_VALUE = (names.index(name) for names, name in zip(tables.instructions(), ('LOAD_ATTR', 'LOAD_ATTR_INSTANCE_VALUE')))

_FunctionType = type(lambda: 0)
_BuiltinType = type(len)
_ModuleType = type(tables)


def name_of(cls):
    """`module:qualified name`; a builtin by its bare name."""
    try:
        module = _module(cls)
        name = _qualname(cls)
    except AttributeError:
        return '?'
    if module == 'builtins':
        return name
    return '%s:%s' % (module if type(module) is str else '?', name)


def name_of_value(value):
    """What a name is bound to: functions, classes and modules by name, anything else by its type."""
    cls = type(value)
    if cls is _FunctionType:
        module = _FunctionType.__dict__['__globals__'].__get__(value).get('__name__')
        return '%s:%s' % (module if type(module) is str else '?', value.__code__.co_qualname)
    if cls is _BuiltinType:
        module = value.__module__
        return '%s:%s' % (module, value.__qualname__) if type(module) is str and module != 'builtins' else value.__qualname__
    if cls is type or is_class_of(cls):
        return name_of(value)
    return name_of(cls)


def is_class_of(cls):
    """Whether instances of `cls` are classes, without asking the class."""
    return descends(cls, type)


def descends(cls, base):
    """`issubclass` by identity: comparing classes could run their metaclass's code."""
    for each in mro_of(cls):
        if each is base:
            return True
    return False


GAP = 1 << 16    # bytes between two addresses that are read in one piece: copying as much takes about what a call takes
PIECE = 1 << 22  # bytes that are read at once, at most


class Memory:
    """Reads of this process's own memory by the kernel: a wrong address is an error, never a crash."""

    def __init__(self):
        self._file = posix.open('/proc/self/mem', posix.O_RDONLY | posix.O_CLOEXEC)

    def read(self, address, size):
        return posix.pread(self._file, size, address)

    def read_each(self, addresses, size):
        """(address, what is there) of many, in their order. Neighbours come in one piece: at each call of the kernel a thread
        gives up the interpreter, and where others compute it waits milliseconds to get it back."""
        pending = sorted(addresses)
        start = 0
        while start < len(pending):
            first = last = pending[start]
            end = start + 1
            while end < len(pending) and pending[end] - last <= GAP and pending[end] - first <= PIECE:
                last = pending[end]
                end += 1
            piece = self.read(first, last - first + size)
            if len(piece) < size:
                raise OSError('no memory at %#x' % first)
            while start < end and pending[start] - first + size <= len(piece):  # it is shorter where a gap is not mapped
                at = pending[start] - first
                yield pending[start], piece[at:at + size]
                start += 1

    def close(self):
        posix.close(self._file)


WALK_RESTS = 1000  # a walk over all types costs about 5 us each: it rests this many times as long as it took
LAST_RESTS = 100  # and before the last one


class _Probe:
    def __init__(self):
        self.value = 1


def _read_probe(probe):
    total = 0
    for _ in range(40):
        total += probe.value
    return total


class Versions:
    """Names of types by version tag.

    The tag's offset in a type object is found by experiment: a small function is specialised for a class, and the tag in
    its inline cache is searched for in the class. If that fails, every type is unknown and `problem` says why.
    """

    def __init__(self):
        self._met = {}  # name of a type that a look met -> its tag then
        self._walked = self._walk = 0  # CPU time at the end of the last walk, and what it took
        self.problem = ''
        self.offset = -1
        try:
            self._calibrate()
        except (OSError, ValueError) as problem:
            self.problem = 'types behind inline caches are unknown: %s' % problem

    def _calibrate(self):
        for _ in range(10):
            _read_probe(_Probe())
        compiled, raw = _read_probe.__code__.co_code[::2], _read_probe.__code__._co_code_adaptive
        offset = 2 * compiled.find(_LOAD_ATTR)
        if offset < 0 or raw[offset] != _INSTANCE_VALUE:
            raise ValueError('the probe function was not specialised')
        tag = raw[offset + 4:offset + 8]
        memory = Memory()
        try:
            block = memory.read(id(_Probe), 1024)
            matches = [at for at in range(0, len(block) - 3, 4) if block[at:at + 4] == tag]
            if len(matches) != 1:
                raise ValueError('found the version tag %d times in a type object' % len(matches))
            self.offset = matches[0]
        finally:
            memory.close()

    def meet(self, classes):
        """Note types by name that a look met: they are likely to be behind a tag."""
        met = self._met
        new = [cls for cls, name in classes.items() if name not in met]
        if new and self.offset >= 0:
            for cls in new:
                met[classes[cls]] = 0
            self._read(new, met)

    def take(self, last):
        """(names of types that looks met -> version tag then, version tag -> name of each type there is now), the latter only
        where it has been a while."""
        begin = thread_time_ns()
        every = {}
        if self.offset >= 0 and begin - self._walked >= (LAST_RESTS if last else WALK_RESTS) * self._walk:
            self._read(_every_type(), None, every)
            self._walked = thread_time_ns()
            self._walk = self._walked - begin
        return self._met, every

    def _read(self, classes, met, every=None):
        """Note the versions that these have now by name, or the names by version in `every`."""
        try:
            memory = Memory()
        except OSError as problem:
            self.offset, self.problem = -1, 'types behind inline caches are unknown: %s' % problem
            return
        try:
            offset = self.offset
            by_address = {id(cls) + offset: cls for cls in classes}
            for address, data in memory.read_each(by_address, 4):
                cls = by_address[address]
                version = int.from_bytes(data, 'little')
                if every is None:
                    met[name_of(cls)] = version
                elif version and version not in every:
                    every[version] = name_of(cls)
        except OSError:
            pass
        finally:
            memory.close()


def _every_type():
    waiting, seen = [object], {id(object)}
    while waiting:
        cls = waiting.pop()
        yield cls
        for child in _subclasses(cls):
            if id(child) not in seen:
                seen.add(id(child))
                waiting.append(child)


def layout_reader():
    """A function (object, its type, memory) -> 'split', 'dict', 'slots' or '', or None if that cannot be known here."""
    class Sample:
        def __init__(self):
            self.a = 1

    class Slotted:
        __slots__ = ('a',)

    def layout(value, cls, memory):
        flags = flags_of(cls)
        if not flags & tables.HEAP_TYPE:
            return ''
        if not flags & tables.MANAGED_DICT:
            return 'slots' if dictoffset_of(cls) == 0 else ''
        pointer = int.from_bytes(memory.read(id(value) + tables.DICT_POINTER, 8), 'little')
        if tables.VALUES_FOLLOW:
            if not flags & tables.INLINE_VALUES:
                return 'dict'
            return 'split' if memory.read(id(value) + basicsize_of(cls) + 3, 1) == b'\1' else 'dict'
        if tables.DICT_IS_TAGGED:
            return 'split' if pointer & 1 or not pointer else 'dict'
        return 'dict' if pointer else 'split'

    plain, spread, slotted = Sample(), Sample(), Slotted()
    spread.__dict__ = {'a': 1}
    try:
        memory = Memory()
    except OSError:
        return None
    try:
        found = [layout(plain, Sample, memory), layout(spread, Sample, memory), layout(slotted, Slotted, memory)]
    except OSError:
        return None
    finally:
        memory.close()
    return layout if found == ['split', 'dict', 'slots'] else None
