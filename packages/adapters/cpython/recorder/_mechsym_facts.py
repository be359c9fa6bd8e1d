"""Turns raw files into facts, when the program has ended: python -I -S _mechsym_facts.py RAW...

To be run by an interpreter with the bytecode of the one that recorded: a raw file has code objects in it, which are read and never
run. Each `<id>.raw` becomes `<id>.facts.jsonl`, and `<id>.outside.facts.jsonl` where it was sampled from outside, and goes. One
that makes no sense leaves `<id>.failure.txt`. Exit codes: 0; 1 if a file could not be read or written, 3 if
it takes another interpreter; both are said on stderr.
"""
import os
import sys
from binascii import crc32
from hashlib import sha256

import marshal
from _frozen_importlib_external import MAGIC_NUMBER

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = False
import _mechsym_looks as looks  # noqa: E402
import _mechsym_write as write  # noqa: E402
from _mechsym_counter import Counter  # noqa: E402
from _mechsym_function import Function  # noqa: E402
from _mechsym_header import header  # noqa: E402
from _mechsym_json import encode  # noqa: E402
from _mechsym_replay import Counts, Types  # noqa: E402
from _mechsym_traces import Traces  # noqa: E402

MAGIC = b'mechsym-raw 1 '
MAX_SOURCE = 20_000_000  # bytes of a source file that are digested
LINES_BELOW = 128        # a function with less than this part of the samples, that nobody looked at closer, is told by its lines


class Unusable(Exception):
    """A raw file that cannot be turned into facts; says why."""


def records(data):
    """([record...], whether the file is whole)"""
    if not data.startswith(MAGIC):
        raise Unusable('it is no raw recording of this version of mechsym')
    end = data.find(b'\n')
    words = data[len(MAGIC):max(end, 0)].split(b' ', 2)
    if end < 0 or len(words) < 2:
        raise Unusable('it ends before anything was recorded')
    if words[1] != MAGIC_NUMBER.hex().encode():
        raise Mismatch('it was recorded by CPython %s, and its bytecode is not that of this interpreter, %d.%d.%d' % (
            (words[0].decode('ascii', 'replace'),) + sys.version_info[:3]))
    found = []
    at = end + 1
    while at + 8 <= len(data):
        size = int.from_bytes(data[at:at + 4], 'little')
        part = data[at + 8:at + 8 + size]
        if len(part) < size or crc32(part) != int.from_bytes(data[at + 4:at + 8], 'little'):
            break
        found.append(part)
        at += 8 + size
    return found, at == len(data)


class Mismatch(Unusable):
    """Another interpreter is needed: the file stays."""


