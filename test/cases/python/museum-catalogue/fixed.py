"""Rank the objects of a museum for a set of exhibition themes.

The objects come from several card indexes; each index knows other fields.
"""

import random
import sys

COMMON = ["year", "width", "height", "worth", "loans"]
SPECIAL = {
    "paintings": ["canvas", "frame", "school", "varnish", "signature", "restored", "glazing", "support"],
    "coins": ["metal", "mint", "weight", "edge", "denomination", "obverse", "reverse", "grade"],
    "fossils": ["stratum", "genus", "species", "period", "site", "matrix", "cast", "locality"],
    "textiles": ["fibre", "dye", "weave", "pattern", "thread", "lining", "seam", "wear"],
    "maps": ["scale", "projection", "engraver", "plate", "edition", "colouring", "region", "folds"],
}


class Exhibit:
    def __init__(self, number, index):
        self.number = number
        self.index = index
        self.score = 0.0
        self.year = 0
        self.width = self.height = self.worth = self.loans = 0.0
        self.details = {}

    def load(self, card):
        for name, value in card.items():
            if name in COMMON:
                setattr(self, name, value)
            else:
                self.details[name] = value


class Theme:
    def __init__(self, name, year, worth, area):
        self.name = name
        self.year = year
        self.worth = worth
        self.area = area

    def rank(self, exhibits):
        """Score each exhibit; returns the sum of the scores."""
        total = 0.0
        year = self.year
        area = self.area
        worth = self.worth
        for exhibit in exhibits:
            age = exhibit.year - year
            size = exhibit.width * exhibit.height
            score = exhibit.worth / worth - exhibit.loans
            if size > area:
                score -= 1.0
            if age < 0:
                score -= 0.5
            exhibit.score = score
            total += score
        return total


def draw_card(index, rng):
    names = COMMON + rng.sample(SPECIAL[index], 5)
    rng.shuffle(names)
    card = {}
    for name in names:
        if name == "year":
            card[name] = rng.randrange(1500, 2000)
        else:
            card[name] = round(rng.uniform(1.0, 90.0), 2)
    return card


def collect(count, rng):
    exhibits = []
    indexes = sorted(SPECIAL)
    for number in range(count):
        index = rng.choice(indexes)
        exhibit = Exhibit(number, index)
        exhibit.load(draw_card(index, rng))
        exhibits.append(exhibit)
    return exhibits


def top(exhibits, count):
    order = sorted(exhibits, key=lambda exhibit: (-exhibit.score, exhibit.number))
    return [exhibit.number for exhibit in order[:count]]


def walking_distance(numbers, rounds):
    """Length of a tour through the rooms, improved by swapping neighbours."""
    rooms = [(number * 7919) % 997 for number in numbers]
    for _ in range(rounds):
        for i in range(1, len(rooms) - 2):
            a = rooms[i - 1]
            b = rooms[i]
            c = rooms[i + 1]
            d = rooms[i + 2]
            if abs(a - c) + abs(b - d) < abs(a - b) + abs(c - d):
                rooms[i] = c
                rooms[i + 1] = b
    return sum(abs(x - y) for x, y in zip(rooms, rooms[1:]))


def main():
    themes = int(sys.argv[1]) if len(sys.argv) > 1 else 560
    rng = random.Random(1851)
    exhibits = collect(9000, rng)
    total = 0.0
    for k in range(themes):
        theme = Theme(f"theme {k}", 1500 + k % 400, 10.0 + k % 7, 2000.0 + k)
        total += theme.rank(exhibits)
    print("exhibits", len(exhibits), "themes", themes)
    print("total %.4f" % total)
    chosen = top(exhibits, 400)
    print("first", chosen[:5])
    print("walk", walking_distance(chosen, 5000))


if __name__ == "__main__":
    main()
