"""The program's side of the sampler from outside (`_mechsym_sampler.py`): asking for it, handing over what it reads from, and
keeping what it saw.

The in-process clock looks only where the interpreter checks for signals. It stays the clock: it counts samples. What is
seen from outside says how they divide among the operations between two checks, as a counter of its own, in a file of its own.

Nothing is started by the program: it leaves a request in the session's folder, and whoever runs the session may answer it
with a sampler. Each step opens its files by name and closes them again, so that no open file of ours is ever there for
the program to close or to inherit.
"""
import posix
import sys

import _mechsym_file as file

TRIES = 100            # steps that it may take to answer
LARGEST = 2_000_000    # bytes that are read at once


class Outside:
    """What one process has to do with its sampler."""

    def __init__(self, state):
        self._state = state
        self._name = state.directory + '/' + state.id
        self._tries = TRIES
        self._read = 0       # bytes of the sampler's output that have been read
        self.taken = False   # the sampler has what it reads from

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
        """What the sampler has written since the last time."""
        try:
            handle = posix.open(self._name + '.samples', posix.O_RDONLY | posix.O_CLOEXEC)
        except OSError:
            return b''
        try:
            data = posix.pread(handle, LARGEST, self._read)
        finally:
            posix.close(handle)
        self._read += len(data)
        return data

    def end(self):
        """Leave nothing of the sampler's behind."""
        for suffix in ('.samples', '.request', '.sock'):
            try:
                posix.unlink(self._name + suffix)
            except OSError:
                pass
