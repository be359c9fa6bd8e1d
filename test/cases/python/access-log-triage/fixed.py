"""Sort the lines of an access log into classes and sum up the traffic."""

import random
import re
import sys

RULES = [
    ("static", r"\.(css|js|png|svg)$"),
    ("probe", r"^/(health|ready)"),
    ("admin", r"^/admin/"),
    ("search", r"/search/[a-z]+"),
    ("account", r"^/users/\d+/"),
]


def write_log(lines, rng):
    stems = ["/admin/jobs/{}", "/search/shoes?page={}", "/users/{}/orders", "/health?t={}", "/app/{}/main.css",
             "/shop/basket/{}", "/shop/search/hats?page={}", "/about/{}", "/img/{}.png", "/users/{}/profile"]
    for number in range(lines):
        path = rng.choice(stems).format(rng.randrange(100000))
        status = 200 if rng.random() < 0.93 else 404
        yield f"{number} 10.0.{rng.randrange(256)}.{rng.randrange(256)} GET {path} {status} {rng.randrange(200, 90000)}"


class Triage:
    def __init__(self, rules):
        self.rules = [(name, re.compile(pattern)) for name, pattern in rules]
        self.counts = {name: 0 for name, _ in rules}
        self.counts["other"] = 0

    def classify(self, path):
        for name, matcher in self.rules:
            if matcher.search(path):
                return name
        return "other"

    def feed(self, lines):
        total = 0
        for line in lines:
            fields = line.split()
            self.counts[self.classify(fields[3])] += 1
            if fields[4] == "200":
                total += int(fields[5])
        return total


def subnets(lines):
    """How many requests came from each /24 network."""
    found = {}
    for line in lines:
        address = line.split(" ", 2)[1]
        network = address[:address.rindex(".")]
        found[network] = found.get(network, 0) + 1
    return found


def ewma(values, halflife):
    level = 0.0
    factor = 0.5 ** (1.0 / halflife)
    for value in values:
        level = level * factor + value * (1.0 - factor)
    return level


def headline(text):
    pattern = re.compile(r"\s+")
    return pattern.sub(" ", text).title()


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 450000
    rng = random.Random(404)
    lines = list(write_log(size, rng))
    triage = Triage(RULES)
    total = triage.feed(lines)
    print(headline("access   log  triage"))
    for name, count in triage.counts.items():
        print(f"{name:8} {count}")
    networks = subnets(lines)
    sizes = [len(line) for line in lines]
    print("bytes", total, "networks", len(networks), "busiest", max(networks.values()))
    print("line length %.4f" % ewma(sizes, 500))


if __name__ == "__main__":
    main()
