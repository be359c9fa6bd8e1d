"""Decode every function of some modules of the standard library, and check each site against the source text.

Prints one JSON line: how many functions and sites were checked, and what did not fit.
"""
import json
import os
import sys

sys.path.insert(0, sys.argv[1])
import _mechsym_code  # noqa: E402
from _mechsym_paths import choose  # noqa: E402

MODULES = ('argparse', 'ast', 'contextlib', 'copy', 'dataclasses', 'difflib', 'enum', 'fractions', 'heapq', 'inspect',
           'logging/__init__', 'pickle', 'random', 'statistics', 'tarfile', 'textwrap', 'threading', 'tokenize',
           'traceback', 'typing', 'asyncio/tasks', 'asyncio/streams', 'unittest/mock', 'json/encoder')
SYMBOLS = {'binary', 'compare', 'membership'}
misfits = []
counts = [0, 0]
paths = [0, 0]  # names and attributes that operations work on most; those that a closer look would read
uncovered = []
MOST = 24


def text_of(lines, first, site):
    line, column, end_line, end_column = site[:4]
    if column < 0:
        return None
    rows = [lines[i - 1] for i in range(first + line, first + end_line + 1)]
    rows[-1] = rows[-1][:end_column]
    rows[0] = rows[0][column:]
    return b'\n'.join(rows).decode()


def check_paths(code, decoded):
    """What a closer look reads, chosen without decoding, against the operands that matter most."""
    instructions, _, _, loops, _ = _mechsym_code._parse(code)
    operands, _ = _mechsym_code._simulate(code, instructions, loops, 0, len(instructions))
    ranges = [(target, jump) for jump, target in loops.items()]
    weight = {}
    for index, each in operands.items():
        depth = sum(1 for start, end in ranges if start <= index <= end)
        for path in each:
            if _mechsym_code._simple(path):
                weight[path] = weight.get(path, 0) + 4 ** min(depth, 6)
    read, _, names = choose(code)
    wanted = sorted(weight, key=lambda path: -weight[path])[:MOST]
    missing = [path for path in wanted if path not in read]
    paths[0] += len(wanted)
    paths[1] += len(wanted) - len(missing)
    if missing:
        uncovered.append([code.co_qualname, missing[:2], len(weight)])
    if not set(decoded.globals) <= set(names):
        misfits.append(['globals', code.co_qualname])


def check(code, lines):
    counts[0] += 1
    decoded = _mechsym_code.decode(code)
    seen = set()
    for site in decoded.sites:
        counts[1] += 1
        operation, name = site[5], site[6]
        if site in seen:
            misfits.append(['twice', code.co_qualname, site])
        seen.add(site)
        text = text_of(lines, code.co_firstlineno, site)
        if not text:  # made by the compiler, at no place in the source
            continue
        if operation in ('attribute', 'global') and not text.startswith('@') and name.isidentifier():
            fits = name in text or name.endswith('annotations__')
        elif operation in SYMBOLS:
            fits = name.rstrip('=') in text or 'case' in text or '<' in name or '>' in name or name in ('in', 'not in', 'is', 'is not', '==', '!=')
        else:
            fits = True
        if not fits:
            misfits.append([code.co_qualname, site, text[:60]])
    units = len(code.co_code) // 2
    assert len(decoded.site_of_units) == units
    check_paths(code, decoded)
    if units < 2000:
        for unit in {units // 3, units // 2, units - 1}:  # a part of it has to say the same
            part = _mechsym_code.decode_places(code, {unit})
            mine, other = part.site(unit), decoded.site(unit)
            if (mine < 0) != (other < 0) or mine >= 0 and part.sites[mine] != decoded.sites[other]:
                misfits.append(['part', code.co_qualname, unit, mine >= 0 and part.sites[mine], other >= 0 and decoded.sites[other]])
    for constant in code.co_consts:
        if isinstance(constant, type(code)):
            check(constant, lines)


library = os.path.dirname(os.__file__)
for module in MODULES:
    with open('%s/%s.py' % (library, module), 'rb') as file:
        source = file.read()
    check(compile(source, module, 'exec', dont_inherit=True), source.split(b'\n'))
print(json.dumps({'functions': counts[0], 'sites': counts[1], 'misfits': misfits[:20],
                  'paths': paths[0], 'read': paths[1], 'uncovered': uncovered[:10]}))
