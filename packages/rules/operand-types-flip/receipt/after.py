"""Weighted marks of pupils: some weights are whole numbers, the others are not."""
import random


def make_weights(count, rng):
    weights = []
    for _ in range(count):
        if rng.random() < 0.5:
            weights.append(1.0)
        else:
            weights.append(rng.randrange(1, 8) / 4)
    return weights


def average(marks, weights):
    total = 0.0
    weight_sum = 0.0
    best = 0.0
    for mark, weight in zip(marks, weights):
        total += mark * weight
        weight_sum += weight
        if mark > best:
            best = mark
    return total / weight_sum, best


def sections(marks):
    counts = {}
    for mark in marks:
        key = int(mark)
        counts[key] = counts.get(key, 0) + 1
    return counts


def main():
    rng = random.Random(12)
    weights = make_weights(2000, rng)
    pupils = [[rng.uniform(1.0, 6.0) for _ in weights] for _ in range(60)]
    total = 0.0
    for _ in range(130):
        for marks in pupils:
            mean, best = average(marks, weights)
            total += mean + best
    for marks in pupils:
        counts = sections(marks)
    print(round(total, 6), sorted(counts.items()))


main()
