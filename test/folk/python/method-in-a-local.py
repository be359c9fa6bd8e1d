"""Keep a method in a local variable before a loop."""
import sys

AFTER = sys.argv[1:] == ['after']


def plain(values):
    out = []
    for value in values:
        out.append(value * 2)
    return out


def kept(values):
    out = []
    append = out.append
    for value in values:
        append(value * 2)
    return out


values = list(range(1000))
total = 0
for _ in range(3000):
    total += len(kept(values) if AFTER else plain(values))
print(total)
