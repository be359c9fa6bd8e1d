"""A conveyor of parcels: the first is taken off and checked, and now and then goes round again."""
import sys
from collections import deque


class Parcel:
    def __init__(self, number):
        self.number = number
        self.rounds = 0
        self.weight = 1 + number % 17


def check(parcel, steps):
    score = parcel.number
    for step in range(steps):
        score = (score * 31 + parcel.weight * step) & 0xFFFF
    return score


def run(belt, turns, steps):
    total = 0
    for _ in range(turns):
        parcel = belt.popleft()
        total += check(parcel, steps)
        parcel.rounds += 1
        belt.append(parcel)
    return total


def main():
    length = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    # about a second of work at any length; moving a long list takes about half of it
    steps = 2 + length // 1300
    turns = 800_000_000 // (300 + 70 * steps + length // 9)
    belt = deque(Parcel(number) for number in range(length))
    total = run(belt, turns, steps)
    print(total, sum(parcel.rounds for parcel in belt))


if __name__ == "__main__":
    main()
