"""Find close pairs in a star catalogue and group them."""

import random
import sys


class Star:
    __slots__ = ("number", "ra", "dec", "magnitude")

    def __init__(self, number, ra, dec, magnitude):
        self.number = number
        self.ra = ra
        self.dec = dec
        self.magnitude = magnitude


def separation(a, b):
    """Angle between two stars in degrees."""
    from math import acos, cos, degrees, radians, sin

    dec_a = radians(a.dec)
    dec_b = radians(b.dec)
    cosine = sin(dec_a) * sin(dec_b) + cos(dec_a) * cos(dec_b) * cos(radians(a.ra - b.ra))
    return degrees(acos(min(1.0, cosine)))


def observe(count, rng):
    stars = []
    for number in range(count):
        stars.append(Star(number, rng.uniform(0.0, 30.0), rng.uniform(-8.0, 8.0), rng.gauss(9.0, 2.0)))
    stars.sort(key=lambda star: star.dec)
    return stars


def close_pairs(stars, limit):
    count = len(stars)
    reach = 4.0 * limit
    for i, star in enumerate(stars):
        j = i + 1
        while j < count and stars[j].dec - star.dec <= limit:
            other = stars[j]
            gap = star.ra - other.ra
            if -reach <= gap <= reach and separation(star, other) <= limit:
                yield star, other
            j += 1


class Groups:
    def __init__(self, count):
        self.parent = list(range(count))

    def find(self, item):
        parent = self.parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(self, a, b):
        a = self.find(a)
        b = self.find(b)
        if a != b:
            self.parent[b] = a


def brightness_curve(stars, cells):
    curve = [0.0] * cells
    for star in stars:
        cell = int(star.ra / 30.0 * cells)
        curve[cell] += 2.512 ** -star.magnitude
    return curve


def export(groups, path):
    import json

    if path:
        with open(path, "w", encoding="utf-8") as file:
            json.dump(groups.parent, file)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 15000
    rng = random.Random(1610)
    stars = observe(count, rng)
    groups = Groups(count)
    pairs = 0
    for star, other in close_pairs(stars, 0.6):
        groups.join(star.number, other.number)
        pairs += 1
    export(groups, None)
    roots = {groups.find(number) for number in range(count)}
    curve = brightness_curve(stars, 30)
    print("stars", count, "pairs", pairs, "groups", len(roots))
    print("brightest cell", max(range(30), key=curve.__getitem__), "%.8f" % max(curve))


if __name__ == "__main__":
    main()
