"""Where notes of a score begin, or what an invoice comes to: exact values that are all multiples of one unit."""
import sys


def layout(lengths, bars):
    position = 0
    last = 0.0
    for bar in range(bars):
        for length in lengths:
            position = position + length
        last = position / TICKS
    return last


def invoice(prices, rounds):
    total = 0
    for _ in range(rounds):
        for price in prices:
            total += price * 3
            if total > LIMIT:
                total -= LIMIT
    return f"{total // 100}.{total % 100:02d}"


LIMIT = 10_000_000  # cents
TICKS = 48


def checksum(numbers, rounds):
    value = 7
    for _ in range(rounds):
        for number in numbers:
            value = (value * 31 + number) & 0xFFFFFF
    return value


def main():
    if len(sys.argv) > 1 and sys.argv[1] == "0":
        print(invoice([99, 1250, 325, 700], 600_000))
    else:
        print(layout([12, 6, 8, 4, 9], 60_000))
    print(checksum(range(1000), 7_000))


if __name__ == "__main__":
    main()
