"""The size of nested records as they would be written, in one of two ways of asking what a value is."""
import sys


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


def checksum(numbers, rounds):
    value = 7
    for _ in range(rounds):
        for number in numbers:
            value = (value * 31 + number) & 0xFFFFFF
    return value


def main():
    if len(sys.argv) > 1 and sys.argv[1] == "1":
        shapes = [Circle(n % 9) for n in range(1000)] + [Square(n % 7) for n in range(1000)]
        print(sum(cost(shapes, price) for price in range(240)))
    else:
        record = {"id": 17, "tags": ["a", "bc"], "limits": {"low": 1, "high": 20}, "rows": [[1, 2], [3, 4.5]], "name": "x"}
        print(sum(measure(record) for _ in range(32_000)))
    print(checksum(range(1000), 9_000))


if __name__ == "__main__":
    main()
