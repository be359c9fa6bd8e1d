"""Check the event stream of subway turnstiles for cards used twice."""
import logging
import sys

log = logging.getLogger(__name__)

STATIONS = ("harbour", "museum", "airport", "old town", "zoo", "stadium")


def events(count):
    """Generates (second, card, station, gate) in order of time."""
    seed = 4711
    second = 0
    for _ in range(count):
        seed = (seed * 22695477 + 1) & 0xFFFFFFFF
        second += (seed >> 28) & 3
        yield second, (seed >> 10) % 9000, STATIONS[(seed >> 5) % 6], seed & 7


class Card:
    __slots__ = ("number", "last_second", "last_station", "trips", "blocked")

    def __init__(self, number):
        self.number = number
        self.last_second = -100000
        self.last_station = None
        self.trips = 0
        self.blocked = False

    def describe(self):
        parts = [
            "card %05d" % self.number,
            "last %d" % self.last_second,
            "trips %d" % self.trips,
        ]
        if self.last_station is not None:
            parts.append("at " + self.last_station)
        return ", ".join(parts)


class Gatekeeper:
    def __init__(self, pause):
        self.pause = pause
        self.cards = {}
        self.refused = 0
        self.flow = {}

    def card(self, number):
        found = self.cards.get(number)
        if found is None:
            found = self.cards[number] = Card(number)
        return found

    def enter(self, second, number, station, gate):
        card = self.card(number)
        log.debug("gate %d: %s", gate, card.describe())
        if second - card.last_second < self.pause and card.last_station == station:
            self.refused += 1
            if not card.blocked:
                card.blocked = True
                log.info("blocking %s", card.describe())
            return False
        card.last_second = second
        card.last_station = station
        card.trips += 1
        key = station, gate
        self.flow[key] = self.flow.get(key, 0) + 1
        return True


def peak(seconds, window):
    """Most entries in any stretch of the given length."""
    first = 0
    most = 0
    for last, second in enumerate(seconds):
        while second - seconds[first] > window:
            first += 1
        if last - first + 1 > most:
            most = last - first + 1
    return most


def histogram(cards):
    counts = {}
    for card in cards.values():
        bucket = card.trips // 5
        counts[bucket] = counts.get(bucket, 0) + 1
    return sorted(counts.items())


def main():
    logging.basicConfig(level=logging.WARNING)
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 950000
    keeper = Gatekeeper(pause=4000)
    log.debug("starting with %s", ", ".join(STATIONS))
    accepted = []
    for second, number, station, gate in events(count):
        if keeper.enter(second, number, station, gate):
            accepted.append(second)
    busiest = max(keeper.flow, key=lambda key: (keeper.flow[key], key))
    print("accepted", len(accepted), "refused", keeper.refused)
    print("blocked", sum(1 for card in keeper.cards.values() if card.blocked))
    print("busiest", busiest, keeper.flow[busiest])
    print("peak", [peak(accepted, window) for window in (60, 300, 3600)])
    print(histogram(keeper.cards)[:4])
    print(keeper.cards[42].describe())


if __name__ == "__main__":
    main()
