"""Monte Carlo estimate of the queue at a crossing with traffic lights."""

import sys

GREEN = 30
RED = 25
PHASES = [("north", GREEN), ("east", RED), ("south", GREEN), ("west", RED)]

seed = 12345
drawn = 0
largest = 0


def arrivals(count, limit):
    """How many of `count` cars arrive: one draw of the generator for each."""
    global seed, drawn, largest
    arrived = 0
    state = seed
    top = largest
    for _ in range(count):
        state = (state * 69069 + 1) & 0x3FFFFFF
        if state < limit:
            arrived += 1
        if state > top:
            top = state
    seed = state
    largest = top
    drawn += count
    return arrived


class Lane:
    __slots__ = ("name", "waiting", "passed", "longest")

    def __init__(self, name):
        self.name = name
        self.waiting = 0
        self.passed = 0
        self.longest = 0

    def step(self, arrived, capacity):
        self.waiting += arrived
        if self.waiting > self.longest:
            self.longest = self.waiting
        leaving = min(self.waiting, capacity)
        self.waiting -= leaving
        self.passed += leaving


def phase_at(second):
    cycle = second % (GREEN + RED)
    return cycle < GREEN


def simulate(lanes, seconds, density):
    limit = int(density * 0x3FFFFFF)
    history = []
    for second in range(seconds):
        green = phase_at(second)
        queue = 0
        for lane in lanes:
            lane.step(arrivals(24, limit), 10 if green else 2)
            queue += lane.waiting
        history.append(queue)
    return history


def autocorrelation(history, lags):
    mean = sum(history) / len(history)
    centred = [value - mean for value in history]
    result = []
    for lag in range(1, lags + 1):
        total = 0.0
        for a, b in zip(centred, centred[lag:]):
            total += a * b
        result.append(total)
    return result


def describe(lane):
    text = ""
    for part in (lane.name, lane.passed, lane.longest):
        text = text + f"{part:>8}"
    return text


def main():
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 55 * 1900
    lanes = [Lane(name) for name, _ in PHASES]
    history = simulate(lanes, seconds, 0.25)
    for lane in lanes:
        print(describe(lane))
    peaks = autocorrelation(history, 110)
    best = max(range(10, len(peaks)), key=peaks.__getitem__)
    print("period", best + 1, "drawn", drawn, "largest", largest, "last", seed)


if __name__ == "__main__":
    main()
