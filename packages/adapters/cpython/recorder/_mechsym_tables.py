"""What differs between the versions of CPython, in one place.

3.12 is in the tables like the others; see README.md for the versions that the tests run on.
"""
import sys

VERSION = sys.version_info[:2]

# Adaptive counters (pycore_backoff.h, before 3.13 pycore_code.h): value << BITS | backoff exponent.
# WARM is the exponent before the first failed attempt; UNTOUCHED the counter of an instruction that never ran,
# FRESH that of one that was just specialised: each miss takes one off its value.
COUNTER_BITS = 3 if VERSION >= (3, 15) else 4
COUNTER_WARM = 0 if VERSION == (3, 11) else 1
COUNTER_FRESH = 53 if VERSION == (3, 11) else 52 << COUNTER_BITS
COUNTER_UNTOUCHED = 0 if VERSION == (3, 11) else (1 << COUNTER_BITS) | 1

# How LOAD_ATTR, IMPORT_NAME and COMPARE_OP pack flags below their argument.
ATTR_SHIFT = 0 if VERSION == (3, 11) else 1
IMPORT_SHIFT = 2 if VERSION >= (3, 15) else 0
COMPARE_SHIFT = 0 if VERSION == (3, 11) else 4 if VERSION == (3, 12) else 5

# LOAD_GLOBAL and LOAD_ATTR push the NULL of a call after the callable since 3.13, before it until then.
NULL_AFTER = VERSION >= (3, 13)

# CALL_FUNCTION_EX always has the place of the keyword arguments on the stack since 3.14.
CALL_EX_ALWAYS_KW = VERSION >= (3, 14)

# frame.f_locals of a function copies into a dictionary that the frame keeps (3.11, 3.12), or is a view (3.13+).
LOCALS_ARE_COPIED = VERSION < (3, 13)

COMPARISONS = ('<', '<=', '==', '!=', '>', '>=')
BINARY = ('+', '&', '//', '<<', '@', '*', '%', '|', '**', '>>', '-', '/', '^',
          '+=', '&=', '//=', '<<=', '@=', '*=', '%=', '|=', '**=', '>>=', '-=', '/=', '^=', '[]')
SUBSCRIPT = 26  # the argument of BINARY_OP that means a subscript (3.14+)

# What an instruction does, in the words of the vocabulary of facts. Any other is a `line`.
OPERATION = {
    'LOAD_ATTR': 'attribute', 'LOAD_METHOD': 'attribute', 'LOAD_SUPER_ATTR': 'attribute',
    'STORE_ATTR': 'attribute-store', 'DELETE_ATTR': 'attribute-store',
    'PRECALL': 'call', 'CALL': 'call', 'CALL_KW': 'call', 'CALL_FUNCTION_EX': 'call',
    'BINARY_OP': 'binary', 'UNARY_NEGATIVE': 'binary', 'UNARY_INVERT': 'binary',
    'COMPARE_OP': 'compare', 'IS_OP': 'compare', 'CONTAINS_OP': 'membership',
    'BINARY_SUBSCR': 'subscript', 'BINARY_SLICE': 'subscript',
    'STORE_SUBSCR': 'subscript-store', 'STORE_SLICE': 'subscript-store', 'DELETE_SUBSCR': 'subscript-store',
    'GET_ITER': 'iteration', 'FOR_ITER': 'iteration', 'GET_AITER': 'iteration', 'GET_YIELD_FROM_ITER': 'iteration',
    'LOAD_GLOBAL': 'global', 'LOAD_NAME': 'global', 'STORE_GLOBAL': 'global-store', 'DELETE_GLOBAL': 'global-store',
    'IMPORT_NAME': 'import', 'IMPORT_FROM': 'import', 'IMPORT_STAR': 'import',
    'RAISE_VARARGS': 'raise', 'RERAISE': 'raise',
    'GET_AWAITABLE': 'await', 'SEND': 'await', 'GET_ANEXT': 'await', 'END_ASYNC_FOR': 'await',
    'YIELD_VALUE': 'yield', 'MAKE_FUNCTION': 'make-function', 'LOAD_BUILD_CLASS': 'make-function',
    'BUILD_LIST': 'build', 'BUILD_TUPLE': 'build', 'BUILD_SET': 'build', 'BUILD_MAP': 'build', 'BUILD_STRING': 'build',
    'BUILD_CONST_KEY_MAP': 'build', 'BUILD_SLICE': 'build', 'LIST_APPEND': 'build', 'LIST_EXTEND': 'build',
    'SET_ADD': 'build', 'SET_UPDATE': 'build', 'MAP_ADD': 'build', 'DICT_UPDATE': 'build', 'DICT_MERGE': 'build',
    'FORMAT_VALUE': 'build', 'FORMAT_SIMPLE': 'build', 'FORMAT_WITH_SPEC': 'build', 'CONVERT_VALUE': 'build',
    'LIST_TO_TUPLE': 'build', 'BUILD_TEMPLATE': 'build', 'BUILD_INTERPOLATION': 'build',
    'TO_BOOL': 'branch',
    'UNPACK_SEQUENCE': 'other', 'UNPACK_EX': 'other', 'BEFORE_WITH': 'other', 'BEFORE_ASYNC_WITH': 'other',
    'LOAD_SPECIAL': 'other', 'WITH_EXCEPT_START': 'other', 'CHECK_EXC_MATCH': 'other',
    'RETURN_VALUE': 'return', 'RETURN_CONST': 'return',
}

