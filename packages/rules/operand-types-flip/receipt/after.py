"""Weighted marks of pupils: some weights are whole numbers, the others are not.
With `weather`: temperatures are counted by the limits between cold and warm."""
import random
import sys


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


def seasons(temperatures):
    frost = 0
    cold = 0
    mild = 0
    warm = 0
    heating = 0.0
    last = 0.0
    for temperature in temperatures:
        if temperature < 0.0:
            frost += 1
        elif temperature < 10.0:
            cold += 1
        elif temperature < 20.0:
            mild += 1
        else:
            warm += 1
        if temperature < 15.0:
            heating += (last - temperature) * 0.25
        last = temperature
    return frost, cold, mild, warm, heating


def smoothed(temperatures):
    level = temperatures[0]
    levels = []
    for temperature in temperatures:
        level = level * 0.9 + temperature * 0.1
        levels.append(level)
    return levels


def sum_weather():
    rng = random.Random(5)
    stations = [[rng.uniform(-12.0, 31.0) for _ in range(8760)] for _ in range(12)]
    heating = 0.0
    counts = [0, 0, 0, 0]
    for _ in range(90):
        for temperatures in stations:
            *days, needed = seasons(temperatures)
            counts = [count + day for count, day in zip(counts, days)]
            heating += needed
    peak = max(max(smoothed(temperatures)) for temperatures in stations for _ in range(20))
    print(counts, round(heating, 6), round(peak, 6))


def average_marks():
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


def main():
    if sys.argv[1:] == ["weather"]:
        sum_weather()
    else:
        average_marks()


main()
