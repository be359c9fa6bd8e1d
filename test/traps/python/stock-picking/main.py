# Pick the lines of orders from the shelves and sum up weight and walking distance.
import sys

AISLES = 24
SHELVES = 60


def numbers(seed):
    state = seed
    while True:
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        yield state >> 8


class Shelf:
    __slots__ = ("aisle", "place", "weight", "picked")

    def __init__(self, aisle, place, weight):
        self.aisle = aisle
        self.place = place
        self.weight = weight
        self.picked = 0


def build_stock(draw):
    stock = {}
    for aisle in range(AISLES):
        for place in range(SHELVES):
            stock["A%02d-%03d" % (aisle, place)] = Shelf(aisle, place, 1 + next(draw) % 40)
    return stock


def order_lines(draw, articles, count):
    lines = []
    for _ in range(count):
        number = next(draw)
        lines.append("Z99-999" if number % 4099 == 0 else articles[number % len(articles)])
    return lines


class Picker:
    def __init__(self, stock):
        self.stock = stock
        self.missing = 0
        self.weight = 0
        self.distance = 0

    def pick(self, lines):
        stock = self.stock
        aisle = place = weight = distance = 0
        for article in lines:
            try:
                have = stock[article]
            except KeyError:
                self.missing += 1
                continue
            have.picked += 1
            weight += have.weight
            distance += abs(have.aisle - aisle) * SHELVES + abs(have.place - place)
            aisle, place = have.aisle, have.place
        self.weight += weight
        self.distance += distance


def busiest(stock, count):
    names = sorted(stock, key=lambda name: (-stock[name].picked, name))
    return names[:count]


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 90
    draw = numbers(7)
    stock = build_stock(draw)
    articles = sorted(stock)
    lines = order_lines(draw, articles, 60000)
    picker = Picker(stock)
    for _ in range(rounds):
        picker.pick(lines)
    print(picker.missing, picker.weight, picker.distance)
    print(" ".join(busiest(stock, 5)))


if __name__ == "__main__":
    main()
