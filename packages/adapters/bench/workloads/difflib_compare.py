"""difflib: compare versions of a text. Root: the standard library."""
import difflib
import inspect

old = inspect.getsource(difflib).splitlines()
new = [line.replace('self', 'this') if i % 5 else line for i, line in enumerate(old)]
total = 0
for start in list(range(0, 1000, 100)) * 220:
    total += len(list(difflib.unified_diff(old[start:], new[start:])))
    total += len(list(difflib.ndiff(old[start:start + 60], new[start:start + 60])))
print(total)
