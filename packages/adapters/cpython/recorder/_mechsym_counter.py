"""What the sampler from outside (`_mechsym_sampler.py`) saw, as counters in a file of their own, since how exact they are differs."""
from _mechsym_header import outside_header
from _mechsym_json import encode
from _mechsym_write import Sites, counted, order

MAGIC = 0x6d65636873796d31
EVENT = 'cpu-clock'    # as perf names it
FEW = 50               # a function with less than this part of the samples is not worth decoding


class Counter:
    """The counts of one process."""

    def __init__(self, codes):
        self._codes = codes
        self._cost = {}      # id -> instruction -> [self, total]
        self._seen = 0
        self._used = 0       # nanoseconds of CPU of the sampler
        self._lost = 0       # samples that named no code object we know

    def read(self, data):
        """Count what the sampler wrote: batches of numbers. A last one that is cut is left out."""
        numbers = memoryview(data)[:len(data) & ~7].cast('Q')
        at = 0
        while at + 5 <= len(numbers):
            magic, length, _, _, cpu = numbers[at:at + 5]
            end = at + 5 + length
            if magic != MAGIC or end > len(numbers):
                return
            self._used = cpu
            at += 5
            while at + 2 <= end:
                times, size = numbers[at:at + 2]
                at += 2
                self._count(numbers[at:at + size], times)
                at += size
            at = end

    def _count(self, stack, times):
        """`self` goes to the innermost place of the project, as the clock has it."""
        self._seen += times
        inner = True
        seen = set()
        for at in range(0, len(stack) & ~1, 2):
            key = stack[at]
            known = self._codes.get(key)
            if known is None:
                if not at:
                    self._lost += times  # never met by the clock, or read while it changed
                    return
                continue
            if known.own:
                if inner:
                    return  # the recorder's own time
                continue
            if not known.file:
                continue
            lasti = stack[at + 1]
            row = self._cost.setdefault(key, {}).setdefault(lasti, [0, 0])
            if inner:
                inner = False
                row[0] += times
            if (key, lasti) not in seen:
                seen.add((key, lasti))
                row[1] += times

    def lines(self, process):
        """The file's lines; none where nothing was seen."""
        lines = []
        for key in sorted(self._cost, key=lambda key: order(self._codes[key])):
            cost = self._cost[key]
            if sum([row[0] for row in cost.values()]) * FEW >= self._seen:
                try:
                    lines.append(_line(self._codes[key], cost))
                except (LookupError, TypeError, ValueError):  # bytecode that the tables do not know: the clock says so
                    pass
        if not any(lines):
            return []
        totals = {'totals': {'lost': self._lost, 'overhead': self._used / 1e9}}
        return [encode(outside_header(process)) + '\n', *lines, encode(totals) + '\n']


def _line(known, cost):
    """The counter of one function, as text."""
    details = known.details()
    sites = Sites(details.sites)
    rows = counted(cost, EVENT, sites, details)
    if not rows:
        return ''
    return encode({'file': known.file, 'function': known.qualname, 'line': known.line,
                   'endLine': details.end_line, 'sites': sites.rows, 'counter': rows}) + '\n'
