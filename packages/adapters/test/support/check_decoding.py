"""Decode every function of some modules of the standard library, and check each site against the source text.

Prints one JSON line: how many functions and sites were checked, and what did not fit.
"""
import json
import marshal
import os
import sys

sys.path.insert(0, sys.argv[1])
import _mechsym_code  # noqa: E402

MODULES = ('argparse', 'ast', 'contextlib', 'copy', 'dataclasses', 'difflib', 'enum', 'fractions', 'heapq', 'inspect',
           'logging/__init__', 'pickle', 'random', 'statistics', 'tarfile', 'textwrap', 'threading', 'tokenize',
           'traceback', 'typing', 'asyncio/tasks', 'asyncio/streams', 'unittest/mock', 'json/encoder')
SYMBOLS = {'binary', 'compare', 'membership'}
misfits = []
counts = [0, 0]


def text_of(lines, first, site):
    line, column, end_line, end_column = site[:4]
    if column < 0:
        return None
    rows = [lines[i - 1] for i in range(first + line, first + end_line + 1)]
    rows[-1] = rows[-1][:end_column]
    rows[0] = rows[0][column:]
    return b'\n'.join(rows).decode()


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
    again = _mechsym_code.unpacked(marshal.loads(marshal.dumps(_mechsym_code.packed(decoded))), code)
    if any(getattr(again, name) != getattr(decoded, name) for name in _mechsym_code.Decoded.__slots__):
        misfits.append(['packed', code.co_qualname])
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
print(json.dumps({'functions': counts[0], 'sites': counts[1], 'misfits': misfits[:20]}))
