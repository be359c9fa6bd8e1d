"""Distances between places, by a function that imports what it needs."""
import random


def distance(a, b):
    from math import cos, radians, sqrt

    x = radians(b[1] - a[1]) * cos(radians(a[0] + b[0]) / 2)
    y = radians(b[0] - a[0])
    return 6371.0 * sqrt(x * x + y * y)


def nearest(places, here):
    best = None
    least = 1e9
    for place in places:
        gap = distance(here, place)
        if gap < least:
            least = gap
            best = place
    return best, least


def smooth(values, rounds):
    for _ in range(rounds):
        before = values[-1]
        for index, value in enumerate(values):
            values[index] = value * 0.7 + before * 0.3
            before = value
    return values


def main():
    rng = random.Random(23)
    places = [(rng.uniform(45, 55), rng.uniform(5, 15)) for _ in range(600)]
    gaps = [nearest(places, (rng.uniform(45, 55), rng.uniform(5, 15)))[1] for _ in range(900)]
    print(round(sum(smooth(gaps, 4000)), 6))


if __name__ == "__main__":
    main()
