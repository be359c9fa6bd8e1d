"""Discrete simulation of the elevators of an office tower."""
import logging
import random
import sys
from dataclasses import dataclass, field
from typing import List, Optional

logger = logging.getLogger("elevators")


@dataclass
class Call:
    floor: int
    target: int
    since: int


@dataclass
class Cabin:
    name: str
    floor: int = 0
    direction: int = 0
    riders: List[Call] = field(default_factory=list)
    moved: int = 0

    def step(self) -> None:
        if self.riders:
            wanted = self.riders[0].target
        else:
            self.direction = 0
            return
        if wanted > self.floor:
            self.direction = 1
        elif wanted < self.floor:
            self.direction = -1
        else:
            self.direction = 0
        self.floor += self.direction
        self.moved += abs(self.direction)


class Tower:
    def __init__(self, floors: int, cabins: int) -> None:
        self.floors = floors
        self.cabins = [Cabin("ABCDEFGH"[number]) for number in range(cabins)]
        self.calls: List[Call] = []
        self.delivered = 0
        self.waited = 0
        self.time = 0

    def nearest(self, call: Call) -> Optional[Cabin]:
        best = None
        best_gap = self.floors + 1
        for cabin in self.cabins:
            if len(cabin.riders) >= 6:
                continue
            gap = abs(cabin.floor - call.floor)
            if gap < best_gap:
                best_gap = gap
                best = cabin
        return best

    def board(self) -> None:
        left = []
        for call in self.calls:
            cabin = self.nearest(call)
            if cabin is None or cabin.floor != call.floor and cabin.riders:
                left.append(call)
                continue
            cabin.floor = call.floor
            self.waited += self.time - call.since
            cabin.riders.append(call)
        self.calls = left

    def tick(self) -> None:
        self.time += 1
        for cabin in self.cabins:
            cabin.step()
            logger.debug(f"t={self.time} cabin {cabin.name} floor {cabin.floor:3d} riders {len(cabin.riders)}")
            staying = [rider for rider in cabin.riders if rider.target != cabin.floor]
            self.delivered += len(cabin.riders) - len(staying)
            cabin.riders = staying
        self.board()


def office_day(tower: Tower, ticks: int, rng: random.Random) -> None:
    rush = ticks // 3
    for tick in range(ticks):
        if rng.random() < (0.5 if tick < rush else 0.25):
            start = 0 if tick < rush else int(rng.random() * tower.floors)
            target = int(rng.random() * tower.floors)
            if target != start:
                tower.calls.append(Call(start, target, tower.time))
        tower.tick()
    logger.debug(f"day over after {ticks} ticks with {tower.delivered} riders")


def energy(tower: Tower) -> float:
    total = 0.0
    for cabin in tower.cabins:
        for step in range(cabin.moved):
            total += 1.0 + (step % 13) * 0.02
    return total


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)
    ticks = int(sys.argv[1]) if len(sys.argv) > 1 else 320000
    tower = Tower(31, 5)
    logger.info(f"tower with {tower.floors} floors and {len(tower.cabins)} cabins")
    office_day(tower, ticks, random.Random(11))
    print("delivered", tower.delivered, "left", len(tower.calls), "waited", tower.waited)
    for cabin in tower.cabins:
        print(cabin.name, cabin.floor, cabin.moved)
    print("energy", round(energy(tower), 2))


if __name__ == "__main__":
    main()
