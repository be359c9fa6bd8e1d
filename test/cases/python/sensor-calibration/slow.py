"""Apply calibration curves to raw sensor samples and integrate the result.

A curve is a list of gains, one per section of the sensor's range; sections
that need no correction have gain one, dead sections gain zero.
"""

import random
import sys

NEUTRAL = 1
DEAD = 0


class Curve:
    def __init__(self, gains, offset):
        self.gains = gains
        self.offset = offset

    def spread(self):
        return max(self.gains) - min(self.gains)


def draw_gain(rng):
    kind = rng.random()
    if kind < 0.45:
        return NEUTRAL
    if kind < 0.55:
        return DEAD
    return round(rng.uniform(0.8, 1.2), 3)


def draw_curve(sections, rng):
    gains = [draw_gain(rng) for _ in range(sections)]
    return Curve(gains, rng.uniform(-0.5, 0.5))


def sample(count, sections, rng):
    sections_hit = [rng.randrange(sections) for _ in range(count)]
    levels = [rng.uniform(0.0, 5.0) for _ in range(count)]
    return sections_hit, levels


def corrected(curve, hits, levels):
    gains = curve.gains
    total = 0.0
    weight = 0.0
    i = 0
    n = len(hits)
    while i < n:
        gain = gains[hits[i]]
        total += gain * levels[i]
        weight += gain
        i += 1
    return total + curve.offset * n, weight


def crossings(levels, threshold):
    """How often the samples rise through the threshold."""
    count = 0
    below = True
    for level in levels:
        if level >= threshold:
            if below:
                count += 1
            below = False
        else:
            below = True
    return count


def usage(hits, sections):
    counts = [0] * sections
    for hit in hits:
        counts[hit] += 1
    return counts


def best_curve(curves):
    order = sorted(curves, key=lambda curve: curve.spread())
    return order[0]


def main():
    curves_wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 190
    rng = random.Random(8)
    hits, levels = sample(90000, 64, rng)
    curves = [draw_curve(64, rng) for _ in range(curves_wanted)]
    totals = []
    for curve in curves:
        total, weight = corrected(curve, hits, levels)
        totals.append(total / weight)
    risen = [crossings(levels, 0.1 * k) for k in range(1, 40)]
    counts = usage(hits, 64)
    print("mean", round(sum(totals) / len(totals), 6))
    print("range", round(min(totals), 6), round(max(totals), 6))
    print("crossings", sum(risen), "busiest", max(counts))
    print("flattest", round(best_curve(curves).spread(), 3))


if __name__ == "__main__":
    main()
