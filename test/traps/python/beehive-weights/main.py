# Night weights of beehives: gains, losses and robberies from a scale under each hive.
import sys


def numbers(seed):
    state = seed
    while True:
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        yield state >> 9


class Hive:
    def __init__(self, name, weight, limit):
        self.name = name
        self._limit = limit
        self._weight = weight
        self.gain = 0
        self.loss = 0
        self.robberies = 0

    @property
    def limit(self):
        return self._limit

    @property
    def weight(self):
        return self._weight

    @weight.setter
    def weight(self, grams):
        self._weight = grams


def night(hive, changes):
    limit = hive.limit
    weight = hive.weight
    gain = loss = run = 0
    for change in changes:
        weight += change
        if change > 0:
            gain += change
            run = 0
        else:
            loss -= change
            run -= change
            if run > limit:
                hive.robberies += 1
                run = 0
    hive.weight = weight
    hive.gain += gain
    hive.loss += loss


def changes_of(draw, count):
    return [next(draw) % 61 - 30 for _ in range(count)]


def heaviest(hives):
    return max(hives, key=lambda hive: (hive.weight, hive.name))


def main():
    nights = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    draw = numbers(43)
    hives = [Hive("hive %d" % number, 30000 + 500 * number, 80 + 5 * number) for number in range(8)]
    logs = [changes_of(draw, 1200) for _ in range(16)]
    for number in range(nights):
        for place, hive in enumerate(hives):
            night(hive, logs[(number + place) % len(logs)])
    for hive in hives:
        print(hive.name, hive.weight, hive.gain, hive.loss, hive.robberies)
    print(heaviest(hives).name)


if __name__ == "__main__":
    main()
