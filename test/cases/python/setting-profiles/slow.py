"""Flatten nested device profiles into key paths and compare them."""
from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence


def profile(number: int) -> dict:
    return {
        "device": {"id": number, "model": "sensor-%d" % (number % 17), "firmware": [1, number % 9, number % 5]},
        "network": {
            "dhcp": number % 3 != 0,
            "dns": ["10.1.0.%d" % (number % 200), "10.2.0.1"],
            "ports": [80, 443, 8000 + number % 50],
        },
        "limits": {
            "temperature": {"low": -10 - number % 4, "high": 60 + number % 7},
            "humidity": {"low": 5, "high": 95 - number % 3},
        },
        "calibration": [(step, step * 1.01 + number % 11) for step in range(4)],
    }


def flatten(value: object, path: str, out: dict) -> None:
    if isinstance(value, Mapping):
        for name, item in value.items():
            flatten(item, path + "." + name if path else name, out)
    elif isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
        for index, item in enumerate(value):
            flatten(item, f"{path}[{index}]", out)
    else:
        out[path] = value


class Differences:
    def __init__(self, base: dict) -> None:
        self.base = base
        self.changed: dict[str, int] = {}
        self.largest = 0

    def compare(self, other: dict) -> int:
        base = self.base
        changed = self.changed
        count = 0
        for path, value in other.items():
            if base.get(path) != value:
                count += 1
                changed[path] = changed.get(path, 0) + 1
        if count > self.largest:
            self.largest = count
        return count


def spread(flats: list[dict], path: str) -> tuple:
    values = sorted({flat[path] for flat in flats})
    return values[0], values[-1], len(values)


def check_arguments(arguments: Sequence) -> int:
    if not isinstance(arguments, Sequence):
        raise TypeError("arguments")
    return int(arguments[0]) if arguments else 80000


def fingerprint(flat: dict) -> int:
    value = 5381
    for path in flat:
        value = (value * 33 + len(path)) & 0xFFFFFFFF
    return value


def main() -> None:
    count = check_arguments(sys.argv[1:])
    base: dict = {}
    flatten(profile(0), "", base)
    differences = Differences(base)
    total = 0
    prints = set()
    flats = []
    for number in range(count):
        flat: dict = {}
        flatten(profile(number), "", flat)
        total += differences.compare(flat)
        prints.add(fingerprint(flat))
        if number < 300:
            flats.append(flat)
    print("paths", len(base), "differences", total, "largest", differences.largest, "layouts", len(prints))
    for path in sorted(differences.changed)[:5]:
        print(path, differences.changed[path])
    print(spread(flats, "network.ports[2]"), spread(flats, "limits.temperature.high"))


if __name__ == "__main__":
    main()
