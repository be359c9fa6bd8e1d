"""What recording costs: CPU time of recorded runs over that of plain runs, in interleaved pairs.

    python3 overhead.py                              every workload, every interpreter found, then docs/overhead.md
    python3 overhead.py --version 3.14 --workload json_pure --pairs 5
    python3 overhead.py --report                     write docs/overhead.md from what has been measured

Interpreters are looked for on PATH and in the folders of MECHSYM_PYTHON_PATH. The packages that workloads need are
installed once, by pip, into the cache folder; results are kept in measured/cpython.json, and pairs that are there already are
not run again. CPU time is that of the process and its children, from wait4. The two runs of a pair take turns of a tenth of a second,
so that a machine which is slow for a while is slow for both.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor

from turns import (HERE, REPOSITORY, arguments, begin, interpreter, keep, median, pairs_for, run, say, seconds_of, start, table, take_turns,
                   write_section)

RECORDER = os.path.join(REPOSITORY, 'packages', 'adapters', 'cpython', 'recorder')
WORKLOADS = os.path.join(HERE, 'workloads')
VERSIONS = ('3.11', '3.12', '3.13', '3.14', '3.15')
PACKAGES = ('pygments==2.19.2', 'markdown==3.9', 'networkx==3.5', 'docutils==0.22.2')
BAR = 1.03
SAMPLER_AFTER = 2  # seconds of CPU, as `mechsym record` sets it


PROBE = ('import os, sys; print("%d.%d" % sys.version_info[:2]); print(sys.version.split()[0]); '
         'print(os.path.dirname(os.__file__)); print(sys.executable)')


def python(version):
    def ask(_, output):
        lines = output.split('\n')
        # A version manager's shim would be measured too, so the executable is the one that runs.
        return {'python': lines[3], 'version': lines[1], 'library': lines[2]} if lines[0] == version else None
    return interpreter('MECHSYM_PYTHON_PATH', 'python' + version, ask, '-c', PROBE)


def packages(cache):
    folder = os.path.join(cache, 'packages')
    if not os.path.isdir(folder):
        partial = folder + '.partial'
        shutil.rmtree(partial, ignore_errors=True)
        subprocess.run([sys.executable, '-m', 'pip', 'install', '--quiet', '--no-deps', '--no-compile', '--target', partial,
                        *PACKAGES], check=True)
        os.rename(partial, folder)
    return folder


def sampler_command(session, name, request):
    """What `mechsym record` runs for a process that asks for a sampler: (executable, arguments)."""
    executable, pid = request.split('\n')[:2]
    base = os.path.join(session, name[:-len('.request')])
    return executable, ['-I', '-S', os.path.join(RECORDER, '_mechsym_sampler.py'), base + '.sock', base + '.samples', pid]


def answer(session, environment, stop):
    """Start the sampler from outside if the run asks for one, as `mechsym record` does. Returns its number, or None."""
    while not stop.is_set():
        asked = [name for name in os.listdir(session) if name.endswith('.request')]
        if asked:
            with open(os.path.join(session, asked[0])) as file:
                request = file.read()
            return start(*sampler_command(session, asked[0], request), environment)
        stop.wait(0.05)
    return None


def convert(python, session, environment):
    """CPU seconds of making facts of what the program left, which `mechsym record` does when the program has ended."""
    raw = [os.path.join(session, name) for name in os.listdir(session) if name.endswith('.raw')]
    seconds, status = seconds_of(start(python, ['-I', '-S', os.path.join(RECORDER, '_mechsym_facts.py'), *raw], environment))
    if not raw or status or not any(name.endswith('.facts.jsonl') for name in os.listdir(session)):
        raise SystemExit('nothing was recorded')
    return seconds


def pair(found, name, folder, recorded_first):
    """((plain, recorded), conversion) in CPU seconds: of two runs that take turns, where the sampler from outside counts as
    recorded; and of making facts of it afterwards."""
    script = os.path.join(WORKLOADS, name + '.py')
    plain = {key: value for key, value in os.environ.items() if not key.startswith(('MECHSYM_', 'PYTHON'))}
    plain['PYTHONHASHSEED'] = '0'
    plain['PYTHONPATH'] = folder
    with tempfile.TemporaryDirectory() as session, ThreadPoolExecutor(1) as pool:
        root = found['library'] if 'Root: the standard library' in open(script).read() else folder
        recorded = dict(plain, PYTHONPATH=RECORDER + ':' + folder, MECHSYM_DIR=session, MECHSYM_ROOT=root,
                        MECHSYM_OUTSIDE=str(SAMPLER_AFTER))
        stop = threading.Event()
        sampler = pool.submit(answer, session, recorded, stop)
        pids = [start(found['python'], [script], environment) for environment in
                ((recorded, plain) if recorded_first else (plain, recorded))]
        try:
            take_turns(pids)
        finally:
            stop.set()  # else the pool would wait for ever after an interrupt
        runs = [seconds_of(pid) for pid in pids]
        if any(status for _, status in runs):
            raise SystemExit('%s %s ended with status %s' % (found['python'], script, [status for _, status in runs]))
        seconds = [each for each, _ in runs]
        if recorded_first:
            seconds.reverse()
        if sampler.result() is not None:
            seconds[1] += seconds_of(sampler.result())[0]  # it may have been refused
        conversion = convert(found['python'], session, plain)
    return tuple(seconds), conversion


def report(results):
    versions = [version for version in VERSIONS if version in results]
    if not versions:
        return
    conversions = [seconds for version in versions for each in results[version].get('conversion', {}).values() for seconds in each]
    afterwards = ['', 'Making facts of what was recorded, in another process when the program has ended, took %.2f s of CPU (median of all; at most %.2f s): it '
                  'is not in the ratios.' % (median(conversions), max(conversions))] if conversions else []
    write_section('CPython', [
        'At the default settings, the sampler from outside included. The bar is a median over the workloads of at most %.2f.' % BAR, '',
        'Made by `python3 packages/adapters/bench/overhead.py` (interpreters on PATH or in `MECHSYM_PYTHON_PATH`).', '',
        *table(results, versions), *afterwards], [results[version] for version in versions])


def main():
    run('cpython', arguments(__doc__, '~/.cache/mechsym-overhead', version=VERSIONS, workload=None).parse_args(), measure, report)


def measure(options, results, store):
    folder = packages(options.cache)
    names = options.workload or sorted(name[:-3] for name in os.listdir(WORKLOADS) if name.endswith('.py'))
    for version in options.version or VERSIONS:
        found = python(version)
        if found is None:
            print('skipped %s: no python%s found' % (version, version))
            continue
        entry = begin(results, version, found)
        for name in names:
            pairs = pairs_for(entry, name, options.fresh)
            if not pairs:
                pair(found, name, folder, False)  # compiled files are in place from here on
            while len(pairs) < options.pairs:
                both, conversion = pair(found, name, folder, len(pairs) % 2 == 1)
                pairs.append(both)
                entry.setdefault('conversion', {}).setdefault(name, []).append(conversion)
                keep(store, results)
            say(version, name, pairs)


if __name__ == '__main__':
    main()
