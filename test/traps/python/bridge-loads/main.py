# Relax the loads of bridges until they balance, with a count of the calls.
import functools
import sys

CALLS = {}


def counted(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        result = function(*args, **kwargs)
        CALLS[function.__name__] = CALLS.get(function.__name__, 0) + 1
        return result
    return wrapper


def numbers(seed):
    state = seed
    while True:
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        yield (state >> 8) % 1000 / 10


class Bridge:
    def __init__(self, name, spans):
        self.name = name
        self.loads = spans
        self.steps = 0


@counted
def relax(bridge, *, stiffness, tolerance):
    loads = bridge.loads
    while True:
        change = 0.0
        previous = loads[0]
        for i in range(1, len(loads) - 1):
            wanted = loads[i] + stiffness * ((previous + loads[i + 1]) / 2 - loads[i])
            previous = loads[i]
            change = max(change, abs(wanted - loads[i]))
            loads[i] = wanted
        bridge.steps += 1
        if change < tolerance:
            return change


@counted
def load(bridge, draw, vehicles):
    for _ in range(vehicles):
        bridge.loads[1 + int(next(draw)) % (len(bridge.loads) - 2)] += next(draw)


@counted
def strain(bridge):
    loads = bridge.loads
    return max(abs(loads[i] - loads[i + 1]) for i in range(len(loads) - 1))


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    draw = numbers(17)
    bridges = [Bridge("bridge %d" % number, [50.0] * (60 + 10 * number)) for number in range(4)]
    strains = []
    for _ in range(rounds):
        for bridge in bridges:
            load(bridge, draw, 5)
            relax(bridge, stiffness=0.5, tolerance=0.05)
            strains.append(strain(bridge))
    for bridge in bridges:
        print(bridge.name, bridge.steps, round(sum(bridge.loads), 4))
    print(round(max(strains), 4), sorted(CALLS.items()))


if __name__ == "__main__":
    main()
