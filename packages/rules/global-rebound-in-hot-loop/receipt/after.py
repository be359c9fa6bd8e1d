"""Checksums of blocks of bytes, with the state in module globals.
With `lots`: names are drawn by lot, with the state of the generator three."""
import random
import sys

blocks_done = 0


def checksum(block):
    low = 1
    high = 0
    for byte in block:
        low = (low + byte) % 65521
        high = (high + low) % 65521
    return high << 16 | low


def histogram(block):
    counts = [0] * 256
    for byte in block:
        counts[byte] += 1
    peak = 0
    for count in counts:
        if count > peak:
            peak = count
    return peak


def drawer(x, y, z):
    def draw(limit):
        nonlocal x, y, z
        x = 171 * x % 30269
        y = 172 * y % 30307
        z = 170 * z % 30323
        return (x + y + z) % limit
    return draw


draw = drawer(20, 24, 7)


def shuffled(names):
    for last in range(len(names) - 1, 0, -1):
        other = draw(last + 1)
        names[last], names[other] = names[other], names[last]
    return names


def neighbours(names):
    pairs = 0
    for left, right in zip(names, names[1:]):
        if abs(left - right) == 1:
            pairs += 1
    return pairs


def draw_lots():
    names = list(range(2000))
    pairs = 0
    for _ in range(2000):
        pairs += neighbours(shuffled(names))
    print(pairs, names[:10])


def sum_blocks():
    global blocks_done
    rng = random.Random(6)
    blocks = [bytes(rng.randrange(256) for _ in range(5000)) for _ in range(20)]
    total = 0
    for _ in range(100):
        for block in blocks:
            total ^= checksum(block)
            total += histogram(block)
            blocks_done += 1
    print(total, blocks_done)


def main():
    if sys.argv[1:] == ["lots"]:
        draw_lots()
    else:
        sum_blocks()


main()
