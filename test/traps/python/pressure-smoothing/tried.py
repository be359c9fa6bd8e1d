# Smooth the readings of pressure gauges over the last eight and note alarms.
import collections
import sys

WIDTH = 8


def numbers(seed):
    state = seed
    while True:
        state = (state * 69069 + 1) & 0xFFFFFFFF
        yield state >> 10


class Gauge:
    def __init__(self, name, limit):
        self.name = name
        self.limit = limit
        self.window = collections.deque([0] * WIDTH)
        self.alarms = 0
        self.peak = 0

    def feed(self, readings):
        window = self.window
        limit = self.limit * WIDTH
        for reading in readings:
            window.append(reading)
            window.popleft()
            level = sum(window)
            if level > limit:
                self.alarms += 1
            if level > self.peak:
                self.peak = level
        self.window = window


def readings_of(draw, count, offset):
    level = 500 + offset
    found = []
    for _ in range(count):
        level += next(draw) % 41 - 20
        level = max(0, min(1000, level))
        found.append(level)
    return found


def worst(gauges):
    return sorted(gauges, key=lambda gauge: (-gauge.alarms, gauge.name))[0]


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 110
    draw = numbers(29)
    gauges = [Gauge("gauge %02d" % number, 560 + 12 * number) for number in range(12)]
    series = [readings_of(draw, 5000, number * 9) for number in range(12)]
    for _ in range(rounds):
        for gauge, readings in zip(gauges, series):
            gauge.feed(readings)
    for gauge in gauges:
        print(gauge.name, gauge.alarms, gauge.peak)
    print("worst", worst(gauges).name)


if __name__ == "__main__":
    main()
