import type { Program } from './run.ts';

/** Python that uses about 60 ms of CPU: enough for the recorder to look closer and to have something to write. */
export const BUSY = `
def work(n=1_500_000):
    total = 0
    for i in range(n):
        total += i % 7
    return total
`;

const main = (text: string): Program => ({ files: { 'main.py': `${BUSY}\n${text}` } });

/** Programs whose behaviour has to be the same with and without the recorder, by what they try. */
export const PROGRAMS: Readonly<Record<string, Program>> = {
  'a plain end': main('print(work())'),
  'sys.exit with a number': main('import sys\nprint(work())\nsys.exit(3)'),
  'sys.exit with a message': main('import sys\nwork()\nsys.exit("no good")'),
  'os._exit': main('import os\nprint(work(), flush=True)\nos._exit(4)'),
  'an exception that nobody handles': main('work()\nraise KeyError("lost")'),
  'death by SIGTERM': main('import os, signal\nwork()\nprint("now", flush=True)\nos.kill(os.getpid(), signal.SIGTERM)'),
  'death by SIGKILL': main('import os, signal\nwork()\nos.kill(os.getpid(), signal.SIGKILL)'),
  'a handler of SIGTERM': main(`
import os, signal
def stop(number, frame):
    print("stopped by", number)
    raise SystemExit(7)
signal.signal(signal.SIGTERM, stop)
work()
os.kill(os.getpid(), signal.SIGTERM)
work()
`),
  'KeyboardInterrupt': main('import os, signal\nwork()\ntry:\n    os.kill(os.getpid(), signal.SIGINT)\n    work()\nexcept KeyboardInterrupt:\n    print("caught")\nwork()'),
  'an exception out of a timer handler': main(`
import signal
class Late(TimeoutError): pass
def late(number, frame): raise Late
signal.signal(signal.SIGALRM, late)
caught = 0
for _ in range(150):
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.004)
        while True: work(1000)
    except Late:
        caught += 1
print(caught)
`),
  fork: main(`
import os
work()
pid = os.fork()
if pid == 0:
    work()
    os._exit(5)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), work())
`),
  subprocess: main('import subprocess, sys\nwork()\nprint(subprocess.run([sys.executable, "-c", "import sys; print(sum(range(10**6))); sys.exit(2)"]).returncode, flush=True)'),
  threads: main(`
import threading
out = []
threads = [threading.Thread(target=lambda: out.append(work())) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(sorted(out), threading.active_count(), [t.name for t in threading.enumerate()])
`),
  'a daemon thread at the end': main('import threading, time\nthreading.Thread(target=lambda: [work() for _ in range(10**6)], daemon=True).start()\ntime.sleep(0.1)\nprint("end")'),
  'a thread pool': main('from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(3) as pool: print(list(pool.map(lambda n: work(n), [10**5] * 6)))'),
  asyncio: main(`
import asyncio
async def step(n):
    await asyncio.sleep(0.001)
    return work(n)
async def all_steps():
    return sum(await asyncio.gather(*[step(50_000) for _ in range(10)]))
print(asyncio.run(all_steps()))
`),
  'asyncio with a signal handler': main(`
import asyncio, os, signal
async def go():
    loop = asyncio.get_running_loop()
    done = asyncio.Event()
    loop.add_signal_handler(signal.SIGUSR1, done.set)
    work()
    os.kill(os.getpid(), signal.SIGUSR1)
    await asyncio.wait_for(done.wait(), 10)
    print("signalled")
asyncio.run(go())
`),
  'asyncio with a signal handler, and a fork': main(`
import asyncio, os, signal, warnings
warnings.simplefilter("error")  # as for a fork where there are threads
async def go():
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, print)
    work()
    child = os.fork()
    if child == 0:
        work()
        os._exit(5)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    work()
for _ in range(2): asyncio.run(go())
`),
  'multiprocessing by fork': main('import multiprocessing\nif __name__ == "__main__":\n    with multiprocessing.get_context("fork").Pool(2) as pool: print(pool.map(work, [10**5] * 4))'),
  'multiprocessing by spawn': main('import multiprocessing\nif __name__ == "__main__":\n    with multiprocessing.get_context("spawn").Pool(2) as pool: print(pool.map(work, [10**5] * 4))'),
  'multiprocessing by forkserver': main('import multiprocessing\nif __name__ == "__main__":\n    with multiprocessing.get_context("forkserver").Pool(2) as pool: print(pool.map(work, [10**5] * 4))'),
  execv: main('import os, sys\nwork()\nprint("before", flush=True)\nos.execv(sys.executable, [sys.executable, "-c", "print(sum(range(3 * 10**6)))"])'),
  'execv to a program that is not Python': main('import os\nwork()\nos.execv("/bin/sh", ["sh", "-c", "i=0; while [ $i -lt 50000 ]; do i=$((i+1)); done; echo $i"])'),
  'execv that fails': main('import os\nwork()\ntry:\n    os.execv("/nowhere/at-all", ["x"])\nexcept FileNotFoundError as problem:\n    print(problem)\nprint(work())'),
  'execvpe': main('import os\nwork()\nos.execvpe("sh", ["sh", "-c", "echo $GREETING"], dict(os.environ, GREETING="hello"))'),
  '-c': { files: { 'tool.py': BUSY }, args: ['-c', 'import tool; print(tool.work())'] },
  '-m': { files: { 'tool/__init__.py': '', 'tool/__main__.py': `${BUSY}\nimport sys\nprint(work(), sys.argv[1:])` }, args: ['-m', 'tool', 'a', '-b'] },
  'standard input': { files: {}, args: ['-'], input: `${BUSY}\nprint(work())` },
  'its own SIGPROF handler': main(`
import signal
seen = []
print(signal.signal(signal.SIGPROF, lambda number, frame: seen.append(number)))
print(signal.setitimer(signal.ITIMER_PROF, 0.01, 0.01))
while len(seen) < 5: work(1000)
print(signal.setitimer(signal.ITIMER_PROF, 0)[1], len(seen) >= 5)
`),
  'SIGPROF set back to its default': main('import signal\nwork()\nsignal.signal(signal.SIGPROF, signal.SIG_DFL)\nprint(work(2_000_000))'),
  'its own sitecustomize': {
    files: { 'main.py': `${BUSY}\nimport sys\nprint(work(), sys.modules["sitecustomize"].MARK)`, 'own/sitecustomize.py': 'MARK = "mine"' },
    env: { PYTHONPATH: 'own' },
  },
  'a sitecustomize that fails': {
    files: { 'main.py': `${BUSY}\nprint(work())`, 'own/sitecustomize.py': 'raise ValueError("broken")' }, env: { PYTHONPATH: 'own' },
  },
  'what the program sees of the import system': main(`
import sys
work()
print([p for p in sys.path if "site-packages" not in p], "sitecustomize" in sys.modules, sys.dont_write_bytecode)
known = {"atexit", "_json", "binascii", "_sha2", "_sha256"}  # small C modules that the recorder uses
print([name for name in sorted(sys.modules) if not name.startswith("_mechsym_") and name not in known])
`),
  'closed standard output': { files: { 'main.py': `${BUSY}\nprint(work())` }, shell: '"$PYTHON" main.py >&-; echo $?' },
  'a full device': { files: { 'main.py': `${BUSY}\nprint(work())` }, shell: '"$PYTHON" main.py > /dev/full; echo $?' },
  'deep recursion': main(`
import sys
def down(n): return 0 if n == 0 else 1 + down(n - 1)
print(sum(down(900) for _ in range(400)))
def forever(): return forever() + 1
caught = 0
for _ in range(60):
    try: forever()
    except RecursionError: caught += 1
print(caught)
`),
  'a working directory that is gone': main('import os, tempfile\nd = tempfile.mkdtemp()\nos.chdir(d)\nos.rmdir(d)\nprint(work())'),
  'asking who traces': main(`
import sys
seen = set()
def ask(n):
    seen.add(str(sys.gettrace()))
    seen.add(str(sys.gettrace))
    try:
        return {}[n]
    except KeyError:
        return str(sys.gettrace())
for _ in range(400):
    work(10_000)
    for n in range(300): seen.add(ask(n))
print(sorted(seen))`),
  'a tracer': main(`
import sys
seen = set()
def trace(frame, event, arg):
    seen.add(event)
    return trace
sys.settrace(trace)
def inner():
    x = 1
    y = [x] * 3
    work(60_000)
    return x, y, sorted(locals())
print(inner())
sys.settrace(None)
print(sorted(seen))
`),
  'locals() that is kept': main(`
def keep():
    kept = locals()
    a = 1
    for i in range(400_000): a += i
    return sorted(kept), a
print(keep())
`),
  'objects that die in time': main(`
import weakref
class Thing: pass
def live():
    alive = []
    for i in range(40_000):
        thing = Thing()
        ref = weakref.ref(thing)
        del thing
        if ref() is not None: alive.append(i)
    return alive
print(live())
`),
  'objects that refuse to be looked at': main(`
class Trap:
    def __getattribute__(self, name): print("touched", name); return object.__getattribute__(self, name)
    def __len__(self): print("len"); return 0
    def __eq__(self, other): print("eq"); return True
    def __hash__(self): print("hash"); return 1
    def __repr__(self): print("repr"); return ""
    def __bool__(self): print("bool"); return True
class Meta(type):
    def __getattribute__(cls, name): print("meta", name); return type.__getattribute__(cls, name)
    def __instancecheck__(cls, other): print("instancecheck"); return False
    def __eq__(cls, other): print("meta eq"); return cls is other
    def __hash__(cls): print("meta hash"); return 1
    def __subclasscheck__(cls, other): print("subclasscheck"); return False
    def mro(cls): return type.mro(cls)
class Watched(metaclass=Meta):
    @property
    def size(self): print("size"); return 1
    def __getattr__(self, name): print("getattr", name); return 1
def loop():
    trap, watched, kind, held = Trap(), Watched(), Watched, [Trap(), Watched(), Watched]
    for i in range(6_000_000):
        a = i
    if i < 0: return trap.x, watched.size, watched.size.y, watched.other, held.x, kind.z, trap + 1, trap[0], 1 in watched
print(loop() is None)
`),
};
