"""The program's side of the sampler from outside (`_mechsym_sampler.py`): asking for it, handing over what it reads from, and
turning what it saw into facts.

The in-process clock looks only where the interpreter checks for signals. It stays the clock: it counts samples. What is
seen from outside says how they divide among the operations between two checks, as a counter of its own, in a file of its own.

Nothing is started by the program: it leaves a request in the session's folder, and whoever runs the session may answer it
with a sampler. Each step opens its files by name and closes them again, so that no open file of ours is ever there for
the program to close or to inherit.
"""
import posix
import sys

import _mechsym_clock as clock
import _mechsym_file as file
from _mechsym_json import encode
from _mechsym_known import Known
from _mechsym_write import _Sites

TRIES = 100            # steps that it may take to answer
MAGIC = 0x6d65636873796d31
EVENT = 'cpu-clock'    # as perf names it
LARGEST = 2_000_000    # bytes that are read at once
FEW = 50               # a function with less than this part of the samples is not worth decoding


class Outside:
    """What one process has to do with its sampler."""

    def __init__(self, state):
        self._state = state
        self._name = state.directory + '/' + state.id
        self._tries = TRIES
        self._read = 0       # bytes of the sampler's output that have been read
        self._stacks = {}
        self._seen = 0       # samples so far
        self._codes = {}     # id of a code object -> Known, for what was counted here
        self._touched = set()
        self._opened = False
        self._cpu = self._told = 0  # nanoseconds that the sampler has used, and those written
        self.taken = False   # the sampler has what it reads from
        self.lost = 0        # samples that named no code object we know

    def step(self):
        """Called now and then until it returns False."""
        if self._tries == TRIES:
            self._write('.request', '%s\n%d\n' % (sys.executable, self._state.pid))
        self._tries -= 1
        if not file._exists(self._name + '.sock'):
            return self._tries > 0
        self._hand_over()
        return False

    def _write(self, suffix, text):
        path = self._name + suffix
        handle = posix.open(path + '.new', posix.O_WRONLY | posix.O_CREAT | posix.O_EXCL | posix.O_CLOEXEC, 0o600)
        try:
            posix.write(handle, text.encode('utf-8', 'surrogateescape'))
        finally:
            posix.close(handle)
        posix.rename(path + '.new', path)

    def _hand_over(self):
        import _socket
        opened = []
        folder = None
        try:
            # A socket's path is short: by way of its folder it is.
            folder = posix.open(self._state.directory, posix.O_RDONLY | posix.O_CLOEXEC)
            for name in ('mem', 'maps'):
                opened.append(posix.open('/proc/self/' + name, posix.O_RDONLY | posix.O_CLOEXEC))
            connection = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
            opened.append(connection.detach())
            connection = _socket.socket(fileno=opened[2])
            connection.setblocking(False)
            connection.connect('/proc/self/fd/%d/%s.sock' % (folder, self._state.id))
            rights = b''.join([number.to_bytes(4, sys.byteorder) for number in opened[:2]])
            connection.sendmsg([b'm'], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, rights)])
            connection.detach()
            self.taken = True
        except OSError:
            pass  # it was refused, or nobody listens any more: the clock in the process has all it needs
        finally:
            for number in opened:
                posix.close(number)
            if folder is not None:
                posix.close(folder)

    def collect(self):
        """Read what the sampler has written since the last time."""
        try:
            handle = posix.open(self._name + '.samples', posix.O_RDONLY | posix.O_CLOEXEC)
        except OSError:
            return
        try:
            data = posix.pread(handle, LARGEST, self._read)
        finally:
            posix.close(handle)
        numbers = memoryview(data)[:len(data) & ~7].cast('Q').tolist()
        at = 0
        stacks = self._stacks
        while at + 5 <= len(numbers):
            magic, length, _, _, cpu = numbers[at:at + 5]
            end = at + 5 + length
            if magic != MAGIC or end > len(numbers):
                break  # the rest is still being written, or never will be
            self._cpu = cpu
            at += 5
            while at + 2 <= end:
                times, size = numbers[at:at + 2]
                at += 2
                stack = tuple(numbers[at:at + size])
                at += size
                stacks[stack] = stacks.get(stack, 0) + times
            at = end
        self._read += at * 8

    def append(self):
        """Write what is new. It goes to a file of its own, since how exact it is differs."""
        self.collect()
        if not self._stacks:
            return
        stacks, self._stacks = self._stacks, {}
        for stack, times in stacks.items():
            self._seen += times
            self._count(stack, times)
        lines = []
        waiting = set()
        for key in sorted(self._touched, key=lambda key: file._order(self._codes[key])):
            if sum([row[0] for row in self._codes[key].cost.values()]) * FEW < self._seen:
                waiting.add(key)
                continue
            try:
                lines.append(_line(self._codes[key], clock.codes[key]))
            except (LookupError, TypeError, ValueError):  # bytecode that the tables do not know: the clock says so
                self._codes[key].cost = None
        self._touched = waiting
        if not any(lines):
            return
        head = []
        if not self._opened:
            head.append(self._header())
        file.append_to(self._name + '.outside.facts.jsonl', ''.join(head + lines + [self._totals()]))
        self._opened = True

    def _count(self, stack, times):
        """`self` goes to the innermost place of the project, as the clock has it."""
        inner = True
        seen = set()
        for at in range(0, len(stack), 2):
            key = stack[at]
            known = clock.codes.get(key)
            if known is None:
                if not at:
                    self.lost += times  # not met by the clock yet, or read while it changed
                    return
                continue
            if known.own:
                if inner:
                    return  # the recorder's own time
                continue
            if not known.file:
                continue
            lasti = stack[at + 1]
            mine = self._codes.get(key)
            if mine is None:
                mine = self._codes[key] = Known(known.code, known.file, known.module)
            if mine.cost is None:
                mine.cost = {}
            self._touched.add(key)
            row = mine.cost.get(lasti)
            if row is None:
                row = mine.cost[lasti] = [0, 0]
            if inner:
                inner = False
                row[0] += times
            if (key, lasti) not in seen:
                seen.add((key, lasti))
                row[1] += times

    def _totals(self):
        used, self._told = self._cpu - self._told, self._cpu
        lost, self.lost = self.lost, 0
        return encode({'totals': {'lost': lost, 'overhead': used / 1e9}}) + '\n'

    def _header(self):
        header = file.header(self._state)
        del header['clock']  # what it counts is not of the clock's weight
        header['recorder'] = {'name': 'cpython-outside', 'version': header['recorder']['version']}
        header['kinds'] = ('counter',)
        header['unavailable'] = {}
        header['columns'] = {'site': file.COLUMNS['site'], 'counter': ('site', 'quality', 'event', 'self', 'total')}
        return encode(header) + '\n'

    def end(self):
        """Leave nothing of the sampler's behind."""
        for suffix in ('.samples', '.request', '.sock'):
            try:
                posix.unlink(self._name + suffix)
            except OSError:
                pass


def _line(mine, known):
    """The counter of one function, as text."""
    details = (mine if known.watched is None else known).places()
    sites = _Sites(details.sites)
    merged = {}
    for lasti, (own, total) in mine.cost.items():
        site = details.site(lasti >> 1)
        row = merged.setdefault(site, [0, 0])
        row[0] += own
        if site >= 0:
            row[1] += total
    merged.pop(-1, None)  # at the entry: of no operation
    mine.cost = None
    mine.release()
    known.release()
    if not merged:
        return ''
    rows = [[sites.number(site), 'sampled', EVENT, own, total] for site, (own, total) in merged.items()]
    return encode({'file': mine.file, 'function': mine.code.co_qualname, 'line': mine.code.co_firstlineno,
                   'endLine': details.end_line, 'sites': sites.rows, 'counter': rows}) + '\n'
