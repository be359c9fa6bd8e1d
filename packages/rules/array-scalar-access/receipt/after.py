"""Crossings of a level in a signal, counted sample by sample."""
import numpy as np


def crossings(signal, level):
    found = 0
    area = 0.0
    signal = signal.tolist()
    for index in range(1, len(signal)):
        here = signal[index]
        if here > level:
            area += here * 0.5
            if signal[index - 1] <= level:
                found += 1
    return found, area


def walk(length):
    position = 1
    for step in range(length):
        position = (position * 1103515245 + step) & 0x7FFFFFFF
    return position


def main():
    signal = np.random.default_rng(7).random(1_500_000)
    found, area = crossings(signal, 0.4)
    print(found, round(float(area), 3), walk(4_000_000))


if __name__ == "__main__":
    main()
