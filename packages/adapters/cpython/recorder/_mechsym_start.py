"""Starting and ending: which process is recorded, where its facts go, and how it is made sure that they get there."""
import atexit
import os
import posix
import sys
import time

import _signal
import _thread

import _mechsym_clock as clock
from _mechsym_known import Known

RECORDER_VERSION = '0.1.0'

_state = None


class State:
    """What belongs to the process: a forked child gets one of its own."""

    def __init__(self, folder, parent):
        self.folder = folder
        self.parent = parent
        self.pid = posix.getpid()
        self.start_ns = time.time_ns()
        self.id = '%d-%d' % (self.pid, self.start_ns)
        self.directory = os.path.abspath(os.environ['MECHSYM_DIR'])
        self.root = os.path.abspath(os.environ.get('MECHSYM_ROOT') or os.getcwd())
        self.real_root = os.path.realpath(self.root)
        self.cwd = _cwd()
        self.stdlib = os.path.dirname(os.__file__)
        self.file = os.path.join(self.directory, self.id + '.raw')
        self.opened = False
        self.ended = False
        self.failed = False
        self.touched = set()   # ids of code objects about which there is something beside stacks
        self.edges = set()     # (caller's id, its instruction, callee's id) of calls that were seen in no sample
        self.notes = []
        self.cpu = time.process_time_ns()
        self.wall = time.monotonic_ns()
        self.overhead = 0
        self.files = {}
        self.versions = None
        self.layout = None
        self.raises = None
        self.looks = None
        self.jit = None     # asked late: the JIT is turned on after sitecustomize
        self.helper = False
        self.outside = None


def jit():
    """'absent', 'off' or 'on'"""
    jit = getattr(sys, '_jit', None)
    if jit is None or not jit.is_available():
        return 'absent'
    return 'on' if jit.is_enabled() else 'off'


def _cwd():
    try:
        return os.getcwd()
    except OSError:
        return '/'


def start(folder):
    """Start recording this process. Called once, from sitecustomize, in the main thread."""
    global _state
    if _state is not None:
        return
    begin = time.thread_time_ns()
    _state = State(folder, 'pid:%d' % posix.getppid())
    clock.configure(register, look, flush, fail)
    if os.environ.get('MECHSYM_PERIOD'):
        clock.period = max(1_000_000, int(float(os.environ['MECHSYM_PERIOD']) * 1e9))
    import _mechsym_hooks as hooks
    hooks.install(sys.modules[__name__])
    atexit.register(at_exit)
    if _signal.getsignal(_signal.SIGPROF) != _signal.SIG_DFL:
        _state.notes.append(('warning', 'SIGPROF is in use by the program: no samples were taken'))
    else:
        clock.arm()
        _outside_later()
    clock.spent += time.thread_time_ns() - begin


OUTSIDE_EVERY = 100_000_000  # nanoseconds of CPU time between two steps of asking for the sampler from outside


def _outside_later():
    """Where somebody is there to start a sampler from outside, and the interpreter can be read by one."""
    after = os.environ.get('MECHSYM_OUTSIDE')
    if after and sys.version_info[:2] in ((3, 14), (3, 15)) and sys.platform == 'linux' and sys.executable:
        clock.outside = ask_outside
        clock.outside_after = time.thread_time_ns() + int(float(after) * 1e9)


def ask_outside(frame):
    """Called at ticks: ask for the sampler, and answer it. Where it is refused nothing is lost but what it could have told."""
    clock.outside_after += OUTSIDE_EVERY
    state = _state
    if _importing(frame) or '_mechsym_file' not in sys.modules:
        return
    try:
        if state.outside is None:
            if jit() == 'on':  # the instruction in the frame is out of date while compiled code runs
                clock.outside = None
                return
            state.outside = load('_mechsym_outside').Outside(state)
        if not state.outside.step():
            clock.outside = None
    except OSError:
        clock.outside = None


