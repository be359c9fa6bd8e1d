"""Postage of a warehouse's parcels, by tariff. argv[1]: how many of a hundred parcels are of the commonest kind; `gauges`: rows of a river's gauges instead."""
import random
import sys
from array import array
from collections import namedtuple


class Parcel:
    __slots__ = ("weight", "distance", "surcharge")

    def __init__(self, weight, distance):
        self.weight = weight
        self.distance = distance
        self.surcharge = 0.25

    def zone(self):
        return 1.0


class Letter(Parcel):
    __slots__ = ()


class Fragile(Parcel):
    __slots__ = ()

    def zone(self):
        return 1.5


class Pallet(Parcel):
    __slots__ = ()


class Chilled(Parcel):
    __slots__ = ()

    def zone(self):
        return 2.0


class Return(Parcel):
    __slots__ = ()


class Bulky(Parcel):
    __slots__ = ()


RARE = [Letter, Fragile, Pallet, Chilled, Return, Bulky]


def arrivals(count, common, rng):
    parcels = []
    for _ in range(count):
        kind = Parcel if rng.random() * 100 < common else rng.choice(RARE)
        parcels.append(kind(float(rng.randrange(1, 40)), float(rng.randrange(20, 900))))
    return parcels


def postage(parcels, rate, limit):
    total = 0.0
    heavy = 0
    for parcel in parcels:
        cost = parcel.weight * rate + parcel.distance * 0.01 + parcel.surcharge
        if parcel.weight > limit:
            heavy += 1
        if parcel.distance > limit:
            heavy += 1
        total += cost
    return total, heavy


def quantiles(parcels):
    weights = sorted(parcel.weight for parcel in parcels)
    return weights[len(weights) // 4], weights[len(weights) // 2]


Reading = namedtuple("Reading", "hour level rain alarm")


def readings(count, rng):
    """Each make of gauge has a form of its own."""
    forms = [list, tuple, Reading._make, lambda values: array("d", values)]
    rows = []
    for hour in range(count):
        values = (float(hour), rng.uniform(0.5, 4.0), rng.uniform(0.0, 0.3), rng.uniform(1.0, 5.0))
        rows.append(tuple(rng.choice(forms)(values)))
    return rows


def forecast(rows, soil):
    total = 0.0
    floods = 0
    for row in rows:
        level = row[1] + row[2] * soil
        if level > row[3]:
            floods += 1
        total = total * 0.9 + level * 0.1
    return total, floods


def main():
    if sys.argv[1:] == ["gauges"]:
        rows = readings(3000, random.Random(4))
        print([forecast(rows, step / 1700)[1] for step in range(1700)][::200])
        return
    common = int(sys.argv[1]) if len(sys.argv) > 1 else 14
    parcels = arrivals(3000, common, random.Random(3))
    parcels.sort(key=lambda parcel: type(parcel).__name__)
    totals = []
    for step in range(1700):
        total, heavy = postage(parcels, 0.1 + step / 8000, 5.0 + step % 30)
        totals.append(heavy)
    print(round(sum(totals)), quantiles(parcels))


main()
