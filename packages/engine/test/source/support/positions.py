"""Prints the operations of a file's code objects as JSON: [operation, name, line, endLine, column, endColumn, code, firstLine].

Lines are 1-based and columns count UTF-8 bytes, as co_positions() gives them.
"""
import dis
import json
import sys
import types

OPERATIONS = {
    'LOAD_ATTR': 'attribute', 'LOAD_METHOD': 'attribute', 'LOAD_SUPER_ATTR': 'attribute', 'STORE_ATTR': 'attribute-store',
    'CALL': 'call', 'CALL_KW': 'call', 'CALL_FUNCTION_EX': 'call', 'BINARY_OP': 'binary', 'COMPARE_OP': 'compare',
    'CONTAINS_OP': 'membership', 'BINARY_SUBSCR': 'subscript', 'BINARY_SLICE': 'subscript', 'STORE_SUBSCR': 'subscript-store',
    'LOAD_GLOBAL': 'global', 'FOR_ITER': 'iteration', 'IMPORT_NAME': 'import',
}
NAMED = {'attribute', 'attribute-store', 'global', 'import', 'compare'}


def visit(code, out):
    for instruction in dis.get_instructions(code):
        operation = OPERATIONS.get(instruction.opname)
        if operation is None:
            continue
        if instruction.opname == 'BINARY_OP' and instruction.argrepr == '[]':
            operation = 'subscript'
        position = instruction.positions
        if position.lineno is None:
            continue
        name = str(instruction.argval) if operation in NAMED else ''
        if operation == 'compare':
            name = name.removeprefix('bool(').removesuffix(')')
        if operation == 'binary':
            name = instruction.argrepr
        out.append([operation, name, position.lineno, position.end_lineno, position.col_offset, position.end_col_offset,
                    code.co_qualname, code.co_firstlineno])
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            visit(constant, out)


def functions(code, out):
    parameters = code.co_argcount + code.co_kwonlyargcount + bool(code.co_flags & 4) + bool(code.co_flags & 8)
    cells = set(code.co_cellvars + code.co_freevars)
    out.append([
        code.co_qualname, code.co_firstlineno, sorted(cells),
        [name for name in code.co_varnames[:parameters] if name not in cells],
        [name for name in code.co_varnames[parameters:] if name not in cells],
        sorted({i.argval for i in dis.get_instructions(code) if i.opname == 'LOAD_GLOBAL'}),
    ])
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            functions(constant, out)


for path in sys.argv[1:]:
    with open(path, 'rb') as file:
        data = file.read()
    try:
        code = compile(data, path, 'exec', dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        print(json.dumps({'file': path, 'error': str(error)}))
        continue
    operations, names = [], []
    visit(code, operations)
    functions(code, names)
    print(json.dumps({'file': path, 'operations': operations, 'functions': names}))
