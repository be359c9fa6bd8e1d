"""Orders on a conveyor. argv[1]: 1 counts in the class, 2 guards each store with __setattr__."""
import random
import sys

GUARDED = len(sys.argv) > 1 and sys.argv[1] == "2"


class Order:
    made = 0

    def __init__(self, weight, route):
        self.weight = weight
        self.route = route
        self.hops = 0
        self.cost = 0.0
        Order.made += 1


class Guarded:
    made = 0

    def __init__(self, weight, route):
        self.weight = weight
        self.route = route
        self.hops = 0
        self.cost = 0.0

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)


def carry(order, fees):
    for stop in order.route:
        order.hops += 1
        order.cost += fees[stop] * order.weight


def volatility(fees):
    total = 0.0
    last = fees[0]
    for fee in fees:
        step = fee - last
        total += step * step
        if step > 1.0:
            total -= step
        last = fee
    return total


def main():
    rng = random.Random(50)
    fees = [rng.uniform(0.5, 3.0) for _ in range(600)]
    routes = [[rng.randrange(600) for _ in range(8)] for _ in range(500)]
    kind = Guarded if GUARDED else Order
    repeats = 160 if GUARDED else 480
    cost = hops = 0
    for step in range(repeats):
        for route in routes:
            order = kind(1.0 + step, route)
            carry(order, fees)
            cost += order.cost
            hops += order.hops
        for _ in range(30):
            cost += volatility(fees)
    print(round(cost, 4), hops)


main()
