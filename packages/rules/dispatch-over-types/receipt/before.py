"""The size of nested records as they would be written, in one of two ways of asking what a value is.
With `cells`: the sums of a sheet; with `fields`: invoices as lines of text."""
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from functools import singledispatch
from numbers import Real


def measure(value):
    if isinstance(value, Mapping):
        total = 2
        for name, item in value.items():
            total += len(name) + measure(item)
        return total
    if isinstance(value, Sequence) and not isinstance(value, str):
        total = 2
        for item in value:
            total += measure(item)
        return total
    return len(str(value))


class Circle:
    def __init__(self, radius):
        self.radius = radius


class Square:
    def __init__(self, side):
        self.side = side


@singledispatch
def area(shape):
    raise TypeError(shape)


@area.register
def _(shape: Circle):
    return 3 * shape.radius * shape.radius


@area.register
def _(shape: Square):
    return shape.side * shape.side


def cost(shapes, price):
    total = 0
    for shape in shapes:
        total += area(shape) * price
    return total


def totals(rows, columns):
    sums = [0] * columns
    longest = [0] * columns
    for row in rows:
        for column, cell in enumerate(row):
            if isinstance(cell, Real):
                sums[column] += cell
            elif len(cell) > longest[column]:
                longest[column] = len(cell)
    return sums, longest


@singledispatch
def written(value):
    return str(value)


@written.register
def _(value: str):
    if "," in value or '"' in value:
        return '"' + value.replace('"', '""') + '"'
    return value


@written.register
def _(value: float):
    return format(value, ".2f").rstrip("0").rstrip(".")


@written.register
def _(value: date):
    return "%02d.%02d.%d" % (value.day, value.month, value.year)


def lines(invoices, separator):
    length = 0
    for invoice in invoices:
        length += len(separator.join([written(value) for value in invoice]))
    return length


def checksum(numbers, rounds):
    value = 7
    for _ in range(rounds):
        for number in numbers:
            value = (value * 31 + number) & 0xFFFFFF
    return value


def main():
    if sys.argv[1:] == ["cells"]:
        rows = [[n, n * 0.25, "ab" * (n % 6), n % 7, "" if n % 3 else "late"] for n in range(1500)]
        for _ in range(150):
            sums, longest = totals(rows, 5)
        print(sums, longest)
    elif sys.argv[1:] == ["fields"]:
        invoices = [(n, "Smith, Ann" if n % 4 else "Jones", n * 0.35, date(2020 + n % 5, 1 + n % 12, 1 + n % 28)) for n in range(1000)]
        print(sum(lines(invoices, separator) for separator in ",;\t" * 90))
    elif len(sys.argv) > 1 and sys.argv[1] == "1":
        shapes = [Circle(n % 9) for n in range(1000)] + [Square(n % 7) for n in range(1000)]
        print(sum(cost(shapes, price) for price in range(240)))
    else:
        record = {"id": 17, "tags": ["a", "bc"], "limits": {"low": 1, "high": 20}, "rows": [[1, 2], [3, 4.5]], "name": "x"}
        print(sum(measure(record) for _ in range(32_000)))
    print(checksum(range(1000), 9_000))


if __name__ == "__main__":
    main()
