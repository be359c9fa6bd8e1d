"""`while 1` instead of `while True`."""
import sys

AFTER = sys.argv[1:] == ['after']


def plain(n):
    while True:
        n -= 1
        if n < 0:
            return n


def folk(n):
    while 1:
        n -= 1
        if n < 0:
            return n


for _ in range(20):
    (folk if AFTER else plain)(400_000)
print('done')
