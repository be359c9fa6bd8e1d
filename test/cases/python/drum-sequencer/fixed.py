"""Lay out a drum pattern with triplets and swing on an exact time line."""
import sys
from fractions import Fraction

TICKS = 48

PATTERN = [
    ("kick", "1/4"), ("hat", "1/8"), ("hat", "1/8"), ("snare", "1/6"), ("hat", "1/12"),
    ("kick", "3/16"), ("tom", "1/16"), ("snare", "1/8"), ("hat", "1/24"), ("hat", "1/12"),
]


class Note:
    __slots__ = ("drum", "length", "velocity")

    def __init__(self, drum, length, velocity):
        self.drum = drum
        self.length = length
        self.velocity = velocity


class Track:
    def __init__(self, beats_per_minute):
        self.whole_seconds = 240.0 / beats_per_minute
        self.onsets = []
        self.notes = []

    def lay_out(self, notes):
        position = 0
        for note in notes:
            self.onsets.append(position / TICKS * self.whole_seconds)
            self.notes.append(note)
            position = position + note.length
        return position / TICKS


def read_pattern(pattern):
    return [Note(drum, int(Fraction(length) * TICKS), 70 + 5 * (index % 4)) for index, (drum, length) in enumerate(pattern)]


def song(pattern, bars):
    for bar in range(bars):
        if bar % 8 == 7:
            yield from reversed(pattern)
        else:
            yield from pattern


def mix(track, rate):
    """Loudness in frames of a hundredth of a second, with a short decay."""
    frames = [0.0] * (int(track.onsets[-1] * rate) + 40)
    for onset, note in zip(track.onsets, track.notes):
        first = int(onset * rate + 1e-6)
        level = note.velocity / 127.0
        for offset in range(12):
            frames[first + offset] += level
            level *= 0.6
    return frames


def density(track, window):
    most = 0
    first = 0
    onsets = track.onsets
    for last in range(len(onsets)):
        while onsets[last] - onsets[first] > window:
            first += 1
        if last - first >= most:
            most = last - first + 1
    return most


def counts(notes):
    found = {}
    for note in notes:
        found[note.drum] = found.get(note.drum, 0) + 1
    return found


def main():
    bars = int(sys.argv[1]) if len(sys.argv) > 1 else 60000
    pattern = read_pattern(PATTERN)
    bar_length = Fraction(sum(note.length for note in pattern), TICKS)
    track = Track(118)
    end = track.lay_out(song(pattern, bars))
    frames = mix(track, 100)
    print("bar", str(bar_length), "end", round(end, 6), "notes", len(track.notes))
    print("last onset", round(track.onsets[-1], 6), "drums", sorted(counts(track.notes).items()))
    print("density", density(track, 1.0), "loudest", round(max(frames), 6), "energy", round(sum(frames), 3))


if __name__ == "__main__":
    main()
