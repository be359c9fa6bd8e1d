"""Snapshots of adaptive bytecode: the form and the expected type of each site, over time."""
import _mechsym_tables as tables
from _mechsym_code import every_name, widths
from _mechsym_histogram import add

# Pairs of numbers: an operation takes them in any mixture, so that nobody tests their types before it.
_NUMBERS = frozenset('%s, %s' % (a, b) for a in ('int', 'float', 'bool', 'complex') for b in ('int', 'float', 'bool', 'complex'))

# Operations that work on None.
_TAKES_NONE = frozenset(('COMPARE_OP', 'CONTAINS_OP', 'IS_OP', 'TO_BOOL', 'CALL', 'CALL_KW', 'STORE_SUBSCR'))

_WARMING, _SPECIALIZED, _GENERIC = 0, 1, 2


class Site:
    """Counts for one site with an inline cache."""
    __slots__ = ('forms', 'states', 'form_changes', 'cached', 'cache_changes', 'observed', 'observed_changes', 'last_form',
                 'last_tag', 'last_observed', '_expected', '_varied', 'has_missed')

    def __init__(self):
        self.forms = {}
        self.states = [0, 0, 0]
        self.form_changes = self.cache_changes = self.observed_changes = 0
        self.cached = {}
        self.observed = {}
        self.last_form = self.last_tag = self.last_observed = self._expected = None
        self._varied = self.has_missed = False

    def expects(self, label):
        """Note what the cache expects."""
        if self._expected is None:
            self._expected = label
        elif self._expected != label:
            self._varied = True

    def sees_one_type(self):
        """Whether the cache always expected the same: a variable of other types meets it only behind a test of its type."""
        return self._expected is not None and not self._varied and not self.has_missed


class _Entry:
    """One cache in the bytecode, and what it held since a snapshot. `before` is the PRECALL of a CALL in 3.11, or -1."""
    __slots__ = ('site', 'offset', 'base', 'before', 'now', 'since', 'missed')

    def __init__(self, site, offset, base, before):
        self.site, self.offset, self.base, self.before = site, offset, base, before
        self.now = None
        self.since = 0
        self.missed = 0  # snapshots since in which it was specialised for another type than the one at hand


def _end(entry):
    """The offset where the bytes of a cache end."""
    return entry.offset + 2 + 2 * widths[entry.base]


