"""What recording a JVM costs: a fixed price, what comes on top of it while a recording runs, and CPU time of whole recorded runs over that of plain ones.

    python3 overhead_java.py                         every load and JDK found, then docs/overhead.md
    python3 overhead_java.py --version 17 --load jsoup --pairs 3
    python3 overhead_java.py --whole                 whole runs of a minute too, in pairs that take turns: ten minutes a pair of all
    python3 overhead_java.py --report                write docs/overhead.md from what has been measured

JDKs are looked for on PATH and in the folders of MECHSYM_JAVA_PATH. The libraries that loads need are Debian packages, which apt-get
downloads into the cache folder once; results are kept in measured/jvm.json, and pairs that are there already are not run again.

The fixed price, that of starting Flight Recorder, is measured with a program that does nothing. What comes on top of it is measured in one
JVM a load, in which a recording is switched on and off (java/Toggle.java): two JVMs that run one program differ by up to 5 % in CPU, since they
compile it differently, which is more than what is to be measured. Whole runs take a minute of CPU, their rounds set by a first run, with the fixed price taken off.
"""
import glob
import os
import shutil
import subprocess
import tempfile

from turns import (HERE, REPOSITORY, arguments, begin, interpreter, interval, keep, measure_start, median, pairs_for, run, say, seconds_of, start,
                   start_price, table, take_turns, write_section)

SETTINGS = os.path.join(REPOSITORY, 'packages', 'adapters', 'jvm', 'recorder', 'mechsym.jfc')
TOGGLE = os.path.join(HERE, 'java', 'Toggle.java')
FIELD = os.path.join(REPOSITORY, 'test', 'field')
VERSIONS = ('17', '21', '25')
PACKAGES = ('libh2-java', 'libjsoup-java', 'libjackson2-core-java', 'libjackson2-databind-java', 'libjackson2-annotations-java', 'librhino-java')
# source, rounds of the first run, jars
LOADS = {
    'h2': (os.path.join(FIELD, 'h2', 'Load.java'), 600, ('h2.jar',)),
    'jackson': (os.path.join(HERE, 'java', 'Json.java'), 3200, ('jackson-core.jar', 'jackson-databind.jar', 'jackson-annotations.jar')),
    'jsoup': (os.path.join(FIELD, 'jsoup', 'Load.java'), 3600, ('jsoup.jar',)),
    'rhino': (os.path.join(HERE, 'java', 'Script.java'), 1400, ('rhino.jar', 'js.jar')),
}
NOTHING = 'class Nothing { public static void main(String[] words) { } }\n'
MINUTE = 60  # of CPU
BAR = 1.02
WINDOWS = 30  # with a recording, of 2 s
PART = 80  # of the rounds of the first run, done at a time while the recording is switched


def jdk(version):
    def ask(java, output):
        javac = os.path.join(os.path.dirname(java), 'javac')
        words = output.split()
        is_wanted = len(words) > 1 and words[1].split('.')[0] == version and os.path.exists(javac)
        return {'java': java, 'javac': javac, 'version': words[1]} if is_wanted else None
    return interpreter('MECHSYM_JAVA_PATH', 'java', ask, '--version')


def libraries(cache):
    """Folder with the jars."""
    folder = os.path.join(cache, 'jars')
    if not os.path.isdir(folder):
        partial = folder + '.partial'
        shutil.rmtree(partial, ignore_errors=True)
        os.makedirs(partial)
        subprocess.run(['apt-get', 'download', '-qq', *PACKAGES], cwd=partial, check=True)
        for package in glob.glob(os.path.join(partial, '*.deb')):
            subprocess.run(['dpkg-deb', '-x', package, partial], check=True)
        os.rename(partial, folder)
    return os.path.join(folder, 'usr', 'share', 'java')


def compiled(javac, source, jars, target):
    os.makedirs(target, exist_ok=True)
    subprocess.run([javac, '-g', '-d', target, '-cp', os.pathsep.join(jars), source], check=True)
    return os.pathsep.join([target, *jars])


def recorder_options(session):
    """Those of packages/adapters/src/jvm.ts, but for the recording itself."""
    return ['-Xlog:jfr+startup=error', '-XX:+UnlockDiagnosticVMOptions', '-XX:+DebugNonSafepoints', '-XX:FlightRecorderOptions=repository=%s/repo' % session]


def pair(found, words, recorded_first):
    """(plain, recorded) CPU seconds of two runs that take turns."""
    with tempfile.TemporaryDirectory() as session:
        options = [*recorder_options(session), '-XX:StartFlightRecording=settings=%s,filename=%s,dumponexit=true,maxsize=1g' % (SETTINGS, session)]
        runs = [words, [*options, *words]]
        if recorded_first:
            runs.reverse()
        pids = [start(found['java'], each, environment()) for each in runs]
        take_turns(pids)
        ended = [seconds_of(pid) for pid in pids]
        if any(status for _, status in ended):
            raise SystemExit('%s on JDK %s ended with status %s' % (words[-2:], found['version'], [status for _, status in ended]))
        if not any(os.path.getsize(dump) for dump in glob.glob(os.path.join(session, '*.jfr'))):
            raise SystemExit('nothing was recorded of %s on JDK %s' % (words[-2:], found['version']))
    seconds = [each for each, _ in ended]
    return tuple(reversed(seconds) if recorded_first else seconds)


