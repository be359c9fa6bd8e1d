"""Temperature control of a greenhouse, step by step, with a message for each step."""
import logging
import sys

logger = logging.getLogger("greenhouse")


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
    logger.debug(f"{zone.name}: {zone.temperature:.2f} degrees, heating {zone.heating}, used {zone.used}")


def forecast(outside, hours):
    total = 0.0
    for hour in range(hours):
        total += outside + (hour % 24 - 12) * 0.3
    return total / hours


def main():
    logging.basicConfig(level=logging.WARNING)
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else 120_000
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


if __name__ == "__main__":
    main()
