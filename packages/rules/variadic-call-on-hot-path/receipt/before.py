"""Prices of baskets, with each rule behind a common entry.
With `tours`: deliveries in the order of the least effort, where calls can be traced."""
import functools
import random
import sys

TRACING = False


class Rule:
    def apply(self, *args, **kwargs):
        return self.price(*args, **kwargs)


class Discount(Rule):
    def __init__(self, percent):
        self.percent = percent

    def price(self, amount, count, member=False):
        if member:
            return amount * count * (100 - self.percent) // 100
        return amount * count


class Flat(Rule):
    def __init__(self, off):
        self.off = off

    def price(self, amount, count, member=False):
        return amount * count - self.off


def total(baskets, rule):
    cents = 0
    for amount, count, member in baskets:
        cents += rule.apply(amount, count, member=member)
        if cents > 10_000_000:
            cents -= 9_999_999
    return cents


def digits(baskets):
    counts = [0] * 10
    for amount, _, _ in baskets:
        while amount:
            counts[amount % 10] += 1
            amount //= 10
    return counts


def traced(function):
    @functools.wraps(function)
    def call(*args, **kwargs):
        if TRACING:
            print(function.__name__, args, kwargs)
        return function(*args, **kwargs)
    return call


@traced
def effort(here, there, load):
    distance = abs(here[0] - there[0]) + abs(here[1] - there[1])
    climb = there[2] - here[2]
    if climb > 0:
        distance += climb * (3 + load // 200)
    return distance


@traced
def tour(stops, load):
    order = []
    left = list(stops)
    here = (0, 0, 0)
    total = 0
    while left:
        best = None
        for number, stop in enumerate(left):
            needed = effort(here, stop, load)
            if best is None or needed < best[0]:
                best = (needed, number)
        total += best[0]
        here = left.pop(best[1])
        order.append(here)
        load -= 10
    return total, order


def crossings(order):
    count = 0
    for at in range(len(order) - 1):
        low, high = sorted((order[at][0], order[at + 1][0]))
        for other in order[at + 2:]:
            if low < other[0] < high and other[1] > order[at][1]:
                count += 1
    return count


def plan_tours():
    rng = random.Random(8)
    total = 0
    crossed = 0
    for _ in range(180):
        stops = [(rng.randrange(1000), rng.randrange(1000), rng.randrange(90)) for _ in range(180)]
        needed, order = tour(stops, 2000)
        total += needed
        crossed += crossings(order)
    print(total, crossed)


def sell_baskets():
    rng = random.Random(30)
    baskets = [(rng.randrange(100, 9000), rng.randrange(1, 5), rng.random() < 0.3) for _ in range(8000)]
    cents = 0
    for step in range(250):
        cents += total(baskets, Discount(step % 20) if step % 5 else Flat(7))
        counts = digits(baskets)
    print(cents, counts)


def main():
    if sys.argv[1:] == ["tours"]:
        plan_tours()
    else:
        sell_baskets()


main()