def switched(found, path, name, rounds):
    """[(plain, recorded)] CPU seconds of the same work within one JVM."""
    with tempfile.TemporaryDirectory() as session:
        ran = subprocess.run([found['java'], *recorder_options(session), '-cp', path, 'Toggle', name, str(max(1, rounds // PART)), SETTINGS, str(WINDOWS)], env=environment(), capture_output=True, text=True)
        if ran.returncode:
            raise SystemExit('%s on JDK %s: %s' % (name, found['version'], ran.stderr))
        return [tuple(float(word) for word in line.split()) for line in ran.stdout.splitlines() if not line.startswith('[')]


def rounds_of_a_minute(found, words, rounds):
    """As many rounds as take a minute of CPU. A first run is short, so that much of it is starting and compiling: the second says it better."""
    for _ in range(2):
        seconds, status = seconds_of(start(found['java'], [*words, str(rounds)], environment()))
        if status:
            raise SystemExit('%s on JDK %s ended with status %s' % (words[-1], found['version'], status))
        rounds = max(1, round(rounds * MINUTE / seconds))
    return rounds


def environment():
    return {key: value for key, value in os.environ.items() if not key.startswith(('MECHSYM_', 'JAVA_', 'JDK_'))}


def fixed(entry):
    return median(start_price(entry))


def report(results):
    versions = [version for version in VERSIONS if version in results]
    if not versions:
        return
    running = {version: dict(results[version], workloads=results[version].get('running', {})) for version in versions}
    beyond = {version: dict(results[version], workloads={
        name: [(plain, recorded - fixed(results[version])) for plain, recorded in pairs] for name, pairs in results[version]['workloads'].items()})
        for version in versions}
    write_section('JVM', [
        'At the default settings, first run (the second run, for observations, has no time). Starting Flight Recorder has a fixed price, whatever the program does, in CPU seconds: '
        + ', '.join('%s: %.2f (%.2f–%.2f)' % (results[version]['version'], fixed(results[version]), *interval(start_price(results[version]))) for version in versions)
        + '. The first table is what comes on top of it while a recording runs: windows of two seconds in one JVM, with and without a recording by turns, so that both run the same compiled code.'
        + ' The bar is a median over the loads of at most %.2f.' % BAR, '',
        'Made by `python3 packages/adapters/bench/overhead_java.py` (JDKs on PATH or in `MECHSYM_JAVA_PATH`).', '', *table(running, versions), '',
        'Whole runs of about a minute, the fixed price taken off, in pairs of two JVMs that take turns (`--whole`). Two plain runs of one program differ by up to 5 %, as the compilers have it:', '',
        *table(beyond, versions)],
        [results[version] for version in versions])


def main():
    parser = arguments(__doc__, '~/.cache/mechsym-overhead-java', version=VERSIONS, load=list(LOADS))
    parser.add_argument('--whole', action='store_true', help='measure whole runs too')
    run('jvm', parser.parse_args(), measure, report)


def measure(options, results, store):
    folder = libraries(options.cache)
    for version in options.version or VERSIONS:
        found = jdk(version)
        if found is None:
            print('skipped JDK %s: none found' % version)
            continue
        entry = begin(results, version, found)
        with tempfile.TemporaryDirectory() as classes:
            nothing = os.path.join(classes, 'Nothing.java')
            with open(nothing, 'w') as file:
                file.write(NOTHING)
            path = compiled(found['javac'], nothing, [], classes)
            measure_start(entry, lambda recorded_first: pair(found, ['-cp', path, 'Nothing'], recorded_first), lambda: keep(store, results), options.fresh)
            print('%s: fixed price %.2f s' % (version, fixed(entry)), flush=True)
            for name in options.load or LOADS:
                source, first, jars = LOADS[name]
                jars = [os.path.join(folder, jar) for jar in jars]
                main_class = os.path.basename(source)[:-len('.java')]
                path = compiled(found['javac'], source, jars, os.path.join(classes, name))
                running = entry.setdefault('running', {})
                if options.fresh or name not in running:
                    compiled(found['javac'], TOGGLE, jars, os.path.join(classes, name))
                    running[name] = switched(found, path, main_class, first)
                    keep(store, results)
                say(version, name, running[name])
                if not options.whole:
                    continue
                words = ['-cp', path, main_class]
                pairs = pairs_for(entry, name, options.fresh)
                rounds = rounds_of_a_minute(found, words, first) if len(pairs) < options.pairs else 0
                while len(pairs) < options.pairs:
                    pairs.append(pair(found, [*words, str(rounds)], len(pairs) % 2 == 1))
                    keep(store, results)
                say(version, name, [(plain, recorded - fixed(entry)) for plain, recorded in pairs])


if __name__ == '__main__':
    main()
