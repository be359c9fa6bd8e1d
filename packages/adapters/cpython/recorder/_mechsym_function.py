"""A code object of the recorded program, and what was counted for it."""
import marshal

from _mechsym_code import decode, decode_places


class Function:
    """A code object that was met. `file` is the path below the root, or '' outside the project, where there is no `code`."""
    __slots__ = ('key', 'file', 'module', 'qualname', 'line', 'own', 'watched', 'counts', 'exceptions', 'jit', 'cost', 'entered', 'edges',
                 'function_total', '_packed', '_code', '_decoded', '_partial')

    def __init__(self, key, packed, file, module, qualname, line, own):
        self.key, self.file, self.module, self.qualname, self.line, self.own = key, file, module, qualname, line, own
        self.watched = self.counts = self.jit = None
        self.exceptions, self.cost, self.entered, self.edges, self.function_total = {}, {}, {}, {}, [0, 0]
        self._packed, self._code = packed, None
        self._decoded = self._partial = None

    @property
    def code(self):
        if self._code is None:
            self._code = marshal.loads(self._packed)
        return self._code

    def details(self):
        """All that the bytecode says."""
        if self._decoded is None or self._partial is not None:
            self._decoded = decode(self.code)
            self._partial = None
        return self._decoded

    def places(self):
        """What the bytecode says of the sites counted so far, or all if that is known already."""
        units = {lasti >> 1 for lasti in self.cost}
        units.update(key[0] >> 1 for key in self.exceptions)
        if self._decoded is None or self._partial is not None and not units <= self._partial:
            units |= self._partial or set()
            self._decoded = decode_places(self.code, units)
            self._partial = units
        return self._decoded

    def callee(self):
        """module:qualified name"""
        return '%s:%s' % (self.module, self.qualname)
