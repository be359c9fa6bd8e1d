"""A search that looks for no signal, before a multiplication of long integers that does."""
import time

data = list(range(60))


def searching(n):
    total = 0
    for i in range(n):
        total += 59 in data
        big = ((i + 1) << 900) * 3
        total += big & 1
    return total


end = time.process_time() + 3
while time.process_time() < end:
    searching(1000)
