"""Price a stock of sheet metal parts: material, cutting and bending."""
import math
import sys
from dataclasses import dataclass
from functools import singledispatch


@dataclass
class Disc:
    radius: float
    thickness: float


@dataclass
class Plate:
    width: float
    height: float
    thickness: float


@dataclass
class Bracket:
    leg: float
    width: float
    thickness: float


@singledispatch
def area(part):
    raise TypeError("no area for %r" % (part,))


@area.register
def _(part: Disc):
    return math.pi * part.radius * part.radius


@area.register
def _(part: Plate):
    return part.width * part.height


@area.register
def _(part: Bracket):
    return 2.0 * part.leg * part.width


@singledispatch
def label(part):
    return type(part).__name__.lower()


@label.register
def _(part: Bracket):
    return "angle bracket"


def stock(count):
    state = 271828
    parts = []
    for shelf in range(3):
        for _ in range(count // 3):
            state = (state * 48271) % 2147483647
            size = 5.0 + state % 90
            thickness = 1.0 + (state >> 9) % 4
            if shelf == 0:
                parts.append(Disc(size, thickness))
            elif shelf == 1:
                parts.append(Plate(size, size * 1.5, thickness))
            else:
                parts.append(Bracket(size, 40.0, thickness))
    return parts


def material(parts, price, waste):
    """Price of the sheet for all parts, and the heaviest part."""
    total = 0.0
    heaviest = 0.0
    for part in parts:
        volume = area(part) * part.thickness * waste
        mass = volume * 0.00785
        if mass > heaviest:
            heaviest = mass
        total += mass * price
    return total, heaviest


def nesting(parts, sheet):
    """First fit by thickness only; returns the number of sheets."""
    open_sheets = {}
    used = 0
    for part in parts:
        need = part.thickness * 120.0
        left = open_sheets.get(part.thickness, 0.0)
        if left < need:
            used += 1
            left = sheet
        open_sheets[part.thickness] = left - need
    return used


def catalogue(parts):
    names = {}
    for part in parts[::6000]:
        name = label(part)
        names[name] = names.get(name, 0) + 1
    return sorted(names.items())


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 420000
    parts = stock(count)
    print(catalogue(parts))
    for supplier, price in enumerate((1.1, 1.25, 0.98, 1.4, 1.05, 1.19, 1.31, 0.93)):
        total, heaviest = material(parts, price, 1.02 + supplier * 0.01)
        print("supplier", supplier, round(total, 2), round(heaviest, 3))
    print("sheets", [nesting(parts, sheet) for sheet in (2000.0, 4000.0, 8000.0, 16000.0)])


if __name__ == "__main__":
    main()
