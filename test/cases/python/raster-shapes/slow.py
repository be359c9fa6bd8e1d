"""Find what lies under the pointer in a scene of simple shapes."""

import copy
import random
import sys


class Disc:
    __slots__ = ("x", "y", "depth", "reach")

    def __init__(self, x, y, depth, size):
        self.x = x
        self.y = y
        self.depth = depth
        self.reach = size


class Box:
    __slots__ = ("reach", "x", "y", "depth", "corner")

    def __init__(self, x, y, depth, size):
        self.x = x
        self.y = y
        self.depth = depth
        self.reach = size + 1
        self.corner = size / 2


class Cross:
    __slots__ = ("x", "depth", "y", "reach", "arms")

    def __init__(self, x, y, depth, size):
        self.x = x
        self.y = y
        self.depth = depth
        self.reach = size
        self.arms = 4


class Ring:
    __slots__ = ("hole", "x", "y", "depth", "reach")

    def __init__(self, x, y, depth, size):
        self.x = x
        self.y = y
        self.depth = depth
        self.reach = size
        self.hole = size / 3


class Bar:
    __slots__ = ("x", "y", "length", "depth", "reach")

    def __init__(self, x, y, depth, size):
        self.x = x
        self.y = y
        self.depth = depth
        self.length = size
        self.reach = size // 2


class Wedge(Disc):
    __slots__ = ("angle",)

    def __init__(self, x, y, depth, size):
        super().__init__(x, y, depth, size)
        self.angle = 60


class Label:
    __slots__ = ("text", "depth", "x", "y", "reach")

    def __init__(self, x, y, depth, size):
        self.x = x
        self.y = y
        self.depth = depth
        self.reach = size
        self.text = f"label-{depth}"


FACTORIES = [Disc, Box, Cross, Ring, Bar, Wedge, Label]


class Scene:
    def __init__(self):
        self.shapes = []

    def add(self, shape):
        self.shapes.append(shape)

    def pick(self, px, py):
        """The topmost shape whose reach covers the point, or None."""
        best = None
        depth = -1
        for shape in self.shapes:
            if shape.x - shape.reach <= px <= shape.x + shape.reach and shape.y - shape.reach <= py <= shape.y + shape.reach:
                if shape.depth > depth:
                    best = shape
                    depth = shape.depth
        return best


def build(count, rng):
    scene = Scene()
    for i in range(count):
        factory = rng.choice(FACTORIES)
        scene.add(factory(rng.randrange(1000), rng.randrange(1000), i, rng.randrange(5, 25)))
    return scene


def pointer_path(steps, rng):
    x, y = 500, 500
    path = []
    for _ in range(steps):
        x = min(999, max(0, x + rng.randrange(-40, 41)))
        y = min(999, max(0, y + rng.randrange(-40, 41)))
        path.append((x, y))
    return path


def dwell_map(path, radius):
    """How long the pointer stayed near each cell of a coarse grid."""
    grid = {}
    for x, y in path:
        for dx in range(-radius, radius + 1):
            for dy in range(-radius, radius + 1):
                cell = (x // 10 + dx, y // 10 + dy)
                grid[cell] = grid.get(cell, 0) + 1
    return grid


def legend(scene):
    """Names of the kinds in the scene, taken from a sample of it."""
    names = []
    front = copy.deepcopy(scene.shapes[::25])
    while front:
        shape = front.pop(0)
        if type(shape).__name__ not in names:
            names.append(type(shape).__name__)
    return ", ".join(sorted(names))


def main():
    scale = int(sys.argv[1]) if len(sys.argv) > 1 else 24000
    rng = random.Random(5)
    scene = build(3000, rng)
    path = pointer_path(scale, rng)
    hits = {}
    for px, py in path[:scale // 4]:
        shape = scene.pick(px, py)
        if shape is not None:
            name = type(shape).__name__
            hits[name] = hits.get(name, 0) + 1
    grid = dwell_map(path, 3)
    for name in sorted(hits):
        print(name, hits[name])
    print("legend:", legend(scene))
    print("cells", len(grid), "peak", max(grid.values()))


if __name__ == "__main__":
    main()
