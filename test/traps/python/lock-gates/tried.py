# Pass convoys of boats through the locks of a canal.
import asyncio
import sys


def numbers(seed):
    state = seed
    while True:
        state = (state * 69069 + 1) & 0xFFFFFFFF
        yield state >> 9


class Gates:
    def __init__(self, levels):
        self.levels = levels

    def level(self, basin):
        return self.levels[basin]

    def fill(self, basin, amount):
        self.levels[basin] = (self.levels[basin] + amount) % 900


class Keeper:
    def __init__(self):
        self.passed = 0
        self.water = 0
        self.tolls = 0

    def lock(self, boats, level):
        water = tolls = 0
        for length, draught, load in boats:
            depth = level - draught
            if depth < 30:
                depth += 900
            water += depth * (length + 4) // 10
            tolls += 12 + length // 5 * 3 + (load >> 3)
            if load > 100 and draught > 120:
                tolls += (draught - 120) // 4
        self.passed += len(boats)
        self.water += water
        self.tolls += tolls
        return water


async def pass_convoy(keeper, gates, basin, boats):
    level = gates.level(basin)
    gates.fill(basin, keeper.lock(boats, level) % 37)


def convoy(draw, count):
    return [(10 + next(draw) % 60, 40 + next(draw) % 140, next(draw) % 200) for _ in range(count)]


async def season(convoys, rounds):
    gates = Gates([300, 450, 620, 510])
    keeper = Keeper()
    for number in range(rounds):
        await pass_convoy(keeper, gates, number % 4, convoys[number % len(convoys)])
        if number % 100 == 0:
            await asyncio.sleep(0)
    return keeper, gates


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 16000
    draw = numbers(37)
    convoys = [convoy(draw, 300) for _ in range(30)]
    keeper, gates = asyncio.run(season(convoys, rounds))
    print(keeper.passed, keeper.water, keeper.tolls, gates.levels)


if __name__ == "__main__":
    main()
