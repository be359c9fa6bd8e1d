"""Replay a day of limit orders against a small exchange and report fills."""
import random
import sys
from dataclasses import dataclass, field


@dataclass
class Order:
    side: str
    price: int
    quantity: int
    account: int


@dataclass
class Level:
    price: int
    open_quantity: int = 0
    queue: list = field(default_factory=list)


class Ledger:
    def __init__(self, accounts):
        self.cash = [0] * accounts
        self.shares = [0] * accounts

    def settle(self, buyer, seller, price, quantity):
        amount = price * quantity
        self.cash[buyer] -= amount
        self.cash[seller] += amount
        self.shares[buyer] += quantity
        self.shares[seller] -= quantity


class Book:
    """Resting sell interest, one level for each price tick."""

    def __init__(self, first_tick, ticks):
        self.levels = {}
        for price in range(first_tick, first_tick + ticks):
            self.levels[price] = Level(price)
        self.prices = sorted(self.levels)
        self.fills = 0
        self.volume = 0

    def rest(self, order):
        level = self.levels.get(order.price)
        if level is None:
            level = self.levels[order.price] = Level(order.price)
            self.prices = sorted(self.levels)
        level.queue.append([order.account, order.quantity])
        level.open_quantity += order.quantity

    def take(self, order, ledger):
        wanted = order.quantity
        for price in self.prices:
            if price > order.price or wanted == 0:
                break
            level = self.levels[price]
            if level.open_quantity == 0:
                continue
            wanted -= self.take_from(level, wanted, order.account, ledger)
        return order.quantity - wanted

    def take_from(self, level, wanted, buyer, ledger):
        taken = 0
        queue = level.queue
        while queue and taken < wanted:
            entry = queue[-1]
            quantity = min(entry[1], wanted - taken)
            ledger.settle(buyer, entry[0], level.price, quantity)
            taken += quantity
            entry[1] -= quantity
            if entry[1] == 0:
                queue.pop()
            self.fills += 1
        level.open_quantity -= taken
        self.volume += taken
        return taken


def make_orders(count, accounts, first_tick, ticks, rng):
    for _ in range(count):
        side = "sell" if rng.random() < 0.5 else "buy"
        offset = int(rng.random() * ticks)
        if side == "buy":
            offset //= 3
        yield Order(side, first_tick + offset, 1 + int(rng.random() * 40), int(rng.random() * accounts))


def replay(orders, book, ledger):
    unfilled = 0
    for order in orders:
        if order.side == "sell":
            book.rest(order)
        else:
            unfilled += order.quantity - book.take(order, ledger)
    return unfilled


def moving_average(values, width):
    window_sum = 0
    best = 0.0
    for index, value in enumerate(values):
        window_sum += value
        if index >= width:
            window_sum -= values[index - width]
            average = window_sum / width
            if average > best:
                best = average
    return best


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 600000
    rng = random.Random(41)
    ledger = Ledger(500)
    book = Book(10000, 300)
    unfilled = replay(make_orders(count, 500, 10000, 300, rng), book, ledger)
    richest = sorted(range(500), key=lambda account: -ledger.cash[account])[:3]
    trend = moving_average([abs(amount) for amount in ledger.cash] * 400, 25)
    print("fills", book.fills, "volume", book.volume, "unfilled", unfilled)
    print("top accounts", richest, [ledger.cash[account] for account in richest])
    print("peak average", round(trend, 2))
    print("levels", len(book.levels), "resting", sum(level.open_quantity for level in book.levels.values()))


if __name__ == "__main__":
    main()
