"""Load test for a multi-page form: simulated visitors fill in an application."""
from __future__ import annotations

import copy
import random
import sys

DEFAULTS = {
    "applicant": {"name": "", "email": "", "age": 0},
    "address": {"street": "", "zip": "", "country": "CH"},
    "options": ["newsletter"],
    "pages": [],
    "status": "new",
}

LIMITS = {"name": 30, "street": 40, "zip": 6}


class Visitor:
    def __init__(self, number: int, rng: random.Random) -> None:
        self.number = number
        self.hesitation = rng.random()
        self.name = "visitor-%05d" % number
        self.zip = str(1000 + int(rng.random() * 8000))
        self.age = 16 + int(rng.random() * 60)


class Form:
    def __init__(self, template: dict) -> None:
        self.template = template
        self.opened = 0

    def open(self) -> dict:
        self.opened += 1
        return copy.deepcopy(self.template)


def checksum(text: str) -> int:
    value = 17
    for char in text:
        value = (value * 31 + ord(char)) & 0xFFFFFFF
    return value


def validate(data: dict) -> list[str]:
    problems = []
    applicant = data["applicant"]
    if applicant["age"] < 18:
        problems.append("too young")
    if len(applicant["name"]) > LIMITS["name"]:
        problems.append("name too long")
    if len(data["address"]["zip"]) > LIMITS["zip"]:
        problems.append("bad zip")
    if checksum(applicant["name"] + applicant["email"] + data["address"]["zip"]) % 97 == 0:
        problems.append("suspicious address")
    return problems


def fill(data: dict, visitor: Visitor) -> None:
    applicant = data["applicant"]
    applicant["name"] = visitor.name
    applicant["email"] = visitor.name + "@example.org"
    applicant["age"] = visitor.age
    data["address"]["zip"] = visitor.zip
    if visitor.hesitation > 0.6:
        data["options"].append("callback")
    for page in range(4):
        data["pages"].append((page, visitor.hesitation * (page + 1)))


class Statistics:
    def __init__(self) -> None:
        self.accepted = 0
        self.rejected: dict[str, int] = {}
        self.by_zip: dict[str, int] = {}
        self.seconds = 0.0

    def add(self, data: dict, problems: list[str]) -> None:
        for _, seconds in data["pages"]:
            self.seconds += seconds
        for problem in problems:
            self.rejected[problem] = self.rejected.get(problem, 0) + 1
        if not problems:
            self.accepted += 1
            code = data["address"]["zip"][:2]
            self.by_zip[code] = self.by_zip.get(code, 0) + 1


def simulate(count: int, form: Form) -> Statistics:
    rng = random.Random(7)
    statistics = Statistics()
    number = 0
    while number < count:
        visitor = Visitor(number, rng)
        data = form.open()
        fill(data, visitor)
        statistics.add(data, validate(data))
        number += 1
    return statistics


def localised(template: dict, country: str) -> dict:
    own = copy.deepcopy(template)
    own["address"]["country"] = country
    return own


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 180000
    form = Form(localised(DEFAULTS, "DE"))
    statistics = simulate(count, form)
    print("opened", form.opened, "accepted", statistics.accepted)
    for problem in sorted(statistics.rejected):
        print(problem, statistics.rejected[problem])
    busiest = max(statistics.by_zip, key=lambda code: (statistics.by_zip[code], code))
    print("busiest", busiest, statistics.by_zip[busiest])
    print("seconds", round(statistics.seconds, 3))
    print("template", form.template["options"], form.template["pages"])


if __name__ == "__main__":
    main()
