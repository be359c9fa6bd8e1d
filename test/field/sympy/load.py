"""Expand, differentiate, integrate and solve."""
import pathlib, sys
sys.path.insert(0, str(pathlib.Path(__file__).parent / 'src'))
from sympy import symbols, expand, diff, integrate, sin, cos, exp, log, simplify, solve, Matrix, factor, series
x, y, z = symbols('x y z')
e = expand((x + y + z + 1) ** 16)
d = diff(sin(x * y) * exp(x) * cos(y), x, 7)
i = [integrate(x ** k * exp(-x) * sin(x), x) for k in range(5)]
s = [simplify(sin(x) ** k - 2 * cos(x) ** 2 + cos(x) ** k + exp(x) * exp(-x)) for k in (2, 4, 6)]
r = solve([x ** 2 + y - 3, x + y ** 2 - 5], [x, y])
m = Matrix(7, 7, lambda a, b: x ** a + b * y).det()
t = series(log(1 + sin(x)) * exp(x), x, 0, 9)
print(len(e.args), len(str(d)), [len(str(k)) for k in i], s, len(r), m, t, factor(x ** 24 - 1))
