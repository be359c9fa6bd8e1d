"""Spread of heat from a few hot patches on an endless, mostly cold plate."""

from __future__ import annotations

import random
import sys

Cell = tuple[int, int]
NEIGHBOURS = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1), (1, -1), (-1, 1))
COLD = 0.0


def read_setting(settings: dict[str, float], name: str, default: float) -> float:
    try:
        return settings[name]
    except KeyError:
        return default


class Plate:
    def __init__(self, loss: float, faint: float) -> None:
        self.cells: dict[Cell, float] = {}
        self.loss = loss
        self.faint = faint

    def heat(self, x: int, y: int, amount: float) -> None:
        self.cells[x, y] = self.cells.get((x, y), COLD) + amount

    def exposure(self, x: int, y: int) -> float:
        """Warmth of the eight cells around a cell."""
        warmth = 0.0
        for dx, dy in NEIGHBOURS:
            try:
                warmth += self.cells[x + dx, y + dy]
            except KeyError:
                pass
        return warmth

    def step(self) -> float:
        lost = 0.0
        fresh: dict[Cell, float] = {}
        for (x, y), value in self.cells.items():
            gain = 0.01 * self.exposure(x, y)
            kept = value * (1.0 - self.loss) + gain
            if kept > self.faint:
                fresh[x, y] = kept
            lost += value - kept
        self.cells = fresh
        return lost


def scatter(plate: Plate, count: int, rng: random.Random) -> None:
    for _ in range(count):
        plate.heat(rng.randrange(260), rng.randrange(260), rng.uniform(1.0, 8.0))


def row_profile(cells: dict[Cell, float], bins: int) -> list[float]:
    profile = [0.0] * bins
    for (x, _y), value in cells.items():
        profile[x % bins] += value
    return profile


def diffuse(profile: list[float], rounds: int) -> list[float]:
    for _ in range(rounds):
        left = profile[-1]
        out = []
        for value in profile:
            out.append(value + 0.2 * (left - value))
            left = value
        profile = out
    return profile


def main() -> None:
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else 70
    rng = random.Random(451)
    settings = {"loss": 0.02}
    plate = Plate(read_setting(settings, "loss", 0.1), read_setting(settings, "faint", 0.05))
    scatter(plate, 13000, rng)
    lost = 0.0
    for _ in range(steps):
        lost += plate.step()
    profile = diffuse(row_profile(plate.cells, 64), 40000)
    print("cells", len(plate.cells))
    print("lost %.6f" % lost)
    print("warmest %.6f coldest %.6f" % (max(profile), min(profile)))


if __name__ == "__main__":
    main()
