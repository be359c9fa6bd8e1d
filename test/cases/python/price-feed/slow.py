"""Consume a recorded price feed with several asyncio workers and build candles."""
import asyncio
import sys
from dataclasses import dataclass


@dataclass
class Candle:
    opened: float
    high: float
    low: float
    closed: float
    ticks: int = 1


class Rates:
    """Currency conversion; the table is filled at start."""

    def __init__(self):
        self.table = {}

    async def load(self):
        for number, code in enumerate(("USD", "EUR", "GBP", "JPY", "CHF")):
            await asyncio.sleep(0)
            self.table[code] = 1.0 + number * 0.17

    async def rate(self, code):
        return self.table[code]

    async def convert(self, amount, code):
        return amount * await self.rate(code)


class Chart:
    def __init__(self, width):
        self.width = width
        self.candles = {}

    def add(self, symbol, second, price):
        slot = symbol, second // self.width
        candle = self.candles.get(slot)
        if candle is None:
            self.candles[slot] = Candle(price, price, price, price)
            return
        if price > candle.high:
            candle.high = price
        elif price < candle.low:
            candle.low = price
        candle.closed = price
        candle.ticks += 1


def recorded(symbol, count):
    codes = ("USD", "EUR", "GBP", "JPY", "CHF")
    state = symbol * 7919 + 1
    price = 100.0 + symbol
    for second in range(count):
        state = (state * 16807) % 2147483647
        price += (state % 201 - 100) * 0.001
        yield second, price, codes[state % 5]


async def follow(symbol, count, rates, chart, queue):
    batch = 0
    for second, price, code in recorded(symbol, count):
        dollars = await rates.convert(price, code)
        chart.add(symbol, second, dollars)
        batch += 1
        if batch == 5000:
            await queue.put((symbol, dollars))
            batch = 0
    await queue.put(None)


async def monitor(queue, feeds):
    seen = []
    while feeds:
        item = await queue.get()
        if item is None:
            feeds -= 1
        else:
            seen.append(item)
    return seen


def volatility(chart):
    total = 0.0
    for candle in chart.candles.values():
        total += (candle.high - candle.low) / candle.opened
    return total / len(chart.candles)


async def session(count):
    rates = Rates()
    await rates.load()
    chart = Chart(60)
    queue = asyncio.Queue(maxsize=4)
    feeds = [asyncio.create_task(follow(symbol, count, rates, chart, queue)) for symbol in range(6)]
    seen = await monitor(queue, len(feeds))
    await asyncio.gather(*feeds)
    return chart, seen


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 450000
    chart, seen = asyncio.run(session(count))
    print("candles", len(chart.candles), "ticks", sum(candle.ticks for candle in chart.candles.values()))
    print("volatility", round(volatility(chart), 6))
    print("snapshots", len(seen), sorted(seen)[0][0], round(sum(price for _, price in seen), 3))


if __name__ == "__main__":
    main()
