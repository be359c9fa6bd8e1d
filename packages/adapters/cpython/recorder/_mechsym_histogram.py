"""Bounded tables of counts."""
TABLE = 16      # distinct entries of a histogram, then '*'


def add(histogram, name, count=1, limit=TABLE):
    """Count in a bounded table; what no longer fits is counted under `*`."""
    if name not in histogram and len(histogram) >= limit:
        name = '*'
    histogram[name] = histogram.get(name, 0) + count
