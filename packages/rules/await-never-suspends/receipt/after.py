"""Orders from a queue are priced by a helper that was made a coroutine long ago."""
import asyncio
import sys


class Prices:
    def __init__(self):
        self.table = {number: 1.0 + number % 13 * 0.25 for number in range(200)}

    def price(self, article, amount):
        price = self.table[article] * amount
        if amount > 8:
            price *= 0.95
        return price


def orders(count):
    state = 5
    for _ in range(count):
        state = (state * 16807) % 2147483647
        yield state % 200, 1 + state % 11


async def bill(count, prices, queue):
    total = 0.0
    for number, (article, amount) in enumerate(orders(count)):
        total += prices.price(article, amount)
        if number % 10_000 == 0:
            await queue.put(round(total, 2))
    await queue.put(None)
    return total


async def watch(queue):
    seen = 0
    while await queue.get() is not None:
        seen += 1
    return seen


async def session(count):
    queue = asyncio.Queue(maxsize=2)
    total, seen = await asyncio.gather(bill(count, Prices(), queue), watch(queue))
    return total, seen


def main():
    total, seen = asyncio.run(session(int(sys.argv[1]) if len(sys.argv) > 1 else 1_600_000))
    print(round(total, 2), seen)


if __name__ == "__main__":
    main()
