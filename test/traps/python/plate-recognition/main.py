# Recognise number plates in what cameras read, by the patterns of each region.
import re
import sys

REGIONS = {
    "north": r"^(N[A-Z]) (\d{1,4}) ([A-Z]{1,2})$", "south": r"^(S[A-Z]) (\d{2,4})$", "east": r"^(E)-(\d{3})-([A-Z]{2})$",
    "west": r"^(W[A-Z]{2}) (\d{1,3})$", "isles": r"^(I) (\d{5})$", "hills": r"^(H[A-Z])(\d{4})$",
}


def numbers(seed):
    state = seed
    while True:
        state = (state * 69069 + 1) & 0xFFFFFFFF
        yield state >> 8


def plate(number):
    letters = chr(65 + number % 26) + chr(65 + number // 26 % 26)
    shape = number % 7
    digits = str(number // 700 % 10000)
    return (
        "N%s %s %s" % (letters[0], digits, letters), "S%s %s" % (letters[0], digits), "E-%03d-%s" % (int(digits) % 1000, letters),
        "W%s %s" % (letters, digits[:3]), "I %05d" % int(digits), "H%s%04d" % (letters[0], int(digits)), "?%s" % digits)[shape]


class Camera:
    def __init__(self, name, regions):
        self.name = name
        self.patterns = []
        for region in sorted(regions):
            text = regions[region]
            pattern = re.compile(text)
            self.patterns.append((region, pattern))
        self.seen = {}
        self.unread = 0

    def look(self, plates):
        seen = self.seen
        for text in plates:
            for region, pattern in self.patterns:
                match = pattern.match(text)
                if match is not None:
                    key = region + ":" + match.group(1)
                    seen[key] = seen.get(key, 0) + 1
                    break
            else:
                self.unread += 1


def busiest(camera):
    return sorted(camera.seen.items(), key=lambda entry: (-entry[1], entry[0]))[:3]


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 24
    draw = numbers(13)
    cameras = [Camera("bridge", REGIONS), Camera("tunnel", REGIONS)]
    plates = [plate(next(draw)) for _ in range(60000)]
    for number in range(rounds):
        cameras[number % 2].look(plates)
    for camera in cameras:
        print(camera.name, camera.unread, len(camera.seen), busiest(camera))


if __name__ == "__main__":
    main()
