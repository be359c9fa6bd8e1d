"""What recording a JVM costs: a fixed price, and CPU time of recorded runs over that of plain runs, in pairs that take turns.

    python3 overhead_java.py                         every load and JDK found, then docs/overhead.md
    python3 overhead_java.py --version 17 --load jsoup --pairs 3
    python3 overhead_java.py --report                write docs/overhead.md from what has been measured

JDKs are looked for on PATH and in the folders of MECHSYM_JAVA_PATH. The libraries that loads need are Debian packages, which apt-get
downloads into the cache folder once; results are kept in measured/jvm.json, and pairs that are there already are not run again. A
load runs for a minute of CPU: its rounds are set by a first run. The fixed price, that of starting Flight Recorder, is measured with a
program that does nothing, and taken off.
"""
import glob
import os
import shutil
import subprocess
import tempfile

from turns import (HERE, REPOSITORY, arguments, begin, interpreter, interval, keep, measure_start, median, pairs_for, run, say, seconds_of, start,
                   start_price, table, take_turns, write_section)

SETTINGS = os.path.join(REPOSITORY, 'packages', 'adapters', 'jvm', 'recorder', 'mechsym.jfc')
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


def pair(found, words, recorded_first):
    """(plain, recorded) CPU seconds of two runs that take turns. The options are those of packages/adapters/src/jvm.ts."""
    with tempfile.TemporaryDirectory() as session:
        options = ['-Xlog:jfr+startup=error', '-XX:+UnlockDiagnosticVMOptions', '-XX:+DebugNonSafepoints',
                   '-XX:FlightRecorderOptions=repository=%s/repo' % session,
                   '-XX:StartFlightRecording=settings=%s,filename=%s,dumponexit=true,maxsize=1g' % (SETTINGS, session)]
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
    beyond = {version: dict(results[version], workloads={
        name: [(plain, recorded - fixed(results[version])) for plain, recorded in pairs] for name, pairs in results[version]['workloads'].items()})
        for version in versions}
    write_section('JVM', [
        'At the default settings, first run (the second run, for observations, has no time). Starting Flight Recorder has a fixed price, whatever the program does, in CPU seconds: '
        + ', '.join('%s: %.2f (%.2f–%.2f)' % (results[version]['version'], fixed(results[version]), *interval(start_price(results[version]))) for version in versions)
        + '. The table is what comes on top of it, in runs of about a minute. The bar is a median over the loads of at most %.2f.' % BAR, '',
        'Made by `python3 packages/adapters/bench/overhead_java.py` (JDKs on PATH or in `MECHSYM_JAVA_PATH`).', '', *table(beyond, versions)],
        [results[version] for version in versions])


def main():
    run('jvm', arguments(__doc__, '~/.cache/mechsym-overhead-java', version=VERSIONS, load=list(LOADS)).parse_args(), measure, report)


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
                path = compiled(found['javac'], source, [os.path.join(folder, jar) for jar in jars], os.path.join(classes, name))
                words = ['-cp', path, os.path.basename(source)[:-len('.java')]]
                pairs = pairs_for(entry, name, options.fresh)
                rounds = rounds_of_a_minute(found, words, first) if len(pairs) < options.pairs else 0
                while len(pairs) < options.pairs:
                    pairs.append(pair(found, [*words, str(rounds)], len(pairs) % 2 == 1))
                    keep(store, results)
                say(version, name, [(plain, recorded - fixed(entry)) for plain, recorded in pairs])


if __name__ == '__main__':
    main()
