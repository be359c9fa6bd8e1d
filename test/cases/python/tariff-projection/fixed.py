"""Project the yearly revenue of an energy supplier from its contracts.

Each kind of contract has its own way to price a month; the projection is run
for a number of price scenarios.
"""

from __future__ import annotations

import random
import sys

HOURS = 730


class Contract:
    standing = 0.0

    def __init__(self, number: int, usage: float) -> None:
        self.number = number
        self.usage = usage


class FixedPrice(Contract):
    rate = 0.31

    def unit_price(self, price: float) -> float:
        return self.rate


class Spot(Contract):
    def unit_price(self, price: float) -> float:
        return price


class FlatFee(Contract):
    standing = 88.0

    def unit_price(self, price: float) -> float:
        return 0.0


class Capped(Contract):
    cap = 0.4

    def unit_price(self, price: float) -> float:
        return price if price < 0.4 else 0.4


class Green(Contract):
    standing = 4.0

    def unit_price(self, price: float) -> float:
        return price + 0.03


class Prepaid(Contract):
    def unit_price(self, price: float) -> float:
        return 0.0


class Bonus(Contract):
    standing = -9.5

    def unit_price(self, price: float) -> float:
        return price


KINDS = [FixedPrice, Spot, FlatFee, Capped, Green, Prepaid, Bonus]


class Portfolio:
    def __init__(self, contracts: list[Contract]) -> None:
        self.contracts = sorted(contracts, key=lambda contract: type(contract).__name__)

    def revenue(self, prices: list[float]) -> list[float]:
        months = []
        contracts = self.contracts
        for price in prices:
            month = 0.0
            for contract in contracts:
                month += contract.usage * contract.unit_price(price) + contract.standing
            months.append(month)
        return months

    def counts(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for contract in self.contracts:
            name = type(contract).__name__
            try:
                counts[name] += 1
            except KeyError:
                counts[name] = 1
        return counts


def sign_contracts(count: int, rng: random.Random) -> Portfolio:
    contracts = []
    for number in range(count):
        kind = KINDS[int(rng.random() * len(KINDS))]
        contracts.append(kind(number, float(rng.randrange(100, 900))))
    return Portfolio(contracts)


def price_paths(scenarios: int, rng: random.Random) -> list[list[float]]:
    paths = []
    for _ in range(scenarios):
        price = 0.25
        path = []
        for _ in range(12):
            total = 0.0
            for _ in range(HOURS // 10):
                shock = rng.random() - 0.5
                price += shock * 0.01
                if price < 0.05:
                    price = 0.05
                total += price
            path.append(total / (HOURS // 10))
        paths.append(path)
    return paths


def quantile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[int(share * (len(ordered) - 1))]


def main() -> None:
    scenarios = int(sys.argv[1]) if len(sys.argv) > 1 else 250
    rng = random.Random(2024)
    portfolio = sign_contracts(6000, rng)
    results = []
    for path in price_paths(scenarios, rng):
        results.append(sum(portfolio.revenue(path)))
    for name, count in sorted(portfolio.counts().items()):
        print(f"{name:12} {count}")
    print("low %.2f" % quantile(results, 0.05))
    print("mid %.2f" % quantile(results, 0.5))
    print("high %.2f" % quantile(results, 0.95))


if __name__ == "__main__":
    main()
