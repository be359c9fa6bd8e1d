# Print tickets: a line of bars for each ticket number, with a check digit, and the length of paper used.
import sys

BARS = {"0": "||...", "1": "...||", "2": "..|.|", "3": "..||.", "4": ".|..|", "5": ".|.|.", "6": ".||..", "7": "|...|", "8": "|..|.", "9": "|.|.."}


def numbers(seed):
    state = seed
    while True:
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        yield state


def check_digit(digits):
    total = 0
    for place, digit in enumerate(digits):
        total += int(digit) * (3 if place % 2 else 1)
    return str(-total % 10)


def bars_of(digits):
    line = ["|"]
    for digit in digits:
        for mark in BARS[digit]:
            line.append(mark)
        line.append(".")
    line.append("|")
    return "".join(line)


class Printer:
    def __init__(self):
        self.paper = 0
        self.black = 0
        self.jams = 0

    def print_ticket(self, digits):
        line = bars_of(digits + check_digit(digits))
        self.paper += len(line) + 8
        self.black += line.count("|")
        if line.count("||") > 9:
            self.jams += 1
        return line


def digest(line):
    value = 0
    for part in line.split("."):
        value = value * 5 + len(part)
    return value % 1000003


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 60000
    draw = numbers(91)
    printer = Printer()
    value = 0
    for _ in range(count):
        digits = "%010d%06d" % (next(draw), next(draw) % 1000000)
        value = (value * 3 + digest(printer.print_ticket(digits))) % 1000000007
    print(printer.paper, printer.black, printer.jams, value)


if __name__ == "__main__":
    main()
