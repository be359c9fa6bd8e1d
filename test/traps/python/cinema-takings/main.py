# Takings of a cinema: seats are sold one by one, and the sums of a day are booked exactly.
import sys
from decimal import Decimal

CENT = Decimal("0.01")
FILMS = ["Harbour Lights", "The Long Orchard", "Paper Boats", "Signal Nine"]
PRICES = [650, 800, 950, 1200]


def numbers(seed):
    state = seed
    while True:
        state = (state * 69069 + 1) & 0xFFFFFFFF
        yield state >> 7


class Hall:
    def __init__(self, film, rows, width):
        self.film = film
        self.rows = rows
        self.width = width
        self.sold = 0

    def sell(self, draw, visitors):
        taken = [0] * self.rows
        cents = 0
        for _ in range(visitors):
            number = next(draw)
            row = number % self.rows
            for _ in range(self.rows):
                if taken[row] < self.width:
                    break
                row = (row + 1) % self.rows
            else:
                continue
            taken[row] += 1
            price = PRICES[row * len(PRICES) // self.rows]
            if number % 9 == 0:
                price = price * 7 // 10
            cents += price
        self.sold += sum(taken)
        return cents


class Ledger:
    def __init__(self):
        self.totals = {}

    def book(self, film, cents):
        total = self.totals.get(film, Decimal(0))
        total += (Decimal(cents) / 100).quantize(CENT)
        self.totals[film] = total


def best(totals):
    return max(sorted(totals), key=totals.get)


def main():
    days = int(sys.argv[1]) if len(sys.argv) > 1 else 1300
    draw = numbers(61)
    halls = [Hall(film, 16 + number, 18) for number, film in enumerate(FILMS)]
    ledger = Ledger()
    for day in range(days):
        for number, hall in enumerate(halls):
            ledger.book(hall.film, hall.sell(draw, 160 + (day * 37 + number * 50) % 220))
    for hall in halls:
        print(hall.film, hall.sold, "%.2f" % ledger.totals[hall.film])
    print(best(ledger.totals))


if __name__ == "__main__":
    main()
