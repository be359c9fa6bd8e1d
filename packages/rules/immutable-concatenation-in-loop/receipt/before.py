"""Pages of a report are put together from rows, in a text that an object holds."""
import sys


class Page:
    def __init__(self):
        self.text = ""
        self.rows = 0

    def add(self, number, value):
        row = "%06d %8.3f %s\n" % (number, value, "#" * (number % 13))
        self.rows += 1
        self.text += row


def checksum(text, rounds):
    value = 0
    for _ in range(rounds):
        for char in text[:400]:
            value = (value * 33 + ord(char)) & 0xFFFFFF
    return value


def main():
    length = int(sys.argv[1]) if len(sys.argv) > 1 else 60_000
    # the pages together take about the same time at any length
    rows = length * 2 // 23
    pages = max(1, 900_000_000 // (rows * (700 + length // 14)))
    total = 0
    for page_number in range(pages):
        page = Page()
        for number in range(rows):
            page.add(number, number * 0.37 + page_number)
        total += len(page.text)
    print(total, checksum(page.text, 14_000))


if __name__ == "__main__":
    main()
