"""The pure-Python decimal: pi and e to a few hundred digits. Root: the standard library."""
import _pydecimal as decimal


def pi():
    decimal.getcontext().prec += 2
    three = decimal.Decimal(3)
    lasts, t, s, n, na, d, da = 0, three, 3, 1, 0, 0, 24
    while s != lasts:
        lasts = s
        n, na = n + na, na + 8
        d, da = d + da, da + 32
        t = (t * n) / d
        s += t
    decimal.getcontext().prec -= 2
    return +s


for digits in (60, 120, 180, 240) * 320:
    decimal.getcontext().prec = digits
    value = pi()
    root = value.sqrt()
print(str(value)[:20], str(root)[:20])