def relative(filename):
    """The path of a source file below the project's root, or '' for anything else."""
    state = _state
    known = state.files.get(filename)
    if known is not None:
        return known
    found = ''
    if filename and not filename.startswith('<'):
        path = os.path.normpath(os.path.join(state.cwd, filename))
        for root in (state.root, state.real_root):
            prefix = root if root.endswith('/') else root + '/'
            if path.startswith(prefix):
                below = path[len(prefix):]
                if not _foreign('/' + below) and not path.startswith(state.folder + '/') and not (
                        path.startswith(state.stdlib + '/') and not root.startswith(state.stdlib)):
                    found = below
                break
    state.files[filename] = found
    return found


def _foreign(below):
    return '/site-packages/' in below or '/dist-packages/' in below or '/node_modules/' in below


def register(code, frame):
    """Note a code object that was met for the first time."""
    if len(clock.codes) >= clock.CODES:
        return
    module = dict.get(frame.f_globals, '__name__') if isinstance(frame.f_globals, dict) else None
    clock.codes[id(code)] = Known(code, relative(code.co_filename), module if type(module) is str else '?')


# What is loaded when it is first needed, with what that needs, in order.
_LATER = {'_mechsym_file': ('_mechsym_file',), '_mechsym_outside': ('_mechsym_file', '_mechsym_outside'),
          '_mechsym_look': ('_mechsym_file', '_mechsym_tables', '_mechsym_types', '_mechsym_values', '_mechsym_names', '_mechsym_paths',
                            '_mechsym_raises', '_mechsym_looks', '_mechsym_look'),
          '_mechsym_threads': ('_mechsym_threads',), '_mechsym_jit': ('_mechsym_tables', '_mechsym_jit')}


class Failed(Exception):
    """The recorder cannot go on; says why in words for the user."""


def load(name):
    """A module of the recorder that is loaded late. The import system is not asked: the program may be in it, or have
    changed it, and a tick can come at any moment."""
    modules = sys.modules
    if name in modules:
        return modules[name]
    from _frozen_importlib_external import SourceFileLoader
    begin = time.thread_time_ns()
    without_cache = sys.dont_write_bytecode
    sys.dont_write_bytecode = False
    before = frozenset(modules)
    try:
        for each in _LATER[name]:
            if each not in modules:
                path = os.path.join(_state.folder, each + '.py')
                module = type(sys)(each)
                module.__file__ = path
                code = SourceFileLoader(each, path).get_code(each)
                modules[each] = module
                try:
                    exec(code, module.__dict__)
                except BaseException:
                    del modules[each]
                    raise
    except Exception as problem:
        if clock.raised_by_program(problem):
            raise
        raise Failed('could not load %s: %s: %s' % (each, type(problem).__name__, problem)) from None
    finally:
        sys.dont_write_bytecode = without_cache
        for extra in ('opcode', '_opcode', '_opcode_metadata'):
            if extra not in before:
                modules.pop(extra, None)  # a program that imports it sees a first import, as without us
        clock.once += time.thread_time_ns() - begin
    return modules[name]


def _importing(frame):
    while frame is not None:
        if frame.f_code.co_filename == '<frozen importlib._bootstrap>':
            return True
        frame = frame.f_back
    return False


def thread_starts():
    """Called before each start of a thread."""
    state = _state
    if state.helper or state.failed or state.ended or not clock.running:
        return
    state.helper = True
    try:
        clock.without_signals(_load_for_helper)
        load('_mechsym_threads').start(sys.modules[__name__])
    except Exception as problem:
        if clock.raised_by_program(problem):
            raise
        fail(problem)


def park(yes):
    """Called where the program sets or takes away the file descriptor that signals wake it up by."""
    if yes == clock.parked or not clock.running:
        return
    try:
        if yes and _state.raises is not None:
            clock.without_signals(_state.raises.close)
        clock.park(yes)
        if yes:
            thread_starts()
    except Exception as problem:
        if clock.raised_by_program(problem):
            raise
        fail(problem)


