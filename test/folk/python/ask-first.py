"""Ask first (`in`) instead of `try` and `except KeyError`, where the key is there."""
import sys

AFTER = sys.argv[1:] == ['after']


def tried(table, keys):
    total = 0
    for key in keys:
        try:
            total += table[key]
        except KeyError:
            total -= 1
    return total


def asked(table, keys):
    total = 0
    for key in keys:
        if key in table:
            total += table[key]
        else:
            total -= 1
    return total


table = {str(i): i for i in range(500)}
keys = list(table)
total = 0
for _ in range(4000):
    total += asked(table, keys) if AFTER else tried(table, keys)
print(total)
