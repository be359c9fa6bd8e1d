"""asyncio: producers and consumers over queues. Root: the standard library."""
import asyncio


async def produce(queue, count):
    for i in range(count):
        await queue.put(i)
    await queue.put(None)


async def consume(queue, out):
    while (item := await queue.get()) is not None:
        out.append(item * 2)
        if item % 50 == 0:
            await asyncio.sleep(0)


async def main():
    out = []
    for _ in range(600):
        queues = [asyncio.Queue(5) for _ in range(10)]
        await asyncio.gather(*[produce(q, 700) for q in queues], *[consume(q, out) for q in queues])
    print(len(out), sum(out))


asyncio.run(main())
