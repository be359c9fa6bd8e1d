"""Write a facts file about part of a tree of Python files, with the places that the compiler itself gives.

    python3 facts_of_tree.py TREE OUT FILES FACTS

The places are real, the counts follow Zipf's law: what a long run of a large program looks like, at a size that can be chosen.
"""

import dis
import hashlib
import json
import os
import random
import sys

OPERATIONS = {'LOAD_ATTR': 'attribute', 'LOAD_METHOD': 'attribute', 'CALL': 'call', 'BINARY_OP': 'binary', 'COMPARE_OP': 'compare',
              'LOAD_GLOBAL': 'global', 'FOR_ITER': 'iteration', 'BINARY_SUBSCR': 'subscript', 'CONTAINS_OP': 'membership'}
SITE = ['line', 'column', 'endLine', 'endColumn', 'ordinal', 'operation', 'name']
COLUMNS = {
    'site': SITE,
    'cost': ['site', 'self', 'total', 'selfOdd', 'totalOdd'],
    'inline-cache': ['site', 'quality', 'shapes', 'changes'],
    'specialization': ['site', 'quality', 'forms', 'specialized', 'generic', 'warming', 'changes'],
    'call': ['site', 'quality', 'callee', 'calleeFile', 'calleeLine', 'via', 'samples'],
    'value-shape': ['site', 'quality', 'path', 'shapes', 'lengths', 'elements', 'values', 'states', 'changes', 'seen'],
}


def codes(code):
    yield code
    for const in code.co_consts:
        if hasattr(const, 'co_code'):
            yield from codes(const)


def sites_of(code):
    first = code.co_firstlineno
    for instruction in dis.get_instructions(code):
        operation = OPERATIONS.get(instruction.opname)
        where = instruction.positions
        if operation is None or where is None or where.lineno is None:
            continue
        name = instruction.argval if operation in ('attribute', 'global') else ''
        yield [where.lineno - first, where.col_offset, where.end_lineno - first, where.end_col_offset, 0, operation, str(name)]


def main():
    tree, out, files, facts = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    rng = random.Random(1)
    paths = sorted(os.path.relpath(os.path.join(folder, name), tree) for folder, _, names in os.walk(tree) for name in names if name.endswith('.py'))
    rng.shuffle(paths)
    written, used, weights, lines, sources = 0, 0, [], [], []
    for path in paths:
        if used == files:
            break
        with open(os.path.join(tree, path), 'rb') as stream:
            data = stream.read()
        try:
            module = compile(data, path, 'exec')
        except (SyntaxError, ValueError):
            continue
        functions = [code for code in codes(module) if not code.co_name.startswith('<') and len(code.co_code) > 100]
        if len(functions) < 3:
            continue
        used += 1
        sources.append({'source': path, 'digest': 'sha256:' + hashlib.sha256(data).hexdigest()})
        budget = (facts - written) // (files - used + 1)
        for code in functions:
            sites = list(sites_of(code))
            if not sites or budget <= 0:
                continue
            end = max(line for *_, line in [(s[2],) for s in sites])
            total = max(1, int(400000 / (len(weights) + 1)))
            weights.append(total)
            line = {'file': path, 'function': code.co_qualname, 'line': code.co_firstlineno, 'endLine': code.co_firstlineno + end, 'sites': sites,
                    'cost': [[-1, total // 2, total, total // 4, total // 2]], 'inline-cache': [], 'specialization': [], 'call': []}
            for i, site in enumerate(sites):
                line['cost'].append([i, total // (2 * len(sites)), total // len(sites), 0, 0])
                shapes = {'str': 40, 'bytes': 30, 'int': 20} if i % 7 == 0 else {'str': 90}
                line['inline-cache'].append([i, 'sampled', shapes, 30 if i % 7 == 0 else 0])
                line['specialization'].append([i, 'sampled', {site[5]: 90}, 70, 20, 0, 5])
            n = sum(len(rows) for kind, rows in line.items() if kind in COLUMNS)
            written += n
            budget -= n
            lines.append(line)
    samples = sum(weights) // 3
    header = {'mechsym': 'facts', 'version': 1, 'recorder': {'name': 'bench', 'version': '1'}, 'runtime': {'name': 'CPython', 'version': '%d.%d.%d' % sys.version_info[:3], 'flags': {}},
              'language': 'python', 'command': ['bench'], 'process': {'pid': 1, 'id': 'bench'}, 'start': '2026-01-01T00:00:00Z',
              'clock': {'kind': 'cpu', 'period': 0.004, 'precision': 'loop'}, 'column': 'utf8', 'root': '/project', 'kinds': [*COLUMNS, 'exception', 'binding'], 'columns': COLUMNS}
    with open(out, 'w', encoding='utf8') as stream:
        for line in [header, *sources, {'totals': {'samples': samples, 'cpu': samples * 0.004, 'seconds': samples * 0.004}}, *lines]:
            stream.write(json.dumps(line, separators=(',', ':')) + '\n')
    print(f'{written:,} facts, {len(lines):,} functions, {used} of {len(paths):,} files')


main()
