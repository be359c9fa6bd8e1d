"""The sampler from outside, a process of its own: python -I -S _mechsym_sampler.py SOCKET OUTPUT PID

It waits at SOCKET for the recorded process, which hands over two open files: its memory and its memory map. From there on it
reads, every few milliseconds of CPU time that the process uses, which instructions are on the stack of the thread that holds
the interpreter. The process does nothing for it and cannot tell. The files stay those of the program that handed them over:
once that has ended, or has become another by exec, reading gives nothing, and the sampler ends. No right to trace is needed.

OUTPUT gets batches of numbers of 64 bits: MAGIC, how many numbers follow, bursts, bursts in which the program waited,
nanoseconds of CPU that the sampler used; then stacks, each as times seen, length, and pairs of a code object's address and
an offset in bytes, innermost first.
"""
import os
import struct
import sys
from time import clock_gettime_ns, monotonic_ns, process_time_ns, sleep

MAGIC = 0x6d65636873796d31
PERIOD = 20_000_000  # nanoseconds of the program's CPU time between two bursts: waking up costs more than what is read
BURST = 4            # samples a burst
MANY = 60            # bursts after which they come half as often, and three times that many a quarter as often: they divide the hot functions well enough
BATCH = 25           # bursts between two batches
IDLE = 0.2           # the longest rest in seconds, while the program rests
DEPTH = 64           # frames of a stack that are read
NEAR = 4096          # bytes below the innermost frame that are read with it: most of a stack lies there
LARGEST = 8_000_000  # bytes of OUTPUT, should nobody read it
PATIENCE = 100       # times 0.2 s to wait for the program

# Where the table that CPython publishes for readers from outside (`_Py_DebugOffsets`) says where things are, counted in numbers of
# 64 bits: interpreters, threads_main, holder of the lock, whether it is locked, current_frame, native_thread_id; previous, executable,
# instr_ptr; code; size of a frame.
TABLES = {(3, 14): (5, 10, 19, 18, 26, 28, 32, 33, 34, 48, 31), (3, 15): (5, 10, 19, 18, 26, 31, 40, 41, 42, 56, 39)}
COOKIE = b'xdebugpy'


class Refused(Exception):
    """The program cannot be sampled from outside."""


def receive(path, clock):
    """The open files (memory, map) that the program hands over. It removes PATH if it ends before."""
    import _socket
    listener = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    os.umask(0o177)  # for the user's own processes only
    listener.bind(path)
    listener.listen(1)
    listener.settimeout(0.2)
    number = None
    for _ in range(PATIENCE):
        clock_gettime_ns(clock)  # fails when the program is gone
        try:
            number, _ = listener._accept()
            break
        except TimeoutError:
            if not os.path.exists(path):
                raise EOFError from None
    os.unlink(path)
    if number is None:
        raise Refused('nobody came')
    connection = _socket.socket(fileno=number)
    connection.settimeout(2)
    _, ancillary, _, _ = connection.recvmsg(1, _socket.CMSG_SPACE(8))
    for level, kind, data in ancillary:
        if level == _socket.SOL_SOCKET and kind == _socket.SCM_RIGHTS and len(data) == 8:
            return struct.unpack('2i', data)
    raise Refused('no files were handed over')


def find_table(memory, maps):
    """(address of the runtime's state, its table of offsets)"""
    with open(maps, 'rb') as lines:
        for line in lines:
            fields = line.split()
            if len(fields) < 6 or b'w' not in fields[1] or b'python' not in fields[5]:
                continue
            start, end = [int(number, 16) for number in fields[0].split(b'-')]
            if end - start > 1 << 26:
                continue
            data = os.pread(memory, end - start, start)
            at = data.find(COOKIE)
            if at >= 0:
                return start + at, struct.unpack_from('<64Q', data, at)
    raise Refused('the runtime\'s table was not found')


