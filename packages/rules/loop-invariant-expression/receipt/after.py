"""Readings are turned by an angle that comes from the settings of the instrument."""
import math


class Mount:
    def __init__(self, tilt):
        self.tilt = tilt


class Instrument:
    def __init__(self, tilt, gain):
        self.mount = Mount(tilt)
        self.gain = gain

    def correct(self, readings):
        corrected = []
        low = 0
        along = math.cos(math.radians(self.mount.tilt))
        across = math.sqrt(self.gain)
        for x, y in readings:
            turned = x * along - y * across
            if turned < 0.0:
                low += 1
                turned = -turned * 0.5
            corrected.append(turned)
        return corrected, low


def smooth(values):
    level = 0.0
    for value in values:
        level = level * 0.95 + value * 0.05
        if level > 0.9:
            level -= 0.1
    return level


def main():
    readings = [(k % 17 * 0.1, k % 23 * 0.05) for k in range(40_000)]
    instrument = Instrument(12.5, 1.21)
    total = 0.0
    for _ in range(100):
        corrected, low = instrument.correct(readings)
        total += smooth(corrected) + low
    print(round(total, 6))


if __name__ == "__main__":
    main()