# How a frame below a site was reached, by the operation of the site.
VIA = {
    'call': 'call', 'attribute': 'attribute', 'attribute-store': 'attribute-store', 'binary': 'operator',
    'compare': 'operator', 'membership': 'membership', 'subscript': 'subscript', 'subscript-store': 'subscript',
    'iteration': 'iteration', 'await': 'iteration', 'import': 'import', 'make-function': 'call',
}
CONTEXT = frozenset(('BEFORE_WITH', 'BEFORE_ASYNC_WITH', 'LOAD_SPECIAL', 'WITH_EXCEPT_START'))

# Instructions before the body: a sample there belongs to the function as a whole.
ENTRY = frozenset(('RESUME', 'COPY_FREE_VARS', 'MAKE_CELL', 'RETURN_GENERATOR', 'NOP', 'CACHE', 'NOT_TAKEN'))

BACKWARD = frozenset((
    'JUMP_BACKWARD', 'JUMP_BACKWARD_NO_INTERRUPT', 'POP_JUMP_BACKWARD_IF_TRUE', 'POP_JUMP_BACKWARD_IF_FALSE',
    'POP_JUMP_BACKWARD_IF_NONE', 'POP_JUMP_BACKWARD_IF_NOT_NONE'))

# Specialised forms whose cache holds the version of the receiver's type (a u32, four bytes after the instruction's
# start), by prefix; the exceptions hold something else there.
TYPED = ('LOAD_ATTR_', 'LOAD_METHOD_', 'STORE_ATTR_', 'TO_BOOL_ALWAYS_TRUE')
UNTYPED = frozenset(('LOAD_ATTR_MODULE', 'LOAD_METHOD_MODULE', 'LOAD_ATTR_ADAPTIVE', 'LOAD_METHOD_ADAPTIVE',
                     'STORE_ATTR_ADAPTIVE'))
# The receiver is a class, and the version is its own.
CLASS_RECEIVER = frozenset(('LOAD_ATTR_CLASS', 'LOAD_ATTR_CLASS_WITH_METACLASS_CHECK', 'LOAD_METHOD_CLASS'))

# Forms that say by their name which builtin types they expect.
IMPLIED = {
    'FOR_ITER_LIST': 'list', 'FOR_ITER_TUPLE': 'tuple', 'FOR_ITER_RANGE': 'range', 'FOR_ITER_GEN': 'generator',
    'TO_BOOL_BOOL': 'bool', 'TO_BOOL_INT': 'int', 'TO_BOOL_LIST': 'list', 'TO_BOOL_NONE': 'NoneType', 'TO_BOOL_STR': 'str',
    'UNPACK_SEQUENCE_LIST': 'list', 'UNPACK_SEQUENCE_TUPLE': 'tuple', 'UNPACK_SEQUENCE_TWO_TUPLE': 'tuple',
    'LOAD_ATTR_MODULE': 'module', 'LOAD_METHOD_MODULE': 'module',
    'STORE_SUBSCR_LIST_INT': 'list, int',
}
for _family in ('BINARY_SUBSCR_', 'BINARY_OP_SUBSCR_'):
    IMPLIED.update({_family + 'LIST_INT': 'list, int', _family + 'TUPLE_INT': 'tuple, int', _family + 'STR_INT': 'str, int',
                    _family + 'USTR_INT': 'str, int', _family + 'LIST_SLICE': 'list, slice'})
for _end, _shape in (('INT', 'int, int'), ('FLOAT', 'float, float'), ('UNICODE', 'str, str'), ('STR', 'str, str')):
    for _start in ('ADD', 'SUBTRACT', 'MULTIPLY', 'INPLACE_ADD'):
        IMPLIED['BINARY_OP_%s_%s' % (_start, _end)] = _shape
    IMPLIED['COMPARE_OP_' + _end] = IMPLIED['COMPARE_OP_%s_JUMP' % _end] = _shape

# 3.11 splits a call in two: these forms of PRECALL leave the work to CALL.
PRECALL_PASSES = frozenset(('PRECALL_PYFUNC', 'PRECALL_BOUND_METHOD'))


def instructions():
    """The instruction set of this interpreter.

    Returns (names by number as compiled, all names by number with the specialised ones, cache units by name).
    """
    import opcode
    names = list(opcode.opname)
    entries = opcode._inline_cache_entries
    if VERSION <= (3, 12):
        caches = {name: entries[number] for number, name in enumerate(names) if number < len(entries) and entries[number]}
        every = list(names)
        empty = [number for number, name in enumerate(names) if name.startswith('<')]
        for number, name in zip(empty, opcode._specialized_instructions):  # as dis does
            every[number] = name
    else:
        import _opcode_metadata
        caches = dict(entries.items())
        every = list(names) + ['<0>'] * (256 - len(names))
        for name, number in _opcode_metadata._specialized_opmap.items():
            every[number] = name
    return names, every, caches


# sys.monitoring came with 3.12, the JIT's executors can be read since 3.14.
HAS_MONITORING = VERSION >= (3, 12)
HAS_EXECUTORS = VERSION >= (3, 14)

# Where an instance keeps its attributes (object.h, pycore_object.h). All offsets in bytes from the object's start.
MANAGED_DICT = 1 << 4
INLINE_VALUES = 1 << 2
HEAP_TYPE = 1 << 9
DICT_POINTER = -24
DICT_IS_TAGGED = VERSION == (3, 12)  # the low bit set means a pointer to values
VALUES_FOLLOW = VERSION >= (3, 13)   # values lie behind the object; their fourth byte says whether they are in use
