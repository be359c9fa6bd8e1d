"""Where a process ends or turns into another: the facts are written before, and nothing else changes."""
import os
import posix
import sys

import _signal
import _thread

import _mechsym_clock as clock


def install(recorder):
    """Wrap the functions of `os` that end this program without `atexit`, and those that take over its signal."""
    os.register_at_fork(before=recorder.forks, after_in_parent=recorder.has_forked, after_in_child=recorder.forked)
    real_exit, real_execv, real_execve = posix._exit, posix.execv, posix.execve
    real_signal, real_setitimer, real_set_wakeup_fd = _signal.signal, _signal.setitimer, _signal.set_wakeup_fd

    def _exit(status):
        recorder.finish()
        return real_exit(status)

    def execv(path, argv, /):
        """Execute an executable path with arguments, replacing current process."""
        return _replace(real_execv, path, argv)

    def execve(path, argv, env):
        """Execute an executable path with arguments, replacing current process."""
        return _replace(real_execve, path, argv, env)

    def _replace(real, *arguments):
        # The timer survives exec, its handler does not: it would kill the new program.
        was_running = clock.running
        if was_running:
            clock.disarm(None)
            real_signal(_signal.SIGPROF, _signal.SIG_DFL)
        recorder.flush_now()
        try:
            return real(*arguments)
        finally:
            if was_running:
                clock.arm()

    def signal(signalnum, handler, /):
        if signalnum == _signal.SIGPROF and handler is not clock.tick and clock.running:
            clock.disarm(_signal.SIG_DFL)
            recorder.step_back('the program set its own handler for SIGPROF')
        return real_signal(signalnum, handler)

    def setitimer(which, seconds, interval=0.0, /):
        if which == _signal.ITIMER_PROF and clock.running:
            clock.disarm(_signal.SIG_DFL)
            recorder.step_back('the program set its own profiling timer')
        return real_setitimer(which, seconds, interval)

    def set_wakeup_fd(fd, /, **options):
        parked = clock.parked
        if fd != -1:
            recorder.park(True)
        try:
            before = real_set_wakeup_fd(fd, **options)
            parked = fd != -1
            return before
        finally:
            recorder.park(parked)

    real_start = _thread.start_new_thread
    clock.start_thread = real_start

    def start_new_thread(*arguments):
        recorder.thread_starts()
        return real_start(*arguments)

    pairs = [(start_new_thread, real_start)]
    _thread.start_new_thread = start_new_thread
    if hasattr(_thread, 'start_joinable_thread'):  # 3.13+
        real_joinable = _thread.start_joinable_thread

        def start_joinable_thread(*arguments, **options):
            recorder.thread_starts()
            return real_joinable(*arguments, **options)

        pairs.append((start_joinable_thread, real_joinable))
        _thread.start_joinable_thread = start_joinable_thread
    threading = sys.modules.get('threading')
    if threading is not None:  # something in site imported it before us
        for wrapper, real in pairs:
            if getattr(threading, '_' + real.__name__, None) is real:
                setattr(threading, '_' + real.__name__, wrapper)
    for wrapper, real in pairs + [(_exit, real_exit), (execv, real_execv), (execve, real_execve),
                          (signal, real_signal), (setitimer, real_setitimer), (set_wakeup_fd, real_set_wakeup_fd)]:
        wrapper.__doc__ = real.__doc__
        wrapper.__name__ = wrapper.__qualname__ = real.__name__
        wrapper.__module__ = real.__module__
    os._exit, os.execv, os.execve = _exit, execv, execve
    posix._exit, posix.execv, posix.execve = _exit, execv, execve
    _signal.signal, _signal.setitimer, _signal.set_wakeup_fd = signal, setitimer, set_wakeup_fd
