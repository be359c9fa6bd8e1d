"""What the closer looks saw of one function, as counts.

A look only writes down what it saw (`_mechsym_look`). It is counted when facts are written, and what has to be known at the
next time, such as what a cache held last, is packed until then.
"""
import marshal

from _mechsym_caches import Caches
from _mechsym_histogram import TABLE, add
from _mechsym_raises import handled

VALUES = 48     # distinct values: how many come again tells how many there are


class Counts:
    """The counts of one function since the last line about it."""

    def __init__(self, known, versions):
        details = known.details()
        self._known = known
        paths, _, self._names = marshal.loads(known.watched)
        self._paths = paths
        caches, watched, names = (None, {}, {}) if known.counted is None else marshal.loads(known.counted)
        self.caches = Caches(details, versions, caches)
        self.values = {number: Watched(*state) for number, state in watched.items()}
        self.names = {name: Bound(*state) for name, state in names.items()}

    def packed(self):
        """What has to be known at the next time."""
        return marshal.dumps((self.caches.state(), {number: watched.state() for number, watched in self.values.items()},
                              {name: bound.state() for name, bound in self.names.items()}))

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
        if raised is not None:
            handled(self._known, lasti, raised)

    def path(self, number):
        return self._paths[number]


class Watched:
    """What one path held."""
    __slots__ = ('shapes', 'lengths', 'elements', 'values', 'states', 'changes', 'seen', '_last', '_mark')

    def __init__(self, last=None, mark=''):
        self.shapes, self.lengths, self.elements, self.values, self.states = {}, {}, {}, {}, {}
        self.changes = self.seen = 0
        self._last = last
        self._mark = mark

    def state(self):
        return self._last, self._mark

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

    def __init__(self, resolves='', shadows='', value='', last=None):
        self.resolves, self.shadows, self.value, self._last = resolves, shadows, value, last
        self.rebound = self.seen = 0

    def state(self):
        return self.resolves, self.shadows, self.value, self._last

    def count(self, row):
        """Count a look; `row` is None where it is bound as before."""
        self.seen += 1
        if row is None or row[3] == self._last:
            return
        if self._last is not None:
            self.rebound += 1
        self.resolves, self.shadows, self.value, self._last = row
