"""From what was counted to lines of facts."""
import _mechsym_tables as tables
from _mechsym_code import Lines, as_written
from _mechsym_json import encode

CALLEES = 24  # distinct callees a site, then `*`
RESUME = 4     # offset up to which the check at a function's entry lies: cells and a closure's variables come before it, and no call or jump fits in
ENTRY = 'entry'  # the clock's samples at the entry of a function outside the project, by the place that called it


def spread(stacks, odd, codes, touched):
    """Spread counted stacks over the functions on them. Returns (samples, samples outside the project).

    A sample's `self` goes to the innermost site of the project: what that site calls outside the project is part of it. Where the function
    that it called has just been entered, the time is of what ran before the call: how many samples that are is kept beside.
    """
    samples = outside = 0
    get = codes.get
    for stack, weight in stacks.items():
        samples += weight
        inner = True       # nothing of the project was met yet
        seen = set()
        below = []         # code outside the project since the last frame of the project, innermost first
        callee = None      # the frame just below
        for at in range(0, len(stack), 2):
            key = stack[at]
            known = get(key)
            if known is not None and known.own:
                continue
            if known is None or not known.file:
                if known is not None:
                    below.append(known)
                callee = known
                continue
            lasti = stack[at + 1]
            touched.add(key)
            row = known.cost.get(lasti)
            if row is None:
                row = known.cost[lasti] = [0, 0, 0, 0]
            if inner:
                inner = False
                row[0] += weight
                if odd:
                    row[2] += weight
                if len(below) == 1 and at == 2 and stack[1] <= RESUME:
                    known.entered[lasti] = known.entered.get(lasti, 0) + weight
            if (key, lasti) not in seen:
                seen.add((key, lasti))
                row[1] += weight
                if odd:
                    row[3] += weight
                if callee is not None:
                    edge = (lasti, callee.key, True)
                    known.edges[edge] = known.edges.get(edge, 0) + weight
                    for deeper in set(below):
                        if deeper is not callee:
                            edge = (lasti, deeper.key, False)
                            known.edges[edge] = known.edges.get(edge, 0) + weight
            if key not in seen:
                seen.add(key)
                known.function_total[0] += weight
                if odd:
                    known.function_total[1] += weight
            below = []
            callee = known
        if inner:
            outside += weight
    return samples, outside


class Sites:
    """The sites that a line names, numbered as they come."""

    def __init__(self, rows):
        self._all = rows
        self._numbers = {}
        self.rows = []

    def number(self, site):
        if site < 0:
            return -1
        number = self._numbers.get(site)
        if number is None:
            number = self._numbers[site] = len(self.rows)
            self.rows.append(self._all[site])
        return number


def order(known):
    """By what the lines are sorted."""
    return known.file, known.line


def function_line(known, codes, window, lines_only):
    """The facts about one function, as text; '' if there are none.

    `window` is how many seconds of CPU time exceptions were counted for. With `lines_only` a function that nobody looked at
    closer is told by its lines.
    """
    counts = known.counts
    if counts is not None or known.jit is not None:
        details = known.details()
    else:
        details = Lines(known.code) if lines_only else known.places()
    sites = Sites(details.sites)
    facts = {}
    if known.cost:
        facts['cost'] = _cost(known, sites, details)
    if known.entered:
        facts['counter'] = counted({lasti: (weight, weight) for lasti, weight in known.entered.items()}, ENTRY, sites, details)
    if known.edges:
        facts['call'] = _calls(known, sites, codes, details)
    if counts is not None:
        counts.caches.settle()
        shapes, forms = _inline_caches(counts.caches, sites)
        facts['inline-cache'] = shapes
        facts['specialization'] = forms
        facts['value-shape'] = _values(counts, known.qualname)
        facts['binding'] = _bindings(counts.names, sites, details)
    if known.exceptions:
        facts['exception'] = _exceptions(known, sites, window, details)
    if known.jit is not None:
        known.jit.rows(facts, sites, details, counts)
    facts = {kind: rows for kind, rows in facts.items() if rows}
    if not facts:
        return ''
    line = {'file': known.file, 'function': known.qualname, 'line': known.line,
            'endLine': details.end_line, 'sites': sites.rows}
    line.update(facts)
    return encode(line) + '\n'


def _cost(known, sites, details):
    merged = {-1: [0, known.function_total[0], 0, known.function_total[1]]}
    for lasti, row in known.cost.items():
        site = details.site(lasti >> 1)
        into = merged.get(site)
        if into is None:
            merged[site] = list(row)
            continue
        into[0] += row[0]
        into[2] += row[2]
        if site >= 0:
            into[1] += row[1]
            into[3] += row[3]
    return [[sites.number(site)] + row for site, row in merged.items()]


def counted(cost, event, sites, details):
    """Rows of a counter, of what was counted at each instruction: [self, total]. What lies at the entry is of no operation."""
    merged = {}
    for lasti, (own, total) in cost.items():
        site = details.site(lasti >> 1)
        if site < 0:
            continue
        row = merged.setdefault(site, [0, 0])
        row[0] += own
        row[1] += total
    return [[sites.number(site), 'sampled', event, own, total] for site, (own, total) in merged.items()]


def _calls(known, sites, codes, details):
    merged = {}
    counts = {}
    for (lasti, key, direct), weight in sorted(known.edges.items(), key=lambda item: -item[1]):
        callee = codes.get(key)
        if callee is None or callee.own:
            continue
        site = details.site(lasti >> 1)
        via = 'other'
        if direct and site >= 0:
            via = 'context' if site in details.context else tables.VIA.get(details.sites[site][5], 'other')
        row = (site, callee.callee(), callee.file, callee.line if callee.file else 0, via)
        if row not in merged:
            counts[site] = counts.get(site, 0) + 1
            if counts[site] > CALLEES:
                row = (site, '*', '', 0, 'other')
        merged[row] = merged.get(row, 0) + weight
    return [[sites.number(row[0]), 'sampled', row[1], row[2], row[3], row[4], weight] for row, weight in merged.items()]


def _inline_caches(caches, sites):
    shapes, forms = [], []
    for site, counts in caches.sites.items():
        warming, specialized, generic = counts.states
        if counts.forms:
            forms.append([sites.number(site), 'sampled', counts.forms, specialized, generic, warming, counts.form_changes])
        if counts.observed:
            shapes.append([sites.number(site), 'sampled', counts.observed, counts.observed_changes])
        elif counts.cached:
            shapes.append([sites.number(site), 'sampled', counts.cached, counts.cache_changes])
    return shapes, forms


def _values(counts, qualname):
    rows = {}
    for number, w in counts.values.items():
        if w.seen:
            # a local and a global of the same name in one function share their row: the source cannot tell them apart
            name = '.'.join([as_written(part, qualname) for part in counts.path(number)[1:]])
            rows[name] = [-1, 'sampled', name, w.shapes, w.lengths, w.elements, w.values, w.states,
                                   w.changes, w.seen]
    return list(rows.values())


def _bindings(names, sites, details):
    rows = []
    for name, bound in names.items():
        if bound.seen:
            for site in details.globals.get(name, ()):
                rows.append([sites.number(site), 'sampled', name, bound.resolves, bound.shadows, bound.value, bound.rebound, bound.seen])
    return rows


def _exceptions(known, sites, window, details):
    merged = {}
    for (lasti, label, role, quality), count in known.exceptions.items():
        key = (details.site(lasti >> 1), quality, label, role)
        merged[key] = merged.get(key, 0) + count
    return [[sites.number(site), quality, label, role, count, window]
            for (site, quality, label, role), count in merged.items()]
