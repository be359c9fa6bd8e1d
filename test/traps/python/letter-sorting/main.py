# Sort letters by the places that an office serves, the rest goes to the central office.
import sys

PLACES = ["Aldersby", "Brackwell"] + ["%s%s" % (first, last) for first in (
    "North", "South", "East", "West", "Upper", "Lower", "Old", "New", "Great", "Little") for last in (
    "field", "ford", "ham", "bridge", "mere", "wick", "combe", "stead", "hurst", "ley")]


def numbers(seed):
    state = seed
    while True:
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        yield state >> 8


class Office:
    def __init__(self, places):
        self.places = places
        self.boxes = {}
        self.forwarded = 0
        self.grams = 0
        self.postage = 0

    def sort(self, letters):
        served = self.places
        boxes = self.boxes
        grams = 0
        for place, weight, zone in letters:
            grams += weight
            if place not in served:
                self.forwarded += 1
                continue
            code = (weight * 31 + zone * 17) % 97
            key = place[:2].lower() + "-" + str(code // 10)
            boxes[key] = boxes.get(key, 0) + 1
            self.postage += postage_of(weight, zone)
        self.grams += grams


def postage_of(weight, zone):
    cents = 85 if weight <= 20 else 100 if weight <= 50 else 160
    if zone > 2:
        cents += 15 * (zone - 2)
    return cents


def letters_of(draw, count):
    letters = []
    for _ in range(count):
        number = next(draw)
        place = PLACES[number // 7 % 2] if number % 500 else PLACES[number // 500 % len(PLACES)]
        letters.append((place, 5 + number % 90, number // 11 % 5))
    return letters


def fullest(boxes):
    return sorted(boxes.items(), key=lambda entry: (-entry[1], entry[0]))[:4]


def main():
    days = int(sys.argv[1]) if len(sys.argv) > 1 else 80
    letters = letters_of(numbers(23), 30000)
    office = Office(PLACES)
    for _ in range(days):
        office.sort(letters)
    print(office.grams, office.forwarded, office.postage)
    print(fullest(office.boxes))


if __name__ == "__main__":
    main()
