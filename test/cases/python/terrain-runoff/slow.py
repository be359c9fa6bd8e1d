"""Estimate where rain water gathers on a synthetic height map."""
import sys

import numpy as np


class Terrain:
    def __init__(self, size, seed):
        rng = np.random.default_rng(seed)
        grid = rng.random((size, size)) * 4.0
        ramp = np.linspace(0.0, 60.0, size)
        self.size = size
        self.heights = grid + ramp[:, None] + np.sin(ramp / 5.0)[None, :] * 8.0

    def downhill(self):
        """For every inner cell the offset of its lowest neighbour, 0 for a pit."""
        heights = self.heights
        size = self.size
        targets = [0] * (size * size)
        for row in range(1, size - 1):
            for col in range(1, size - 1):
                lowest = None
                target = 0
                for step_row, step_col in ((0, 0), (-1, 0), (1, 0), (0, -1), (0, 1)):
                    height = heights[row + step_row, col + step_col]
                    if lowest is None or height < lowest:
                        lowest = height
                        target = step_row * size + step_col
                targets[row * size + col] = target
        return targets


class Rain:
    def __init__(self, terrain, targets):
        self.size = terrain.size
        self.targets = targets
        self.pools = {}

    def follow(self, cell):
        targets = self.targets
        steps = 0
        step = targets[cell]
        while step != 0 and steps < 400:
            cell += step
            step = targets[cell]
            steps += 1
        return cell, steps

    def shower(self, drops, state):
        longest = 0
        total = 0
        cells = self.size * self.size
        for _ in range(drops):
            state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
            end, steps = self.follow(state % cells)
            total += steps
            if steps > longest:
                longest = steps
            self.pools[end] = self.pools.get(end, 0) + 1
        return longest, total


def soak(pools, days):
    """Evaporate the pools, deepest first."""
    remaining = dict(pools)
    lost = 0.0
    for day in range(days):
        rate = 0.08 + 0.01 * (day % 5)
        for cell, amount in remaining.items():
            vapour = amount * rate
            lost += vapour
            remaining[cell] = amount - vapour
    return lost, remaining


def profile(terrain):
    # a short summary, only for the printed header
    middle = terrain.size // 2
    samples = []
    for col in range(0, terrain.size, terrain.size // 5):
        samples.append(float(terrain.heights[middle, col]))
    return [round(value, 2) for value in samples]


def main():
    scale = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    terrain = Terrain(100 + 95 * scale, 2024)
    print("size", terrain.size, "profile", profile(terrain))
    targets = terrain.downhill()
    rain = Rain(terrain, targets)
    longest, total = rain.shower(30000 * scale, 12345)
    lost, remaining = soak(rain.pools, 12)
    deepest = max(remaining, key=lambda cell: (remaining[cell], cell))
    print("pools", len(rain.pools), "longest", longest, "steps", total)
    print("lost", round(lost, 3), "deepest", divmod(deepest, terrain.size), round(remaining[deepest], 4))
    print("highest", round(float(terrain.heights.max()), 4))


if __name__ == "__main__":
    main()
