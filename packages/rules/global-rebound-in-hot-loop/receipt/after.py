"""Checksums of blocks of bytes, with the state in module globals."""
import random

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

def main():
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

main()
