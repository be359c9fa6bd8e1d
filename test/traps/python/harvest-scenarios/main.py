# Simulate harvests of an orchard under different plans and weathers.
import copy
import sys

PLAN = {
    "rows": [{"kind": kind, "trees": trees, "age": age} for kind, trees, age in (
        ("apple", 40, 6), ("pear", 22, 9), ("plum", 30, 4), ("quince", 8, 12), ("cherry", 26, 5))],
    "prices": {"apple": 0.9, "pear": 1.3, "plum": 1.7, "quince": 2.1, "cherry": 3.9},
    "care": {"water": 0.7, "prune": [1, 3], "pick": 9},
}


def numbers(seed):
    state = seed
    while True:
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        yield (state >> 8) % 10000 / 10000


def scenario(number):
    own = copy.deepcopy(PLAN)
    own["care"]["water"] = 0.4 + number % 7 / 10
    for row in own["rows"]:
        row["age"] += number % 3
    own["prices"]["apple"] += number / 100
    return own


def yield_of(tree, age, water, weather):
    vigour = min(1.0, age / 10) * (1.2 - abs(water - 0.8))
    frost = 0.35 if weather < 0.12 else 1.0
    return vigour * frost * (18 + tree * 7 % 11) * (0.8 + weather / 2)


def season(plan, draw):
    income = 0.0
    water = plan["care"]["water"]
    for row in plan["rows"]:
        weather = next(draw)
        kilos = 0.0
        for tree in range(row["trees"]):
            kilos += yield_of(tree, row["age"], water, weather)
        income += kilos * plan["prices"][row["kind"]]
    return income


def simulate(plan, years, draw):
    income = 0.0
    for year in range(years):
        income += season(plan, draw)
        if year % 5 in plan["care"]["prune"]:
            income -= 120.0
    return income


def main():
    scenarios = int(sys.argv[1]) if len(sys.argv) > 1 else 35
    draw = numbers(41)
    incomes = [simulate(scenario(number), 700, draw) for number in range(scenarios)]
    best = max(range(scenarios), key=lambda number: incomes[number])
    print(best, round(incomes[best], 2), round(sum(incomes), 2), PLAN["care"]["water"])


if __name__ == "__main__":
    main()