class Run:
    """What the records of one process say, counted."""

    def __init__(self, packed):
        self.codes = {}      # id -> Function
        self.process = None
        self.notes = []
        self.totals = {'samples': 0, 'squares': 0, 'outside': 0, 'lost': 0, 'cpu': 0, 'seconds': 0, 'overhead': 0}
        self.window = None   # seconds in which exceptions were counted
        self.ended = False
        self._touched = set()
        self._types = Types()
        self._outside = bytearray()
        for each in packed:  # types behind caches may have been named only later
            record = marshal.loads(each)
            if 'types' in record:
                self._types.add(*record['types'])
            for code in record.get('codes', ()):
                self.codes[code[0]] = Function(*code)
        for each in packed:
            self._count(marshal.loads(each))
        if self.process is None:
            raise Unusable('it ends before anything was recorded')

    def _count(self, record):
        self.process = record.get('process', self.process)
        self.notes += record.get('notes', ())
        self.window = record.get('window', self.window)
        self.ended = record.get('last', self.ended)
        self._outside += record.get('outside', b'')
        for name, value in record.get('totals', {}).items():
            self.totals[name] += value
        for number, table in enumerate(marshal.loads(record['stacks']) if 'stacks' in record else ()):
            samples, outside = write.spread(table, number & 1, self.codes, self._touched)
            self.totals['samples'] += samples
            self.totals['outside'] += outside
        for caller, lasti, callee in record.get('edges', ()):
            self._touch(caller).edges.setdefault((lasti, callee, True), 0)
        for key, counts in record.get('exceptions', {}).items():
            into = self._touch(key).exceptions
            for place, count in counts.items():
                into[place] = into.get(place, 0) + count
        for key, (compilations, calls) in record.get('jit', {}).items():
            known = self._touch(key)
            known.jit = known.jit or Traces()
            known.jit.add(compilations, calls)
        for key, packed in looks.each(record.get('looks', b'')):
            known = self._touch(key)
            if not known.file:
                continue
            try:
                self._look(known, marshal.loads(packed))
            except (LookupError, TypeError, ValueError) as problem:
                self._give_up(known, problem)

    def _touch(self, key):
        self._touched.add(key)
        return self.codes[key]

    def _look(self, known, look):
        if known.watched is None:
            known.watched = look
            return
        if known.counts is None:
            known.counts = Counts(known, self._types)
        known.counts.count(*look)

    def _give_up(self, known, problem):
        """Of bytecode that the tables do not know."""
        self.notes.append(('warning', 'no facts about %s in %s: %s: %s' % (known.qualname, known.file, type(problem).__name__, problem)))
        known.file = ''

    def lines(self, end):
        """The facts, as lines. `end` is when the recording ended, in seconds since 1970."""
        lines = []
        digested = set()
        cpu = self.totals['cpu'] / 1e9
        for key in sorted(self._touched, key=lambda key: write.order(self.codes[key])):
            known = self.codes[key]
            if not known.file:
                continue
            lines_only = known.function_total[0] * LINES_BELOW < self.totals['samples']
            if lines_only and known.counts is None:
                known.jit = None
            try:
                text = write.function_line(known, self.codes, cpu if self.window is None else self.window, lines_only)
            except (LookupError, TypeError, ValueError) as problem:
                self._give_up(known, problem)
                continue
            if text and known.file not in digested and not lines_only:  # else nothing in it is worth showing
                digested.add(known.file)
                lines.append(encode({'source': known.file, 'digest': digest(self.process['root'] + '/' + known.file, end)}) + '\n')
            lines.append(text)
        for name in ('cpu', 'seconds', 'overhead'):
            self.totals[name] /= 1e9
        notes = [encode({'note': text, 'level': level}) + '\n' for level, text in self.notes]
        return [encode(header(self.process)) + '\n', *notes, *lines, encode({'totals': self.totals}) + '\n']

    def outside(self):
        """What was seen from outside, as lines."""
        counter = Counter(self.codes)
        counter.read(self._outside)
        return counter.lines(self.process)


def digest(path, end):
    """`sha256:` and hex of the source file's bytes; '' if it cannot be read or was changed after the recording."""
    try:
        with open(path, 'rb') as file:
            about = os.fstat(file.fileno())
            if about.st_size > MAX_SOURCE or about.st_mtime > end:
                return ''
            return 'sha256:' + sha256(file.read()).hexdigest()
    except OSError:
        return ''


def convert(path):
    """Turn one raw file into facts beside it."""
    base = path[:-len('.raw')] if path.endswith('.raw') else path
    with open(path, 'rb') as file:
        data = file.read()
        end = os.fstat(file.fileno()).st_mtime
    try:
        packed, whole = records(data)
        try:
            run = Run(packed)
        except Unusable:
            raise
        except Exception as problem:  # whatever the bytes are
            raise Unusable('it makes no sense: %s: %s' % (type(problem).__name__, problem)) from None
    except Mismatch:
        raise
    except Unusable as problem:
        put(base + '.failure.txt', ['%s could not be read: %s\n' % (os.path.basename(path), problem)])
        os.unlink(path)
        return
    if not whole:
        run.notes.append(('warning', 'the recording is cut: what the process wrote last could not be read'))
    outside = run.outside()
    if outside:
        put(base + '.outside.facts.jsonl', outside)
    put(base + '.facts.jsonl', run.lines(end))
    if run.ended or not runs(run.process['pid']):
        os.unlink(path)


def runs(pid):
    """Whether a process is there and will go on writing: it is converted again when it has ended."""
    try:
        with open('/proc/%d/stat' % pid, 'rb') as file:
            return file.read().rpartition(b') ')[2][:1] not in (b'Z', b'X', b'')
    except OSError:
        return False


def put(path, lines):
    """Write a file as a whole or not at all."""
    with open(path + '.new', 'w', encoding='ascii', errors='backslashreplace') as file:
        file.writelines(lines)
    os.rename(path + '.new', path)


def main(paths):
    failed = 0
    for path in paths:
        try:
            convert(path)
        except Exception as problem:  # one that cannot be read does not keep the others from being read
            failed = failed or (3 if isinstance(problem, Mismatch) else 1)
            text = problem if isinstance(problem, (Unusable, OSError)) else '%s: %s' % (type(problem).__name__, problem)
            sys.stderr.write('%s: %s\n' % (path, text))
    return failed


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
