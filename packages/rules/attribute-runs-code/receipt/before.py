"""Running totals of accounts whose balance is behind a property."""
import random


class Account:
    def __init__(self, owner, balance, limit):
        self.owner = owner
        self._balance = balance
        self._limit = limit

    @property
    def balance(self):
        return self._balance

    @property
    def limit(self):
        return self._limit

    def book(self, amount):
        self._balance += amount


def settle(accounts, amounts):
    refused = 0
    for account, amount in zip(accounts, amounts):
        if account.balance + amount < account.limit:
            refused += 1
        else:
            account.book(amount)
    return refused


def spread(amounts):
    bins = {}
    for amount in amounts:
        key = amount // 25
        bins[key] = bins.get(key, 0) + 1
        if amount > 90:
            bins["large"] = bins.get("large", 0) + 1
    return bins


def main():
    rng = random.Random(21)
    accounts = [Account(f"a{k}", rng.randrange(500), -rng.randrange(200)) for k in range(4000)]
    refused = 0
    for _ in range(110):
        amounts = [rng.randrange(-100, 100) for _ in accounts]
        for _ in range(8):
            refused += settle(accounts, amounts)
            bins = spread(amounts)
    print(refused, sum(account.balance for account in accounts), sorted(bins.items(), key=str))


main()
