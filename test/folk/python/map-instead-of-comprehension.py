"""`map` with a function instead of a comprehension that calls it."""
import sys

AFTER = sys.argv[1:] == ['after']


def twice(x):
    return x * 2


def comprehension(values):
    return [twice(value) for value in values]


def mapped(values):
    return list(map(twice, values))


values = list(range(1000))
total = 0
for _ in range(2000):
    total += len(mapped(values) if AFTER else comprehension(values))
print(total)
