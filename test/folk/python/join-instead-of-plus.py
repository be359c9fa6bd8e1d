"""Gather the parts of a text in a list and `join` them, instead of `+=` on a local variable."""
import sys

AFTER = sys.argv[1:] == ['after']


def plus(words):
    text = ''
    for word in words:
        text += word
    return len(text)


def joined(words):
    parts = []
    for word in words:
        parts.append(word)
    return len(''.join(parts))


words = ['word%d ' % (i % 97) for i in range(1000)]
total = 0
for _ in range(2000):
    total += joined(words) if AFTER else plus(words)
print(total)
