"""A code object that was seen on a stack, and what was counted for it."""
import sys

import marshal


class Known:
    """A code object that was seen on a stack. `file` is the path below the root, or '' outside the project.

    What stays between two lines of facts is packed: thousands of small objects among those of the program slow it down by
    more than making and reading them costs us, since what it allocates then lies less close together.
    """
    __slots__ = ('code', 'file', 'module', 'label', 'decoded', 'partial', 'cost', 'function_total', 'edges', 'watched', 'counted',
                 'exceptions', 'jit', 'met', 'own', 'told', 'raw', 'bound', 'turn', '_packed')

    def __init__(self, code, file, module):
        self.code = code
        self.file = file
        self.module = module
        self.own = module.startswith('_mechsym_')  # a tick can come while the recorder answers sys.monitoring
        self.label = None
        self.told = 0.0  # seconds of exception windows at the last line about it
        self.met = 0  # looks that found it and passed on
        self.turn = 0  # looks at it
        self.watched = None  # packed: what a closer look reads; None until there was one
        self._packed = None
        self.forget()

    def start_counting(self):
        self.cost, self.edges, self.function_total = {}, {}, [0, 0]

    def watch(self):
        """From here on closer looks read what it works on. (paths, whether its locals are opaque, global names)"""
        if self.watched is None:
            decoded = self.details()
            self.watched = marshal.dumps((decoded.paths, decoded.opaque_locals, tuple(decoded.globals)))
            self.release()
        return marshal.loads(self.watched)

    def details(self):
        """All that the bytecode says. `release` it when it is no longer needed."""
        if self.decoded is None or self.partial is not None:
            module = sys.modules['_mechsym_code']
            if self._packed is None:
                self.decoded = module.decode(self.code)
                self._packed = marshal.dumps(module.packed(self.decoded))
            else:
                self.decoded = module.unpacked(marshal.loads(self._packed), self.code)
            self.partial = None
        return self.decoded

    def places(self):
        """What the bytecode says of the sites counted so far, or all if that is known already."""
        if self._packed is not None:
            return self.details()
        units = {lasti >> 1 for lasti in self.cost or ()}
        units.update(key[0] >> 1 for key in self.exceptions or ())
        if self.decoded is None or not units <= self.partial:
            units |= self.partial or set()
            self.decoded = sys.modules['_mechsym_code'].decode_places(self.code, units)
            self.partial = units
        return self.decoded

    def release(self):
        """Drop what can be had again."""
        self.decoded = self.partial = None

    def callee(self):
        """module:qualified name"""
        if self.label is None:
            self.label = '%s:%s' % (self.module, self.code.co_qualname)
        return self.label

    def forget(self):
        """Drop all counts."""
        self.cost = self.edges = self.counted = self.exceptions = self.jit = self.raw = self.bound = None
        self.function_total = None
        self.told = 0.0
        self.release()
