"""Runs two commands in pairs that take turns, and prints the seconds of each pair as JSON: of CPU time, or of the clock on the wall.

    python3 turns.py PAIRS CWD '[["python3", "slow.py"], ["python3", "fixed.py"]]' [cpu|wall]

Turns are those of packages/adapters/bench/turns.py; by the clock on the wall, one runs after the other, since what sleeps cannot be made to wait.
The two have to print the same.
"""
import json
import os
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'packages', 'adapters', 'bench'))
sys.dont_write_bytecode = True
import turns


def start(words, output):
    return os.posix_spawn(words[0], words, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, output.fileno(), 1)])


def by_turns(commands, outputs):
    pids = [start(words, output) for words, output in zip(commands, outputs)]
    turns.take_turns(pids)
    return [turns.seconds_of(pid) for pid in pids]


def on_the_wall(commands, outputs):
    ended = []
    for words, output in zip(commands, outputs):
        begin = time.monotonic()
        _, status = turns.seconds_of(start(words, output))
        ended.append((time.monotonic() - begin, status))
    return ended


def pair(commands):
    outputs = [tempfile.TemporaryFile() for _ in commands]
    seconds = []
    for (used, status), words in zip((on_the_wall if clock == 'wall' else by_turns)(commands, outputs), commands):
        if status != 0:
            raise SystemExit('%s failed with status %d' % (' '.join(words), status))
        seconds.append(used)
    for output in outputs:
        output.seek(0)
    if outputs[0].read() != outputs[1].read():
        raise SystemExit('%s and %s print different things' % tuple(' '.join(words) for words in commands))
    return seconds


count, folder, commands = int(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3])
clock = sys.argv[4] if len(sys.argv) > 4 else 'cpu'
os.chdir(folder)
os.environ['PYTHONDONTWRITEBYTECODE'] = '1'
# Whoever starts first has the colder file cache: each starts first in every other pair.
pairs = [pair(commands) if i % 2 == 0 else pair(commands[::-1])[::-1] for i in range(count)]
print(json.dumps(pairs))
