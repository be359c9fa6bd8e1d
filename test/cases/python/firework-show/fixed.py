"""Particles of a firework, moved step by step until they fade."""
import math
import random
import sys
from typing import NamedTuple


class Spark(NamedTuple):
    x: float
    y: float
    dx: float
    dy: float
    heat: float
    colour: int


GRAVITY = -9.81


class Sky:
    def __init__(self, width, height):
        self.width = width
        self.height = height
        self.glow = [0.0] * (width * height)
        self.brightest = 0.0

    def light(self, spark):
        column = int(spark.x) + self.width // 2
        row = int(spark.y)
        if 0 <= column < self.width and 0 <= row < self.height:
            cell = row * self.width + column
            glow = self.glow[cell] + spark.heat
            self.glow[cell] = glow
            if glow > self.brightest:
                self.brightest = glow

    def fade(self, share):
        self.glow = [value * share for value in self.glow]


def explode(x, y, number, power, rng):
    sparks = []
    for index in range(number):
        angle = 2 * math.pi * index / number
        speed = power * (0.5 + rng.random())
        sparks.append(Spark(x, y, math.cos(angle) * speed, math.sin(angle) * speed, 1.0, index % 6))
    return sparks


def fly(sparks, wind, dt):
    """The sparks that still glow after one more step."""
    alive = []
    for spark in sparks:
        drag = 1.0 - 0.4 * dt
        spark = Spark(
            spark.x + spark.dx * dt,
            spark.y + spark.dy * dt,
            spark.dx * drag + wind * dt,
            spark.dy * drag + GRAVITY * dt,
            spark.heat - dt * (0.3 + 0.02 * spark.colour),
            spark.colour,
        )
        if spark.heat > 0.0 and spark.y > 0.0:
            alive.append(spark)
    return alive


def mirror(spark):
    return spark._replace(dx=-spark.dx)


def show(rockets, sky, rng):
    steps = 0
    contrast = 0.0
    for rocket in range(rockets):
        wind = math.sin(rocket * 0.7) * 3.0
        sparks = explode(rng.random() * 20 - 10, 40.0, 120, 14.0, rng)
        sparks.append(mirror(sparks[0]))
        while sparks:
            sparks = fly(sparks, wind, 0.05)
            for spark in sparks:
                sky.light(spark)
            steps += 1
        contrast += blur(sky)
        sky.fade(0.9)
    return steps, contrast


def blur(sky):
    width = sky.width
    glow = sky.glow
    total = 0.0
    for row in range(1, sky.height - 1):
        for column in range(1, width - 1):
            cell = row * width + column
            around = glow[cell - 1] + glow[cell + 1] + glow[cell - width] + glow[cell + width]
            total += abs(glow[cell] - around / 4.0)
    return total


def main():
    rockets = int(sys.argv[1]) if len(sys.argv) > 1 else 85
    sky = Sky(120, 90)
    steps, contrast = show(rockets, sky, random.Random(1812))
    print("steps", steps, "brightest", round(sky.brightest, 6))
    lit = sum(1 for value in sky.glow if value > 0.01)
    print("lit", lit, "contrast", round(contrast, 6))
    print("glow", round(sum(sky.glow), 6))


if __name__ == "__main__":
    main()
