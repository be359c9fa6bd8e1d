"""tokenize and ast.unparse over modules of the standard library. Root: the standard library."""
import ast
import importlib.util
import io
import tokenize

total = 0
for _ in range(40):
    for name in ('argparse', 'typing', 'inspect', 'tarfile', 'difflib', 'ast'):
        with open(importlib.util.find_spec(name).origin, encoding='utf-8') as file:
            source = file.read()
        total += sum(1 for _ in tokenize.generate_tokens(io.StringIO(source[:60_000]).readline)) if name == 'difflib' else 0
        total += len(ast.unparse(ast.parse(source)))
print(total > 0)
