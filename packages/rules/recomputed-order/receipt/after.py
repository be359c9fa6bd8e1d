"""Quotes for parcels: the cheapest offer that is big enough, out of a table that changes once in ten thousand quotes."""
import random
import sys


class Offers:
    def __init__(self, count, rng):
        self.rates = {}
        for size in range(count):
            self.rates[10 + size * 7 + rng.randrange(5)] = 3.0 + size * 0.11
        self.sizes = sorted(self.rates)

    def add(self, size, rate):
        self.rates[size] = rate
        self.sizes = sorted(self.rates)

    def quote(self, size):
        for limit in self.sizes:
            if limit >= size:
                return self.rates[limit]
        return 99.0


def parcels(count, rng):
    for _ in range(count):
        yield 5 + int(rng.random() * 600), 1 + int(rng.random() * 30), int(rng.random() * 4)


def insurance(value, zone):
    total = 0.0
    for step in range(25):
        total += value * 0.001 * (1 + zone) / (1 + step % 5)
    return total


def main():
    length = int(sys.argv[1]) if len(sys.argv) > 1 else 160
    count = 25_600_000 // length
    rng = random.Random(3)
    offers = Offers(length, rng)
    total = 0.0
    for number, (size, value, zone) in enumerate(parcels(count, rng)):
        if number % 10_000 == 9_999:
            offers.add(size, 2.5)
        total += offers.quote(size)
        total += insurance(value, zone)
    print(len(offers.rates), round(total, 3))


if __name__ == "__main__":
    main()
