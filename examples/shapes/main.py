"""Add up what a scene of simple shapes covers, and how far it reaches."""

import math
import random


class Circle:
    def __init__(self, x, y, radius):
        self.x = x
        self.y = y
        self.radius = radius
        self.area = math.pi * radius * radius


class Square:
    def __init__(self, x, y, side):
        self.side = side
        self.area = side * side
        self.x = x
        self.y = y


class Triangle:
    def __init__(self, x, y, base, height):
        self.base = base
        self.height = height
        self.x = x
        self.y = y
        self.area = base * height / 2


class Ring:
    def __init__(self, x, y, outer, inner):
        self.outer = outer
        self.area = math.pi * (outer * outer - inner * inner)
        self.x = x
        self.y = y
        self.inner = inner


def make_scene(count, seed):
    """Shapes in random order and place, the same for the same seed."""
    rng = random.Random(seed)
    scene = []
    for _ in range(count):
        x, y, size = rng.uniform(-100, 100), rng.uniform(-100, 100), rng.uniform(1, 9)
        kind = rng.randrange(4)
        if kind == 0:
            scene.append(Circle(x, y, size))
        elif kind == 1:
            scene.append(Square(x, y, size))
        elif kind == 2:
            scene.append(Triangle(x, y, size, 2 * size))
        else:
            scene.append(Ring(x, y, size, size / 2))
    return scene


def coverage(scene, left, right):
    """The area of the shapes whose centre lies between two vertical lines."""
    total = 0.0
    for shape in scene:
        if left <= shape.x < right:
            total += shape.area * (1.0 if shape.y >= 0 else 0.5)
    return total


def reach(points):
    """The largest distance from the origin."""
    return max(math.hypot(x, y) for x, y in points)


def main():
    scene = make_scene(20_000, seed=7)
    strips = [coverage(scene, left, left + 20) for _ in range(40) for left in range(-100, 100, 5)]
    print(f"covered {sum(strips):.1f}, reach {reach([(s.x, s.y) for s in scene]):.1f}")


if __name__ == "__main__":
    main()
