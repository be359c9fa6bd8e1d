# Summarise web server access records for a few tenants.
import os
import sys

STATUSES = [200, 200, 200, 304, 404, 200, 500, 200, 301, 200]
AREAS = ["/shop", "/api/orders", "/static/js", "/login", "/api/items", "/help"]


def records(count):
    state = 31337
    for number in range(count):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        area = AREAS[(state >> 12) % 6]
        yield "10.0.%d.%d %s/%d %d %d" % (
            (state >> 9) % 4,
            (state >> 5) % 250,
            area,
            state % 90,
            STATUSES[number % 10],
            (state >> 4) % 30000,
        )


class Report:
    def __init__(self, name):
        self.name = name
        self.hits = {}
        self.bytes = 0
        self.errors = 0
        self.skipped = 0
        self.clients = set()

    def feed(self, lines):
        hits = self.hits
        for line in lines:
            client, path, status, size = line.split()
            if path.startswith(os.environ.get("REPORT_IGNORE_PREFIX", "/static")):
                self.skipped += 1
                continue
            code = int(status)
            if code >= 400:
                self.errors += 1
            self.bytes += int(size)
            self.clients.add(client)
            section = path[: path.index("/", 1)]
            hits[section] = hits.get(section, 0) + 1

    def lines(self):
        width = max(len(section) for section in self.hits)
        for section in sorted(self.hits):
            yield section.ljust(width) + " " + str(self.hits[section])


def digest(lines):
    """Checksum of the printed report, for the archive."""
    value = 0
    for line in lines:
        for char in line:
            value = (value * 131 + ord(char)) % 1000000007
    return value


def busiest_subnet(clients):
    nets = {}
    for client in clients:
        net = client.rsplit(".", 1)[0]
        nets[net] = nets.get(net, 0) + 1
    return max(sorted(nets), key=nets.get)


def main():
    os.environ.pop("REPORT_IGNORE_PREFIX", None)
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1100000
    title = os.environ.get("REPORT_TITLE_UNSET_BY_DEFAULT") or "Access report"
    report = Report("front")
    report.feed(records(count))
    printed = list(report.lines())
    print(title, report.name)
    print("\n".join(printed))
    print("bytes", report.bytes, "errors", report.errors, "skipped", report.skipped)
    print("clients", len(report.clients), busiest_subnet(report.clients), digest(printed))


if __name__ == "__main__":
    main()
