"""Where notes of a score begin, or what an invoice comes to: exact values that are all multiples of one unit."""
import sys
from decimal import Decimal
from fractions import Fraction


def layout(lengths, bars):
    position = Fraction(0)
    last = 0.0
    for bar in range(bars):
        for length in lengths:
            position = position + length
        last = float(position)
    return last


def invoice(prices, rounds):
    total = Decimal("0")
    for _ in range(rounds):
        for price in prices:
            total += price * 3
            if total > LIMIT:
                total -= LIMIT
    return f"{total:.2f}"


LIMIT = Decimal("100000.00")


def checksum(numbers, rounds):
    value = 7
    for _ in range(rounds):
        for number in numbers:
            value = (value * 31 + number) & 0xFFFFFF
    return value


def main():
    if len(sys.argv) > 1 and sys.argv[1] == "0":
        print(invoice([Decimal("0.99"), Decimal("12.50"), Decimal("3.25"), Decimal("7.00")], 600_000))
    else:
        print(layout([Fraction(1, 4), Fraction(1, 8), Fraction(1, 6), Fraction(1, 12), Fraction(3, 16)], 60_000))
    print(checksum(range(1000), 7_000))


if __name__ == "__main__":
    main()
