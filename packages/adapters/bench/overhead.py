"""What recording costs: CPU time of recorded runs over that of plain runs, in interleaved pairs.

    python3 overhead.py                              every workload, every interpreter found, then docs/overhead.md
    python3 overhead.py --version 3.14 --workload json_pure --pairs 5
    python3 overhead.py --report                     write docs/overhead.md from what has been measured

Interpreters are looked for on PATH and in the folders of MECHSYM_PYTHON_PATH. The packages that workloads need are
installed once, by pip, into the cache folder; results are kept there too, and pairs that are there already are not run
again. CPU time is that of the process and its children, from wait4. The two runs of a pair take turns of a tenth of a second,
so that a machine which is slow for a while is slow for both.
"""
import argparse
import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
REPOSITORY = os.path.normpath(os.path.join(HERE, '..', '..', '..'))
RECORDER = os.path.join(REPOSITORY, 'packages', 'adapters', 'cpython', 'recorder')
WORKLOADS = os.path.join(HERE, 'workloads')
REPORT = os.path.join(REPOSITORY, 'docs', 'overhead.md')
VERSIONS = ('3.11', '3.12', '3.13', '3.14', '3.15')
PACKAGES = ('pygments==2.19.2', 'markdown==3.9', 'networkx==3.5', 'docutils==0.22.2')
BAR = 1.03
SLICE = 0.1        # seconds of a turn
SAMPLER_AFTER = 2  # seconds of CPU, as `mechsym record` sets it


def interpreter(version):
    path = os.environ.get('MECHSYM_PYTHON_PATH', '') + os.pathsep + os.environ['PATH']
    for folder in path.split(os.pathsep):
        python = os.path.join(folder, 'python' + version)
        if folder and os.path.exists(python):
            probe = subprocess.run([python, '-c', 'import os, sys; print("%d.%d" % sys.version_info[:2]); '
                                    'print(sys.version.split()[0]); print(os.path.dirname(os.__file__)); print(sys.executable)'],
                                   capture_output=True, text=True)
            lines = probe.stdout.split('\n')
            if probe.returncode == 0 and lines[0] == version:
                return {'python': lines[3], 'version': lines[1], 'library': lines[2]}  # a version manager's shim would be measured too
    return None


def packages(cache):
    folder = os.path.join(cache, 'packages')
    if not os.path.isdir(folder):
        partial = folder + '.partial'
        shutil.rmtree(partial, ignore_errors=True)
        subprocess.run([sys.executable, '-m', 'pip', 'install', '--quiet', '--no-deps', '--no-compile', '--target', partial,
                        *PACKAGES], check=True)
        os.rename(partial, folder)
    return folder


def start(python, words, environment):
    return os.posix_spawn(python, [python, *words], environment, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, '/dev/null', os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, '/dev/null', os.O_WRONLY, 0)])


def sampler_command(session, name, request):
    """What `mechsym record` runs for a process that asks for a sampler: (executable, arguments)."""
    executable, pid = request.split('\n')[:2]
    base = os.path.join(session, name[:-len('.request')])
    return executable, ['-I', '-S', os.path.join(RECORDER, '_mechsym_sampler.py'), base + '.sock', base + '.samples', pid]


def ended(pid):
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is not None


def take_turns(pids):
    """Let processes run one at a time, SLICE seconds each, until all have ended: what slows the machine down slows all."""
    running = list(pids)
    for pid in running[1:]:
        os.kill(pid, signal.SIGSTOP)
    while running:
        end = time.monotonic() + SLICE
        while time.monotonic() < end and not ended(running[0]):
            time.sleep(SLICE / 10)
        if ended(running[0]):
            running.pop(0)
        else:
            os.kill(running[0], signal.SIGSTOP)
            running.append(running.pop(0))
        if running:
            os.kill(running[0], signal.SIGCONT)


def seconds_of(pid):
    """(CPU seconds of a process that has ended, its children included; its status)"""
    _, status, usage = os.wait4(pid, 0)
    return usage.ru_utime + usage.ru_stime, status


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


