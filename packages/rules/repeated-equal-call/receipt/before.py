"""Sales by category: the tax of each category is worked out for each sale. argv[1] says by which law: the longer it takes, the less is it to ask a cache instead."""

import sys


def by_digits(category):
    """A sum over the digits of the number."""
    rate = 0
    for digit in str(category * 7919):
        rate += int(digit) * 3 % 7
    return rate / 100


def by_months(category):
    """Long: a sum over the digits, weighted anew for each month of a year."""
    rate = 0
    for month in range(1, 13):
        weight = month * category % 11
        for digit in str(category * 7919 + month):
            rate += int(digit) * weight % 7
    return rate / 1200


LAWS = {"digits": (by_digits, 420_000), "months": (by_months, 40_000)}


def sales(count):
    state = 9
    for _ in range(count):
        state = (state * 16807) % 2147483647
        yield state % 40, 1 + state % 900


def total(tax, count):
    gross = 0.0
    net = 0
    largest = 0
    for category, cents in sales(count):
        gross += cents * (1 + tax(category))
        net += cents
        if cents > largest:
            largest = cents
    return gross, net, largest


def checksum(numbers, rounds):
    value = 7
    for _ in range(rounds):
        for number in numbers:
            value = (value * 31 + number) & 0xFFFFFF
    return value


def main():
    gross, net, largest = total(*LAWS[sys.argv[1] if len(sys.argv) > 1 else "digits"])
    print(round(gross, 2), net, largest)
    print(checksum(range(1000), 6_000))


if __name__ == "__main__":
    main()