def forks():
    """Before a fork: where the helper is the only thread it ends, since forking a process with threads is warned of."""
    state = _state
    if clock.parked and state is not None and state.helper and state.pid == posix.getpid() and _thread._count() == 1:
        state.helper = False
        load('_mechsym_threads').end()


def has_forked():
    """After a fork, in the parent and in the child."""
    if clock.parked and _state is not None:
        thread_starts()


def _load_for_helper():
    """A thread that loads gives up the interpreter at each read of a file and, while others compute, waits milliseconds to
    get it back: the helper would see nothing of the first half second."""
    if not clock.gate.acquire(False):
        return
    try:
        load('_mechsym_look')
    finally:
        clock.gate.release()


def look(frame, stack):
    """The closer look at the hot frames of the project."""
    module = sys.modules.get('_mechsym_look')
    if module is None:
        if _importing(frame):
            return
        module = load('_mechsym_look')
    module.look(frame, _state)


def flush(last):
    """Append what is new to the raw file."""
    state = _state
    if state.failed or state.ended:
        return
    load('_mechsym_file').append(state, last)


def fail(problem):
    """Stop recording for good and say why in the file. The program goes on as if we had never been."""
    state = _state
    state.failed = True
    try:
        if clock.running:
            clock.disarm()
        trace = problem.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = '' if trace is None else ' (%s:%d)' % (os.path.basename(trace.tb_frame.f_code.co_filename), trace.tb_lineno)
        text = 'the recorder stopped after a failure of its own: %s: %s%s' % (type(problem).__name__, problem, place)
        if state.opened:
            load('_mechsym_file').write(state, {'notes': [('warning', text)]})
            return
        path = os.path.join(state.directory, state.id + '.failure.txt')
        file = posix.open(path, posix.O_WRONLY | posix.O_APPEND | posix.O_CREAT | posix.O_CLOEXEC, 0o644)
        try:
            posix.write(file, (text + '\n').encode('utf-8', 'backslashreplace'))
        finally:
            posix.close(file)
    except Exception:
        pass


def finish(signal_handler=_signal.SIG_IGN):
    """Stop the clock and write what there is. Safe to call more than once."""
    state = _state
    if state is None or state.ended or state.pid != posix.getpid():
        return
    held = clock.gate.acquire(timeout=1)  # another thread may be writing
    try:
        if clock.running:
            clock.disarm(signal_handler)
        if state.raises is not None:
            state.raises.close()
        clock.without_signals(flush, True)
    except Exception as problem:
        if clock.raised_by_program(problem):
            raise
        fail(problem)
    finally:
        state.ended = True
        if state.outside is not None:
            state.outside.end()
        if held:
            clock.gate.release()


def flush_now():
    """Write what there is, and go on."""
    if _state.ended or _state.failed:
        return
    held = clock.gate.acquire(timeout=1)
    try:
        clock.without_signals(flush, True)
    except Exception as problem:
        if clock.raised_by_program(problem):
            raise
        fail(problem)
    finally:
        if held:
            clock.gate.release()


def step_back(reason):
    """The program needs what the recorder uses: it stops taking samples and says so."""
    _state.notes.append(('warning', 'no samples from here on: ' + reason))


def at_exit():
    finish()


def forked():
    """In a forked child: a recording of its own. The timer was not inherited; what the parent counted is the parent's."""
    global _state
    parent = _state
    if parent is None or parent.failed:
        return
    try:
        _state = State(parent.folder, parent.id)
        _state.versions, _state.layout = parent.versions, parent.layout
        _state.raises = parent.raises
        if _state.raises is not None:
            _state.raises.reset()
        _state.cwd, _state.files = parent.cwd, parent.files
        for known in clock.codes.values():
            known.forget()
        clock.reset()
        if clock.running:
            clock.running = False
            clock.arm()
            _outside_later()
            has_forked()
    except Exception as problem:
        fail(problem)
