"""Orders of known customers are booked; the customers are kept in a list."""
import random
import sys


class Ledger:
    def __init__(self, customers):
        self.customers = set(customers)
        self.totals = {}
        self.rejected = 0

    def book(self, customer, amount):
        if customer not in self.customers:
            self.rejected += 1
            return
        self.totals[customer] = self.totals.get(customer, 0) + amount


def scores(amounts, rounds):
    level = 0.0
    for _ in range(rounds):
        for amount in amounts:
            level = level * 0.99 + amount * 0.01
    return level


def main():
    length = int(sys.argv[1]) if len(sys.argv) > 1 else 512
    rng = random.Random(17)
    names = ["customer-%05d" % number for number in range(length + length // 4)]
    ledger = Ledger(names[:length])
    orders = 1_000_000_000 // (250 + 14 * length)
    # as much other work as searching takes
    amounts = [rng.random() for _ in range(1000)]
    for _ in range(orders):
        ledger.book(names[int(rng.random() * len(names))], 3)
    print(ledger.rejected, sum(ledger.totals.values()), round(scores(amounts, 9000), 9))


if __name__ == "__main__":
    main()
