"""Assign short shelf labels to parcels arriving at a depot.

A label is derived from the parcel's reference; when it is taken, the next
free variant is tried. Loads are then balanced over the loading bays.
"""

import random
import sys
from dataclasses import dataclass, field

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ"
FRAGILE_CODES = ["GL", "CR", "EL", "AR", "MD"]


@dataclass
class Parcel:
    reference: int
    weight: float
    code: str
    label: str = ""
    bay: int = -1


@dataclass
class Depot:
    bays: int
    in_use: list = field(default_factory=list)
    loads: list = field(default_factory=list)

    def __post_init__(self):
        self.loads = [0.0] * self.bays

    def spell(self, number):
        letters = []
        for _ in range(4):
            number, rest = divmod(number, len(ALPHABET))
            letters.append(ALPHABET[rest])
        return "".join(letters)

    def allocate(self, parcel):
        attempt = parcel.reference
        label = self.spell(attempt)
        while label in self.in_use:
            attempt = (attempt * 31 + 7) % 331776
            label = self.spell(attempt)
        self.in_use.append(label)
        parcel.label = label
        return label

    def least_loaded(self):
        best = 0
        loads = self.loads
        for i in range(1, len(loads)):
            if loads[i] < loads[best]:
                best = i
        return best

    def place(self, parcel):
        bay = self.least_loaded()
        self.loads[bay] += handling_weight(parcel)
        parcel.bay = bay


def handling_weight(parcel):
    weight = parcel.weight
    if parcel.code in FRAGILE_CODES:
        weight *= 1.5
    return weight


def arrivals(count, rng):
    codes = FRAGILE_CODES + ["ST", "PA", "BX", "TX"]
    for _ in range(count):
        yield Parcel(rng.randrange(331776), rng.uniform(0.1, 30.0), rng.choice(codes))


def checksum(parcels):
    value = 0
    for parcel in parcels:
        for letter in parcel.label:
            value = (value * 33 + ord(letter)) & 0xFFFFFFFF
        value ^= parcel.bay
    return value


def route_costs(parcels, rounds):
    """Cost of the tours per bay, smoothed over a number of rounds."""
    costs = {}
    for _ in range(rounds):
        for parcel in parcels:
            bay = parcel.bay
            previous = costs.get(bay, 0.0)
            costs[bay] = previous * 0.999 + parcel.weight * 0.01
    return costs


def main():
    scale = int(sys.argv[1]) if len(sys.argv) > 1 else 11000
    rng = random.Random(4711)
    depot = Depot(bays=24)
    parcels = list(arrivals(scale, rng))
    for parcel in parcels:
        depot.allocate(parcel)
        depot.place(parcel)
    costs = route_costs(parcels, 1000)
    print("parcels", len(parcels), "labels", len(depot.in_use))
    print("checksum", checksum(parcels))
    print("heaviest bay", round(max(depot.loads), 3))
    print("tour cost", round(sum(costs.values()), 4))


if __name__ == "__main__":
    main()