def pair(found, name, folder, recorded_first):
    """(plain, recorded) CPU seconds of two runs that take turns; the sampler from outside counts as recorded."""
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
        if not any(name.endswith('.facts.jsonl') for name in os.listdir(session)):
            raise SystemExit('nothing was recorded of %s on %s' % (name, found['version']))
    return tuple(seconds)


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def interval(values):
    """A 95 % interval of the median by order statistics: no assumption about the distribution."""
    ordered, n = sorted(values), len(values)
    below, probability, term = 0, 0.0, 0.5 ** n
    for k in range(n // 2):
        probability += term
        if probability > 0.025:
            break
        below = k + 1
        term = term * (n - k) / (k + 1)
    return ordered[max(0, below - 1)], ordered[min(n - 1, n - below)]


def report(results):
    versions = [version for version in VERSIONS if version in results]
    names = sorted({name for version in versions for name in results[version]['workloads']})
    out = ['# What recording costs', '',
           'CPU time of a recorded run over that of a plain run of the same program, its children included, at the default',
           'settings: median of the ratios of pairs, and its 95 % interval by order statistics. The two runs of a pair take turns of',
           '%g s, so that what slows the machine down slows both. The sampler from outside is included. The bar is a median' % SLICE,
           'over the workloads of at most %.2f.' % BAR, '',
           'Made by `python3 packages/adapters/bench/overhead.py` (interpreters on PATH or in `MECHSYM_PYTHON_PATH`) on %s, Linux %s.'
           % (platform.machine(), platform.release().split('-')[0]), '',
           '| workload | plain, s | ' + ' | '.join(results[v]['version'] for v in versions) + ' |',
           '| --- | --- |' + ' --- |' * len(versions)]
    medians = {version: [] for version in versions}
    for name in names:
        cells, seconds = [], []
        for version in versions:
            pairs = results[version]['workloads'].get(name, [])
            ratios = [recorded / plain for plain, recorded in pairs]
            if not ratios:
                cells.append('')
                continue
            seconds.extend(plain for plain, _ in pairs)
            medians[version].append(median(ratios))
            cells.append('%.3f (%.3f–%.3f)' % (median(ratios), *interval(ratios)))
        out.append('| %s | %.2f | %s |' % (name, median(seconds), ' | '.join(cells)))
    out.append('| **median** | | ' + ' | '.join('**%.3f**' % median(medians[v]) if medians[v] else '' for v in versions) + ' |')
    out.append('')
    counts = [len(pairs) for v in versions for pairs in results[v]['workloads'].values()]
    out.append('%d to %d pairs each; below six the interval is their range.' % (min(counts), max(counts)) if counts else 'Nothing measured yet.')
    os.makedirs(os.path.dirname(REPORT), exist_ok=True)
    with open(REPORT, 'w') as file:
        file.write('\n'.join(out) + '\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--version', action='append', choices=VERSIONS, help='only this version; may be given again')
    parser.add_argument('--workload', action='append', help='only this workload; may be given again')
    parser.add_argument('--pairs', type=int, default=12)
    parser.add_argument('--cache', default=os.path.expanduser('~/.cache/mechsym-overhead'))
    parser.add_argument('--fresh', action='store_true', help='forget what was measured before')
    parser.add_argument('--report', action='store_true', help='measure nothing')
    options = parser.parse_args()
    os.makedirs(options.cache, exist_ok=True)
    store = os.path.join(options.cache, 'results.json')
    results = {}
    if os.path.exists(store) and not options.fresh:
        with open(store) as file:
            results = json.load(file)
    if not options.report:
        measure(options, results, store)
    report(results)


def measure(options, results, store):
    folder = packages(options.cache)
    names = options.workload or sorted(name[:-3] for name in os.listdir(WORKLOADS) if name.endswith('.py'))
    for version in options.version or VERSIONS:
        found = interpreter(version)
        if found is None:
            print('skipped %s: no python%s found' % (version, version))
            continue
        entry = results.setdefault(version, {'workloads': {}})
        entry['version'] = found['version']
        for name in names:
            pairs = entry['workloads'].setdefault(name, [])
            if not pairs:
                pair(found, name, folder, False)  # compiled files are in place from here on
            while len(pairs) < options.pairs:
                pairs.append(pair(found, name, folder, len(pairs) % 2 == 1))
                with open(store + '.new', 'w') as file:
                    json.dump(results, file)
                os.replace(store + '.new', store)
            ratios = [recorded / plain for plain, recorded in pairs]
            print('%s %-22s plain %.2f s  ratio %.3f (%.3f–%.3f)' % (
                version, name, median([plain for plain, _ in pairs]), median(ratios), *interval(ratios)), flush=True)


if __name__ == '__main__':
    main()
