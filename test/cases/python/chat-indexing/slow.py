"""Index a chat log: who said how much, which words go together."""

import random
import sys
from collections import Counter, defaultdict
from functools import wraps

TRACE = False
SYLLABLES = ["ba", "ke", "lo", "mi", "nu", "ra", "si", "to", "ve", "zu"]


def traced(function):
    """Print the calls of a function while TRACE is on."""

    @wraps(function)
    def wrapper(*args):
        result = function(*args)
        if TRACE:
            print(function.__name__, args, result)
        return result

    return wrapper


len = traced(len)


def vocabulary(size, rng):
    words = []
    for _ in range(size):
        words.append("".join(rng.choice(SYLLABLES) for _ in range(rng.randrange(1, 5))))
    return words


def chat(lines, words, rng):
    people = ["ada", "bob", "cyd", "dan", "eve"]
    for _ in range(lines):
        count = rng.randrange(3, 14)
        yield rng.choice(people), " ".join(rng.choices(words, k=count))


class Index:
    def __init__(self, shortest):
        self.shortest = shortest
        self.by_person = defaultdict(int)
        self.pairs = Counter()
        self.lengths = [0] * 40

    def add(self, person, text):
        words = text.split()
        kept = [word for word in words if len(word) >= self.shortest]
        for word in kept:
            self.lengths[len(word)] += 1
        self.by_person[person] += len(kept)
        previous = None
        pairs = self.pairs
        for word in kept:
            if previous is not None:
                key = (previous, word)
                pairs[key] = pairs.get(key, 0) + 1
            previous = word

    def talkative(self):
        names = list(self.by_person)
        names.sort(key=lambda name: -self.by_person[name])
        return names


def wrap(words, width):
    """Greedy line breaking, counting only the lines and the raggedness."""
    lines = 1
    used = 0
    ragged = 0
    for word in words:
        need = len(word) + (1 if used else 0)
        if used + need > width:
            ragged += (width - used) ** 2
            lines += 1
            used = len(word)
        else:
            used += need
    return lines, ragged


def initials(log):
    table = {}
    for person, text in log:
        for word in text.split():
            letter = word[0]
            if letter in table:
                table[letter] += 1
            else:
                table[letter] = 1
    return table


def main():
    size = int(sys.argv[1]) if sys.argv[1:] else 100000
    rng = random.Random(31)
    words = vocabulary(900, rng)
    log = list(chat(size, words, rng))
    index = Index(4)
    for person, text in log:
        index.add(person, text)
    everything = [word for _, text in log for word in text.split()]
    for width in range(30, 62, 4):
        lines, ragged = wrap(everything, width)
        print(width, lines, ragged)
    table = initials(log)
    print(index.talkative(), sum(index.lengths), index.lengths[4:10])
    print(index.pairs.most_common(2), sorted(table.items())[:3])


if __name__ == "__main__":
    main()
