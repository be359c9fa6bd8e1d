"""Split worked shifts into normal, night and holiday hours."""
import datetime
import functools
import sys

EASTER_OFFSETS = {"Good Friday": -2, "Easter Monday": 1, "Ascension": 39, "Whit Monday": 50}


def easter(year):
    a = year % 19
    b, c = divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    day = (h - m + r + month + 19) % 32
    return datetime.date(year, month, day)


@functools.lru_cache(maxsize=None)
def holidays(year):
    """The day numbers of the public holidays of one year."""
    found = {
        datetime.date(year, 1, 1).toordinal(),
        datetime.date(year, 5, 1).toordinal(),
        datetime.date(year, 12, 25).toordinal(),
        datetime.date(year, 12, 26).toordinal(),
    }
    sunday = easter(year).toordinal()
    for offset in EASTER_OFFSETS.values():
        found.add(sunday + offset)
    return found


class Shift:
    def __init__(self, worker, day, start, hours):
        self.worker = worker
        self.day = day
        self.start = start
        self.hours = hours


class Timesheet:
    def __init__(self):
        self.normal = 0
        self.night = 0
        self.holiday = 0

    def pay(self, rate):
        return rate * (self.normal + 1.25 * self.night + 2.0 * self.holiday)


def shifts(count, workers):
    value = 99
    first = datetime.date(2019, 1, 1)
    one_day = datetime.timedelta(days=1)
    day = first
    for number in range(count):
        value = (value * 1103515245 + 12345) % 2147483648
        if number % 120 == 0:
            day += one_day
            if day.year > 2024:
                day = first
        yield Shift(value % workers, day, (value >> 8) % 24, 4 + (value >> 16) % 7)


def book(shift, sheets):
    sheet = sheets[shift.worker]
    if shift.day.toordinal() in holidays(shift.day.year):
        sheet.holiday += shift.hours
        return
    hour = shift.start
    for _ in range(shift.hours):
        if hour >= 22 or hour < 6:
            sheet.night += 1
        else:
            sheet.normal += 1
        hour = (hour + 1) % 24


def tax(amount):
    total = 0.0
    for limit, share in ((10000, 0.0), (20000, 0.14), (30000, 0.26), (60000, 0.35)):
        if amount <= 0:
            break
        part = amount if amount < limit else limit
        total += part * share
        amount -= part
    return total


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 700000
    workers = 300
    sheets = [Timesheet() for _ in range(workers)]
    for shift in shifts(count, workers):
        book(shift, sheets)
    pay = [sheet.pay(21.5) for sheet in sheets]
    print("normal", sum(sheet.normal for sheet in sheets))
    print("night", sum(sheet.night for sheet in sheets))
    print("holiday", sum(sheet.holiday for sheet in sheets))
    print("pay", round(sum(pay), 2), "tax", round(sum(tax(amount) for amount in pay), 2))
    print("next easter", easter(2025), len(holidays(2025)))


if __name__ == "__main__":
    main()
