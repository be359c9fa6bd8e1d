"""The first line of a file of facts."""
import time

KINDS = ('cost', 'call', 'inline-cache', 'specialization', 'value-shape', 'binding', 'exception', 'counter')
JIT_KINDS = ('inlining', 'compilation')
# Column names by kind, in the order of the rows: the vocabulary of facts, version 1.
COLUMNS = {
    'site': ('line', 'column', 'endLine', 'endColumn', 'ordinal', 'operation', 'name'),
    'cost': ('site', 'self', 'total', 'selfOdd', 'totalOdd'),
    'inline-cache': ('site', 'quality', 'shapes', 'changes'),
    'specialization': ('site', 'quality', 'forms', 'specialized', 'generic', 'warming', 'changes'),
    'call': ('site', 'quality', 'callee', 'calleeFile', 'calleeLine', 'via', 'samples'),
    'inlining': ('site', 'quality', 'callee', 'done', 'reason', 'detail', 'count'),
    'compilation': ('site', 'quality', 'tier', 'outcome', 'reason', 'detail', 'count', 'seconds'),
    'exception': ('site', 'quality', 'type', 'role', 'count', 'seconds'),
    'binding': ('site', 'quality', 'name', 'resolves', 'shadows', 'value', 'rebound', 'seen'),
    'counter': ('site', 'quality', 'event', 'self', 'total'),
    'value-shape': ('site', 'quality', 'path', 'shapes', 'lengths', 'elements', 'values', 'states', 'changes', 'seen'),
}


def header(process):
    """The header of the facts about a process, which its first record describes."""
    jit = process['jit']
    no_jit = 'this interpreter has no JIT' if jit == 'absent' else 'the JIT is off (PYTHON_JIT=1 turns it on)'
    unavailable = {'inlining': no_jit, 'compilation': no_jit, 'deopt': 'CPython does not report it', 'allocation': 'CPython does not report it by place',
                   'pause': 'not recorded', 'contention': 'not recorded'}
    if jit == 'on':
        del unavailable['inlining'], unavailable['compilation']
    start = process['start']
    return {
        'mechsym': 'facts', 'version': 1,
        'recorder': {'name': 'cpython', 'version': process['recorder']},
        'runtime': {'name': 'CPython', 'version': process['version'], 'flags': process['flags']},
        'language': 'python', 'command': process['command'],
        'process': {'pid': process['pid'], 'id': process['id'], 'parent': process['parent']},
        'start': time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(start // 10**9)) + '.%03dZ' % (start // 10**6 % 1000),
        'clock': {'kind': 'cpu', 'period': process['period'] / 1e9, 'precision': 'loop'},
        'column': 'utf8', 'root': process['name'], 'kinds': KINDS + (JIT_KINDS if jit == 'on' else ()), 'unavailable': unavailable, 'columns': COLUMNS,
    }


def outside_header(process):
    """The same for what was seen from outside: what it counts is not of the clock's weight."""
    line = header(process)
    del line['clock']
    line['recorder'] = {'name': 'cpython-outside', 'version': process['recorder']}
    line['kinds'] = ('counter',)
    line['unavailable'] = {}
    line['columns'] = {'site': COLUMNS['site'], 'counter': COLUMNS['counter']}
    return line
