# Count the visits to a gallery's rooms; whoever was among the last visitors of the room is not counted again.
import sys

ROOMS = 40
WINDOW = 20


def numbers(seed):
    state = seed
    while True:
        state = (state * 69069 + 1) & 0xFFFFFFFF
        yield state >> 9


class Room:
    def __init__(self, name):
        self.name = name
        self.log = []
        self.counted = 0
        self.returned = 0

    def enter(self, visitor):
        recent = set(self.log[-WINDOW:])
        if visitor in recent:
            self.returned += 1
        else:
            self.counted += 1
        self.log.append(visitor)

    def trim(self):
        del self.log[:-WINDOW]


def visits(draw, count):
    found = []
    for _ in range(count):
        number = next(draw)
        found.append((number % ROOMS, "guest-%d" % (number // ROOMS % 700)))
    return found


def popular(rooms):
    order = sorted(rooms, key=lambda room: (-room.counted, room.name))
    return [room.name for room in order[:4]]


def spread(rooms):
    """Largest difference between neighbouring rooms."""
    return max(abs(left.counted - right.counted) for left, right in zip(rooms, rooms[1:]))


def main():
    days = int(sys.argv[1]) if len(sys.argv) > 1 else 35
    draw = numbers(11)
    rooms = [Room("room %02d" % number) for number in range(ROOMS)]
    day = visits(draw, 40000)
    for _ in range(days):
        for number, visitor in day:
            rooms[number].enter(visitor)
        for room in rooms:
            room.trim()
    print(sum(room.counted for room in rooms), sum(room.returned for room in rooms), spread(rooms))
    print(", ".join(popular(rooms)))


if __name__ == "__main__":
    main()
