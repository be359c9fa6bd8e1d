"""Temperature control of a greenhouse, step by step, with a message for each step.
With `parcels`: parcels go to the lanes of a sorter, with a message for each parcel."""
import logging
import sys

logger = logging.getLogger("greenhouse")
VERBOSE = False


class Zone:
    def __init__(self, name, target):
        self.name = name
        self.target = target
        self.temperature = 12.0
        self.heating = False
        self.used = 0


def step(zone, outside):
    gap = zone.target - zone.temperature
    if gap > 0.5:
        zone.heating = True
    elif gap < -0.5:
        zone.heating = False
    zone.temperature += (outside - zone.temperature) * 0.01
    if zone.heating:
        zone.temperature += 0.4
        zone.used += 1
    if VERBOSE:
        logger.debug(f"{zone.name}: {zone.temperature:.2f} degrees, heating {zone.heating}, used {zone.used}")


def forecast(outside, hours):
    total = 0.0
    for hour in range(hours):
        total += outside + (hour % 24 - 12) * 0.3
    return total / hours


class Sorter:
    def __init__(self, lanes):
        self.log = logging.getLogger("sorter")
        self.loads = [0] * lanes
        self.heavy = []

    def sort(self, parcels):
        loads = self.loads
        verbose = self.log.isEnabledFor(logging.DEBUG)
        for number, (code, weight) in enumerate(parcels):
            lane = code % len(loads)
            if loads[lane] > loads[lane - 1]:
                lane -= 1
            loads[lane] += weight
            if weight > 29_000:
                self.heavy.append(number)
            if verbose:
                self.log.debug("parcel %s of %d g to lane %d", code, weight, lane)


def postage(parcels):
    cents = 0
    for code, weight in parcels:
        step = 1
        while weight > step * 5000:
            step += 1
        cents += 399 + step * 150 + code % 3
    return cents


def sort_parcels():
    parcels = [(k * 7919 % 1009, 100 + k * 6007 % 29_950) for k in range(5000)]
    sorter = Sorter(12)
    cents = 0
    for _ in range(480):
        sorter.sort(parcels)
        cents += postage(parcels)
    print(sorter.loads, len(sorter.heavy), cents)


def heat_zones():
    global VERBOSE
    VERBOSE = logger.isEnabledFor(logging.DEBUG)
    steps = 120_000
    zones = [Zone(name, 15 + 2 * number) for number, name in enumerate(("orchids", "cacti", "ferns"))]
    warmest = 0.0
    for number in range(steps):
        outside = number % 240 / 10 - 5
        for zone in zones:
            step(zone, outside)
        warmest = max(warmest, forecast(outside, 24))
    for zone in zones:
        print(zone.name, round(zone.temperature, 3), zone.used)
    print(round(warmest, 3))


def main():
    logging.basicConfig(level=logging.WARNING)
    if sys.argv[1:] == ["parcels"]:
        sort_parcels()
    else:
        heat_zones()


if __name__ == "__main__":
    main()
