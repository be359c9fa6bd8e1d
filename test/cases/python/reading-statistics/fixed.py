"""Summaries of meter readings: windows, outliers and a quality score per meter."""

import math
import random
import sys

ROUNDING = 4


class Meter:
    def __init__(self, ident, readings):
        self.ident = ident
        self.readings = readings
        self.score = 0.0

    def __repr__(self):
        return f"Meter({self.ident}, {self.score:.3f})"


def simulate(ident, count, rng):
    level = 40.0 + ident
    readings = []
    for _ in range(count):
        level += rng.uniform(-1.0, 1.0)
        if rng.random() < 0.002:
            readings.append(level * 3)
        else:
            readings.append(level)
    return Meter(ident, readings)


def roughness(readings):
    """Mean absolute step between neighbours and neighbours but one."""
    near = 0.0
    far = 0.0
    for i in range(2, len(readings)):
        here = readings[i]
        near += abs(here - readings[i - 1])
        far += abs(here - readings[i - 2])
    return near / len(readings), far / len(readings)


def smooth(readings, weight):
    level = readings[0]
    out = []
    for value in readings:
        level += weight * (value - level)
        out.append(level)
    return out


def outliers(readings, smoothed, limit):
    return [i for i, value in enumerate(readings) if abs(value - smoothed[i]) > limit]


def histogram(readings, width):
    bins = {}
    for value in readings:
        key = int(value // width)
        bins[key] = bins.get(key, 0) + 1
    return bins


def entropy(bins, total):
    result = 0.0
    for count in bins.values():
        share = count / total
        result -= share * math.log(share)
    return result


def evaluate(meter, passes):
    readings = meter.readings
    found = 0
    for p in range(passes):
        smoothed = smooth(readings, 0.1 + 0.02 * p)
        found += len(outliers(readings, smoothed, 12.0))
        near, far = roughness(smoothed)
        bins = histogram(smoothed, 2.0)
        meter.score += entropy(bins, len(readings)) - (near + far) / 10.0
    return found


def main():
    scale = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    rng = random.Random(99)
    meters = [simulate(i, 9000, rng) for i in range(scale)]
    found = 0
    for meter in meters:
        found += evaluate(meter, 45)
    meters.sort(key=lambda m: m.score)
    print("outliers", found)
    print("best", meters[-1], "worst", meters[0])
    print("total", round(sum(m.score for m in meters), ROUNDING))


if __name__ == "__main__":
    main()