class Stacks:
    """Reads the stack of the thread that holds the interpreter, or held it last."""

    def __init__(self, memory, maps, pid):
        self._pid = pid
        base, table = find_table(memory, maps)
        places = TABLES.get(sys.version_info[:2])
        if places is None or table[1] != sys.hexversion or table[2]:
            raise Refused('another version of the runtime, or one without the global lock')
        head, main, holder, locked, current, native, previous, executable, instruction, code, size = [table[place] for place in places]
        self._memory = memory
        interpreter = self._number(base + head)
        self._main = self._number(interpreter + main)
        self._holder = interpreter + holder
        self._locked = locked - holder
        self._native = native
        self._current = current
        self._code = code
        self._size = size
        order = sorted(((previous, 'previous'), (executable, 'executable'), (instruction, 'instruction')))
        if [name for _, name in order] != ['executable', 'previous', 'instruction'] or size > 512 or not 0 < self._locked <= 64:
            raise Refused('frames have another form')
        self._frame = struct.Struct('<%dxQ%dxQ%dxQ' % (executable, previous - executable - 8, instruction - previous - 8)).unpack_from

    def _number(self, address):
        data = os.pread(self._memory, 8, address)
        if len(data) < 8:
            raise EOFError  # the program has ended
        return int.from_bytes(data, 'little')

    def read(self, busy):
        """(address of a code object, offset in bytes, ...), innermost first; None if the thread waits.

        `busy`: the program hardly waits, so that a thread which could run without the lock does.
        """
        memory, size, code, frame, pread = self._memory, self._size, self._code, self._frame, os.pread
        held = pread(memory, self._locked + 4, self._holder)
        if len(held) < self._locked + 4:
            raise EOFError
        thread = int.from_bytes(held[:8], 'little') or self._main
        if held[self._locked] == 0 and not (busy and self._runs(self._number(thread + self._native))):
            return None
        address = self._number(thread + self._current)
        stack = []
        low = 0
        data = b''
        for _ in range(DEPTH):
            if address < 65536:
                break
            at = address - low
            if not 0 <= at <= len(data) - size:
                low = max(address + size - NEAR, 4096)
                try:
                    data = pread(memory, NEAR, low)
                except OSError:
                    data = b''
                if len(data) < NEAR:  # nothing is mapped just below it
                    low = address
                    data = pread(memory, size, low)
                    if len(data) < size:
                        break
                at = address - low
            executable, address, instruction = frame(data, at)
            executable &= ~3  # the lowest bits say how it is counted
            offset = instruction - executable - code
            if 0 <= offset < 1 << 31:  # else no Python: where C calls Python
                stack.append(executable)
                stack.append(offset)
        return tuple(stack)


    def _runs(self, native):
        """Whether a thread that does not hold the lock runs nevertheless, in code that needs no lock, or is about to."""
        try:
            with open('/proc/%d/task/%d/stat' % (self._pid, native), 'rb') as file:
                return file.read(512).rpartition(b') ')[2][:1] == b'R'
        except OSError:
            return False


class Output:
    def __init__(self, path):
        self._path = path
        self._file = None
        self._size = 0

    def add(self, counts, bursts, dropped):
        numbers = []
        for stack, times in counts.items():
            numbers.append(times)
            numbers.append(len(stack))
            numbers.extend(stack)
        data = struct.pack('<5Q%dQ' % len(numbers), MAGIC, len(numbers), bursts, dropped, process_time_ns(), *numbers)
        self._size += len(data)
        if self._size > LARGEST:
            return
        if self._file is None:
            self._file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        os.write(self._file, data)


def sample(stacks, clock, output):
    """Until the program ends, or what started us."""
    parent = os.getppid()
    counts = {}
    bursts = dropped = ever = 0
    period = PERIOD
    rest = period / 1e9
    last, since = clock_gettime_ns(clock), monotonic_ns()
    while os.getppid() == parent:
        sleep(rest)
        try:
            used = clock_gettime_ns(clock)
        except OSError:
            raise EOFError from None
        if used - last < period * 3 // 4:
            rest = min(max(rest * 1.25, period / 1e9), IDLE)
            if rest == IDLE:
                stacks.read(False)  # it may have become another program, and rest there
            continue
        ever += 1
        period = PERIOD * (1 if ever < MANY else 2 if ever < 3 * MANY else 4)
        rest = period / 1e9
        now = monotonic_ns()
        busy = (used - last) * 10 > (now - since) * 7
        last, since = used, now
        for _ in range(BURST):
            stack = stacks.read(busy)
            if stack is None:
                dropped += 1
                break
            counts[stack] = counts.get(stack, 0) + 1
        bursts += 1
        if bursts >= BATCH:
            output.add(counts, bursts, dropped)
            counts = {}
            bursts = dropped = 0


def main(path, output, pid):
    import gc
    gc.disable()  # nothing here makes cycles
    clock = (~int(pid) << 3) | 2  # as glibc computes the CPU clock of another process
    memory, maps = receive(path, clock)
    sample(Stacks(memory, maps, int(pid)), clock, Output(output))


if __name__ == '__main__':
    try:
        main(*sys.argv[1:])
    except (EOFError, ProcessLookupError):
        pass
    except (OSError, Refused, struct.error):
        sys.exit(1)
