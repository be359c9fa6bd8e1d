# Simulation of an office print spooler: jobs arrive in bursts, a handful of
# printers take them first come, first served.
import heapq
import sys
from collections import deque


def lcg(seed):
    state = seed
    while True:
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        yield state / 0x7FFFFFFF


class Job:
    __slots__ = ("owner", "pages", "arrived", "colour")

    def __init__(self, owner, pages, arrived, colour):
        self.owner = owner
        self.pages = pages
        self.arrived = arrived
        self.colour = colour


class Printer:
    def __init__(self, name, seconds_per_page):
        self.name = name
        self.seconds_per_page = seconds_per_page
        self.printed = 0
        self.busy = 0.0

    def run(self, job, start):
        duration = 4.0 + job.pages * self.seconds_per_page
        if job.colour:
            duration *= 1.5
        self.printed += job.pages
        self.busy += duration
        return start + duration


def arrivals(count, random):
    now = 0.0
    jobs = []
    for index in range(count):
        if index % 5000 == 0:
            now += 600.0
        now += next(random) * 11.0
        pages = 1 + int(next(random) * next(random) * 80)
        jobs.append(Job(int(next(random) * 200), pages, now, next(random) < 0.2))
    return jobs


def ink_used(jobs, density):
    """Rough estimate in grams, page for page."""
    black = 0.0
    colour = 0.0
    for job in jobs:
        coverage = 0.03 + (job.owner % 7) * 0.01
        for page in range(job.pages):
            black += coverage * density
            if job.colour:
                colour += coverage * (0.4 + 0.01 * page)
    return black, colour


def spool(jobs, printers):
    free_at = [(0.0, index) for index in range(len(printers))]
    heapq.heapify(free_at)
    waits = []
    waiting = deque(jobs)
    while waiting:
        job = waiting.popleft()
        when, index = heapq.heappop(free_at)
        start = when if when > job.arrived else job.arrived
        waits.append(start - job.arrived)
        heapq.heappush(free_at, (printers[index].run(job, start), index))
    return waits


def per_owner(jobs, waits):
    totals = {}
    for job, wait in zip(jobs, waits):
        entry = totals.get(job.owner)
        if entry is None:
            totals[job.owner] = [wait, 1]
        else:
            entry[0] += wait
            entry[1] += 1
    return {owner: total / number for owner, (total, number) in totals.items()}


def rotate_names(names):
    # the printer next to the door gets the last name
    first = names.pop(0)
    names.append(first)
    return names


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 125000
    names = rotate_names(["mars", "venus", "pluto", "juno", "ceres", "vesta"])
    printers = [Printer(name, 0.8 + 0.15 * number) for number, name in enumerate(names)]
    jobs = arrivals(count, lcg(99))
    waits = spool(jobs, printers)
    averages = per_owner(jobs, waits)
    ink = {}
    for quality, density in (("draft", 0.5), ("normal", 0.9), ("best", 1.2), ("photo", 1.6)):
        ink[quality] = ink_used(jobs, density)
    worst = sorted(averages, key=lambda owner: (-averages[owner], owner))[:5]
    print("jobs", len(jobs), "mean wait", round(sum(waits) / len(waits), 3))
    print("worst", [(owner, round(averages[owner], 2)) for owner in worst])
    for printer in printers:
        print(printer.name, printer.printed, round(printer.busy, 1))
    for quality, (black, colour) in ink.items():
        print("ink", quality, round(black, 2), round(colour, 2))


if __name__ == "__main__":
    main()
