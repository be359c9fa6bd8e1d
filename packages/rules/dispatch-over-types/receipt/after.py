"""The size of nested records as they would be written, in one of two ways of asking what a value is.
With `cells`: the sums of a sheet; with `fields`: invoices as lines of text."""
import sys
from datetime import date


def measure(value):
    if isinstance(value, dict):
        total = 2
        for name, item in value.items():
            total += len(name) + measure(item)
        return total
    if isinstance(value, (list, tuple)):
        total = 2
        for item in value:
            total += measure(item)
        return total
    return len(str(value))


class Circle:
    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return 3 * self.radius * self.radius


class Square:
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side * self.side


def cost(shapes, price):
    total = 0
    for shape in shapes:
        total += shape.area() * price
    return total


def totals(rows, columns):
    sums = [0] * columns
    longest = [0] * columns
    for row in rows:
        for column, cell in enumerate(row):
            if isinstance(cell, (int, float)):
                sums[column] += cell
            elif len(cell) > longest[column]:
                longest[column] = len(cell)
    return sums, longest


def written_text(value):
    if "," in value or '"' in value:
        return '"' + value.replace('"', '""') + '"'
    return value


def written_float(value):
    return format(value, ".2f").rstrip("0").rstrip(".")


def written_date(value):
    return "%02d.%02d.%d" % (value.day, value.month, value.year)


WRITERS = {int: str, str: written_text, float: written_float, date: written_date}


def lines(invoices, separator):
    length = 0
    for invoice in invoices:
        length += len(separator.join([WRITERS[type(value)](value) for value in invoice]))
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
