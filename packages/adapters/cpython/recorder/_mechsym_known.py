"""A code object that was seen on a stack, as the program keeps it: what it means is worked out when the program has ended."""


class Known:
    """A code object that was seen on a stack. `file` is the path below the root, or '' outside the project.

    What stays between two writes is packed: thousands of small objects among those of the program slow it down by
    more than making and reading them costs us, since what it allocates then lies less close together.
    """
    __slots__ = ('code', 'file', 'module', 'own', 'written', 'watched', 'exceptions', 'jit', 'met', 'raw', 'bound', 'turn')

    def __init__(self, code, file, module):
        self.code = code
        self.file = file
        self.module = module
        self.own = module.startswith('_mechsym_')  # a tick can come while the recorder answers sys.monitoring
        self.met = 0  # looks that found it and passed on
        self.turn = 0  # looks at it
        self.watched = None  # packed: what a closer look reads; None until there was one
        self.forget()

    def forget(self):
        """Drop what belongs to this process and its file."""
        self.written = False
        self.exceptions = self.jit = self.raw = self.bound = None
