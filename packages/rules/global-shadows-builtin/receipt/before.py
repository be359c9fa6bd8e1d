"""Widths of the columns of a table of text, with counted calls of len."""
import random

calls = {"len": 0}


def counted(function):
    def count(value):
        calls["len"] += 1
        return function(value)
    return count


measure = len
len = counted(len)


def make_rows(count, rng):
    words = ["alder", "beech", "fir", "hornbeam", "oak", "sycamore", "yew"]
    return [[rng.choice(words) * rng.randrange(1, 4) for _ in range(6)] for _ in range(count)]


def widths(rows):
    wide = [0] * 6
    for row in rows:
        column = 0
        for cell in row:
            if len(cell) > wide[column]:
                wide[column] = len(cell)
            column += 1
    return wide


def initials(rows):
    counts = {}
    for row in rows:
        for cell in row:
            letter = cell[0]
            counts[letter] = counts.get(letter, 0) + 1
            if letter == "y" and cell.endswith("w"):
                counts["yew"] = counts.get("yew", 0) + 1
    return counts


def main():
    rows = make_rows(4000, random.Random(4))
    for _ in range(60):
        wide = widths(rows)
        counts = initials(rows)
    print(wide, sorted(counts.items()))


main()
