"""What the JIT made of one function (3.14+), as rows of facts: `_mechsym_jit` found it in the program."""


class Traces:
    """The traces of one function, each counted once."""

    def __init__(self):
        self.compilations = []  # (byte offset, length in operations)
        self.calls = {}         # (byte offset, inlined, reason, detail) -> traces

    def add(self, compilations, calls):
        self.compilations += compilations
        for key, count in calls.items():
            self.calls[key] = self.calls.get(key, 0) + count

    def rows(self, facts, sites, details, counts):
        """Add its rows to `facts`. `counts` is what closer looks saw of the function, or None."""
        merged = {}
        for (offset, done, reason, detail), count in self.calls.items():
            site = details.site(offset >> 1)
            if site < 0 or details.sites[site][5] != 'call':
                continue
            key = (site, _callee(counts, site, details), done, reason, detail)
            merged[key] = merged.get(key, 0) + count
        if merged:
            facts['inlining'] = [[sites.number(key[0]), 'sampled', *key[1:], count] for key, count in merged.items()]
        compiled = {}
        for offset, length in self.compilations:
            key = (details.site(offset >> 1), '%d operations' % length)
            compiled[key] = compiled.get(key, 0) + 1
        if compiled:
            facts['compilation'] = [[sites.number(site), 'sampled', 'jit', 'done', 'other', detail, count, 0]
                                    for (site, detail), count in compiled.items()]


def _callee(counts, site, details):
    """The callee by full name where a closer look saw it, else by the name at the site."""
    name = details.sites[site][6]
    if counts is not None:
        cache, bound = counts.caches.sites.get(site), counts.names.get(name)
        if cache is not None and cache.last_observed is not None:
            return cache.last_observed
        if bound is not None and bound.value:
            return bound.value
    return '?:' + name
