"""Lines are cut into fields; what each line needs is made anew for it: argv[1] says what (1 to 5).
With `shares`: the bills of a trip are divided among its travellers."""
import re
import sys
from collections import namedtuple

KINDS_OF_LINES = 500


def with_function(line):
    fields = line.split()

    def key(field):
        return field[0], len(field)

    fields.sort(key=key)
    return len(fields[0])


def with_pattern(line):
    pattern = re.compile(r"(\w+)=(\d+)")
    found = pattern.search(line)
    return int(found.group(2))


def with_search(line):
    found = re.search(r"(\w+)=(\d+)", line)
    return int(found.group(2))


def with_class(line):
    class Field:
        def __init__(self, name, value):
            self.name = name
            self.value = value

        def weight(self):
            return len(self.name) + self.value

    name, _, value = line.split()[1].partition("=")
    return Field(name, int(value)).weight()


def with_tuple(line):
    Field = namedtuple("Field", "name value")
    name, _, value = line.split()[1].partition("=")
    field = Field(name, int(value))
    return len(field.name) + field.value


def settled(names, bills):
    class Traveller:
        def __init__(self, name):
            self.name = name
            self.paid = 0
            self.owed = 0

        def pay(self, cents):
            self.paid += cents

        def owe(self, cents):
            self.owed += cents

        def balance(self):
            return self.paid - self.owed

    people = len(names)
    travellers = {name: Traveller(name) for name in names}
    for payer, cents in bills:
        share = cents // people
        travellers[payer].pay(share * people)
        for traveller in travellers.values():
            traveller.owe(share)
    creditors = sorted(travellers.values(), key=Traveller.balance)
    return creditors[-1].balance() - creditors[0].balance()


KINDS = {1: (with_function, 360_000, 5), 2: (with_pattern, 500_000, 6), 3: (with_search, 500_000, 6), 4: (with_class, 22_000, 260), 5: (with_tuple, 4_000, 1500)}


def run(parse, lines, turns, steps):
    total = 0
    for turn in range(turns):
        value = parse(lines[turn % KINDS_OF_LINES])
        for step in range(steps):
            value = (value * 31 + step) & 0xFFFF
        total += value
    return total


def run_shares(trips):
    names = ["Ann", "Bo", "Cid", "Dee", "Eve"]
    total = 0
    fees = 0
    for trip in range(trips):
        bills = [(names[(trip + number) % 5], 500 + trip * number % 3000) for number in range(8)]
        total += settled(names, bills)
        for _, cents in bills:
            while cents:
                fees = (fees * 3 + cents % 10) & 0xFFFF
                cents //= 10
    return total + fees


def main():
    if sys.argv[1:] == ["shares"]:
        print(run_shares(70_000))
        return
    parse, turns, steps = KINDS[int(sys.argv[1]) if len(sys.argv) > 1 else 2]
    lines = ["entry%d size=%d from host%d" % (number, number * 7 % 1000, number % 9) for number in range(KINDS_OF_LINES)]
    print(run(parse, lines, turns, steps))


if __name__ == "__main__":
    main()
