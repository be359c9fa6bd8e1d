"""Running totals of accounts whose balance is plain.
With `orders`: the turnover of orders whose fields came in a dictionary."""
import random
import sys


class Account:
    def __init__(self, owner, balance, limit):
        self.owner = owner
        self.balance = balance
        self.limit = limit

    def book(self, amount):
        self.balance += amount


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


class Order:
    def __init__(self, fields):
        for name, value in fields.items():
            setattr(self, name, value)


def turnover(orders, rates):
    cents = 0
    regions = {}
    for order in orders:
        gross = order.price * order.amount
        if gross > 90_000:
            gross -= gross // 20
        net = gross * 100 // (100 + rates[gross % 3])
        key = gross // 10_000
        regions[key] = regions.get(key, 0) + net
        cents += gross
    return cents, regions


def shelf(amounts):
    filled = 0
    rows = 1
    for amount in amounts:
        if filled + amount > 400:
            rows += 1
            filled = 0
        filled += amount
    return rows


def sell_orders():
    rng = random.Random(17)
    fields = [{"number": k, "price": rng.randrange(50, 9000), "amount": rng.randrange(1, 30)} for k in range(6000)]
    orders = [Order(each) for each in fields]
    amounts = [each["amount"] for each in fields]
    rows = 0
    for step in range(560):
        cents, regions = turnover(orders, (7, 19, step % 10))
        rows += shelf(amounts)
        rows += shelf(reversed(amounts))
    print(cents, sorted(regions.items()), rows)


def settle_accounts():
    rng = random.Random(21)
    accounts = [Account(f"a{k}", rng.randrange(500), -rng.randrange(200)) for k in range(4000)]
    refused = 0
    for _ in range(110):
        amounts = [rng.randrange(-100, 100) for _ in accounts]
        for _ in range(8):
            refused += settle(accounts, amounts)
            bins = spread(amounts)
    print(refused, sum(account.balance for account in accounts), sorted(bins.items(), key=str))


def main():
    if sys.argv[1:] == ["orders"]:
        sell_orders()
    else:
        settle_accounts()


main()
