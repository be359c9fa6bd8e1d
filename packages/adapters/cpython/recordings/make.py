"""Make the sample recordings again: python3 make.py [3.11 3.14 ...]

Each version's folder gets one recording of each program below, made by that version's interpreter, which is looked for on
PATH and in the folders of MECHSYM_PYTHON_PATH. The recordings name their project root /project, wherever they were made.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
REPOSITORY = os.path.normpath(os.path.join(HERE, '..', '..', '..', '..'))
RECORDER = os.path.join(HERE, '..', 'recorder')
VERSIONS = ('3.11', '3.12', '3.13', '3.14', '3.15')
PROGRAMS = {'shapes': ('examples/shapes', 'main.py')}
# Recorded with a sampler from outside, where the version has one.
OUTSIDE = {'search': ('packages/adapters/cpython/recordings/outside', 'search.py')}
OUTSIDE_VERSIONS = ('3.14', '3.15')


def interpreter(version):
    path = os.environ.get('MECHSYM_PYTHON_PATH', '') + os.pathsep + os.environ['PATH']
    return shutil.which('python' + version, path=path)


def convert(python, session):
    """Make facts of what the program left, as `mechsym record` does."""
    raw = [os.path.join(session, name) for name in os.listdir(session) if name.endswith('.raw')]
    subprocess.run([python, '-I', '-S', os.path.join(RECORDER, '_mechsym_facts.py'), *raw], check=True)


def record(python, folder, script, target):
    with tempfile.TemporaryDirectory() as session:
        environment = dict(os.environ, PYTHONPATH=RECORDER, MECHSYM_DIR=session, MECHSYM_ROOT=REPOSITORY,
                           MECHSYM_ROOT_NAME='/project')
        subprocess.run([python, script], cwd=os.path.join(REPOSITORY, folder), env=environment, check=True,
                       stdout=subprocess.DEVNULL)
        convert(python, session)
        files = [name for name in os.listdir(session) if name.endswith('.facts.jsonl')]
        assert len(files) == 1, files
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copyfile(os.path.join(session, files[0]), target)


def record_from_outside(python, folder, script, target):
    with tempfile.TemporaryDirectory() as session:
        environment = dict(os.environ, PYTHONPATH=RECORDER, MECHSYM_DIR=session, MECHSYM_ROOT=REPOSITORY,
                           MECHSYM_ROOT_NAME='/project', MECHSYM_OUTSIDE='0.2')
        program = subprocess.Popen([python, script], cwd=os.path.join(REPOSITORY, folder), env=environment)
        sampler = None
        while program.poll() is None:
            time.sleep(0.05)
            for name in os.listdir(session):
                if name.endswith('.request') and sampler is None:
                    base = os.path.join(session, name[:-len('.request')])
                    sampler = subprocess.Popen([python, '-I', '-S', os.path.join(RECORDER, '_mechsym_sampler.py'),
                                                base + '.sock', base + '.samples', str(program.pid)])
        assert program.returncode == 0 and sampler.wait() == 0
        convert(python, session)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        for name in os.listdir(session):
            end = '.outside.facts.jsonl' if '.outside.' in name else '.facts.jsonl'
            shutil.copyfile(os.path.join(session, name), target + end)


def main():
    for version in sys.argv[1:] or VERSIONS:
        python = interpreter(version)
        if python is None:
            print('skipped %s: no python%s found' % (version, version))
            continue
        for name, (folder, script) in PROGRAMS.items():
            target = os.path.join(HERE, version, name + '.facts.jsonl')
            record(python, folder, script, target)
            print('%s: %d bytes' % (os.path.relpath(target, REPOSITORY), os.path.getsize(target)))
        for name, (folder, script) in OUTSIDE.items():
            if version in OUTSIDE_VERSIONS:
                record_from_outside(python, folder, script, os.path.join(HERE, 'outside', version, name))


if __name__ == '__main__':
    main()
