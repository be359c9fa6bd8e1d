"""Keep a global in a local variable before a loop."""
import sys

AFTER = sys.argv[1:] == ['after']


FACTOR = 3


def plain(values):
    total = 0
    for value in values:
        total += value * FACTOR
    return total


def kept(values):
    total = 0
    factor = FACTOR
    for value in values:
        total += value * factor
    return total


values = list(range(1000))
total = 0
for _ in range(3000):
    total += kept(values) if AFTER else plain(values)
print(total)
