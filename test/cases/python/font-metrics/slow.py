"""Lay out paragraphs with proportional glyphs and pick the best line breaks."""

import random
import re
import sys
from dataclasses import dataclass

SPACE = 2.5


class Glyph:
    def __init__(self, char, advance, italic):
        self._char = char
        self._advance = advance
        self._italic = italic

    @property
    def char(self):
        return self._char

    @property
    def advance(self):
        """Horizontal distance to the origin of the next glyph."""
        return self._advance

    @property
    def slanted_advance(self):
        return self._advance + 0.4 * self._italic


@dataclass
class Word:
    text: str
    glyphs: list
    width: float = 0.0


class Font:
    def __init__(self, rng):
        self.glyphs = {}
        self.kerning = {}
        for char in "abcdefghijklmnopqrstuvwxyz":
            self.glyphs[char] = Glyph(char, rng.uniform(3.0, 9.0), rng.random())
        for pair in ("av", "ta", "wa", "yo", "to", "lt"):
            self.kerning[pair] = -0.7

    def shape(self, text):
        return Word(text, [self.glyphs[char] for char in text])

    def measure(self, word, tracking):
        width = 0.0
        for glyph in word.glyphs:
            width += glyph.advance + tracking
        word.width = width


def words_of(count, rng):
    letters = "etaoinshrdlucmfwypvbgk"
    texts = []
    for _ in range(count):
        texts.append("".join(rng.choice(letters) for _ in range(rng.randrange(2, 11))))
    return texts


def break_lines(words, measure):
    """Widths of the lines after greedy breaking."""
    lines = []
    used = 0.0
    for word in words:
        needed = word.width + SPACE
        if used + needed > measure:
            lines.append(used)
            used = 0.0
        used += needed
    lines.append(used)
    return lines


def badness(lines, measure):
    total = 0.0
    for width in lines:
        gap = (measure - width) / measure
        total += gap * gap * gap
    return total


def fit(font, words, measures):
    best = None
    for measure in measures:
        for step in range(5):
            for word in words:
                font.measure(word, step * 0.1)
            for slack in range(2):
                lines = break_lines(words, measure - slack)
                score = badness(lines, measure)
                if best is None or score < best[0]:
                    best = (score, measure, step, len(lines))
    return best


def caption(words):
    pattern = re.compile(r"[aeiou]")
    shortest = sorted(words, key=lambda word: (word.width, word.text))[0]
    return pattern.sub("*", shortest.text)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 90000
    rng = random.Random(1066)
    font = Font(rng)
    words = [font.shape(text) for text in words_of(size, rng)]
    score, measure, step, lines = fit(font, words, (240.0, 300.0, 360.0, 420.0))
    print("score %.5f" % score)
    print("measure", measure, "tracking step", step, "lines", lines)
    print("narrowest", caption(words), font.glyphs["e"].char, round(font.glyphs["e"].slanted_advance, 4))


if __name__ == "__main__":
    main()
