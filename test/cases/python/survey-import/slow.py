"""Import the answers of a survey: numbers, ranges and free text mixed."""

import random
import sys
from collections import Counter
from dataclasses import dataclass, field

WORDS = ["none", "few", "several", "many", "unknown", "n/a", "refused", "later"]


@dataclass
class Column:
    title: str
    numbers: list = field(default_factory=list)
    words: Counter = field(default_factory=Counter)


def write_answers(rows, columns, rng):
    lines = []
    for _ in range(rows):
        cells = []
        for _ in range(columns):
            if rng.random() < 0.25:
                cells.append(str(rng.randrange(0, 400)))
            else:
                cells.append(rng.choice(WORDS))
        lines.append(",".join(cells))
    return lines


def split_cells(lines):
    for line in lines:
        yield from enumerate(line.split(","))


def classify(lines, columns):
    for position, cell in split_cells(lines):
        column = columns[position]
        try:
            value = int(cell)
        except ValueError:
            column.words[cell] += 1
            continue
        column.numbers.append(value)


def histogram(values, bins):
    low = min(values)
    high = max(values)
    width = (high - low) / bins or 1
    counts = [0] * (bins + 1)
    for value in values:
        counts[int((value - low) / width)] += 1
    return counts


def rank_correlation(xs, ys):
    """Sum of products of the centred values."""
    n = min(len(xs), len(ys))
    mean_x = sum(xs[:n]) / n
    mean_y = sum(ys[:n]) / n
    total = 0.0
    for i in range(n):
        total += (xs[i] - mean_x) * (ys[i] - mean_y)
    return total / n


def parse_seed(text):
    try:
        return int(text)
    except ValueError:
        return 0


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 110000
    rng = random.Random(parse_seed("seven"))
    columns = [Column(f"q{k}") for k in range(12)]
    classify(write_answers(rows, len(columns), rng), columns)
    strongest = 0.0
    for a in columns:
        for b in columns:
            if a is not b:
                strongest = max(strongest, rank_correlation(a.numbers, b.numbers))
    for column in columns[::4]:
        print(column.title, len(column.numbers), histogram(column.numbers, 4), column.words.most_common(1))
    print("strongest %.4f" % strongest)


if __name__ == "__main__":
    main()
