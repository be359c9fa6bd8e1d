# Sail ferries along their tracks and sum up distance and fuel.
import functools
import math
import sys

HARBOURS = 30


def numbers(seed):
    state = seed
    while True:
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        yield (state >> 7) / 16777216


@functools.lru_cache(maxsize=4096)
def distance(here, there):
    dx = (there[0] - here[0]) * 1.0
    dy = (there[1] - here[1]) * 1.0
    bend = 0.002 * (here[0] + there[0] - here[1] - there[1])
    return math.sqrt(dx * dx + dy * dy + bend * bend)


class Ferry:
    def __init__(self, name, harbour, thirst):
        self.name = name
        self.position = harbour
        self.thirst = thirst
        self.sailed = 0.0

    def sail(self, track):
        total = 0.0
        here = self.position
        for there in track:
            total += distance(here, there)
            here = there
        self.position = here
        self.sailed += total

    def fuel(self):
        return self.sailed * self.thirst


def make_harbours(draw):
    return [(next(draw) * 100, next(draw) * 100) for _ in range(HARBOURS)]


def track_between(draw, start, end, points):
    track = []
    for step in range(1, points + 1):
        along = step / points
        track.append((
            start[0] + (end[0] - start[0]) * along + next(draw),
            start[1] + (end[1] - start[1]) * along + next(draw),
        ))
    return track


def main():
    trips = int(sys.argv[1]) if len(sys.argv) > 1 else 10000
    draw = numbers(3)
    harbours = make_harbours(draw)
    ferries = [Ferry("ferry %d" % number, harbours[number], 0.8 + number / 10) for number in range(6)]
    for trip in range(trips):
        ferry = ferries[trip % 6]
        target = harbours[trip * 7 % HARBOURS]
        ferry.sail(track_between(draw, ferry.position, target, 90))
    for ferry in ferries:
        print(ferry.name, round(ferry.sailed, 2), round(ferry.fuel(), 2))


if __name__ == "__main__":
    main()
