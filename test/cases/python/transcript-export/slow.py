"""Turn recorded support chats into HTML transcripts with word statistics."""
import sys
from collections import Counter

WORDS = (
    "printer paper invoice please restart password router light account hello thanks again "
    "cable window screen delivery number address update install driver network slow"
).split()
AGENTS = ["Ana", "Björn", "Chidi"]


class Message:
    def __init__(self, minute, author, words):
        self.minute = minute
        self.author = author
        self.words = words

    def clock(self):
        return "%02d:%02d" % divmod(self.minute % 1440, 60)


def conversation(count, seed):
    for number in range(count):
        words = []
        for _ in range(6 + number % 9):
            seed = (seed * 69069 + 1) % 4294967296
            words.append(WORDS[(seed >> 16) % len(WORDS)])
        author = "customer" if number % 2 else AGENTS[(seed >> 20) % 3]
        yield Message(number // 3, author, words)


class Transcript:
    def __init__(self, title):
        self.title = title
        self.lines = 0
        self.words = Counter()
        self.body = "<h1>" + title + "</h1>\n"
        self.turns = {}

    def add(self, message):
        self.lines += 1
        text = " ".join(message.words)
        self.count(message)
        row = "<p><i>%s</i> <b>%s</b> %s</p>\n" % (message.clock(), message.author, text.capitalize())
        self.body += row

    def count(self, message):
        words = self.words
        for word in message.words:
            words[word] += 1
        self.turns[message.author] = self.turns.get(message.author, 0) + 1

    def finish(self):
        return self.body + "<hr>%d lines\n" % self.lines


def legend(authors):
    text = ""
    for author in sorted(authors):
        text += author + ", "
    return text.rstrip(", ")


def readability(html):
    """Mean length of the words outside of the tags."""
    letters = 0
    words = 0
    for line in html.splitlines():
        if line.startswith("<p>"):
            for word in line[3:-4].split():
                if word[0] != "<":
                    letters += len(word)
                    words += 1
    return letters / words


def main():
    chats = int(sys.argv[1]) if len(sys.argv) > 1 else 110
    total = 0
    words = Counter()
    scores = []
    for chat in range(chats):
        transcript = Transcript("Support chat %d" % chat)
        for message in conversation(1600 + chat % 7 * 100, 7 + chat):
            transcript.add(message)
        html = transcript.finish()
        total += len(html)
        words.update(transcript.words)
        scores.append(readability(html))
        if chat % 25 == 0:
            print(chat, len(html), "characters by", legend(transcript.turns))
            print(html[-90:].strip())
    print("total", total, "common", words.most_common(3))
    print("mean word", round(sum(scores) / len(scores), 4))


if __name__ == "__main__":
    main()
