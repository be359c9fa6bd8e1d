"""Plan the walk of an order picker through a warehouse (nearest shelf first)."""
import argparse
from typing import Iterator, NamedTuple


class Shelf(NamedTuple):
    aisle: int
    bay: int
    weight: int


def shelves(count: int, seed: int) -> Iterator[Shelf]:
    value = seed
    for _ in range(count):
        value = (value * 16807) % 2147483647
        yield Shelf(value % 40, (value >> 8) % 120, (value >> 16) % 25)


def distance(a: Shelf, b: Shelf) -> int:
    if a.aisle == b.aisle:
        return abs(a.bay - b.bay)
    across = abs(a.aisle - b.aisle) * 3
    around = min(a.bay + b.bay, 240 - a.bay - b.bay)
    return across + around


def zones(stock: list) -> dict:
    found = {}
    for shelf in stock:
        found.setdefault(shelf.aisle // 2, []).append(shelf)
    for members in found.values():
        members.sort(key=lambda shelf: (shelf.bay, shelf.aisle))
    return found


def sweep(stock: list, limit: int) -> tuple:
    """Visit zone after zone, alternating direction; returns the stops."""
    stops = []
    load = 0
    by_zone = zones(stock)
    for zone in sorted(by_zone):
        pending = by_zone[zone]
        if zone % 2:
            pending.reverse()
        while pending:
            shelf = pending.pop()
            if load + shelf.weight > limit:
                load = 0
            load += shelf.weight
            stops.append((shelf, load))
    return tuple(stops)


def tour_length(stops: tuple) -> int:
    length = 0
    before = Shelf(0, 0, 0)
    for shelf, _ in stops:
        length += distance(before, shelf)
        before = shelf
    return length


def trips(stops: tuple, limit: int) -> list:
    out = []
    current = 0
    previous = 0
    for _, load in stops:
        if load < previous:
            out.append(current)
        current = load
        previous = load
    out.append(current)
    return [min(weight, limit) for weight in out]


def effort(stops: tuple, rounds: int) -> float:
    """Energy of the picker over several walking speeds."""
    best = 1e18
    for speed in range(1, rounds + 1):
        pace = 0.5 + speed * 0.1
        energy = 0.0
        for shelf, load in stops:
            energy += load * 0.4 * pace + shelf.weight / pace
        best = min(best, energy)
    return best


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("stops", nargs="?", type=int, default=7500)
    count = parser.parse_args().stops
    columns = ()
    for heading in ("shift", "metres", "trips", "heaviest", "effort"):
        columns += (heading,)
    print(*columns)
    for shift in range(18):
        stock = list(shelves(count, 1000 + shift))
        stops = sweep(stock, 180)
        weights = trips(stops, 180)
        print(shift, tour_length(stops), len(weights), max(weights), round(effort(stops, 60), 3))


if __name__ == "__main__":
    main()
