"""Readings are turned by an angle that comes from the settings of the instrument.
With `water`: what households used is billed by the tariff of their district."""
import math
import sys


class Mount:
    def __init__(self, tilt):
        self.tilt = tilt


class Instrument:
    def __init__(self, tilt, gain):
        self.mount = Mount(tilt)
        self.gain = gain

    def correct(self, readings):
        corrected = []
        low = 0
        for x, y in readings:
            turned = x * math.cos(math.radians(self.mount.tilt)) - y * math.sqrt(self.gain)
            if turned < 0.0:
                low += 1
                turned = -turned * 0.5
            corrected.append(turned)
        return corrected, low


def smooth(values):
    level = 0.0
    for value in values:
        level = level * 0.95 + value * 0.05
        if level > 0.9:
            level -= 0.1
    return level


class Tariff:
    def __init__(self, price, fee, limit, surcharge):
        self.price = price
        self.fee = fee
        self.limit = limit
        self.surcharge = surcharge


class Contract:
    def __init__(self, tariff):
        self.tariff = tariff


class District:
    def __init__(self, contract):
        self.contract = contract
        self.streets = {}

    def bill(self, households):
        streets = self.streets
        cents = 0
        for street, used in households:
            price = used * self.contract.tariff.price + self.contract.tariff.fee
            if used > self.contract.tariff.limit:
                price += (used - self.contract.tariff.limit) * self.contract.tariff.surcharge
            streets[street] = streets.get(street, 0) + price
            cents += price
        return cents


def longest_drought(households):
    longest = 0
    dry = 0
    for _, used in households:
        dry = dry + 1 if used < 60 else 0
        if dry > longest:
            longest = dry
    return longest


def bill_water():
    households = [(k * 7 % 60, k * 37 % 211) for k in range(12_000)]
    district = District(Contract(Tariff(3, 250, 150, 2)))
    cents = 0
    longest = 0
    for _ in range(700):
        cents += district.bill(households)
        longest = max(longest, longest_drought(households))
    print(cents, longest, max(district.streets.values()))


def correct_readings():
    readings = [(k % 17 * 0.1, k % 23 * 0.05) for k in range(40_000)]
    instrument = Instrument(12.5, 1.21)
    total = 0.0
    for _ in range(100):
        corrected, low = instrument.correct(readings)
        total += smooth(corrected) + low
    print(round(total, 6))


def main():
    if sys.argv[1:] == ["water"]:
        bill_water()
    else:
        correct_readings()


if __name__ == "__main__":
    main()
