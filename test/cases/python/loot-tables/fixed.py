"""Monte Carlo check of the loot tables of a dungeon crawler."""
import random
import sys


class LootTable:
    def __init__(self, name, weights):
        self.name = name
        self.weights = dict(weights)
        self.items = list(self.weights)

    def scale(self, item, factor):
        self.weights[item] = max(1, int(self.weights[item] * factor))

    def total(self):
        return sum(self.weights.values())


class Dungeon:
    def __init__(self, rng):
        self.rng = rng
        self.tables = []

    def add(self, table):
        self.tables.append(table)

    def floors(self, depth):
        """Yield (table, luck) room by room."""
        for floor in range(depth):
            table = self.tables[floor % len(self.tables)]
            for _ in range(20):
                yield table, self.rng.random()


def drops(rooms):
    """One item for each room: bad luck takes from the front of the table."""
    for table, luck in rooms:
        items = table.items
        item = items[int(luck * luck * len(items))]
        yield table, item


class Purse:
    def __init__(self):
        self.gold = 0
        self.found = {}
        self.streak = 0
        self.longest = 0

    def collect(self, table, item):
        weight = table.weights[item]
        worth = 1000 // weight
        self.gold += worth
        if worth > 40:
            self.streak += 1
            if self.streak > self.longest:
                self.longest = self.streak
        else:
            self.streak = 0
        self.found[item] = self.found.get(item, 0) + 1


def build_tables(rng):
    kinds = ["sword", "shield", "potion", "scroll", "ring", "gem", "boots", "cloak", "wand", "helmet"]
    metals = ["iron", "bronze", "silver", "golden", "cursed", "blessed", "rusty", "elven", "dwarven"]
    tables = []
    for name in ("crypt", "mine", "tower"):
        weights = {}
        for kind in kinds:
            for metal in metals:
                weights[metal + " " + kind] = 1 + int(rng.random() * 90)
        tables.append(LootTable(name, weights))
    return tables


def fights(rooms, rng):
    """Damage taken over the run; a few dice for each room."""
    damage = 0
    for _ in range(rooms):
        attack = 0
        for die in (6, 8, 12):
            attack += 1 + int(rng.random() * die)
        if attack > 14:
            damage += attack - 14
    return damage


def main():
    depth = int(sys.argv[1]) if len(sys.argv) > 1 else 110000
    rng = random.Random(5)
    dungeon = Dungeon(rng)
    for table in build_tables(rng):
        dungeon.add(table)
    for item in sorted(dungeon.tables[0].weights)[:4]:
        dungeon.tables[0].scale(item, 0.5)
    purse = Purse()
    for table, item in drops(dungeon.floors(depth)):
        purse.collect(table, item)
    favourites = sorted(purse.found, key=lambda item: (-purse.found[item], item))[:3]
    print("totals", [table.total() for table in dungeon.tables])
    print("gold", purse.gold, "longest streak", purse.longest)
    print("most found", [(item, purse.found[item]) for item in favourites])
    print("damage", fights(depth * 10, rng))


if __name__ == "__main__":
    main()
