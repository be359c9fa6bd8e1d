"""Find the passes of small satellites above a ground station (flat toy model)."""
import math
import sys
from dataclasses import dataclass


@dataclass
class Orbit:
    inclination: float
    altitude: float
    phase: float

    def period(self):
        radius = 6371.0 + self.altitude
        return 2.0 * math.pi * math.sqrt(radius ** 3 / 398600.4)


@dataclass
class Station:
    latitude: float
    longitude: float
    mask: float


class Tracker:
    def __init__(self, station, step):
        self.station = station
        self.step = step
        self.samples = 0

    def visible(self, orbit, hours):
        """Pairs (start, end) in seconds of the intervals in view."""
        omega = 2.0 * math.pi / orbit.period()
        tilt = math.sin(math.radians(orbit.inclination))
        height = math.sin(math.radians(self.station.latitude))
        passes = []
        start = None
        seconds = 0
        end = hours * 3600
        while seconds < end:
            angle = omega * seconds + orbit.phase
            north = math.sin(angle) * tilt
            east = math.cos(angle) - 0.0000727 * seconds
            gap_north = north - height
            gap_east = (east - self.station.longitude + 1.0) % 2.0 - 1.0
            gap = gap_north * gap_north + gap_east * gap_east
            if gap < self.station.mask:
                if start is None:
                    start = seconds
            elif start is not None:
                passes.append((start, seconds))
                start = None
            seconds += self.step
            self.samples += 1
        return passes


def overlaps(passes):
    """How many seconds at least two satellites are in view."""
    events = []
    for start, end in passes:
        events.append((start, 1))
        events.append((end, -1))
    events.sort()
    depth = 0
    both = 0
    before = 0
    for when, change in events:
        if depth >= 2:
            both += when - before
        depth += change
        before = when
    return both


def antenna_motion(passes, rate):
    """Degrees that the rotor turns, second by second."""
    turned = 0.0
    for start, end in passes:
        azimuth = 0.0
        middle = (start + end) / 2
        for second in range(start, end):
            wanted = (second - middle) * rate
            change = wanted - azimuth
            if change > 0.5:
                change = 0.5
            elif change < -0.5:
                change = -0.5
            azimuth += change
            turned += change if change >= 0 else -change
    return turned


def main():
    satellites = int(sys.argv[1]) if len(sys.argv) > 1 else 56
    station = Station(47.4, 0.15, 0.09)
    tracker = Tracker(station, 2)
    everything = []
    for number in range(satellites):
        orbit = Orbit(51.6 + number % 7 * 6, 400.0 + 25 * number, number * 0.37)
        everything.extend(tracker.visible(orbit, 48))
    shortest = min(end - start for start, end in everything)
    print("samples", tracker.samples, "passes", len(everything), "shortest", shortest)
    print("seconds with two", overlaps(everything))
    print("rotor", round(antenna_motion(everything, 0.2), 3))


if __name__ == "__main__":
    main()
