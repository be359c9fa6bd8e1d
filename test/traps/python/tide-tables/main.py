# Tide tables of a coast: heights by the sum of constituents, highs and lows of each day.
import logging
import math
import sys

logger = logging.getLogger("tides")
CONSTITUENTS = [(1.9, 12.4206), (0.6, 12.0), (0.4, 12.6583), (0.3, 23.9345), (0.2, 25.8193)]
STEPS = 96


class Harbour:
    def __init__(self, name, mean, delay):
        self.name = name
        self.mean = mean
        self.delay = delay
        self.highest = -99.0
        self.dry = 0

    def height(self, hour):
        height = self.mean
        for range_, period in CONSTITUENTS:
            height += range_ / 2 * math.cos(2 * math.pi * (hour - self.delay) / period)
        return height


def day_of(harbour, day):
    heights = [harbour.height(day * 24 + step * 24 / STEPS) for step in range(STEPS)]
    high, low = max(heights), min(heights)
    logger.debug(f"{harbour.name} day {day}: high {high:.3f} low {low:.3f} after {len(heights)} steps")
    harbour.highest = max(harbour.highest, high)
    harbour.dry += sum(1 for height in heights if height < 0.1)
    return high, low


def springs(highs):
    """Days whose high water is above that of both neighbours."""
    return [day for day in range(1, len(highs) - 1) if highs[day - 1] < highs[day] > highs[day + 1]]


def main():
    logging.basicConfig(level=logging.WARNING)
    days = int(sys.argv[1]) if len(sys.argv) > 1 else 2500
    harbours = [Harbour("quay", 1.4, 0.0), Harbour("sands", 1.1, 1.5), Harbour("point", 1.7, 2.25)]
    for harbour in harbours:
        highs = [day_of(harbour, day)[0] for day in range(days)]
        found = springs(highs)
        print(harbour.name, round(harbour.highest, 4), harbour.dry, len(found), found[:4])


if __name__ == "__main__":
    main()
