"""A code object that was seen on a stack, and what was counted for it."""
import sys


class Known:
    """A code object that was seen on a stack. `file` is the path below the root, or '' outside the project."""
    __slots__ = ('code', 'file', 'module', 'label', 'decoded', 'cost', 'function_total', 'edges', 'caches', 'values', 'names',
                 'exceptions', 'jit')

    def __init__(self, code, file, module):
        self.code = code
        self.file = file
        self.module = module
        self.label = None
        self.decoded = None
        self.cost = self.edges = self.caches = self.values = self.names = self.exceptions = self.jit = None
        self.function_total = None

    def details(self):
        if self.decoded is None:
            self.decoded = sys.modules['_mechsym_code'].decode(self.code)
        return self.decoded

    def callee(self):
        """module:qualified name"""
        if self.label is None:
            self.label = '%s:%s' % (self.module, self.code.co_qualname)
        return self.label

    def site(self, lasti):
        """The site of an instruction offset in bytes; -1 is the function as a whole."""
        units = self.details().site_of_unit
        unit = lasti >> 1
        return units[unit] if 0 <= unit < len(units) else -1

    def forget(self):
        """Drop all counts."""
        self.cost = self.edges = self.caches = self.values = self.names = self.exceptions = self.jit = None
        self.function_total = None
