"""Pairs of runs that take turns, and the page that says what they showed.

The two runs of a pair run one at a time, SLICE seconds each, so that a machine which is slow for a while is slow for both.
"""
import argparse
import json
import os
import platform
import re
import signal
import subprocess
import time

HERE = os.path.dirname(os.path.abspath(__file__))
REPOSITORY = os.path.normpath(os.path.join(HERE, '..', '..', '..'))
REPORT = os.path.join(REPOSITORY, 'docs', 'overhead.md')
MEASURED = os.path.join(HERE, 'measured')
SLICE = 0.1  # seconds of a turn
EMPTY_PAIRS = 15  # of a program that does nothing


def interpreter(variable, name, ask, *words):
    """What `ask(path, output)` knows of the first program of that name of which it knows anything: in the folders of an environment
    variable, then on PATH. The output is what the program prints with these words; None is known of those that fail."""
    for folder in (os.environ.get(variable, '') + os.pathsep + os.environ['PATH']).split(os.pathsep):
        path = os.path.join(folder, name)
        if folder and os.path.exists(path):
            ran = subprocess.run([path, *words], capture_output=True, text=True)
            found = ask(path, ran.stdout) if ran.returncode == 0 else None
            if found is not None:
                return found
    return None


def start(executable, words, environment):
    return os.posix_spawn(executable, [executable, *words], environment, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, '/dev/null', os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, '/dev/null', os.O_WRONLY, 0)])


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


def measure_start(entry, pair, save, fresh):
    """Fill `entry['empty']` with pairs of a program that does nothing. `pair(recorded_first)` runs one."""
    if fresh:
        entry['empty'] = []
    empty = entry.setdefault('empty', [])
    while len(empty) < EMPTY_PAIRS:
        empty.append(pair(len(empty) % 2 == 1))
        save()


def start_price(entry):
    """Each pair's CPU seconds that starting costs more when it is recorded."""
    return [recorded - plain for plain, recorded in entry['empty']]


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


def arguments(description, cache, **choices):
    """A parser of the options that every benchmark has, and of one for each choice, which may be given again. What a benchmark
    installs is kept in the folder `cache`."""
    parser = argparse.ArgumentParser(description=description.split('\n')[0])
    for name, values in choices.items():
        parser.add_argument('--' + name, action='append', choices=values, help='only this %s; may be given again' % name)
    parser.add_argument('--pairs', type=int, default=12)
    parser.add_argument('--cache', default=os.path.expanduser(cache))
    parser.add_argument('--fresh', action='store_true', help='forget what was measured before of what is measured now')
    parser.add_argument('--report', action='store_true', help='measure nothing')
    return parser


def run(name, options, measure, report):
    """Measure, unless only the page is wanted, and write the page. Results are kept in measured/NAME.json."""
    store, results = kept(name)
    if not options.report:
        measure(options, results, store)
    report(results)


def kept(name):
    """(file, results of earlier runs): a pair that is there already is not run again."""
    os.makedirs(MEASURED, exist_ok=True)
    store = os.path.join(MEASURED, name + '.json')
    if not os.path.exists(store):
        return store, {}
    with open(store) as file:
        return store, json.load(file)


def keep(store, results):
    text = json.dumps(rounded(results), indent=1, sort_keys=True)
    # a pair a line
    text = re.sub(r'\[\s+([-\d.]+),\s+([-\d.]+)\s+\]', r'[\1, \2]', text)
    with open(store + '.new', 'w') as file:
        file.write(text + '\n')
    os.replace(store + '.new', store)


def rounded(value):
    """Seconds to the millisecond: more was not measured."""
    if isinstance(value, dict):
        return {key: rounded(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(each) for each in value]
    return round(value, 3) if isinstance(value, float) else value


def begin(results, version, found):
    """The entry of a version, which says what was measured, when and on what."""
    entry = results.setdefault(version, {'workloads': {}})
    entry['version'] = found['version']
    entry['measured'] = '%s, %s, Linux %s' % (time.strftime('%Y-%m'), platform.machine(), '.'.join(platform.release().split('.')[:2]))
    return entry


def pairs_for(entry, name, fresh):
    """The pairs of a workload, to be added to."""
    if fresh:
        entry['workloads'][name] = []
    return entry['workloads'].setdefault(name, [])


def say(version, name, pairs):
    ratios = [recorded / plain for plain, recorded in pairs]
    print('%s %-22s plain %.2f s  ratio %.3f (%.3f–%.3f)' % (
        version, name, median([plain for plain, _ in pairs]), median(ratios), *interval(ratios)), flush=True)


def table(results, versions):
    """Ratios by workload and version, {version: {'version': text, 'workloads': {name: [(plain, recorded)]}}}, as Markdown."""
    names = sorted({name for version in versions for name in results[version]['workloads']})
    out = ['| workload | plain, s | ' + ' | '.join(results[v]['version'] for v in versions) + ' |',
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
            cells.append('%.3f (%.3f–%.3f)' % (median(ratios), *interval(ratios)) if len(ratios) > 1 else '%.3f' % ratios[0])
        out.append('| %s | %.2f | %s |' % (name, median(seconds), ' | '.join(cells)))
    out.append('| **median** | | ' + ' | '.join('**%.3f**' % median(medians[v]) if medians[v] else '' for v in versions) + ' |')
    out.append('')
    counts = [len(pairs) for v in versions for pairs in results[v]['workloads'].values()]
    out.append('%s each; below six the interval is their range.' % pairs_of(counts) if counts else 'Nothing measured yet.')
    return out


def pairs_of(counts):
    least, most = min(counts), max(counts)
    return '%d to %d pairs' % (least, most) if least < most else '%d pairs' % most if most > 1 else 'One pair'


HEAD = """# What recording costs

CPU time of a recorded run over that of a plain run of the same program, its children included: median of the ratios of
pairs, and its 95 % interval by order statistics. The two runs of a pair take turns of """ + '%g' % SLICE + """ s, so that what slows the
machine down slows both.
"""


def measured(entries):
    """When and on what entries were measured, in a line."""
    said = sorted({entry['measured'] for entry in entries})
    return 'Measured: %s.' % ('; '.join(said) if len(said) == 1 else '; '.join('%s: %s' % (entry['version'], entry['measured']) for entry in entries))


def write_section(title, lines, entries):
    """Replace one section of the page, which is of these entries, and leave the others as they are."""
    page = HEAD
    if os.path.exists(REPORT):
        with open(REPORT) as file:
            page = file.read()
    first, *sections = re.split('(?m)^(?=## )', page)
    sections = [each for each in sections if not each.startswith('## %s\n' % title)]
    sections.append('\n'.join(['## ' + title, '', *lines, '', measured(entries)]) + '\n')
    with open(REPORT, 'w') as file:
        file.write('\n'.join(each.rstrip('\n') + '\n' for each in [HEAD, *sorted(sections)]))
