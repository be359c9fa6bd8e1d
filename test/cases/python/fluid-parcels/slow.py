"""Trace parcels of water through a branching river until they reach the sea."""

from __future__ import annotations

import random
import sys


class Reach:
    """One stretch of the river."""

    def __init__(self, name: str, flow: float, depth: float) -> None:
        self.name = name
        self.flow = flow
        self.depth = depth
        self.below: list[Reach] = []
        self.visits = 0


class Parcel:
    created = 0
    landed = 0

    def __init__(self, volume: float, salt: float) -> None:
        self.volume = volume
        self.salt = salt
        self.age = 0.0
        self.distance = 0.0
        self.lost = 0.0
        Parcel.created += 1

    def travel(self, reach: Reach) -> None:
        speed = reach.flow / reach.depth
        self.age += 1.0 / speed
        self.distance += 1.0
        evaporated = self.volume * 0.0004 / speed
        self.volume -= evaporated
        self.lost += evaporated

    def mix(self, inflow: float, salt: float) -> None:
        total = self.volume + inflow
        self.salt = (self.salt * self.volume + salt * inflow) / total
        self.volume = total


def build_river(length: int, rng: random.Random) -> list[Reach]:
    reaches = []
    for k in range(length):
        reaches.append(Reach(f"km{k}", rng.uniform(1.0, 3.0), rng.uniform(1.0, 2.0)))
    for k, reach in enumerate(reaches):
        for step in (1, 2, 3):
            if k + step < length:
                reach.below.append(reaches[k + step])
    return reaches


def follow(parcel: Parcel, reach: Reach, rng: random.Random) -> Reach:
    draw = rng.random
    while reach.below:
        parcel.travel(reach)
        reach.visits += 1
        chance = draw()
        if chance < 0.5:
            parcel.mix(0.002, 0.3)
        reach = reach.below[int(chance * len(reach.below))]
    return reach


def profile(reaches: list[Reach], rounds: int) -> float:
    """Smooth the number of visits along the river."""
    level = [float(reach.visits) for reach in reaches]
    for _ in range(rounds):
        last = level[0]
        for k in range(1, len(level) - 1):
            here = level[k]
            level[k] = 0.25 * last + 0.5 * here + 0.25 * level[k + 1]
            last = here
    return max(level)


def run(parcels: int, reaches: list[Reach], rng: random.Random) -> tuple[float, float, float]:
    salt = age = lost = 0.0
    for _ in range(parcels):
        parcel = Parcel(1.0, rng.random())
        follow(parcel, reaches[0], rng)
        salt += parcel.salt
        age += parcel.age
        lost += parcel.lost
    Parcel.landed = parcels
    return salt / parcels, age / parcels, lost / parcels


def main() -> None:
    parcels = int(sys.argv[1]) if len(sys.argv) > 1 else 400000
    rng = random.Random(77)
    reaches = build_river(16, rng)
    salt, age, lost = run(parcels, reaches, rng)
    print(f"parcels {Parcel.created} landed {Parcel.landed}")
    print(f"salt {salt:.6f} age {age:.6f} lost {lost:.6f}")
    print(f"busiest {profile(reaches, 30000):.3f}")


if __name__ == "__main__":
    main()
