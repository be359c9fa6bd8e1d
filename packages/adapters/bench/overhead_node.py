"""What recording Node costs: CPU time of recorded runs over that of plain runs, in pairs that take turns.

    python3 overhead_node.py                         every load, level and Node found, then docs/overhead.md
    python3 overhead_node.py --level light --version 22 --load immer --pairs 5
    python3 overhead_node.py --report                write docs/overhead.md from what has been measured

Node is looked for on PATH and in the folders of MECHSYM_NODE_PATH. The loads are those of test/field; their packages are
installed once, by npm, into the cache folder; results are kept in measured/node.json: a pair that is there already is not run
again.
"""
import glob
import os
import shutil
import subprocess
import tempfile

from turns import (REPOSITORY, arguments, begin, interpreter, keep, measure_start, median, pairs_for, run, say, seconds_of, start, start_price,
                   table, take_turns, write_section)

RECORDER = os.path.join(REPOSITORY, 'packages', 'adapters', 'v8', 'recorder')
VERSIONS = ('20', '22', '24', '26')
# package and version, rounds that take some 12 s, what lies beside the load: its name there and where it comes from
LOADS = {
    'acorn': ('acorn@8.19.0', 72, {'acorn.mjs': 'acorn/dist/acorn.mjs', 'input.txt': 'uglify-js/lib/*.js'}),
    'csv-parse': ('csv-parse@7.0.3', 32, {'sync.cjs': 'csv-parse/dist/cjs/sync.cjs'}),
    'immer': ('immer@11.2.10', 600_000, {'immer.mjs': 'immer/dist/immer.mjs'}),
    'markdown-it': ('markdown-it@15.0.3', 360, {'markdown-it.cjs.js': 'markdown-it/dist/markdown-it.cjs.js'}),
    'postcss': ('postcss@8.5.33', 52, {'postcss': 'postcss'}),
    'uglify-js': ('uglify-js@3.19.3', 5, {'uglify-js': 'uglify-js', 'input.txt': 'acorn/dist/acorn.mjs'}),
}
# what is recorded, microseconds between samples (as packages/adapters/src/v8.ts sets them), the bar
LEVELS = {'light': ('light', 10_000, 1.05), 'full, first run': ('light', 1000, None), 'full, second run': ('caches', 1000, None)}


def node(version):
    def ask(path, output):
        return {'folder': os.path.dirname(path), 'version': output.strip()[1:]} if output.startswith('v%s.' % version) else None
    return interpreter('MECHSYM_NODE_PATH', 'node', ask, '--version')


def loads(cache):
    """Folder with a folder for each load: the load and its package's own files beside each other."""
    folder = os.path.join(cache, 'loads')
    if os.path.isdir(folder):
        return folder
    partial = folder + '.partial'
    shutil.rmtree(partial, ignore_errors=True)
    os.makedirs(partial)
    subprocess.run(['npm', 'install', '--silent', '--ignore-scripts', '--no-save', '--prefix', partial, *(load[0] for load in LOADS.values())],
                   check=True)
    modules = os.path.join(partial, 'node_modules')
    for name, (_, _, files) in LOADS.items():
        own = os.path.join(partial, name)
        os.makedirs(own)
        shutil.copy(os.path.join(REPOSITORY, 'test', 'field', name, 'load.mjs'), own)
        for target, source in files.items():
            found = sorted(glob.glob(os.path.join(modules, source)))
            if os.path.isdir(found[0]):
                shutil.copytree(found[0], os.path.join(own, target))
            else:
                with open(os.path.join(own, target), 'w') as out:
                    for path in found:
                        with open(path) as file:
                            out.write(file.read())
    os.rename(partial, folder)
    return folder


def pair(found, name, folder, level, recorded_first):
    """(plain, recorded) CPU seconds of two runs of a load that take turns, and the bytes of the log. Without a load nothing is run."""
    what, period, _ = LEVELS[level]
    plain = {key: value for key, value in os.environ.items() if not key.startswith(('MECHSYM_', 'NODE_'))}
    plain['PATH'] = found['folder'] + os.pathsep + plain['PATH']
    words = [os.path.join(folder, name, 'load.mjs'), str(LOADS[name][1])] if name is not None else ['--eval', '0']
    with tempfile.TemporaryDirectory() as session:
        recorded = dict(plain, NODE_OPTIONS='--require="%s/preload.cjs"' % RECORDER, PATH=RECORDER + '/bin:' + plain['PATH'],
                        MECHSYM_DIR=session, MECHSYM_V8=what, MECHSYM_V8_INTERVAL=str(period))
        runs = [(os.path.join(found['folder'], 'node'), plain), (os.path.join(RECORDER, 'bin', 'node'), recorded)]
        if recorded_first:
            runs.reverse()
        pids = [start(executable, words, environment) for executable, environment in runs]
        take_turns(pids)
        ended = [seconds_of(pid) for pid in pids]
        if any(status for _, status in ended):
            raise SystemExit('%s on Node %s ended with status %s' % (name, found['version'], [status for _, status in ended]))
        size = sum(os.path.getsize(log) for log in glob.glob(os.path.join(session, '*.log')))
        if size < 100_000 and name is not None:
            raise SystemExit('nothing was recorded of %s on Node %s' % (name, found['version']))
    seconds = [each for each, _ in ended]
    if recorded_first:
        seconds.reverse()
    return tuple(seconds), size


def report(results):
    for level, (_, _, bar) in LEVELS.items():
        entry = results.get(level, {})
        versions = [version for version in VERSIONS if version in entry]
        if not versions:
            continue
        sizes = [size for version in versions for size in entry[version]['sizes'].values()]
        write_section('Node, level ' + level, [
            *(['The bar is a median over the loads of at most %.2f.' % bar, ''] if bar else []),
            'Made by `python3 packages/adapters/bench/overhead_node.py` (Node on PATH or in `MECHSYM_NODE_PATH`). Logs of %.1f to %.1f MB, %.1f in the middle.'
            % (min(sizes) / 1e6, max(sizes) / 1e6, median(sizes) / 1e6)
            + ' Starting Node recorded costs, whatever the program does, in CPU seconds: %s. It is in the ratios.'
            % ', '.join('%s: %.2f' % (entry[version]['version'], median(start_price(entry[version]))) for version in versions),
            '', *table(entry, versions)], [entry[version] for version in versions])


def main():
    run('node', arguments(__doc__, '~/.cache/mechsym-overhead-node', version=VERSIONS, load=list(LOADS), level=list(LEVELS)).parse_args(), measure, report)


def measure(options, results, store):
    folder = loads(options.cache)
    for level in options.level or LEVELS:
        for version in options.version or VERSIONS:
            found = node(version)
            if found is None:
                print('skipped Node %s: none found' % version)
                continue
            entry = begin(results.setdefault(level, {}), version, found)
            entry.setdefault('sizes', {})
            measure_start(entry, lambda recorded_first: pair(found, None, folder, level, recorded_first)[0], lambda: keep(store, results), options.fresh)
            for name in options.load or LOADS:
                pairs = pairs_for(entry, name, options.fresh)
                while len(pairs) < options.pairs:
                    seconds, entry['sizes'][name] = pair(found, name, folder, level, len(pairs) % 2 == 1)
                    pairs.append(seconds)
                    keep(store, results)
                say('%s, Node %s' % (level, version), name, pairs)
            ratios = [median([recorded / plain for plain, recorded in entry['workloads'][name]]) for name in entry['workloads']]
            print('%s, Node %s: median %.3f' % (level, version, median(ratios)), flush=True)


if __name__ == '__main__':
    main()
