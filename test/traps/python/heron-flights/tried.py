# Flights of herons from position logs: distance, climb and rests.
import math
import sys


def numbers(seed):
    state = seed
    while True:
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        yield (state >> 8) % 2000 / 1000 - 1


def track_of(draw, points):
    x = y = 0.0
    height = 40.0
    track = []
    for _ in range(points):
        x += next(draw) * 3
        y += next(draw) * 3
        height = max(0.0, height + next(draw) * 4)
        track.append((x, y, height))
    return track


class Flight:
    def __init__(self):
        self.distance = 0.0
        self.climb = 0.0
        self.turned = 0.0
        self.rests = 0

    def follow(self, track):
        place = 0
        last = len(track) - 1
        heading = 0.0
        while place < last:
            x, y, height = track[place]
            to_x, to_y, to_height = track[place + 1]
            dx, dy = to_x - x, to_y - y
            step = math.sqrt(dx * dx + dy * dy)
            self.distance += step
            if to_height > height:
                self.climb += to_height - height
            if step < 0.4 and to_height < 1.0:
                self.rests += 1
            direction = math.atan2(dy, dx)
            turn = direction - heading
            if turn > math.pi:
                turn -= 2 * math.pi
            elif turn < -math.pi:
                turn += 2 * math.pi
            self.turned += abs(turn)
            heading = direction
            place += 1


def highest(tracks):
    return max(height for track in tracks for _, _, height in track)


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 220
    draw = numbers(19)
    tracks = [track_of(draw, 1500) for _ in range(12)]
    flights = [Flight() for _ in tracks]
    for _ in range(rounds):
        for flight, track in zip(flights, tracks):
            flight.follow(track)
    for flight in flights[:3]:
        print(round(flight.distance, 3), round(flight.climb, 3), round(flight.turned, 3), flight.rests)
    print(round(highest(tracks), 4))


if __name__ == "__main__":
    main()
