"""What the closer looks saw of one function, as counts.

A look only writes down what it saw (`_mechsym_look`).
"""
from _mechsym_caches import Caches
from _mechsym_histogram import TABLE, add

VALUES = 48     # distinct values: how many come again tells how many there are


class Types:
    """Names of types by version tag, as the program knew them."""

    def __init__(self):
        self._names = {}
        self._met = {}  # name of a type that a look met -> its tag then

    def add(self, met, names):
        for version, name in names.items():
            self._names.setdefault(version, name)
        for name, version in met.items():
            self._met.setdefault(name, version)
            if version:
                self._names.setdefault(version, name)

    def name(self, version):
        """The type's name, or '?'."""
        return self._names.get(version, '?')

    def is_another(self, name, version):
        """Whether a type that was met had another tag than this, which belongs to no type that is known."""
        met = self._met.get(name, 0)
        return met != 0 and met != version


class Counts:
    """The counts of one function."""

    def __init__(self, known, types):
        self._known = known
        self._paths, _, self._names = known.watched
        self.caches = Caches(known.details(), self._paths, types)
        self.values = {}
        self.names = {}

    def count(self, raw, lasti, raised, rows, bound):
        """Count one look: what `_mechsym_look` wrote of it."""
        self.caches.observe(raw)
        types, callees = {}, {}
        for number, name, callee, told in rows:
            path = self._paths[number]
            types[path] = name
            callees[path] = name if callee is None else callee
            if told is not None:
                watched = self.values.get(number)
                if watched is None:
                    watched = self.values[number] = Watched()
                watched.count(name, told)
        self.caches.observe_operands(types, callees)
        if bound is not None:
            for at, name in enumerate(self._names):
                row = self.names.get(name)
                if row is None:
                    row = self.names[name] = Bound()
                row.count(None if bound[1] is None else bound[1][at])
        if raised:
            self._handled(lasti, raised)

    def path(self, number):
        return self._paths[number]

    def _handled(self, lasti, label):
        """Count a look at this instruction if it lies in an exception handler: at least one exception, of the type `label`, was handled there."""
        details = self._known.details()
        unit = lasti >> 1
        if details.handlers and 0 <= unit < len(details.handlers) and details.handlers[unit]:
            site = details.site(unit)
            if site >= 0 and details.sites[site][5] == 'loop':
                lasti -= 2  # the jump back after the handler: what is before it lies in the handler
            key = (lasti, label, 'handled', 'lower-bound')
            exceptions = self._known.exceptions
            exceptions[key] = exceptions.get(key, 0) + 1


class Watched:
    """What one path held."""
    __slots__ = ('shapes', 'lengths', 'elements', 'values', 'states', 'changes', 'seen', '_last', '_mark')

    def __init__(self):
        self.shapes, self.lengths, self.elements, self.values, self.states = {}, {}, {}, {}, {}
        self.changes = self.seen = 0
        self._last = None
        self._mark = ''

    def count(self, name, told):
        identity, length, elements, mark, states = told
        self.seen += 1
        if self._last is not None and self._last != identity:
            self.changes += 1
        self._last = identity
        add(self.shapes, name)
        if length:
            add(self.lengths, length, limit=40)
        for element in elements:
            add(self.elements, element)
        if mark:
            add(self.values, mark, limit=VALUES)
            if mark == self._mark:
                add(self.states, 'again')
            self._mark = mark
        for state in states:
            add(self.states, state, limit=12 if state.startswith('attributes:') else TABLE)


class Bound:
    """What one global name was bound to."""
    __slots__ = ('resolves', 'shadows', 'value', 'rebound', 'seen', '_last')

    def __init__(self):
        self.resolves = self.shadows = self.value = ''
        self.rebound = self.seen = 0
        self._last = None

    def count(self, row):
        """Count a look; `row` is None where it is bound as before."""
        self.seen += 1
        if row is None or row[3] == self._last:
            return
        if self._last is not None:
            self.rebound += 1
        self.resolves, self.shadows, self.value, self._last = row
