"""Nanoseconds of one operation, specialised and not, on the interpreter that runs this: the source of the numbers in
packages/engine/src/join/weights.ts.

    for v in 3.11 3.13 3.14; do python$v scripts/weights.py; done

Each operation stands eight times in the body of a loop; the same loop without it is taken off. The two are measured by
turns and the smallest time of each counts, since noise only adds. `generic` is the same operation where neighbouring
executions see other types (or, for globals, other values), so that its inline cache misses.
"""
import sys
from collections import namedtuple
from time import process_time_ns

ROUNDS = 9
SIZE = 14_000
COPIES = 8

Pair = namedtuple('Pair', 'x y')
KINDS = []
for number in range(7):
    names = ['x'] + ['pad%d' % k for k in range(number)]
    KINDS.append(type('Kind%d' % number, (), {'__slots__': tuple(reversed(names)), '__init__': lambda self: setattr(self, 'x', 1)}))


def functions():
    found = []
    for number in range(7):
        space = {}
        exec('def f%d(o):\n    pass' % number, space)
        found.append(space['f%d' % number])
    return found


def mixed(makers):
    # a fixed shuffle: neighbours differ, and no short period repeats
    state, out = 12345, []
    for _ in range(SIZE):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        out.append(makers[(state >> 16) % len(makers)])
    return out


def same(maker):
    return [maker] * SIZE


OBJECT = [kind() for kind in KINDS]
# operation: (statement on `o`, items that specialise it, items that do not, preparation)
OPERATIONS = {
    'attribute': ('o.x', same(OBJECT[0]), mixed(OBJECT), ''),
    'attribute-store': ('o.x = 1', same(OBJECT[0]), mixed(OBJECT), ''),
    'call': ('o(1)', same(functions()[0]), mixed(functions()), ''),
    'binary': ('o * 2.5', same(1.5), mixed([1.5, 3]), ''),
    'compare': ('o < 2.5', same(1.5), mixed([1.5, 3]), ''),
    'membership': ('3 in o', same({1, 2, 3}), mixed([{1, 2, 3}, {1: 1, 3: 3}, frozenset((1, 3))]), ''),
    'subscript': ('o[1]', same([1, 2]), mixed([[1, 2], (1, 2), Pair(1, 2), {1: 2}]), ''),
    'subscript-store': ('o[1] = 2', same([1, 2]), mixed([[1, 2], {1: 2}, bytearray(2)]), ''),
    'global': ('G', same(1), None, ''),
    'global-store': ('G = 1', same(1), None, 'global G'),
    'import': ('import sys', same(1), None, ''),
    'raise': ('try:\n            raise KeyError\n        except KeyError:\n            pass', same(1), None, ''),
    'make-function': ('lambda: 0', same(1), None, ''),
    'build': ('(o, o)', same(1), None, ''),
}


def function_of(prepare, body, name='timed'):
    space = {'G': 1, '__builtins__': __builtins__}
    lines = ['def %s(items):' % name, '    ' + (prepare or 'pass'), '    for o in items:']
    lines += ['        ' + line for line in body or ['pass']]
    exec('\n'.join(lines), space)
    return space[name]


def least(*tasks):
    best = [float('inf')] * len(tasks)
    for _ in range(ROUNDS):
        for k, task in enumerate(tasks):
            begin = process_time_ns()
            task()
            best[k] = min(best[k], process_time_ns() - begin)
    return best


def operation(statement, items, prepare):
    full, empty = function_of(prepare, [statement] * COPIES), function_of(prepare, [])
    with_it, without = least(lambda: full(items), lambda: empty(items))
    return (with_it - without) / COPIES / SIZE


def rebound_global():
    """A read of a global that a store just before it bound to another value, less the store."""
    both, store = function_of('global G', ['G = o', 'G'] * COPIES), function_of('global G', ['G = o'] * COPIES)
    items = list(range(300, 300 + SIZE))
    a, b = least(lambda: both(items), lambda: store(items))
    return (a - b) / COPIES / SIZE


def iteration():
    def drive(items):
        for _ in items:
            pass
    numbers = list(range(SIZE))
    by_list, by_dict = least(lambda: drive(numbers), lambda: drive(OTHER))
    return by_list / SIZE, by_dict / SIZE


def searched():
    numbers = list(range(1000))
    def search():
        for _ in range(40):
            -1 in numbers
    return least(search)[0] / 40 / 1000


def resumed():
    def numbers():
        for _ in range(SIZE):
            yield 1
    def plain():
        for _ in range(SIZE):
            pass
    def drive():
        for _ in numbers():
            pass
    a, b = least(drive, plain)
    return (a - b) / SIZE


def awaited():
    async def nothing():
        pass
    async def many():
        for _ in range(SIZE):
            await nothing()
    async def none():
        for _ in range(SIZE):
            pass
    def run(make):
        try:
            make().send(None)
        except StopIteration:
            pass
    a, b = least(lambda: run(many), lambda: run(none))
    return (a - b) / SIZE


OTHER = dict.fromkeys(range(SIZE))


def main():
    print('CPython %s, nanoseconds' % sys.version.split()[0])
    print('%-18s %12s %10s' % ('operation', 'specialised', 'generic'))
    for name, (statement, alike, unlike, prepare) in OPERATIONS.items():
        fast = operation(statement, alike, prepare)
        slow = rebound_global() if name == 'global' else fast if unlike is None else operation(statement, unlike, prepare)
        print('%-18s %12.1f %10.1f' % (name, fast, slow))
    print('%-18s %12.1f %10.1f' % ('iteration', *iteration()))
    print('%-18s %12.1f' % ('yield', resumed()))
    print('%-18s %12.1f' % ('await', awaited()))
    print('%-18s %12.1f' % ('element searched', searched()))


if __name__ == '__main__':
    main()
