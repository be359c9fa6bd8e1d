"""Prices of baskets, with each rule behind a common entry."""
import random


class Rule:
    def apply(self, amount, count, member=False):
        return self.price(amount, count, member)


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


def main():
    rng = random.Random(30)
    baskets = [(rng.randrange(100, 9000), rng.randrange(1, 5), rng.random() < 0.3) for _ in range(8000)]
    cents = 0
    for step in range(250):
        cents += total(baskets, Discount(step % 20) if step % 5 else Flat(7))
        counts = digits(baskets)
    print(cents, counts)


main()