class Caches:
    """The inline caches of one function."""

    def __init__(self, decoded, paths, types):
        self._entries = []
        before = -1
        for site, offset, base in decoded.cached:
            if base == 'PRECALL':
                before = offset
                continue
            self._entries.append(_Entry(site, offset, base, before if base == 'CALL' else -1))
            before = -1
        self._at = []  # the entry whose bytes are at a code unit, or None
        for entry in self._entries:
            begin = (entry.offset if entry.before < 0 else entry.before) >> 1
            self._at += [None] * (begin - len(self._at)) + [entry] * ((_end(entry) >> 1) - begin)
        self._operands = _operands(decoded, paths, self._entries)
        self._types = types
        self._snapshots = 0
        self._last = None
        self.sites = {}

    def observe(self, raw):
        """Count a snapshot of the bytecode, None where it was as in the one before."""
        if raw is not None:
            snapshots = self._snapshots
            for entry in self._entries if self._last is None else self._changed(raw):
                self._settle(entry, snapshots)
                entry.now = self._read(raw, entry)
            self._last = raw
        self._snapshots += 1

    def _changed(self, raw):
        """The entries whose bytes are not those of the last snapshot."""
        differs = (int.from_bytes(raw, 'big') ^ int.from_bytes(self._last, 'big')).to_bytes(len(raw), 'big')
        at = 0
        while True:
            rest = differs[at:].lstrip(b'\0')
            if not rest:
                return
            at = len(differs) - len(rest) & -2
            unit = at >> 1
            entry = self._at[unit] if unit < len(self._at) else None
            if entry is None:
                at += 2
            else:
                at = _end(entry)
                yield entry

    def settle(self):
        """Count the snapshots since each cache last changed."""
        for entry in self._entries:
            self._settle(entry, self._snapshots)

    def _settle(self, entry, snapshots):
        repeat = snapshots - entry.since
        missed = min(entry.missed, repeat)
        entry.since = snapshots
        entry.missed = 0
        if not repeat or entry.now is None:
            return
        form, state, shape, _ = entry.now
        counts = self.sites[entry.site]
        if missed:
            other = form + ' (other type)'
            counts.forms[other] = counts.forms.get(other, 0) + missed
            counts.states[_GENERIC] += missed
        if repeat > missed:
            counts.forms[form] = counts.forms.get(form, 0) + repeat - missed
            counts.states[state] += repeat - missed
        if shape is not None:
            add(counts.cached, shape, repeat)
        if counts.observed and counts.sees_one_type() and not _NUMBERS.issuperset(counts.observed):
            counts.observed = {}
            counts.observed_changes = 0

    def _read(self, raw, entry):
        """(form, state, shape) of a cache, or None if the site never ran or is hidden by a tracer."""
        offset = entry.offset
        form = every_name[raw[offset]]
        if form.startswith(_HIDDEN) or form == 'ENTER_EXECUTOR':
            return None
        state = _state(form, entry.base, raw[offset + 2] | raw[offset + 3] << 8)
        if entry.before >= 0:
            at = entry.before
            before = every_name[raw[at]]
            before_state = _state(before, 'PRECALL', raw[at + 2] | raw[at + 3] << 8)
            if before_state == _SPECIALIZED and before not in tables.PRECALL_PASSES:
                form, state = before, before_state
            elif state is None or (state != _SPECIALIZED and before_state == _GENERIC):
                form, state = before, before_state
        if state is None:
            return None
        shape = tag = None
        if state == _SPECIALIZED:
            shape = tables.IMPLIED.get(form)
            if shape is None and form.startswith(tables.TYPED) and form not in tables.UNTYPED:
                tag = int.from_bytes(raw[offset + 4:offset + 8], 'little')
                shape = self._types.name(tag)
                if form in tables.CLASS_RECEIVER:
                    shape = 'type[%s]' % shape
        counts = self.sites.get(entry.site)
        if counts is None:
            counts = self.sites[entry.site] = Site()
        if counts.last_form not in (None, form):
            counts.form_changes += 1
        counts.last_form = form
        # Each miss of a specialised form counts down: a counter that is not fresh has missed.
        fresh = entry.before >= 0 or raw[offset + 2] | raw[offset + 3] << 8 == tables.COUNTER_FRESH
        counts.has_missed |= state == _GENERIC or state == _SPECIALIZED and not fresh
        if shape is not None:
            if shape != '?':
                counts.expects(shape)
            mark = (tag, shape)
            if counts.last_tag not in (None, mark):
                counts.cache_changes += 1
            counts.last_tag = mark
        elif state == _SPECIALIZED:
            counts.expects(form)  # for types that the form does not name: BINARY_OP_EXTEND takes over from ..._INT
        return form, state, shape, tag

    def observe_operands(self, names, callees):
        """Count what the operands of each site were, where they have names. `names` are the types by path, `callees` what a
        call would reach.

        A site that is specialised for another type does the operation the generic way. With the backoff of 3.12 and later
        it may stay in that form for dozens of misses, so that the form alone would say that all is well.
        """
        sites = self.sites
        for entry, paths, call in self._operands:
            counts = sites.get(entry.site)
            if counts is None:
                continue
            first = paths[0]
            if call:
                shape = callees.get(first)
            elif len(paths) == 1:
                shape = names.get(first)
            else:
                parts = [path[1] if path[0] == 'const' else names.get(path) for path in paths]
                shape = None if None in parts else ', '.join(parts)
            if shape is None or 'NoneType' in shape and entry.base not in _TAKES_NONE:
                continue  # a variable that is None now was something else when the operation ran
            add(counts.observed, shape)
            if not call and entry.now is not None and self._misses(entry.now, shape, counts, names.get(first)):
                entry.missed += 1
            if counts.last_observed != shape:
                if counts.last_observed is not None:
                    counts.observed_changes += 1
                counts.last_observed = shape

    def _misses(self, now, shape, counts, name):
        """Whether the cache expects something else than what is at hand."""
        form, _, expected, tag = now
        if expected is None:  # this form is for mixed numbers
            return form == 'BINARY_OP_EXTEND' and shape == 'float, float'
        if expected == '?':
            return self._types.is_another(name, tag)
        if expected == shape or expected.startswith('type['):
            return False
        return shape in _NUMBERS or not counts.sees_one_type()


_HIDDEN = ('INSTRUMENTED', '<')


def _operands(decoded, paths, entries):
    """The sites whose operands all have names: (entry, paths, whether it is a call, of which only the callee counts)."""
    watched = frozenset(paths)
    chosen = []
    for entry in entries:
        operands = decoded.operands.get(entry.site)
        if not operands:
            continue
        call = entry.base in ('CALL', 'CALL_KW')
        if call:
            operands = operands[:1]
        if all(type(path) is tuple and (path in watched or path[0] == 'const') for path in operands):
            chosen.append((entry, operands, call))
    return chosen


def _state(form, base, counter):
    """Whether a site is specialised; None if it never ran, so that cold sites make no facts."""
    if form == base or form.endswith('_ADAPTIVE'):
        if tables.VERSION == (3, 11) and form == base:
            return None  # not quickened yet
        if counter == tables.COUNTER_UNTOUCHED:
            return None
        return _GENERIC if counter & ((1 << tables.COUNTER_BITS) - 1) > tables.COUNTER_WARM else _WARMING
    return _SPECIALIZED
