"""Ranking of listings of which each brings other fields."""
import random

FIELDS = ["rooms", "area", "floor", "price", "year", "distance"]
EXTRAS = [
    "garden", "garage", "lift", "cellar", "balcony", "pool", "sauna", "attic", "stove", "view", "terrace", "gym", "porch", "barn",
    "studio", "alarm", "solar", "well", "shed", "carport", "laundry", "pantry", "library", "loft", "patio", "deck", "moat", "tower",
]


class Listing:
    def __init__(self, number):
        self.number = number
        self.extras = {}
        self.score = 0.0

    def fill(self, record):
        for name, value in record:
            setattr(self, name, value)


def record_of(rng):
    names = FIELDS + rng.sample(EXTRAS, 5)
    rng.shuffle(names)
    return [(name, rng.uniform(1.0, 9.0)) for name in names]


def rank(listings, weight):
    best = 0.0
    for listing in listings:
        score = listing.area * weight + listing.rooms - listing.price
        if listing.distance < weight:
            score += listing.year
        listing.score = score
        if score > best:
            best = score
    return best


def spread(values):
    total = 0.0
    last = values[0]
    for value in values:
        step = value - last
        total += step * step
        last = value
    return total


def main():
    rng = random.Random(44)
    listings = []
    for number in range(4000):
        listing = Listing(number)
        listing.fill(record_of(rng))
        listings.append(listing)
    values = [rng.random() for _ in range(4000)]
    total = 0.0
    for step in range(900):
        total += rank(listings, 1.0 + step / 300)
        total += spread(values)
    print(round(total, 4))


main()
