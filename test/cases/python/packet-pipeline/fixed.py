"""A chain of filters over network packets, with byte counts per port."""

import random
import sys
from typing import NamedTuple


class Packet(NamedTuple):
    source: int
    port: int
    size: int
    flags: int


class Filter:
    """Passes a packet on to the next filter, or drops it."""

    def __init__(self, following=None):
        self.following = following
        self.seen = 0

    def forward(self, packet, clock, trusted):
        if self.following is None:
            return True
        return self.following.check(packet, clock, trusted)


class SizeFilter(Filter):
    def __init__(self, largest, following=None):
        super().__init__(following)
        self.largest = largest

    def check(self, packet, clock, trusted=False):
        self.seen += 1
        if packet.size > self.largest:
            return False
        return self.forward(packet, clock, trusted)


class FlagFilter(Filter):
    def check(self, packet, clock, trusted=False):
        self.seen += 1
        if packet.flags & 4 and not trusted:
            return False
        return self.forward(packet, clock, trusted)


class RateFilter(Filter):
    """At most one packet per source within a number of ticks."""

    def __init__(self, gap, following=None):
        super().__init__(following)
        self.gap = gap
        self.last = {}

    def check(self, packet, clock, trusted=False):
        self.seen += 1
        before = self.last.get(packet.source, -self.gap)
        if clock - before < self.gap:
            return False
        self.last[packet.source] = clock
        return self.forward(packet, clock, trusted)


class PortStatistics:
    def __init__(self):
        self.packets = {}
        self.octets = {}

    def add(self, packet):
        port = packet.port
        self.packets[port] = self.packets.get(port, 0) + 1
        self.octets[port] = self.octets.get(port, 0) + packet.size


def traffic(count, rng):
    ports = [22, 25, 53, 80, 443, 8080]
    for _ in range(count):
        yield Packet(rng.randrange(5000), rng.choice(ports), rng.randrange(40, 1600), rng.randrange(8))


def replay(packets, chain, trusted_below):
    statistics = PortStatistics()
    dropped = 0
    for clock, packet in enumerate(packets):
        if chain.check(packet, clock, packet.source < trusted_below):
            statistics.add(packet)
        else:
            dropped += 1
    return statistics, dropped


def fletcher(packets):
    low = high = 0
    for packet in packets:
        low = (low + packet.size) % 65535
        high = (high + low) % 65535
    return high << 16 | low


def describe(chain, **labels):
    names = []
    while chain is not None:
        names.append("{}={}".format(labels.get(type(chain).__name__, "?"), chain.seen))
        chain = chain.following
    return " ".join(names)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 220000
    rng = random.Random(80)
    packets = list(traffic(count, rng))
    total = 0
    for gap in range(50, 1250, 200):
        chain = SizeFilter(1550, FlagFilter(RateFilter(gap)))
        statistics, dropped = replay(packets, chain, 4000)
        total += dropped
    print(describe(chain, SizeFilter="size", FlagFilter="flags", RateFilter="rate"))
    print("dropped", total, "checksum", fletcher(packets))
    for port in sorted(statistics.octets):
        print(port, statistics.packets[port], statistics.octets[port])


if __name__ == "__main__":
    main()
