"""Cells of a height map above their neighbours, counted in a Python loop."""
import numpy as np


def peaks(heights):
    rows, columns = heights.shape
    found = 0
    steps = 0
    for row in range(1, rows - 1):
        for column in range(1, columns - 1):
            here = heights[row, column]
            if here > heights[row - 1, column] and here > heights[row, column - 1]:
                found += 1
            else:
                steps = (steps * 31 + row * column) & 0xFFFFF
    return found, steps


def walk(length):
    position = 1
    for step in range(length):
        position = (position * 1103515245 + step) & 0x7FFFFFFF
    return position


def main():
    heights = np.random.default_rng(7).random((900, 900))
    print(*peaks(heights), walk(6_000_000))


if __name__ == "__main__":
    main()
