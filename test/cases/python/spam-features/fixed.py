"""Turn messages into word features and train a tiny spam filter on them."""

from __future__ import annotations

import math
import random
import sys

CONSONANTS = "bcdfghklmnprstvz"
VOWELS = "aeiou"
STOP_WORDS = frozenset(a + b + c for a in CONSONANTS for b in VOWELS for c in "nst")


class Filter:
    def __init__(self, rate: float) -> None:
        self.rate = rate
        self.weights: dict[str, float] = {}

    def score(self, words: list[str]) -> float:
        total = 0.0
        weights = self.weights
        for word in words:
            total += weights.get(word, 0.0)
        return 1.0 / (1.0 + math.exp(-total))

    def learn(self, words: list[str], spam: bool) -> None:
        error = (1.0 if spam else 0.0) - self.score(words)
        step = self.rate * error
        for word in words:
            self.weights[word] = self.weights.get(word, 0.0) + step


def make_word(rng: random.Random) -> str:
    if rng.random() < 0.35:
        return rng.choice(CONSONANTS) + rng.choice(VOWELS) + rng.choice("nst")
    return "".join(rng.choice(CONSONANTS) + rng.choice(VOWELS) for _ in range(rng.randrange(2, 4)))


def features(text: str) -> list[str]:
    """The words that say something, in order."""
    return [word for word in text.split() if word not in STOP_WORDS]


def mailbox(count: int, rng: random.Random) -> list[tuple[str, bool]]:
    words = [make_word(rng) for _ in range(3000)]
    lures = words[::40]
    messages = []
    for _ in range(count):
        spam = rng.random() < 0.4
        body = rng.choices(words, k=25)
        if spam:
            body += rng.choices(lures, k=5)
        messages.append((" ".join(body), spam))
    return messages


def train(messages: list[tuple[str, bool]], epochs: int) -> Filter:
    spam_filter = Filter(0.05)
    prepared = [(features(text), spam) for text, spam in messages]
    for _ in range(epochs):
        for words, spam in prepared:
            spam_filter.learn(words, spam)
    return spam_filter


def accuracy(spam_filter: Filter, messages: list[tuple[str, bool]]) -> float:
    right = 0
    for text, spam in messages:
        verdict = spam_filter.score(features(text)) > 0.5
        if verdict == spam:
            right += 1
    return right / len(messages)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 33000
    rng = random.Random(419)
    messages = mailbox(count, rng)
    cut = count * 2 // 3
    spam_filter = train(messages[:cut], 12)
    mode = sys.argv[2] if len(sys.argv) > 2 else "full"
    if mode in ["full", "short", "quiet"]:
        print("words known", len(spam_filter.weights))
    print("accuracy %.4f" % accuracy(spam_filter, messages[cut:]))
    heaviest = sorted(spam_filter.weights.items(), key=lambda item: (-item[1], item[0]))[:3]
    print(" ".join("%s=%.3f" % item for item in heaviest))


if __name__ == "__main__":
    main()
