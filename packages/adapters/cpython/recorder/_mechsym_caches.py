"""Snapshots of adaptive bytecode: the form and the expected type of each site, over time."""
import _mechsym_tables as tables
import _mechsym_types as types
from _mechsym_code import every_name
from _mechsym_values import add

_WARMING, _SPECIALIZED, _GENERIC = 0, 1, 2


class Site:
    """Counts for one site with an inline cache."""
    __slots__ = ('forms', 'states', 'form_changes', 'cached', 'cache_changes', 'observed', 'observed_changes', 'last_form',
                 'last_tag', 'last_observed')

    def __init__(self):
        self.forms = {}
        self.states = [0, 0, 0]
        self.form_changes = self.cache_changes = self.observed_changes = 0
        self.cached = {}
        self.observed = {}
        self.last_form = self.last_tag = self.last_observed = None


class Caches:
    """The inline caches of one function."""

    def __init__(self, decoded):
        self._layout = decoded.cached
        self._last = None
        self._repeat = 0
        self._current = ()
        self.sites = {}

    def observe(self, code, versions):
        """Take a snapshot. Most are the same as the one before, and then only counted."""
        raw = code._co_code_adaptive
        if raw == self._last:
            self._repeat += 1
            return
        self.settle()
        self._last = raw
        self._repeat = 1
        self._current = self._read(raw, versions)

    def settle(self):
        """Count the snapshots since the bytecode last changed."""
        repeat = self._repeat
        if not repeat:
            return
        self._repeat = 0
        for site, form, state, shape in self._current:
            counts = self.sites.get(site)
            if counts is None:
                counts = self.sites[site] = Site()
            counts.forms[form] = counts.forms.get(form, 0) + repeat
            counts.states[state] += repeat
            if shape is not None:
                add(counts.cached, shape, repeat)

    def _read(self, raw, versions):
        current = []
        pending = None  # 3.11: the PRECALL before a CALL
        for number, offset, base in self._layout:
            form = every_name[raw[offset]]
            if form.startswith(('INSTRUMENTED', '<')) or form == 'ENTER_EXECUTOR':
                continue
            counter = raw[offset + 2] | raw[offset + 3] << 8
            state = _state(form, base, counter)
            if base == 'PRECALL':
                pending = (form, state)
                continue
            if base == 'CALL' and pending is not None:
                before, pending = pending, None
                if before[1] == _SPECIALIZED and before[0] not in tables.PRECALL_PASSES:
                    form, state = before
                elif state is None or (state != _SPECIALIZED and before[1] == _GENERIC):
                    form, state = before
            if state is None:
                continue
            shape = tag = None
            if state == _SPECIALIZED:
                shape = tables.IMPLIED.get(form)
                if shape is None and form.startswith(tables.TYPED) and form not in tables.UNTYPED:
                    tag = int.from_bytes(raw[offset + 4:offset + 8], 'little')
                    shape = versions.name(tag)
                    if form in tables.CLASS_RECEIVER:
                        shape = 'type[%s]' % shape
                elif form == 'BINARY_SUBSCR_GETITEM' and tables.VERSION == (3, 11):
                    tag = int.from_bytes(raw[offset + 4:offset + 8], 'little')
            counts = self.sites.get(number)
            if counts is None:
                counts = self.sites[number] = Site()
            if counts.last_form not in (None, form):
                counts.form_changes += 1
            if tag is not None or shape is not None:
                mark = (tag, shape)
                if counts.last_tag not in (None, mark):
                    counts.cache_changes += 1
                counts.last_tag = mark
            counts.last_form = form
            current.append((number, form, state, shape))
        return current

    def observe_operands(self, found, operands):
        """Count what the operands of each site were, where they have names."""
        names = {}
        for path, value in found.items():
            names[path] = types.name_of(type(value))
        for number, _, base in self._layout:
            paths = operands.get(number)
            counts = self.sites.get(number)
            if not paths or counts is None:
                continue
            if base == 'CALL' or base == 'CALL_KW' or base == 'PRECALL':
                path = paths[0]
                if base == 'PRECALL' or path is None or path not in found:
                    continue
                shape = types.name_of_value(found[path])
            elif len(paths) == 1:
                shape = names.get(paths[0])
            else:
                parts = [path[1] if type(path) is tuple and path[0] == 'const' else names.get(path) for path in paths]
                shape = None if None in parts else ', '.join(parts)
            if shape is None:
                continue
            add(counts.observed, shape)
            if counts.last_observed not in (None, shape):
                counts.observed_changes += 1
            counts.last_observed = shape


def _state(form, base, counter):
    """Whether a site is specialised; None if it never ran, so that cold sites make no facts."""
    if form == base or form.endswith('_ADAPTIVE'):
        if tables.VERSION == (3, 11) and form == base:
            return None  # not quickened yet
        if counter == tables.COUNTER_UNTOUCHED:
            return None
        return _GENERIC if counter & ((1 << tables.COUNTER_BITS) - 1) > tables.COUNTER_WARM else _WARMING
    return _SPECIALIZED
