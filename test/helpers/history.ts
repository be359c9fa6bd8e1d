/** The first version of the program whose history is told in history.test.ts; each file has one thing that is slow, or can become so. */
export const MAIN = `"""Handles orders, one after the other."""
from decimal import Decimal

from log import Log
from audit import Audit
from report import Report
from shapes import largest, scene

MIXED = False


def main():
    log = Log()
    audit = Audit()
    report = Report()
    shapes = scene(MIXED)
    area = 0
    for number in range(4000):
        log.handle(number)
        audit.handle(number)
        report.handle(number)
        area += largest(shapes)
    print(log.count, audit.count, report.total, Decimal(area))


main()
`;

export const LOG = `import copy


class Log:
    def __init__(self):
        self.fields = {f'log-{n}': [n, n + 1, [n]] for n in range(6)}
        self.count = 0

    def handle(self, number):
        for step in range(4):
            fields = copy.deepcopy(self.fields)
            self.count += len(fields)
`;

export const AUDIT = `import copy


class Audit:
    def __init__(self):
        self.known = [[n, [n, n + 1]] for n in range(8)]
        self.count = 0

    def handle(self, number):
        for step in range(4):
            entry = copy.deepcopy(self.known)
            self.count += len(entry)
`;

export const REPORT = `from collections import namedtuple


class Report:
    def __init__(self):
        self.total = 0

    def handle(self, number):
        Row = namedtuple('Row', 'name amount')
        self.total += Row('a', number).amount
`;

export const WAITING = `class Waiting:
    def __init__(self):
        self.items = []

    def handle(self, number):
        for step in range(150):
            from decimal import Decimal, ROUND_DOWN, ROUND_HALF_EVEN, ROUND_UP
        self.items.append(Decimal(number))

    def size(self):
        return len(self.items)
`;

export const SHAPES = `class Square:
    def __init__(self, side):
        self.side = side
        self.area = side * side


class Circle:
    def __init__(self, radius):
        self.radius = radius
        self.area = 3 * radius * radius


class Ring:
    def __init__(self, inner, outer):
        self.width = outer - inner
        self.area = 3 * (outer * outer - inner * inner)


def scene(mixed):
    if not mixed:
        return [Square(n) for n in range(16000)]
    return [(Square(n), Circle(n), Ring(n, n + 1))[n % 3] for n in range(16000)]


def largest(shapes):
    area = 0
    for shape in shapes:
        if shape.area > area:
            area = shape.area
    return area
`;
