"""Merge position tracks from three kinds of recorder and resample them."""

import math
import random
import sys
from array import array
from collections import namedtuple

Fix = namedtuple("Fix", "time x y speed")

HEADER = ["recorder", "points", "length", "turns"]


def from_logger(time, x, y, speed):
    return [time, x, y, speed]


def from_phone(time, x, y, speed):
    return Fix(time, x, y, speed)


def from_beacon(time, x, y, speed):
    return array("d", (time, x, y, speed))


def from_archive(time, x, y, speed):
    return (time, x, y, speed)


SOURCES = (from_logger, from_phone, from_beacon, from_archive)


def record(count, rng):
    """A merged track: neighbouring fixes come from different recorders."""
    track = []
    time = x = y = 0.0
    heading = 0.0
    for _ in range(count):
        heading += rng.uniform(-0.4, 0.4)
        speed = rng.uniform(0.5, 2.5)
        time += 1.0
        x += speed * math.cos(heading)
        y += speed * math.sin(heading)
        source = rng.choice(SOURCES)
        track.append(source(time, x, y, speed))
    return track


def bounding_area(track, lows, highs):
    """Number of fixes inside each of the given squares."""
    counts = []
    for k in range(len(lows)):
        low = lows[k]
        high = highs[k]
        inside = 0
        for fix in track:
            if low < fix[1] < high and low < fix[2] < high and fix[3] > 0.4:
                inside += 1
        counts.append(inside)
    return counts


def speeds(track):
    return [fix[3] for fix in track]


def smooth(values, rounds):
    for _ in range(rounds):
        previous = values[0]
        out = []
        for value in values:
            previous += (value - previous) * 0.25
            out.append(previous)
        values = out
    return values


def path_length(track):
    total = 0.0
    before = track[0]
    for fix in track:
        total += math.hypot(fix[1] - before[1], fix[2] - before[2])
        before = fix
    return total


def report(track, counts, smoothed):
    columns = []
    for title in HEADER:
        columns = columns + [title.upper()]
    lines = [" ".join(columns)]
    lines.append(f"points {len(track)} length {path_length(track):.2f}")
    lines.append("inside " + " ".join(str(count) for count in counts[::7]))
    lines.append(f"speed {sum(smoothed) / len(smoothed):.6f} top {max(smoothed):.6f}")
    return lines


def main():
    squares = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    rng = random.Random(17)
    track = record(50000, rng)
    lows = [-50.0 * k - 1 for k in range(squares)]
    highs = [50.0 * k + 1 for k in range(squares)]
    counts = bounding_area(track, lows, highs)
    smoothed = smooth(speeds(track), 200)
    for line in report(track, counts, smoothed):
        print(line)


if __name__ == "__main__":
    main()
