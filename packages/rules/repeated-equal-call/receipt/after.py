"""Sales by category: the tax of each category is worked out for each sale."""
import functools
import sys


@functools.lru_cache(maxsize=None)
def tax(category):
    """The rate of a category: a sum over the digits of its number, as the law has it."""
    rate = 0
    for digit in str(category * 7919):
        rate += int(digit) * 3 % 7
    return rate / 100


def sales(count):
    state = 9
    for _ in range(count):
        state = (state * 16807) % 2147483647
        yield state % 40, 1 + state % 900


def total(count):
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
    gross, net, largest = total(int(sys.argv[1]) if len(sys.argv) > 1 else 420_000)
    print(round(gross, 2), net, largest)
    print(checksum(range(1000), 6_000))


if __name__ == "__main__":
    main()
