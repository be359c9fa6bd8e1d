"""A code object that was seen on a stack, and what was counted for it."""
import sys


class Known:
    """A code object that was seen on a stack. `file` is the path below the root, or '' outside the project."""
    __slots__ = ('code', 'file', 'module', 'label', 'decoded', 'partial', 'cost', 'function_total', 'edges', 'caches', 'values', 'names',
                 'exceptions', 'jit', 'met', 'own', 'told')

    def __init__(self, code, file, module):
        self.code = code
        self.file = file
        self.module = module
        self.own = module.startswith('_mechsym_')  # a tick can come while the recorder answers sys.monitoring
        self.label = None
        self.decoded = None
        self.partial = None
        self.told = 0.0  # seconds of exception windows at the last line about it
        self.met = 0  # looks that found it and passed on
        self.cost = self.edges = self.caches = self.values = self.names = self.exceptions = self.jit = None
        self.function_total = None

    def start_counting(self):
        self.cost, self.edges, self.function_total = {}, {}, [0, 0]

    def details(self):
        """All that the bytecode says."""
        if self.decoded is None or self.partial is not None:
            self.decoded = sys.modules['_mechsym_code'].decode(self.code)
            self.partial = None
        return self.decoded

    def places(self):
        """What the bytecode says of the sites counted so far, or all if that is known already."""
        if self.decoded is None or self.partial is not None:
            units = {lasti >> 1 for lasti in self.cost or ()}
            units.update(key[0] >> 1 for key in self.exceptions or ())
            if self.decoded is None or not units <= self.partial:
                units |= self.partial or set()
                self.decoded = sys.modules['_mechsym_code'].decode_places(self.code, units)
                self.partial = units
        return self.decoded

    def callee(self):
        """module:qualified name"""
        if self.label is None:
            self.label = '%s:%s' % (self.module, self.code.co_qualname)
        return self.label

    def forget(self):
        """Drop all counts."""
        self.cost = self.edges = self.caches = self.values = self.names = self.exceptions = self.jit = None
        self.function_total = None
        self.told = 0.0
        self.decoded = self.partial = None
