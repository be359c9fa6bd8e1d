"""Words are counted by their stems; most words have none of their own. With `fields`: lines are read of which most fields are no numbers."""
import random
import sys


class Stems:
    def __init__(self, stems):
        self.stems = stems
        self.counts = [0] * 32

    def count(self, words):
        plain = 0
        for word in words:
            stem = self.stems.get(word)
            if stem is None:
                plain += 1
                continue
            self.counts[stem % 32] += len(word)
        return plain


class Table:
    def __init__(self):
        self.numbers = []
        self.texts = {}

    def read(self, fields):
        for field in fields:
            if field.isdecimal():
                self.numbers.append(int(field))
            else:
                self.texts[field] = self.texts.get(field, 0) + 1


def hashes(words):
    value = 7
    for word in words:
        value = (value * 31 + len(word)) & 0xFFFFFF
        if value & 1:
            value ^= 0x5A5A
        else:
            value += 3
    return value


def main():
    rng = random.Random(31)
    if sys.argv[1:] == ["fields"]:
        fields = [str(rng.randrange(900)) if rng.random() < 0.3 else rng.choice(["north", "dry", "n/a", "calm", "none"]) for _ in range(50_000)]
        table = Table()
        total = 0
        for _ in range(25):
            table.read(fields)
            total ^= hashes(fields)
            total += hashes(fields)
        print(total, len(table.numbers), table.texts)
        return
    words = ["word%d" % int(rng.random() * 900) for _ in range(50_000)]
    stems = Stems({"word%d" % number: number for number in range(0, 900, 4)})
    total = 0
    for _ in range(55):
        total += stems.count(words)
        total ^= hashes(words)
        total += hashes(words)
    print(total, sum(stems.counts))


if __name__ == "__main__":
    main()
