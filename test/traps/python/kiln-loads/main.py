# Fire loads of pottery: how much heat each kiln needs and how evenly its pieces warm up.
import sys


class Piece:
    def __init__(self, mass, warmth):
        self.mass = mass
        self.warmth = warmth
        self.fired = 0


class Bowl(Piece):
    capacity = 0.84
    order = 0


class Vase(Piece):
    capacity = 0.9
    order = 1


class Tile(Piece):
    capacity = 0.78
    order = 2


class Jug(Piece):
    capacity = 0.88
    order = 3


class Plate(Piece):
    capacity = 0.81
    order = 4


class Lamp(Piece):
    capacity = 0.86
    order = 5


KINDS = [Bowl, Vase, Tile, Jug, Plate, Lamp]


def numbers(seed):
    state = seed
    while True:
        state = (state * 69069 + 1) & 0xFFFFFFFF
        yield state >> 12


def load_of(draw, count):
    """A kiln is loaded kind by kind."""
    load = []
    for kind in KINDS:
        for _ in range(count // len(KINDS)):
            load.append(kind(0.4 + next(draw) % 100 / 50, 18.0 + next(draw) % 6))
    return load


class Kiln:
    def __init__(self, name, load):
        self.name = name
        self.load = load
        self.used = 0.0

    def fire(self, target):
        heat = 0.0
        for piece in self.load:
            heat += piece.mass * piece.capacity * (target - piece.warmth)
            piece.warmth += 0.6 * (target - piece.warmth)
            piece.fired += 1
        self.used += heat
        return heat

    def cool(self):
        for piece in self.load:
            piece.warmth = 20.0


def unevenness(load):
    warmths = [piece.warmth for piece in load]
    return max(warmths) - min(warmths)


def main():
    firings = int(sys.argv[1]) if len(sys.argv) > 1 else 45
    draw = numbers(5)
    kilns = [Kiln("kiln %d" % number, load_of(draw, 12000 + 2400 * number)) for number in range(5)]
    for firing in range(firings):
        for kiln in kilns:
            for target in (600.0, 950.0):
                kiln.fire(target)
            if firing % 10 == 9:
                kiln.cool()
    for kiln in kilns:
        print(kiln.name, round(kiln.used, 3), round(unevenness(kiln.load), 6), sum(piece.fired for piece in kiln.load))


if __name__ == "__main__":
    main()
