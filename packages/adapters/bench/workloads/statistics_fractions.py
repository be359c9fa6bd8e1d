"""statistics over fractions and floats. Root: the standard library."""
import statistics
from fractions import Fraction

values = [Fraction(i, 7 + i % 11) for i in range(400)]
floats = [i * 0.37 % 5 for i in range(6000)]
total = Fraction(0)
for i in range(1800):
    total += statistics.mean(values) + statistics.variance(values[:120])
    spread = statistics.stdev(floats) + statistics.median(floats) + len(statistics.quantiles(floats, n=10))
print(float(total) > 0, round(spread, 3))
